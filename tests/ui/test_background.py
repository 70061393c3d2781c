"""Work in the background answers on the window's thread, can be called off, and outlives nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.outcome import Refused
from desktop.ui.background import Job, Jobs


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def ignore(_value: Any) -> None:
    """Nobody waits for it."""


def test_the_answer_comes_back_on_the_windows_own_thread(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[tuple[object, bool, bool]] = []
    worker: list[bool] = []

    def work(_job: Job) -> int:
        worker.append(threading.current_thread() is threading.main_thread())
        return 42

    jobs.start(work, lambda value: seen.append((value, threading.current_thread() is threading.main_thread(), worker[0])), ignore)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(42, True, False)]
    assert not jobs.busy()


def test_progress_is_told_with_what_is_being_done(jobs: Jobs, qtbot: QtBot) -> None:
    moved: list[tuple[int, int, str]] = []
    jobs.moved.connect(lambda _job, done, total, words: moved.append((done, total, words)))
    with qtbot.waitSignal(jobs.ended):
        jobs.start(lambda job: job.progress(1, 3, "甲.docx"), ignore, ignore, "正在导入")
    assert moved == [(1, 3, "甲.docx")]


def test_a_refusal_arrives_as_its_sentence(jobs: Jobs, qtbot: QtBot) -> None:
    said: list[str] = []

    def work(_job: Job) -> None:
        raise Refused("打不开“甲.docx”，请检查文件。")

    jobs.start(work, ignore, said.append)
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["打不开“甲.docx”，请检查文件。"]


def test_a_fault_nobody_expected_becomes_a_sentence_and_its_trace_is_told(jobs: Jobs, qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    said: list[str] = []

    def work(_job: Job) -> None:
        raise KeyError("inside")

    jobs.start(work, ignore, said.append)
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].startswith("出了意外（KeyError）")
    assert "inside" in capsys.readouterr().err


def test_work_that_is_called_off_stops_and_still_hands_over_what_it_did(jobs: Jobs, qtbot: QtBot) -> None:
    done: list[int] = []
    step = threading.Event()

    def work(job: Job) -> int:
        count = 0
        while not job.cancelled():
            count += 1
            step.set()
            job.stop.wait(0.01)
        return count

    job = jobs.start(work, done.append, ignore)
    assert step.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: bool(done))
    assert done[0] >= 1


def test_closing_calls_everything_off_waits_and_lets_no_late_answer_through(qapp: object, qtbot: QtBot) -> None:
    jobs, late = Jobs(), []
    running = threading.Event()

    def work(job: Job) -> str:
        running.set()
        job.stop.wait(10)
        return "late"

    jobs.start(work, late.append, late.append)
    assert running.wait(5)
    jobs.close()
    qtbot.wait(20)
    assert late == [] and not jobs.busy()
