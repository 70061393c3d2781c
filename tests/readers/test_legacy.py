"""Old formats go through an office program on this computer; without one there is a clear sentence."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from desktop.document.text import plain
from desktop.outcome import Refused
from desktop.readers import legacy, offices, read, read_bytes
from desktop.readers.kinds import Kind
from desktop.readers.offices import Office, convert, installed
from tests.readers.hostile import old_word
from tests.readers.word_files import p, word_file

OLD = Path(__file__).parent.parent / "fixtures" / "readers" / "old.doc"
RTF = rb"{\rtf1\ansi\ansicpg936\uc1 \u21150?\u32467?1234\u20214?\par \u23436?\par}"


def office(script: str, name: str = "假办公软件") -> Office:
    """An office program that runs ``script`` with SOURCE, TARGET and HOME."""
    return Office(name, lambda source, target, home: [sys.executable, "-c", script, str(source), str(target), str(home)])


def answering(data: bytes, folder: Path) -> Office:
    """An office program that converts everything into ``data``."""
    ready = folder / "ready.docx"
    ready.write_bytes(data)
    return office(f"import shutil, sys; shutil.copy({str(ready)!r}, sys.argv[2])")


def test_without_an_office_program_the_sentence_says_what_to_do() -> None:
    with pytest.raises(Refused, match="本机没有能转换它的 WPS、Word 或 LibreOffice，请在别的电脑上打开后另存为"):
        legacy.read(RTF, Kind.RTF, ())


def test_what_the_office_program_makes_is_read_and_told(tmp_path: Path) -> None:
    outcome = legacy.read(RTF, Kind.RTF, (answering(word_file(p("转换好的文字")), tmp_path),))
    assert plain(outcome.value) == "转换好的文字"
    assert "RTF 文件经办公软件转换后读取" in outcome.notes[0].message


def test_the_next_program_is_asked_where_one_fails(tmp_path: Path) -> None:
    missing = Office("没装好", lambda source, target, home: [str(tmp_path / "nowhere")])
    silent = office("pass")
    outcome = legacy.read(RTF, Kind.RTF, (missing, silent, answering(word_file(p("甲")), tmp_path)))
    assert plain(outcome.value) == "甲"


def test_a_conversion_that_makes_nothing_is_refused() -> None:
    with pytest.raises(Refused, match="转换不成功"):
        legacy.read(RTF, Kind.RTF, (office("pass"),))


def test_a_program_that_hangs_is_stopped_with_what_it_started(tmp_path: Path) -> None:
    """soffice is a script around soffice.bin: both must go."""
    mark = tmp_path / "alive"
    child = f"import time, pathlib; time.sleep(0.8); pathlib.Path({str(mark)!r}).touch()"
    hanging = office(f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])")
    with pytest.raises(TimeoutError):
        convert(RTF, ".rtf", hanging, 0.3)
    time.sleep(0.8)
    assert not mark.exists()


def test_the_program_gets_a_file_of_the_right_kind_and_leaves_nothing_behind(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    script = f"import sys, pathlib; pathlib.Path({str(report)!r}).write_text(sys.argv[1]); pathlib.Path(sys.argv[2]).write_bytes(b'made')"
    assert convert(RTF, ".rtf", office(script), 20) == b"made"
    source = Path(report.read_text())
    assert source.suffix == ".rtf" and not source.exists() and not source.parent.exists()


def test_libre_office_gets_a_home_of_its_own_that_follows_no_links(tmp_path: Path) -> None:
    command = offices.libre_office("soffice").command(tmp_path / "in.doc", tmp_path / "out" / "in.docx", tmp_path / "home")
    assert command[0] == "soffice" and "--headless" in command
    assert f"-env:UserInstallation={(tmp_path / 'home').as_uri()}" in command
    settings = (tmp_path / "home" / "user" / "registrymodifications.xcu").read_text("utf-8")
    assert "BlockUntrustedRefererLinks" in settings and "DisableMacrosExecution" in settings


def test_on_windows_wps_and_word_are_asked_without_showing_a_window(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr("shutil.which", lambda name: None)
    found = [each for each in installed() if each.name != "LibreOffice"]
    assert [each.name for each in found] == ["KWPS.Application", "Word.Application"]
    command = found[0].command(tmp_path / "in.doc", tmp_path / "out.docx", tmp_path / "home")
    assert command[0] == "powershell" and "KWPS.Application" in command[-1]
    assert "AutomationSecurity=3" in command[-1] and "NIGAO_OUT" in command[-1]


def test_a_docx_suffix_on_an_old_file_says_what_it_is() -> None:
    with pytest.raises(Refused, match=r"名为\.docx，内容其实是旧版 Office 文件（\.doc/\.wps），请把后缀改为\.doc"):
        read_bytes(old_word(), "材料.docx")


needs_office = pytest.mark.skipif(not installed(), reason="no LibreOffice on this machine")


@needs_office
def test_an_old_word_file_is_read_with_its_numbers_and_tables() -> None:
    outcome = read(OLD)
    assert plain(outcome.value) == "某县上半年工作情况\n一、推进改革\n办结事项1234件，同比增长5.6%。\n二、优化服务\n指标\t数值\n办件量\t12件\n完。"
    assert "转换后读取" in outcome.notes[0].message


@needs_office
def test_a_hollow_old_word_file_is_refused() -> None:
    with pytest.raises(Refused, match="转换后没有文字"):
        read_bytes(old_word(), "空壳.doc")
