"""Reading 1,000 varied .docx files: ours (bytes → Document → plain text) beside python-docx (paragraphs and table cells), best of three rounds."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from desktop.document.text import plain
from desktop.readers import read

FILES, ROUNDS, GOAL = 1_000, 3, 7.0
_SENTENCES = (
    "今年以来，全县把优化营商环境作为头号工程来抓，新增经营主体{}户，",
    "办结各类事项{}件，按时办结率保持在九成以上，",
    "受理企业诉求{}条，办结率较上年同期提高{}个百分点，",
    "组织政企座谈{}场次，帮助解决用地、用工、融资等问题{}个。",
)


def main() -> None:
    """Make the files, read them both ways, print the ratio; AssertionError where it is below the goal."""
    with tempfile.TemporaryDirectory() as folder:
        paths = _files(Path(folder))
        theirs, ours = [], []
        for _ in range(ROUNDS):  # side by side, so that both meet the same machine
            theirs.append(_seconds(_read_theirs, paths))
            ours.append(_seconds(_read_ours, paths))
    ratio = min(theirs) / min(ours)
    print(f"readers: python-docx {min(theirs):.2f} s, ours {min(ours):.2f} s for {FILES} files: {ratio:.1f} x (goal {GOAL:.0f} x)")
    assert ratio >= GOAL, f"{ratio:.1f} x is below the goal of {GOAL:.0f} x"


def _seconds(reader: Callable[[Path], str], paths: Sequence[Path]) -> float:
    begun = time.perf_counter()
    for path in paths:
        reader(path)
    return time.perf_counter() - begun


def _read_ours(path: Path) -> str:
    return plain(read(path).value)


def _read_theirs(path: Path) -> str:
    file = docx.Document(str(path))
    lines = [paragraph.text for paragraph in file.paragraphs]
    lines += ["\t".join(cell.text for cell in row.cells) for table in file.tables for row in table.rows]
    return "\n".join(lines)


def _files(folder: Path) -> list[Path]:
    """As many files as asked for: 40 different ones of four shapes, each written under 25 names."""
    paths: list[Path] = []
    shapes = (_prose, _numbered, _tables, _tracked)
    for index in range(40):
        file = docx.Document()
        _title(file, index)
        shapes[index % len(shapes)](file, index)
        first = folder / f"{index:04d}.docx"
        file.save(str(first))
        paths.append(first)
    for copy in range(40, FILES):
        path = folder / f"{copy:04d}.docx"
        path.write_bytes(paths[copy % 40].read_bytes())
        paths.append(path)
    return paths


def _title(file: WordFile, seed: int) -> None:
    title = file.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run(f"某县第{seed + 1}期优化营商环境工作情况")
    run.bold, run.font.size = True, Pt(22)


def _sentences(seed: int, count: int = 4) -> list[str]:
    return [sentence.format(seed * 37 + place, seed % 7 + 1) for place, sentence in enumerate(_SENTENCES[:count])]


def _paragraph(file: WordFile, seed: int) -> None:
    """A body paragraph of some 130 characters in the split runs that editing leaves."""
    paragraph = file.add_paragraph()
    for sentence in _sentences(seed):
        run = paragraph.add_run(sentence)
        run.font.size = Pt(16)
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋_GB2312")


def _prose(file: WordFile, seed: int) -> None:
    """Three pages under headings."""
    for place in range(16):
        if place % 4 == 0:
            file.add_heading(f"第{place // 4 + 1}部分工作", level=1)
        _paragraph(file, seed + place)


def _numbered(file: WordFile, seed: int) -> None:
    for place in range(40):
        file.add_paragraph("".join(_sentences(seed + place, 2)), style="List Number")


def _tables(file: WordFile, seed: int) -> None:
    for place in range(6):
        _paragraph(file, seed + place)
    table = file.add_table(rows=25, cols=5)
    for row in range(25):
        for column, cell in enumerate(table.rows[row].cells):
            cell.text = f"{seed * row + column}件"


def _tracked(file: WordFile, seed: int) -> None:
    for place in range(14):
        _paragraph(file, seed + place)
        runs = file.paragraphs[-1].runs
        for run, kind in zip(runs[1:3], ("w:ins", "w:del"), strict=True):
            change = OxmlElement(kind)
            change.set(qn("w:id"), str(place))
            change.set(qn("w:author"), "王某某")
            run._r.addprevious(change)
            change.append(run._r)


if __name__ == "__main__":
    main()
