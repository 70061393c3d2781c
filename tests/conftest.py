"""The ground every test stands on: no screen, no user's data, no network, and the samples only where they lie."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Before anything imports Qt. A test of the real window starts a process of its own and sets xcb there.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same examples every time, and no clock: a machine under load must not turn a test red.
settings.register_profile("house", derandomize=True, deadline=None)
settings.load_profile("house")

_ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session", autouse=True)
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder of the session's own, in place of the user's; programs that tests start get it too."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("nigao-data")
        runtime = tmp_path_factory.mktemp("runtime")
        runtime.chmod(0o700)
        patch.setenv("NIGAO_DATA", str(folder))
        patch.setenv("XDG_RUNTIME_DIR", str(runtime))  # Qt warns where it is missing, and a warning fails a test
        yield folder


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of sample reports and gold data beside the checkout; the test is skipped where it does not lie there."""
    folder = _ROOT.parent / "shared"
    if not (folder / "seeds").is_dir():
        pytest.skip("no sample reports beside the checkout (../shared)")
    return folder
