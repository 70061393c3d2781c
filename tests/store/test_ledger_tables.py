"""The ledger's tables: entries are only ever added, metrics keep their names, proposals remember what was decided."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ledger.entry import Draft, Entry, Person, Report, Sheet
from desktop.ledger.metric import Metric
from desktop.outcome import Refused
from desktop.store import Store
from desktop.store.entries import decode_source, encode_source
from desktop.store.migrations import VERSION
from desktop.store.proposals import ACCEPTED, PROPOSED, REFUSED

FIXTURES = Path(__file__).parent / "fixtures"
TAKEN = Entry(
    "办件量", "青禾县", "2025Q3", Decimal(1820), "件", printed="1820件", said="办件量", source=Report(3, 10, 15, "受理办件1820件。", "三季度总结")
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "nigao.db") as opened:
        yield opened


def test_a_store_of_the_second_step_opens_with_all_it_held_and_an_empty_ledger(tmp_path: Path) -> None:
    path = tmp_path / "nigao.db"
    shutil.copy(FIXTURES / "step2.db", path)
    with Store.open(path) as store:
        assert [entry.title for entry in store.reports.all()] == ["青禾县三季度总结"]
        assert store.drafts.body("a1") == '{"kind": "reply"}' and store.settings.get("library.seeded") == "yes"
        assert (store.entries.all(), store.metrics.all(), store.proposals.waiting()) == ((), {}, {})
        number = store.metrics.add(Metric("办件量", "件"))
        store.entries.add([(number, TAKEN)])
        assert store.database.check() == "ok" and store.database.missing_parents() == 0
    assert (tmp_path / "nigao-v2.db").exists()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_an_entry_comes_back_as_it_was_with_its_number_and_its_moment(store: Store) -> None:
    metric = store.metrics.add(Metric("办件量", "件"))
    (number,) = store.entries.add([(metric, TAKEN)])
    kept = store.entries.get(number)
    assert kept is not None and kept.recorded_at.endswith("+00:00")
    assert replace(kept, id=0, recorded_at="") == TAKEN


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**14), max_value=10**14))
def test_a_value_is_kept_to_the_digit(value: Decimal) -> None:
    kind, text = encode_source(Person("王某某", "电话报来"))
    assert decode_source(kind, text) == Person("王某某", "电话报来") and Decimal(f"{value:f}") == value


@pytest.mark.parametrize("source", [TAKEN.source, Sheet("三季度.xlsx", "市监局", "C5", "王某某"), Person("王某某"), Draft("a1", "三季度总结")])
def test_every_source_comes_back(source: Report | Sheet | Person | Draft) -> None:
    assert decode_source(*encode_source(source)) == source


def test_what_a_newer_entry_supersedes_stays_in_the_history(store: Store) -> None:
    metric = store.metrics.add(Metric("办件量", "件"))
    (first,) = store.entries.add([(metric, TAKEN)])
    (second,) = store.entries.add([(metric, replace(TAKEN, value=Decimal(1830), supersedes=(first,)))])
    assert [(entry.id, entry.supersedes) for entry in store.entries.all()] == [(first, ()), (second, (first,))]
    assert store.entries.standing([first, second]) == {second}


def test_two_who_supersede_the_same_entry_do_not_both_win_and_the_second_leaves_nothing(store: Store) -> None:
    metric = store.metrics.add(Metric("办件量", "件"))
    (first,) = store.entries.add([(metric, TAKEN)])
    store.entries.add([(metric, replace(TAKEN, value=Decimal(1830), supersedes=(first,)))])
    with pytest.raises(Refused):
        store.entries.add([(metric, TAKEN), (metric, replace(TAKEN, value=Decimal(1840), supersedes=(first,)))])
    assert store.entries.count() == 2


def test_entries_are_found_by_metric_region_and_the_same_days_however_they_were_said(store: Store) -> None:
    metric, other = store.metrics.add(Metric("办件量", "件")), store.metrics.add(Metric("办结率", "%"))
    store.entries.add(
        [
            (metric, replace(TAKEN, period="2025-01/2025-06")),
            (metric, TAKEN),
            (metric, replace(TAKEN, region="石桥县")),
            (other, replace(TAKEN, unit="%")),
        ]
    )
    assert [entry.period for entry in store.entries.of([metric], "青禾县", ["2025H1"])] == ["2025-01/2025-06"]
    assert len(store.entries.of([metric])) == 3 and len(store.entries.all("青禾县")) == 3


def test_a_metric_merged_into_another_gives_it_all_its_entries(store: Store) -> None:
    kept, gone, last = (store.metrics.add(Metric(name, "件")) for name in ("办件量", "受理办件数", "办件总数"))
    store.entries.add([(kept, TAKEN), (gone, replace(TAKEN, said="受理办件数")), (last, TAKEN)])
    store.metrics.merge(gone, Metric("受理办件数", "件", aliases=("办件总数",)), last)
    store.metrics.merge(kept, Metric("办件量", "件", aliases=("受理办件数", "办件总数")), gone)
    assert list(store.metrics.all()) == [kept]
    assert {entry.metric for entry in store.entries.all()} == {"办件量"}
    assert len(store.entries.of([kept])) == 3


def test_a_renamed_metric_renames_no_word_of_what_was_said(store: Store) -> None:
    number = store.metrics.add(Metric("办件量", "件"))
    store.entries.add([(number, TAKEN)])
    store.metrics.put(number, Metric("政务服务办件量", "件", aliases=("办件量",)))
    (entry,) = store.entries.all()
    assert (entry.metric, entry.said) == ("政务服务办件量", "办件量")


def test_proposals_wait_until_they_are_decided_and_are_not_asked_again(store: Store) -> None:
    first, second, third = store.proposals.put(3, [(10, "甲"), (20, "乙"), (30, "丙")])
    with store.database.transaction():
        store.proposals.decide([(first.id, ACCEPTED, 7), (second.id, REFUSED, 0)])
    again = store.proposals.put(3, [(10, "甲甲"), (20, "乙乙"), (30, "丙丙")])
    assert [(row.body, row.state, row.entry) for row in again] == [("甲", ACCEPTED, 7), ("乙", REFUSED, 0), ("丙丙", PROPOSED, 0)]
    assert again[2].id == third.id and store.proposals.waiting() == {3: 1}


def test_a_proposal_no_longer_made_waits_no_longer(store: Store) -> None:
    store.proposals.put(3, [(10, "甲"), (20, "乙")])
    assert [row.body for row in store.proposals.put(3, [(20, "乙")])] == ["乙"]
