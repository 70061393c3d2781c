"""Search finds what a plain look at every paragraph finds, through changes, trash and deletion."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from desktop.store import Store
from desktop.store.folding import fold
from desktop.store.narrow import Narrow
from desktop.store.passages import BODY, HEADING, NewPassage
from desktop.store.reports import NewReport

ALPHABET = '政务服务营商环境企业开办审批，。（一）１2Ａb 98.6%\n"'


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "nigao.db") as opened:
        yield opened


def add(store: Store, name: str, *texts: str, **more: str) -> int:
    passages = tuple(NewPassage(place, HEADING if place == 0 and len(texts) > 1 else BODY, "", "", text) for place, text in enumerate(texts))
    return store.reports.add(NewReport(name, name, "{}", b"", passages=passages, **more))


def found(store: Store, *words: str, narrow: Narrow | None = None, batch: int = 100) -> list[str]:
    return [passage.text for passage in store.passages.holding([fold(word) for word in words], narrow or Narrow(), batch=batch)]


def plainly(texts: Sequence[str], *words: str) -> list[str]:
    return [text for text in reversed(texts) if all(fold(word) in fold(text) for word in words)]


def random_text(dice: random.Random) -> str:
    return "".join(dice.choice(ALPHABET) for _ in range(dice.randint(1, 40)))


def test_recall_is_that_of_a_substring_search_for_every_length_of_query(store: Store) -> None:
    dice = random.Random(3)
    texts = [random_text(dice) for _ in range(400)]
    for start in range(0, 400, 40):
        add(store, str(start), *texts[start : start + 40])
    for length in (1, 2, 3, 4, 7):
        for _ in range(40):
            text = dice.choice(texts)
            start = dice.randrange(len(text))
            word = text[start : start + length]
            if fold(word):
                assert found(store, word, batch=7) == plainly(texts, word)


def test_several_words_must_all_stand_in_the_paragraph(store: Store) -> None:
    texts = ("企业开办压缩到一天", "开办食堂，企业满意", "企业很满意")
    add(store, "甲", *texts)
    for words in (("企业", "开办"), ("满", "企业"), ("开办", "一天", "企"), ("企业", "没有")):
        assert found(store, *words) == plainly(texts, *words)


def test_neighbours_standing_apart_are_no_hit(store: Store) -> None:
    add(store, "甲", "优化流程，化营为商，营商有道")
    assert found(store, "优化营商") == []
    assert found(store, "化营") == ["优化流程，化营为商，营商有道"]


def test_a_deleted_report_is_not_found_and_the_others_are(store: Store) -> None:
    first = add(store, "甲", "惠企政策免申即享", "甲处")
    add(store, "乙", "惠企政策直达快享", "乙处")
    store.reports.delete(first)
    assert found(store, "惠企政策") == ["惠企政策直达快享"]
    assert found(store, "甲") == [] and found(store, "乙") == ["乙处"]
    assert store.passages.sound() and store.passages.unindexed() == 0


def test_what_lies_in_the_trash_is_not_found_until_it_comes_back(store: Store) -> None:
    report = add(store, "甲", "惠企政策免申即享")
    store.reports.trash((report,))
    assert found(store, "惠企") == []
    store.reports.bring_back((report,))
    assert found(store, "惠企") == ["惠企政策免申即享"]


def test_a_number_once_given_is_never_given_again(store: Store) -> None:
    first = add(store, "甲", "一段")
    store.reports.delete(first)
    assert add(store, "乙", "又一段") > first


def test_a_new_survey_replaces_the_passages_in_the_index(store: Store) -> None:
    report = add(store, "甲", "旧的说法")
    store.reports.survey(report, 1, {"title": "新"}, "", 4, (NewPassage(0, BODY, "", "", "新的说法"),))
    assert found(store, "旧") == [] and found(store, "新的") == ["新的说法"]


@pytest.mark.parametrize(
    ("narrow", "right"),
    [
        (Narrow(kind="reply"), ["甲处办件"]),
        (Narrow(region="乙县"), ["乙处办件"]),
        (Narrow(period="2024Q3"), ["甲处办件"]),
        (Narrow(tag="常用"), ["乙处办件"]),
        (Narrow(kind="reply", region="乙县"), []),
    ],
)
def test_hits_are_narrowed(store: Store, narrow: Narrow, right: list[str]) -> None:
    add(store, "甲", "甲处办件", kind="reply", region="甲县", period="2024Q3")
    store.reports.tag(add(store, "乙", "乙处办件", kind="summary", region="乙县"), ("常用",))
    assert found(store, "办件", narrow=narrow) == right


def test_titles_and_headings_have_an_index_of_their_own(store: Store) -> None:
    add(store, "甲", "审批提速", "审批用时压缩")
    heads = store.passages.holding(("审批",), Narrow(), heads=True)
    assert [passage.text for passage in heads] == ["审批提速"]


def test_the_index_can_be_made_anew(store: Store) -> None:
    add(store, "甲", "惠企政策免申即享")
    with store.database.transaction():
        store.passages._index.clear()
    assert found(store, "惠企") == [] and store.passages.unindexed() == 1
    assert store.passages.rebuild() == 1
    assert found(store, "惠企") == ["惠企政策免申即享"] and store.passages.unindexed() == 0


def test_paragraphs_alike_come_by_how_much_of_the_telling_words_they_share(store: Store) -> None:
    add(store, "甲", "设立企业开办专窗，一次办好营业执照和税务登记", "设立企业开办专窗，当天办好营业执照", "组织银企对接会，发放贷款")
    alike = store.passages.alike("设立企业开办专窗，一次办好营业执照和税务登记", 5)
    texts = [store.passages.named((number,), Narrow())[0].text for number, _ in alike]
    assert texts[:2] == ["设立企业开办专窗，一次办好营业执照和税务登记", "设立企业开办专窗，当天办好营业执照"]
    assert alike[0][1] == pytest.approx(1.0) and alike[1][1] < 1


def test_hostile_paragraphs_are_indexed_and_found(store: Store) -> None:
    texts = ("一" * 20_000, "\x00\x01", '"" AND NOT *', "𠮷野家" * 10, "İstanbul ẞ")
    add(store, "甲", *texts)
    for word in ("一一一", "\x00", '""', "and not *", "𠮷野", "ẞ"):
        assert found(store, word) == plainly(texts, word)
