"""Process start to painted window, beside an empty QMainWindow in the same run; the bar is 1.3 times."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.window.screen import available, screen

ROUNDS = 9
WATCH = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer

class Watch(QObject):
    painted = False
    def eventFilter(self, watched, event):
        if not self.painted and event.type() is QEvent.Type.UpdateRequest:
            self.painted = True
            QTimer.singleShot(0, lambda: print(time.monotonic(), flush=True))  # after the paint this event does
        return False
"""
EMPTY = (
    WATCH
    + """
from PySide6.QtWidgets import QApplication, QMainWindow
app, watch = QApplication([]), Watch()
app.installEventFilter(watch)
window = QMainWindow()
window.resize(1280, 720)
window.show()
QTimer.singleShot(1500, app.quit)
app.exec()
"""
)
OURS = (
    WATCH
    + """
from desktop.app import application
from desktop.ui.main_window import MainWindow
app, watch = application(), Watch()
app.installEventFilter(watch)
window = MainWindow()
window.show()
furnish = window.furnish
def furnished():
    furnish()
    QTimer.singleShot(0, lambda: print(time.monotonic(), flush=True))
window.furnish = furnished
QTimer.singleShot(1500, window.close)
app.exec()
"""
)


def _run(source: str, environment: dict[str, str]) -> list[float]:
    """Milliseconds from the start of the process to what it tells."""
    started = time.monotonic()
    told = subprocess.run([sys.executable, "-c", source], env=environment, capture_output=True, text=True, check=True)
    return [(float(line) - started) * 1000 for line in told.stdout.split()]


def _rounds(environment: dict[str, str]) -> None:
    empty, painted, furnished = [], [], []
    for turn in range(ROUNDS + 1):
        plain, ours = _run(EMPTY, environment), _run(OURS, environment)
        if turn:  # the first round warms the disk and seeds the library
            empty.append(plain[0])
            painted.append(ours[0])
            furnished.append(ours[1])
    middle = statistics.median(empty)
    print(f"   empty QMainWindow painted   {middle:6.1f} ms")
    print(f"   our window painted          {statistics.median(painted):6.1f} ms   {statistics.median(painted) / middle:.2f} x (bar 1.3)")
    print(f"   our window ready to work    {statistics.median(furnished):6.1f} ms   {statistics.median(furnished) / middle:.2f} x")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"NIGAO_DATA": folder, "PYTHONPATH": str(Path(__file__).parents[2])}
        if not available():
            _rounds(environment | {"QT_QPA_PLATFORM": "offscreen"})
            return
        with screen() as display:
            _rounds(environment | {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display})


if __name__ == "__main__":
    main()
