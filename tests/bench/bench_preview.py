"""Keystroke → painted page: three pages and a hundred, in the window's own way; how long the window stands still meanwhile; what 200 pages keep in memory."""

from __future__ import annotations

import gc
import os
import random
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.actions.desk import Desk
    from desktop.drafting.draft import Draft

SHORT_WANTED, LONG_WANTED, STILL_WANTED = 16.0, 33.0, 50.0  # milliseconds, 95 of 100 keys
_KEYS = 60
_PAUSE = 0.15  # seconds between keys: 400 a minute
_WORDS = "优化营商环境 政务服务 办理 “一网通办” 压减 材料 ， 、 推动 企业 群众 持续 完善 改革 窗口 机制 满意度 明显提升 。 有效 落实 2023年 94.24% 36个".split()


def main() -> None:
    """Print times beside their budgets."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from desktop.actions.desk import desk_on
    from desktop.store import Store

    app = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "nigao.db") as store:
        desk = desk_on(store)
        for pages, wanted in ((3, SHORT_WANTED), (100, LONG_WANTED)):
            desk_bench = _Bench(app, desk, pages)
            desk_bench.run(wanted)
            desk_bench.close()
        view = _Bench(app, desk, 200)
        view.memory()
        view.close()


class _Bench:
    def __init__(self, app: object, desk: Desk, pages: int) -> None:
        from PySide6.QtWidgets import QApplication

        from desktop.drafting.start import sample_draft
        from desktop.ui import theme
        from desktop.ui.background import Jobs
        from desktop.ui.pages.preview_pane import PreviewPane
        from desktop.ui.sheet import Sheet

        assert isinstance(app, QApplication)
        self.app, self.desk = app, desk
        theme.apply(app, "light")
        self.jobs, self.pane = Jobs(), PreviewPane()
        self.pane.resize(560, 650)
        self.pane.show()
        draft = sample_draft(desk.template("summary"))
        self.draft = replace(draft, id="", **_filled_up(draft, pages))
        self.sheet = Sheet(desk, self.jobs, self.draft)
        self.sheet.proved.connect(self._show)
        self.sheet.composed.connect(self.pane.show_form)
        self.painted, self.shown = 0.0, False
        view = self.pane.view
        paint = view.paint_marks

        def watched(*args: object) -> None:
            paint(*args)  # type: ignore[arg-type]
            if self.shown and not self.painted:
                self.painted = time.perf_counter()

        view.paint_marks = watched  # type: ignore[method-assign]
        self.sheet.keep = lambda: None  # type: ignore[method-assign] - this bench has no draft in the store
        self.sheet.compose()
        self.settle(lambda: bool(self.sheet.proof.pages.pages) and self.sheet.last.groups)
        self.wait(0.3)

    def _show(self, proof: object) -> None:
        self.pane.show_proof(proof)  # type: ignore[arg-type]
        self.shown = True

    def settle(self, until: object) -> None:
        end = time.monotonic() + 60
        while not until():  # type: ignore[operator]
            assert time.monotonic() < end
            self.wait(0.01)

    def wait(self, seconds: float, *, beat: bool = False) -> float:
        """Let the window work; with ``beat``, the longest it stood still, in milliseconds (a beat takes turns from what it measures)."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop, last, worst = QEventLoop(), time.perf_counter(), 0.0
        timer = QTimer()

        def tick() -> None:
            nonlocal last, worst
            now = time.perf_counter()
            worst, last = max(worst, now - last), now

        timer.timeout.connect(tick)
        if beat:
            timer.start(5)
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        loop.exec()
        timer.stop()
        return worst * 1000

    def run(self, wanted: float) -> None:
        name = next(name for name in self.sheet.draft.values if name in "县级政务服务事项数 入驻部门数" or self.sheet.draft.values[name].isdigit())
        self.pane.reveal_field(name)
        times = sorted(self._key(name, key) for key in range(_KEYS))
        work = sorted(self._work(name, key) for key in range(_KEYS))
        stills = sorted(self._key(name, key, beat=True) for key in range(_KEYS))
        middle, late, still, load = times[len(times) // 2], times[int(len(times) * 0.95)], stills[-1], work[int(len(work) * 0.95)]
        print(
            f"   {len(self.sheet.proof.pages)} pages: key to painted page {middle:5.1f} ms, 95 of 100 within {late:5.1f} ms: {late / wanted:.2f} x of {wanted:.0f} ms"
        )
        print(f"      the work for it, in processor time, whatever else the machine does: 95 of 100 within {load:.1f} ms: {load / wanted:.2f} x")
        print(f"      the window stood still for {still:.1f} ms at most: {still / STILL_WANTED:.2f} x of {STILL_WANTED:.0f} ms")

    def _key(self, name: str, key: int, *, beat: bool = False) -> float:
        """Milliseconds from a key to the painted page; with ``beat`` those for which the window stood still."""
        gc.collect()
        self.painted, self.shown = 0.0, False
        started = time.perf_counter()
        self.sheet.apply(self._typed(name, 100 + key + 500 * beat))
        still = self.wait(_PAUSE, beat=beat)
        self.settle(lambda: self.painted)
        return still if beat else (self.painted - started) * 1000

    def _typed(self, name: str, count: int) -> Draft:
        return replace(self.sheet.draft, values={**self.sheet.draft.values, name: str(count)})

    def _work(self, name: str, key: int) -> float:
        """Milliseconds of processor time for what a key sets off, one step after the other."""
        from desktop.actions.composing import printed
        from desktop.actions.picks import pick_lines

        draft, prover = self._typed(name, 1100 + key), self.sheet._prover
        assert prover is not None
        gc.collect()
        started = time.thread_time()
        self.pane.show_proof(prover.proof(printed(self.desk, draft).value, pick_lines(self.desk, draft)))
        self.pane.view.viewport().repaint()
        return (time.thread_time() - started) * 1000

    def memory(self) -> None:
        view = self.pane.view
        view.set_zoom(1.5)
        before = _resident()
        for page in range(len(view.pages)):
            view.go_to_page(page)
            view.viewport().repaint()
        kept = view.kept_bytes() / 2**20
        print(
            f"   {len(view.pages)} pages looked through at 150 %: pictures keep {kept:.0f} MB (bar 96), the process grew by {_resident() - before:.0f} MB"
        )

    def close(self) -> None:
        self.sheet.close()
        self.jobs.close()
        self.pane.close()
        self.pane.deleteLater()
        self.wait(0.05)


def _filled_up(draft: object, pages: int) -> dict[str, object]:
    """Borrowed sections up to about ``pages`` pages; for three, sections left out."""
    from desktop.document.nodes import Paragraph, Text
    from desktop.drafting.draft import Draft, SectionPick
    from desktop.drafting.template import Passage, SectionSpec

    assert isinstance(draft, Draft)
    if pages <= 4:
        return {"picks": draft.picks[:3]}
    luck = random.Random(pages)
    specs = []
    for number in range(pages - 4):
        body = tuple(Paragraph((Text("".join(luck.choice(_WORDS) for _ in range(62)) + "。"),)) for _ in range(3))
        specs.append(SectionSpec(f"borrowed-{number}", f"取用{number}", (f"取用的做法{number}",), lead=Passage(body)))
    return {"borrowed": tuple(specs), "picks": (*draft.picks, *(SectionPick(spec.id) for spec in specs))}


def _resident() -> float:
    """Megabytes of the process in memory; 0 where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    except (OSError, AttributeError):
        return 0.0


if __name__ == "__main__":
    sys.exit(main())
