"""A .docx on paper: LibreOffice makes a PDF of it, and glyphs and rules are read back with their places, in millimetres from the upper left corner of the sheet."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from ctypes import c_double, c_float, c_int, c_uint
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import pytest

POINT = 25.4 / 72
LEFT, RIGHT, TOP, BOTTOM = 28.0, 184.0, 37.0, 262.0  # the type area
CELL = 156 / 28


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph: its box, its ink and its foot."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    foot: float
    ink_top: float
    ink_bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of glyphs: where it starts and ends and where its boxes and its ink begin and finish."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    ink_top: float
    ink_bottom: float
    glyphs: tuple[Glyph, ...] = ()

    @property
    def foot(self) -> float:
        return self.glyphs[0].foot


@dataclass(frozen=True, slots=True)
class Stroke:
    """A printed rule."""

    left: float
    right: float
    top: float
    bottom: float
    red: bool

    @property
    def weight(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its lines from the top and its level rules from the top."""

    lines: tuple[Line, ...]
    rules: tuple[Stroke, ...]
    width: float
    height: float

    def line(self, start: str) -> Line:
        return next(line for line in self.lines if line.text.startswith(start))

    def text(self) -> str:
        return "".join(line.text for line in self.lines)


def office() -> str:
    """LibreOffice; skips the test where it or a Chinese font is not installed."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    listed = shutil.which("fc-list")
    if not program or not listed:
        pytest.skip("LibreOffice is not installed")
    if not subprocess.run([listed, ":lang=zh-cn", "family"], capture_output=True, text=True, check=False).stdout.strip():
        pytest.skip("no Chinese font is installed")
    return program


def converted(documents: Mapping[str, bytes], folder: Path, suffix: str) -> dict[str, Path]:
    """Each of ``documents`` as LibreOffice saves it; one run, in a profile of its own, for all."""
    program = office()
    for name, data in documents.items():
        (folder / f"{name}.docx").write_bytes(data)
    files = [str(folder / f"{name}.docx") for name in documents]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    out = folder / "out"
    call = [program, profile, "--headless", "--convert-to", suffix.lstrip("."), "--outdir", str(out), *files]
    subprocess.run(call, capture_output=True, check=True, timeout=110)
    return {name: out / f"{name}{suffix}" for name in documents}


def printed(documents: Mapping[str, bytes], folder: Path) -> dict[str, list[Sheet]]:
    """The pages of each of ``documents``."""
    return {name: sheets(path) for name, path in converted(documents, folder, ".pdf").items()}


def sheets(path: Path) -> list[Sheet]:
    """The pages of a PDF."""
    with pypdfium2.PdfDocument(path) as document:
        return [Sheet(tuple(_lines(page)), tuple(_rules(page)), page.get_width() * POINT, page.get_height() * POINT) for page in document]


def _lines(page: pypdfium2.PdfPage) -> list[Line]:
    """The lines of ``page`` from the top; glyphs whose feet lie within a millimetre stand on one line."""
    glyphs = sorted(_glyphs(page), key=lambda each: each.foot)
    lines: list[list[Glyph]] = []
    for glyph in glyphs:
        if not lines or glyph.foot - lines[-1][0].foot > 1:
            lines.append([])
        lines[-1].append(glyph)
    return [_line(sorted(line, key=lambda each: each.left)) for line in lines]


def _glyphs(page: pypdfium2.PdfPage) -> Iterator[Glyph]:
    text, height = page.get_textpage(), page.get_height()
    across, up, left, right, over, under = (c_double() for _ in range(6))
    loose = raw.FS_RECTF()
    for index in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, index)).replace("\x02", "-")  # PDFium's word for a hyphen at a line's end
        if character.strip() and character != "\0":
            raw.FPDFText_GetLooseCharBox(text, index, loose)
            raw.FPDFText_GetCharBox(text, index, left, right, under, over)
            raw.FPDFText_GetCharOrigin(text, index, across, up)
            places = (
                loose.left,
                loose.right,
                height - loose.top,
                height - loose.bottom,
                height - up.value,
                height - over.value,
                height - under.value,
            )
            yield Glyph(character, *(place * POINT for place in places))


def _line(glyphs: Sequence[Glyph]) -> Line:
    text = "".join(glyph.text for glyph in glyphs)
    chinese = [glyph for glyph in glyphs if unicodedata.east_asian_width(glyph.text) == "W"] or glyphs  # other faces have other boxes
    boxes = (min(glyph.top for glyph in chinese), max(glyph.bottom for glyph in chinese))
    ink = (min(glyph.ink_top for glyph in glyphs), max(glyph.ink_bottom for glyph in glyphs))
    return Line(text, glyphs[0].left, glyphs[-1].right, *boxes, *ink, tuple(glyphs))


def _rules(page: pypdfium2.PdfPage) -> list[Stroke]:
    """What is drawn level and thin; pieces of one rule are put together."""
    found: list[Stroke] = []
    for each in sorted(_strokes(page), key=lambda stroke: (round(stroke.top, 1), stroke.left)):
        last = found[-1] if found else None
        if last and abs(last.top - each.top) < 0.05 and each.left <= last.right + 0.3:
            found[-1] = Stroke(last.left, max(last.right, each.right), last.top, last.bottom, last.red)
        else:
            found.append(each)
    return found


def _strokes(page: pypdfium2.PdfPage) -> Iterator[Stroke]:
    height = page.get_height()
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    for item in page.get_objects([raw.FPDF_PAGEOBJ_PATH], max_depth=4):
        left, bottom, right, top = item.get_bounds()
        fill, stroked = c_int(), c_int()
        raw.FPDFPath_GetDrawMode(item, fill, stroked)
        (raw.FPDFPageObj_GetFillColor if fill.value else raw.FPDFPageObj_GetStrokeColor)(item, red, green, blue, alpha)
        if not fill.value:  # the bounds of a stroke are wider than it is
            weight = c_float()
            raw.FPDFPageObj_GetStrokeWidth(item, weight)
            middle, half = (top + bottom) / 2, weight.value / 2
            top, bottom = (middle + half, middle - half) if top - bottom < 4 * half + 1 else (top, bottom)
        if right - left > 20 and top - bottom < 4:
            places = (left, right, height - top, height - bottom)
            yield Stroke(*(place * POINT for place in places), red.value > 200 and green.value < 60)
