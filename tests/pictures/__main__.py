"""Draft every kind in every format from its sample values, print it as PDF, and picture two of its pages: ``python -m tests.pictures [FOLDER]``.

The faces are those of the machine; the committed pictures were made with the four Fandol faces, which come nearest to the named ones among free fonts.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from desktop import paths
from desktop.document.nodes import Document, Paragraph, Role
from desktop.document.text import paragraph_text
from desktop.drafting.catalog import Catalog
from desktop.drafting.render import render
from desktop.drafting.start import sample_draft
from desktop.layout.choices import Choices
from desktop.layout.faces import report
from desktop.layout.paginate import paginate
from desktop.layout.setting import setting
from desktop.layout.style import standard
from desktop.writers import pdf
from tests.pictures.png import Pixels, png, side_by_side
from tests.pictures.samples import whole

KINDS = ("summary", "briefing", "half_year", "reply", "feature")
FORMATS = ("plain", "red_head", "letter")
_DPI, _GAP, _GROUND, _LARGEST = 70, 12, (228, 228, 224), 120_000
_FINER = 3
_FULL_ENOUGH = 4  # lines on a last page worth a picture


def main(words: list[str]) -> int:
    """Write the pictures; 1 where one is too large."""
    folder = Path(words[0]) if words else paths.resources() / "help" / "pages"
    folder.mkdir(parents=True, exist_ok=True)
    print(report(standard()))
    large = 0
    for name, data, shown in _documents():
        picture = png(side_by_side(_pages(data, shown), _GAP, _GROUND))
        (folder / f"{name}.png").write_bytes(picture)
        large += len(picture) > _LARGEST
        print(f"{name}.png  {len(picture) / 1000:.0f} kB")
    return int(large > 0)


def _documents() -> Iterator[tuple[str, bytes, tuple[int, ...]]]:
    for kind in KINDS:
        template = Catalog(()).template(kind).value
        document = render(template, sample_draft(template)).value
        for format in FORMATS:
            made = setting(document, Choices(formats={kind: format}, mark=f"{_office(document)}文件")).value
            pages = paginate(made.document, made.style)
            shown = (0, -1) if len(pages.pages[-1].lines) >= _FULL_ENOUGH else (0, 1)
            yield f"{kind}-{format}".replace("_", "-"), pdf.printed(made.document, pages, made.style).value, shown
    for name, (document, style, shown) in whole().items():
        yield name, pdf.write(document, style).value, shown


def _office(document: Document) -> str:
    """Who signs it, and where nobody does, an office that nobody has."""
    signs = (paragraph_text(each) for each in document.blocks if isinstance(each, Paragraph) and each.role is Role.SIGNATURE)
    return next(signs, "某某县优化营商环境办公室")


def _pages(data: bytes, shown: tuple[int, ...]) -> list[Pixels]:
    file = pdfium.PdfDocument(data)
    made = [_page(file[number if number >= 0 else len(file) + number]) for number in shown]
    file.close()
    return made


def _page(page: pdfium.PdfPage) -> Pixels:
    """A page, drawn larger and made smaller: at so few dots an inch PDFium draws no line thinner than a dot."""
    bitmap = page.render(scale=_DPI / 72 * _FINER, rev_byteorder=True, prefer_bgrx=True)
    large = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
    wide, high = round(bitmap.width / _FINER), round(bitmap.height / _FINER)
    small = large.scaled(wide, high, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    small = small.convertToFormat(QImage.Format.Format_RGB888)
    rows, stride = bytes(small.constBits()), small.bytesPerLine()
    bitmap.close()
    page.close()
    return wide, high, b"".join(rows[stride * y : stride * y + 3 * wide] for y in range(high))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
