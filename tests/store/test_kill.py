"""A process killed while it saves loses nothing it was told is kept."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.store import Store

ROOT = Path(__file__).resolve().parents[2]
SAVER = """
import sys
from pathlib import Path
from desktop.store import Store

store = Store.open(Path(sys.argv[1]))
for turn in range(1_000_000):
    store.drafts.save("a", "reply", f"第{turn}稿", "长" * 20_000 + str(turn))
    print(turn, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL; its TerminateProcess takes the same way")
@pytest.mark.parametrize("turns", [3, 40, 120])
def test_the_last_save_that_was_acknowledged_survives_a_kill(tmp_path: Path, turns: int) -> None:
    path = tmp_path / "nigao.db"
    with subprocess.Popen([sys.executable, "-c", SAVER, str(path)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(turns):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        acknowledged = [int(line) for line in process.stdout.read().split("\n")[:-1]]
    last = acknowledged[-1] if acknowledged else turns - 1
    with Store.open(path) as store:
        kept = store.drafts.body("a")
        assert kept is not None
        assert int(kept.lstrip("长")) >= last
        assert store.database.check() == "ok"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="workers are forked")
def test_kills_in_the_middle_of_imports_and_edits_lose_nothing_and_leave_nothing_behind() -> None:
    """In a process of its own: one with threads must not fork."""
    code = "from tests.store.kills import kill_rounds; faults, said = kill_rounds(12); print(said, *faults)"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    acknowledged, *faults = run.stdout.split()
    assert (int(acknowledged) > 0, faults, run.stderr) == (True, [], "")
