"""Our pages beside LibreOffice's of our own .docx, with its habits and the fonts it uses here: as many pages, and paragraphs of as many lines.

One run of LibreOffice prints all documents. Skipped where it is not installed; the samples are left out where they do not lie beside the checkout.
"""

from __future__ import annotations

import functools
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop import readers, writers
from desktop.document.nodes import Document
from desktop.document.outline import joined, recognise
from desktop.drafting.catalog import Catalog
from desktop.drafting.picks import with_sections
from desktop.drafting.render import render
from desktop.drafting.start import sample_draft
from desktop.layout.choices import FORMATS, Choices
from desktop.layout.habits import LIBREOFFICE
from desktop.layout.leads import marked
from desktop.layout.metrics import Metrics, from_file
from desktop.layout.pages import Pages
from desktop.layout.paginate import paginate
from desktop.layout.setting import setting
from desktop.layout.style import named
from tests.layout import stress
from tests.writers import letters
from tests.writers.paper import Sheet, office, printed

ROOT = Path(__file__).resolve().parent.parent.parent
KINDS = ("summary", "briefing", "half_year", "reply", "feature")
COMPARED = ("summary", "half_year")
"""Kinds with a comparison table and a chart."""
WANTED = 0.95
_POINT = 25.4 / 72
_NUMBER = re.compile(r"—\d+—")


@dataclass(frozen=True, slots=True)
class Compared:
    """One document on both sides: our pages, its sheets."""

    name: str
    ours: Pages
    theirs: Sequence[Sheet]


def _documents() -> Iterator[tuple[str, Document, str]]:
    for kind in KINDS:
        template = Catalog().template(kind).value
        report = render(template, sample_draft(template)).value
        yield f"kind-{kind}", report, "gbt9704"
        if kind in COMPARED:
            yield f"compared-{kind}", render(template, with_sections(template, sample_draft(template), "opening,indicators")).value, "gbt9704"
        for format in ("red_head", "letter"):
            made = setting(report, Choices(formats={kind: format}, mark="清河县营商办文件")).value
            yield f"kind-{kind}-{format}", made.document, FORMATS[format]
    for path in sorted((ROOT / "seeds").glob("*.docx")):
        yield f"seed-{path.stem}", _laid_out(path), "gbt9704"
    shared = ROOT.parent / "shared"
    for path in sorted((*shared.glob("samples/*.docx"), *shared.glob("samples/*.txt"), *shared.glob("seeds/*.txt"))):
        yield f"sample-{path.name.replace('.', '-')}", _laid_out(path), "gbt9704"
    yield "reply", letters.reply(), "gbt9704"
    yield "letter", letters.reply(), "letter"
    for name, document in stress.documents():
        yield name, document, "gbt9704"


def _laid_out(path: Path) -> Document:
    return marked(recognise(joined(recognise(readers.read(path).value))))


def _fonts() -> None:
    if not shutil.which("fc-match"):
        pytest.skip("fontconfig is not installed, so what stands in for the named faces is not known")


@functools.cache
def _matched(pattern: str) -> tuple[Path, int]:
    """The font file that stands in for a face here, and its place in a collection."""
    told = subprocess.run(["fc-match", "-f", "%{file}|%{index}", pattern], capture_output=True, text=True, check=True).stdout
    file, index = told.rsplit("|", 1)
    return Path(file), int(index) & 0xFFFF


@functools.cache
def _stands_in(face: str, latin: str, bold: bool) -> Metrics:
    """LibreOffice asks for a face once for Chinese and once for western text, and gets two fonts where the face is not installed."""
    weight = ":bold" if bold else ""
    (wide, index), (western, _) = _matched(f"{face}:lang=zh-cn{weight}"), _matched(f"{latin or face}{weight}")
    return from_file(wide, western, index=index)


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> list[Compared]:
    office()
    _fonts()
    documents = list(_documents())
    sheets = printed(
        {name: writers.write(document, ".docx", named(style)) for name, document, style in documents}, tmp_path_factory.mktemp("compared")
    )
    return [
        Compared(name, paginate(document, named(style), habits=LIBREOFFICE, find=_stands_in), sheets[name]) for name, document, style in documents
    ]


def _squeezed(text: str) -> str:
    """What both sides can be compared by: no white space, and no marks of notes, which stand higher than their line."""
    return re.sub(r"[\s①-⑳]", "", text)


def _ours(pages: Pages) -> list[tuple[int, str]]:
    """Our lines with their blocks, notes last on their page."""
    return [(line.block, text) for page in pages.pages for line in (*page.fixed, *page.lines, *page.notes) if (text := _squeezed(line.text))]


def _theirs(sheets: Sequence[Sheet]) -> list[str]:
    return [text for sheet in sheets for line in sheet.lines if (text := _squeezed(line.text)) and not _NUMBER.fullmatch(text)]


def _counts(pairs: Sequence[tuple[int, str]], theirs: Sequence[str]) -> tuple[int, int]:
    """How many paragraphs there are, and how many of them have as many lines on both sides; their lines are told apart by our text."""
    starts, at = dict[int, list[int]](), 0
    for block, text in pairs:
        reach = starts.setdefault(block, [at, at, 0])
        at += len(text)
        reach[1:] = [at, reach[2] + 1]
    ends, at = [], 0
    for text in theirs:
        ends.append((at, at + len(text)))
        at += len(text)
    same = sum(sum(left < end and right > start for left, right in ends) == count for start, end, count in starts.values())
    return len(starts), same


def test_both_sides_print_the_same_text(compared: list[Compared]) -> None:
    for each in compared:
        assert sorted("".join(text for _, text in _ours(each.ours))) == sorted("".join(_theirs(each.theirs))), each.name


def test_every_document_has_as_many_pages_as_libreoffice_gives_it(compared: list[Compared]) -> None:
    usual = [each for each in compared if not each.name.startswith("stress")]
    assert {each.name: len(each.ours) for each in usual} == {each.name: len(each.theirs) for each in usual}


def test_documents_that_strain_line_breaking_have_as_many_pages_too_but_for_two(compared: list[Compared]) -> None:
    """LibreOffice moves a line with a footnote on sooner than it must, and kerns western words with some fonts."""
    strained = [(len(each.ours), len(each.theirs)) for each in compared if each.name.startswith("stress")]
    assert len(strained) > 14 and all(abs(ours - theirs) <= 1 for ours, theirs in strained)
    assert sum(ours != theirs for ours, theirs in strained) <= 2


def test_paragraphs_have_as_many_lines_as_libreoffice_gives_them(compared: list[Compared]) -> None:
    counts = [_counts(_ours(each.ours), _theirs(each.theirs)) for each in compared]
    assert sum(same for _, same in counts) >= WANTED * sum(count for count, _ in counts)


def test_the_lines_themselves_are_those_of_libreoffice(compared: list[Compared]) -> None:
    prose = [each for each in compared if not each.name.startswith("compared-")]  # in a table and a chart several texts stand on one line
    ours = [text for each in prose for _, text in _ours(each.ours)]
    theirs = {text for each in prose for text in _theirs(each.theirs)}
    assert sum(text in theirs for text in ours) >= WANTED * len(ours)


def test_lines_stand_where_libreoffice_puts_them(compared: list[Compared]) -> None:
    """Within a millimetre, the foot of the letters and the left edge, on the first page of every document."""
    for each in (each for each in compared if not each.name.startswith("stress")):
        feet = {_squeezed(line.text): (line.glyphs[0].foot, line.glyphs[0].left) for line in each.theirs[0].lines}
        page = each.ours.pages[0]
        together = [line for line in (*page.fixed, *page.lines) if _squeezed(line.text) in feet]
        assert len(together) > 8
        for line in together:
            foot, left = feet[_squeezed(line.text)]
            assert (line.baseline * _POINT, line.left * _POINT) == (pytest.approx(foot, abs=1), pytest.approx(left, abs=1)), line.text
