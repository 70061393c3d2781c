"""Whole jobs in a real window under Xvfb: from prior reports to a .docx, by hand and mouse, and back after a kill."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from desktop import paths, readers
from desktop.actions.desk import open_desk
from desktop.document.text import plain
from desktop.drafting.start import sample_draft
from desktop.drafting.template import FieldKind
from tests.window.screen import available, screen

pytestmark = [
    pytest.mark.window,
    pytest.mark.timeout(240),
    pytest.mark.skipif(not available(), reason="no Xvfb on this machine"),
]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    with screen(1366, 768) as number:
        yield number


@pytest.fixture
def out(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """Where pictures go: the folder NIGAO_PICTURES names, else one of the test's own."""
    chosen = os.environ.get("NIGAO_PICTURES")
    folder = Path(chosen) / request.node.name if chosen else tmp_path / "out"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def start(display: str, data: Path, *words: object, scale: str = "1") -> subprocess.Popen[str]:
    """The driver in a process of its own."""
    environment = os.environ | {
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_SCALE_FACTOR": scale,
        "NIGAO_DATA": str(data),
        "PYTHONPATH": str(ROOT),
    }
    call = [sys.executable, "-m", "tests.window.driver", *map(str, words)]
    return subprocess.Popen(call, env=environment, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def drive(display: str, data: Path, *words: object, scale: str = "1") -> str:
    """Run a job to its end; what it told."""
    with start(display, data, *words, scale=scale) as process:
        told, complaints = process.communicate(timeout=180)
    assert process.returncode == 0, complaints
    assert "QPainter" not in complaints and "QAbstractItemView" not in complaints, complaints
    return told


def prior_reports(shared: Path | None) -> Sequence[Path]:
    bundled = next(path for path in sorted(paths.seeds().glob("*reply*")) if path.suffix == ".docx")
    found = sorted((shared / "seeds").glob("003*.txt")) if shared else []
    return (bundled, *found)


def test_a_reply_is_written_from_a_prior_report_to_a_finished_docx(display: str, tmp_path: Path, out: Path) -> None:
    shared = ROOT.parent / "shared"
    drive(display, tmp_path, "reply", out, *prior_reports(shared if shared.is_dir() else None))
    text = plain(readers.read(out / "答复.docx").value)
    desk = open_desk(tmp_path)
    try:
        template = desk.template("reply")
        (entry,) = desk.store.drafts.all()
        kept = desk.store.drafts.body(entry.id)
    finally:
        desk.store.close()
    assert kept is not None and entry.exported_path == str(out / "答复.docx")
    assert "【待补" not in text
    sample = sample_draft(template).values
    figures = [
        spec.name for spec in template.fields if spec.kind in (FieldKind.COUNT, FieldKind.PERCENT, FieldKind.AMOUNT) and f'"{spec.name}"' in kept
    ]
    printed = [name for name in figures if sample.get(name, "") in text]
    assert len(printed) >= 15
    assert text.startswith((out / "text.txt").read_text(encoding="utf-8").split("\n", 1)[0])


def test_a_typed_value_stands_on_the_page_and_a_click_there_leads_back_to_its_line(display: str, tmp_path: Path, out: Path) -> None:
    drive(display, tmp_path, "preview", out)
    assert (out / "10-typed.png").is_file() and (out / "11-zoomed.png").is_file()


def test_a_section_is_dragged_with_the_mouse(display: str, tmp_path: Path, out: Path) -> None:
    if shutil.which("xdotool") is None:
        pytest.skip("no xdotool on this machine")
    drive(display, tmp_path, "drag", out)
    assert (out / "08-dragged.png").is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_window_comes_back_with_all_but_the_last_second(display: str, tmp_path: Path, out: Path) -> None:
    with start(display, tmp_path, "typing", out) as process:
        assert process.stdout is not None
        typed: list[tuple[float, int]] = []
        field, killed = "", 0.0
        for line in process.stdout:
            kind, *rest = line.split()
            if kind == "field":
                field = rest[0]
            else:
                typed.append((float(rest[0]), int(rest[1])))
            if not killed and typed and typed[-1][0] - typed[0][0] > 3:
                killed = time.monotonic()
                process.send_signal(signal.SIGKILL)
        process.wait(20)
    told = dict(line.split()[1:3] for line in drive(display, tmp_path, "recover", out).splitlines() if line.startswith("value"))
    due = max(count for moment, count in typed if moment < killed - 1)
    assert len(told[field]) >= due > 20


@pytest.mark.parametrize(("size", "scale"), [((1366, 768), "1"), ((2560, 1440), "2")], ids=["1366x768", "2560x1440-at-2"])
def test_every_place_can_be_looked_at_in_light_and_dark(tmp_path: Path, out: Path, size: tuple[int, int], scale: str) -> None:
    with screen(*size) as display:
        drive(display, tmp_path, "looks", out, scale=scale)
    pictures = {path.stem: QImage(str(path)) for path in out.glob("*.png")}
    assert set(pictures) == {f"{look}-{place}" for look in ("light", "dark") for place in ("start", "library", "summary", "briefing")}
    for name, picture in pictures.items():
        assert (picture.width(), picture.height()) == size
        assert (picture.pixelColor(3, size[1] // 2).lightness() < 128) is name.startswith("dark")


def test_the_installed_window_starts_and_paints(display: str, tmp_path: Path) -> None:
    code = "import sys; from PySide6.QtCore import QTimer; import desktop.app as app\nclass W(app.MainWindow):\n    def furnish(self):\n        super().furnish(); QTimer.singleShot(300, self.close)\napp.MainWindow = W\nsys.exit(app.main([]))"
    environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "NIGAO_DATA": str(tmp_path), "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
