"""Every folder under templates/ is fit for use, whatever is picked and however it is ordered."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop import paths
from desktop.drafting.verify import verify

FOLDERS = sorted(path for path in paths.templates().iterdir() if (path / "template.toml").is_file())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_builtin_template_is_fit_for_use(folder: Path) -> None:
    assert verify(folder) == ()


def test_the_five_kinds_are_there() -> None:
    assert {"summary", "briefing", "half_year", "reply", "feature"} <= {folder.name for folder in FOLDERS}
