from __future__ import annotations

from pathlib import Path

from tests.document.scoring import samples, seeds, total


def test_the_headings_of_the_five_sample_reports_are_found_with_their_levels(shared: Path) -> None:
    whole = total(seeds(shared))
    assert whole.expected > 90
    assert whole.f1 >= 0.95, whole.faults


def test_the_headings_of_the_two_annotated_documents_are_found_with_their_levels(shared: Path) -> None:
    whole = total(samples(shared))
    assert whole.expected > 20
    assert whole.f1 >= 0.95, whole.faults
