"""A font of the case as the objects of a PDF: a composite font of its own glyphs, whose codes say which characters they are (ISO 32000-1, 9.7, 9.10)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import groupby

from desktop.writers.pdf.case import Fount
from desktop.writers.pdf.cut import Moved, cut
from desktop.writers.pdf.objects import File

__all__ = ["embedded"]

_SYMBOLIC, _ITALIC = 4, 64
_BLOCK = 100  # as many entries a block of a character map may have
_MAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{entries}endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def embedded(fount: Fount, file: File) -> int:
    """Writes ``fount`` to ``file``; the number of its font object."""
    units = fount.outline.units
    glyphs = (Moved(0), *(Moved(fount.glyph(cast.character), cast.shift, round(cast.advance * units)) for cast in fount.codes))
    name = _name(fount, glyphs)
    made = cut(fount.found.path, fount.found.index, name, glyphs)
    program = file.stream(made.program, "/Subtype /CIDFontType0C " if made.cff else f"/Length1 {made.size} ", packed=True)
    outline, heavy = fount.outline, fount.found.font.weight >= 600
    flags = _SYMBOLIC | (_ITALIC if fount.found.font.italic else 0)
    descriptor = file.put(
        f"<< /Type /FontDescriptor /FontName /{name} /Flags {flags} /FontBBox [{' '.join(map(str, made.box))}] /ItalicAngle 0 "
        f"/Ascent {round(outline.ascent * 1000)} /Descent {-round(outline.descent * 1000)} /CapHeight 700 /StemV {140 if heavy else 80} "
        f"/FontFile{'3' if made.cff else '2'} {program} 0 R >>"
    )
    kind, places = ("0", "") if made.cff else ("2", "/CIDToGIDMap /Identity ")
    below = file.put(
        f"<< /Type /Font /Subtype /CIDFontType{kind} /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        f"/FontDescriptor {descriptor} 0 R /DW 1000 /W [{_widths(fount)}] {places}>>"
    )
    unicode = file.stream(_MAP.format(entries="".join(_entries(fount))).encode("ascii"))
    return file.put(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{below} 0 R] /ToUnicode {unicode} 0 R >>"
    )


def _name(fount: Fount, glyphs: tuple[Moved, ...]) -> str:
    """The font's name behind six letters that are this subset's own."""
    digest = hashlib.sha256(repr(glyphs).encode()).digest()
    tag = "".join(chr(65 + byte % 26) for byte in digest[:6])
    families = fount.found.font.families
    plain = next((family for family in families if family.isascii()), "Font")
    kept = "".join(each for each in plain if each.isalnum()) or "Font"
    return f"{tag}+{kept}{'-Bold' if fount.found.font.weight >= 600 else ''}{'-Italic' if fount.found.font.italic else ''}"


def _widths(fount: Fount) -> str:
    """The widths that are no em, in stretches of neighbouring codes."""
    narrow = [(code, round(cast.advance * 1000, 2)) for cast, code in fount.codes.items() if cast.advance != 1.0]
    made = []
    for _, stretch in groupby(enumerate(narrow), lambda pair: pair[1][0] - pair[0]):
        members = [pair for _, pair in stretch]
        made.append(f"{members[0][0]} [{' '.join(f'{width:g}' for _, width in members)}]")
    return " ".join(made)


def _entries(fount: Fount) -> Iterator[str]:
    pairs = [(code, cast.character.encode("utf-16-be", "replace").hex().upper()) for cast, code in fount.codes.items()]
    for start in range(0, len(pairs), _BLOCK):
        block = pairs[start : start + _BLOCK]
        yield f"{len(block)} beginbfchar\n"
        yield from (f"<{code:04X}> <{unicode}>\n" for code, unicode in block)
        yield "endbfchar\n"
