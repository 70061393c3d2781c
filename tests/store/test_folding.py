"""Both sides of a search fold alike, and the way back leads to the very characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.store.folding import Folded, Sought, fold, pieces


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＡＢＣ１２３", "abc123"),
        ("办结率98.6％", "办结率98.6%"),
        ("2022 年\n三季度", "2022年三季度"),
        ("（一）压减", "(一)压减"),
        ("满意度，９５", "满意度,95"),
    ],
)
def test_width_capitals_and_blanks_do_not_count(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_different_characters_stay_different() -> None:
    assert fold("增长") != fold("增張")
    assert fold("一、") != fold("一，")


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="办理 Ａa1１，,。\n", min_size=1, max_size=40), st.data())
def test_a_span_covers_what_folds_to_the_word(text: str, data: st.DataObject) -> None:
    folded = Folded(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    word = folded.text[start : data.draw(st.integers(start + 1, len(folded.text)))]
    spans = list(folded.spans(word))
    assert spans
    assert all(fold(text[begin:end]) == word and not text[begin].isspace() and not text[end - 1].isspace() for begin, end in spans)


def test_pieces_are_characters_and_neighbours() -> None:
    assert pieces(fold("办事")) == {"办", "事", "办事"}
    assert pieces("") == set()


@given(st.text(alphabet="办理 Ａａa1１，,。.\nKkΣσς", max_size=30), st.text(alphabet="办理 Ａa１，,.Kkσ", min_size=1, max_size=3))
def test_a_word_sought_in_a_text_as_it_stands_is_found_where_folding_finds_it(text: str, query: str) -> None:
    word = fold(query)
    if word:
        assert Sought(word).stands_in(text) == (word in fold(text))
        assert (Sought(word).count(text) > 0) == (word in fold(text))


@given(st.text(max_size=30), st.text(min_size=1, max_size=3))
def test_it_is_so_for_every_character_there_is(text: str, query: str) -> None:
    word = fold(query)
    if word:
        assert Sought(word).stands_in(text + query) and Sought(word).stands_in(text) == (word in fold(text))


def test_every_character_that_folds_to_another_is_looked_for() -> None:
    turned = [mark for mark in map(chr, range(0x110000)) if mark.lower() != mark or mark < "\x80" or "\uff00" < mark < "\uff60"]
    assert all(Sought(fold(mark)).stands_in(mark) for mark in turned if not mark.isspace())
