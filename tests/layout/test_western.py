"""Western words at a line's end: whole in Word's manner, parted by Unicode's rules in LibreOffice's."""

from __future__ import annotations

from itertools import pairwise

import pytest

from desktop.layout.habits import LIBREOFFICE, WORD
from desktop.layout.kinsoku import breakable

ADDRESS = "见https://zwfw.example.gov.cn/portal/index.html?id=20240703"


def parted(text: str) -> list[str]:
    """``text`` cut wherever LibreOffice may end a line."""
    cuts = [0, *(at for at in range(1, len(text)) if breakable(text, at, LIBREOFFICE)), len(text)]
    return [text[start:end] for start, end in pairwise(cuts)]


def test_an_address_is_parted_behind_its_slashes_and_its_question_mark() -> None:
    assert parted(ADDRESS) == ["见", "https://", "zwfw.example.gov.cn/", "portal/", "index.html?", "id=20240703"]


def test_word_keeps_an_address_whole() -> None:
    assert [at for at in range(1, len(ADDRESS)) if breakable(ADDRESS, at, WORD)] == [1]


@pytest.mark.parametrize("word", ["2024.1.15", "12,345.67", "info@example.com", "ISO9001:2015", "100%", "7/24", "PPP+REITs", "Internet+"])
def test_numbers_and_words_stay_whole(word: str) -> None:
    assert parted(word) == [word]


@pytest.mark.parametrize(("text", "pieces"), [("1-9", ["1-", "9"]), ("e-KYC", ["e-", "KYC"]), ("C++", ["C+", "+"])])
def test_a_hyphen_ends_a_line_and_two_signs_are_parted(text: str, pieces: list[str]) -> None:
    assert parted(text) == pieces


def test_dashes_and_dots_may_start_a_line_in_libreoffice_only() -> None:
    for mark in "—…":
        assert breakable(f"办{mark}", 1, LIBREOFFICE) and not breakable(f"办{mark}", 1, WORD)


@pytest.mark.parametrize(
    ("text", "held"), [("办。“3”", True), ("办，“3”", True), ("办、“3”", False), ("办。“三”", False), ("94%“3”", True), ("办理“3”", False)]
)
def test_a_quote_before_a_number_holds_to_a_stop_or_a_number(text: str, held: bool) -> None:
    assert breakable(text, text.index("“"), LIBREOFFICE) is not held


def test_a_dash_of_two_cells_is_cut_behind_chinese_only_and_only_in_libreoffice() -> None:
    assert breakable("办——", 2, LIBREOFFICE) and not breakable("4%——", 3, LIBREOFFICE)
    assert not breakable("办——", 2, WORD) and not breakable("4%——", 3, WORD)


def test_a_notes_mark_does_not_start_a_line() -> None:
    assert not breakable("办理⑳", 2, WORD) and not breakable("办理⑳", 2, LIBREOFFICE)
