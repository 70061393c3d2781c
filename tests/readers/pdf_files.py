"""PDFs made by hand, glyph by glyph on the page, so that a test owns the geometry it is about (ISO 32000 9.7.5.2: a predefined Chinese CMap)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

SIZE, LEFT, TOP, STEP, CELLS = 16.0, 79.0, 730.0, 29.0, 28  # a page of GB/T 9704: 22 lines of 28 cells on A4


class Run(NamedTuple):
    """Words at a place, in points from the lower left corner."""

    text: str
    left: float = LEFT
    baseline: float = TOP
    size: float = SIZE


def typed(lines: Iterable[str], *, top: float = TOP, size: float = SIZE, left: float = LEFT) -> list[Run]:
    """Lines one under another; an indent of U+3000 moves the line in."""
    runs = []
    for place, line in enumerate(lines):
        words = line.lstrip("\u3000")
        if words:
            runs.append(Run(words, left + (len(line) - len(words)) * size, top - place * STEP, size))
    return runs


def centred(text: str, baseline: float, size: float = 22.0) -> Run:
    """A line in the middle of the type area."""
    return Run(text, LEFT + (CELLS * SIZE - len(text) * size) / 2, baseline, size)


def pdf_file(*pages: list[Run], picture: bool = False) -> bytes:
    """A PDF of the given pages; ``picture`` puts a small image on each, as a scan has."""
    kids = " ".join(f"{6 + 2 * place} 0 R" for place in range(len(pages)))
    font = "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>"
    descendant = (
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> "
        "/DW 1000 /W [1 95 500 814 907 500] /FontDescriptor 5 0 R >>"
    )
    descriptor = "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>", font, descendant, descriptor]
    for place, page in enumerate(pages):
        content = "\n".join(map(_shown, page)) + ("\nq 50 0 0 50 10 10 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x7f EI Q" if picture else "")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {7 + 2 * place} 0 R >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    return _joined(objects)


def _shown(run: Run) -> str:
    return f"BT /F1 {run.size} Tf 1 0 0 1 {run.left} {run.baseline} Tm <{run.text.encode('utf-16-be').hex()}> Tj ET"


def _joined(objects: list[str], trailer: str = "") -> bytes:
    data = b"%PDF-1.7\n"
    places = []
    for number, inside in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{inside}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    tail = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer}>>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + tail.encode()


def locked_pdf() -> bytes:
    """A PDF that only opens with a password (standard handler, revision 3; nobody knows this one's)."""
    lock = f"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <{'11' * 32}> /U <{'22' * 32}> >>"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>", lock]
    return _joined(objects, "/Encrypt 3 0 R /ID [<00> <00>] ")
