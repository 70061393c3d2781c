"""The book: what stands, what stood, and where sources disagree."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desktop.ledger.book import TARGET, WITHDRAWN, Book, Line
from desktop.ledger.entry import Entry, Key, Person, Report

FIRST = Entry("办件量", "青禾县", "2025H1", Decimal(18200), "件", printed="18200件", source=Report(1, 30, 36, title="上半年总结"), id=1)
OTHER = replace(FIRST, value=Decimal(18900), printed="18900件", source=Report(2, 8, 14, title="半年汇报"), id=2)
KEY = Key("办件量", "青禾县", "2025H1")


def test_a_newer_entry_stands_and_the_older_is_history() -> None:
    book = Book((FIRST, replace(OTHER, supersedes=(1,))))
    standing = book.entry("办件量", "青禾县", "2025-01/2025-06")
    assert standing is not None and standing.value == 18900
    assert [entry.id for entry in book.history(KEY)] == [1, 2] and book.conflicts() == ()


def test_two_documents_that_disagree_are_one_finding_that_names_both_places() -> None:
    (conflict,) = Book((FIRST, OTHER)).conflicts()
    assert conflict.key == KEY and [entry.id for entry in conflict.entries] == [1, 2]
    assert "《上半年总结》写18200件；《半年汇报》写18900件" in conflict.message


def test_another_region_period_or_scope_is_no_conflict() -> None:
    others = (replace(OTHER, region="石桥县"), replace(OTHER, period="2024H1", id=3), replace(OTHER, scope="不含垂管部门", id=4))
    assert Book((FIRST, *others)).conflicts() == ()


def test_the_same_told_with_fewer_digits_is_no_conflict() -> None:
    assert Book((FIRST, replace(OTHER, value=Decimal(18000), printed="1.8万余件", approx="余"))).conflicts() == ()


def test_a_target_never_stands_against_a_value() -> None:
    book = Book((FIRST, replace(OTHER, kind=TARGET)))
    assert book.conflicts() == () and list(book.targets) == [KEY]


def test_a_withdrawn_entry_stands_no_longer_and_is_not_forgotten() -> None:
    book = Book((FIRST, replace(FIRST, kind=WITHDRAWN, source=Person("", "录错"), supersedes=(1,), id=2)))
    assert book.entry("办件量", "青禾县", "2025H1") is None and len(book.history(KEY)) == 2


def test_lines_are_apart_by_metric_region_and_scope() -> None:
    book = Book((FIRST, replace(OTHER, scope="不含垂管部门"), replace(OTHER, region="石桥县", id=3)))
    assert set(book.lines) == {Line("办件量", "青禾县"), Line("办件量", "青禾县", "不含垂管部门"), Line("办件量", "石桥县")}


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 99), st.booleans()), max_size=30))
def test_history_never_loses_an_entry(steps: list[tuple[int, int, bool]]) -> None:
    entries: list[Entry] = []
    for number, (at, value, supersedes) in enumerate(steps, 1):
        new = replace(FIRST, period=f"2025Q{at + 1}", value=Decimal(value), id=number)
        standing = Book(tuple(entries)).current.get(new.key, ())
        entries.append(replace(new, supersedes=tuple(each.id for each in standing)) if supersedes else new)
    book = Book(tuple(entries))
    told = [entry.id for at in range(4) for entry in book.history(Key("办件量", "青禾县", f"2025Q{at + 1}"))]
    assert sorted(told) == [entry.id for entry in entries]
    gone = {old for entry in entries for old in entry.supersedes}
    assert {entry.id for group in book.current.values() for entry in group} == {entry.id for entry in entries} - gone
