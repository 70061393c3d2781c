"""Office programs on this computer, and how each is asked to turn a file into .docx without a window."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Office", "convert", "installed", "libre_office"]

_SECONDS = 60
_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice*/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
# No macro runs and no link is followed: a report must not make the program call out.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
_COM = ("KWPS.Application", "Word.Application")  # WPS 文字 and Word speak the same object model
_SCRIPT = (
    "$ErrorActionPreference='Stop'; $app=New-Object -ComObject {program}; $app.Visible=$false; $app.DisplayAlerts=0; "
    "try {{ $app.AutomationSecurity=3 }} catch {{}}; "  # msoAutomationSecurityForceDisable: no macro runs
    "try {{ $file=$app.Documents.Open($env:NIGAO_IN,$false,$true,$false,'-'); $file.SaveAs2($env:NIGAO_OUT,16); $file.Close(0) }} finally {{ $app.Quit() }}"
)


@dataclass(frozen=True, slots=True)
class Office:
    """An office program: its name and the command that turns the file ``source`` into ``target`` (a .docx), with a folder of its own to live in."""

    name: str
    command: Callable[[Path, Path, Path], list[str]]


def installed() -> tuple[Office, ...]:
    """The office programs found, best first."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None) or next(_placed(), None)
    own = (libre_office(found),) if found else ()
    return own + (tuple(_through_com(program) for program in _COM) if sys.platform == "win32" else ())


def _placed() -> Iterator[str]:
    """LibreOffice where it installs itself without telling PATH; of several versions the newest."""
    for place in map(Path, _PLACES):
        if place.is_absolute():
            with suppress(OSError):
                yield from sorted((str(found) for found in Path(place.anchor).glob(str(place.relative_to(place.anchor)))), reverse=True)


def libre_office(program: str) -> Office:
    """The LibreOffice whose start program is ``program``."""
    return Office("LibreOffice", lambda source, target, home: _soffice(program, source, target, home))


def _soffice(program: str, source: Path, target: Path, home: Path) -> list[str]:
    """Each job has its own profile: with a shared one, an open window takes the job and nothing is written."""
    settings = home / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_SETTINGS, "utf-8")
    switches = ["--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo", f"-env:UserInstallation={home.as_uri()}"]
    return [program, *switches, "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(target.parent), str(source)]


def _through_com(program: str) -> Office:
    script = _SCRIPT.format(program=program)
    return Office(program, lambda source, target, home: ["powershell", "-NoProfile", "-NonInteractive", "-Command", script])


def convert(data: bytes, suffix: str, office: Office, seconds: float = _SECONDS) -> bytes:
    """``data`` as a .docx; empty where the program made none. TimeoutError after ``seconds``, OSError where it cannot start."""
    with tempfile.TemporaryDirectory(prefix="nigao-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, target = folder / f"in{suffix}", folder / "out" / "in.docx"
        target.parent.mkdir()
        source.write_bytes(data)
        _run(office.command(source, target, folder / "home"), source, target, seconds)
        return target.read_bytes() if target.is_file() else b""


def _run(command: list[str], source: Path, target: Path, seconds: float) -> None:
    environment = os.environ | {"NIGAO_IN": str(source), "NIGAO_OUT": str(target)}
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
        creationflags=flags,
    ) as process:
        try:
            process.wait(seconds)
        except BaseException as fault:
            _stop(process)
            if isinstance(fault, subprocess.TimeoutExpired):
                raise TimeoutError from fault
            raise


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the program and the helper it started: soffice is a script around soffice.bin."""
    with suppress(ProcessLookupError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
