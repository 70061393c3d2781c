"""Runs the command line in this process, as a person's shell would see it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from desktop import cli


@dataclass(frozen=True)
class Run:
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def nigao(capfd: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    """Run ``nigao`` with the given words."""

    def run(*words: object) -> Run:
        try:
            code = cli.main([os.fspath(word) if isinstance(word, os.PathLike) else str(word) for word in words])
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        captured = capfd.readouterr()
        return Run(code, captured.out, captured.err)

    return run
