"""Glyphs cut out of font files: in the PDF they have the ink, the place and the width they have in the font."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from desktop.document import build
from desktop.layout.faces import Faces, faces
from desktop.layout.installed import in_folder
from desktop.outcome import Refused
from desktop.writers import pdf
from desktop.writers.pdf import cff
from desktop.writers.pdf.case import fitted
from desktop.writers.pdf.cff_parts import Index, integer, operators, values, written_dict, written_index
from desktop.writers.pdf.charstrings import flat, shifted
from desktop.writers.pdf.cut import Moved, cut
from tests.layout.small_fonts import made_of, outlined, sfnt, square, tables

SIZE, LEFT, FIRST = 16.0, 79.35, 632 / 20  # points: the body's size, the type area, the indent of a paragraph


def none(number: int) -> bytes:
    raise IndexError(number)


def numbers(*each: int) -> bytes:
    return b"".join(b"\x1c" + value.to_bytes(2, "big", signed=True) for value in each)


RLINETO, HSTEMHM, VSTEM, HINTMASK, RMOVETO, HMOVETO, VMOVETO, CALL, CALL_GLOBAL, RETURN, END = 5, 18, 3, 19, 21, 22, 4, 10, 29, 11, 14


def test_calls_are_written_out_however_deep() -> None:
    local = {0: numbers(10, 20) + bytes([CALL_GLOBAL]), 1: numbers(1, 2) + bytes([RLINETO, RETURN])}
    everywhere = {-20: bytes([RMOVETO]) + numbers(1) + bytes([CALL, RETURN])}
    code = numbers(5, 7, 0) + bytes([CALL]) + numbers(-20) + bytes([CALL_GLOBAL]) + numbers(1) + bytes([CALL, END])
    local[0] = bytes([RMOVETO, RETURN])
    flattened = flat(code, local.__getitem__, everywhere.__getitem__)
    assert flattened == numbers(5, 7) + bytes([RMOVETO]) + bytes([RMOVETO]) + numbers(1, 2) + bytes([RLINETO]) + numbers(1, 2) + bytes([RLINETO, END])


def test_the_bytes_of_a_mask_are_no_operators_even_where_its_hints_come_from_a_subroutine() -> None:
    stems = numbers(*range(16)) + bytes([HSTEMHM, RETURN])  # eight hints
    code = (
        numbers(0) + bytes([CALL]) + numbers(1, 2) + bytes([HINTMASK, 0x0A, 0x80]) + numbers(3) + bytes([HMOVETO, END])
    )  # a ninth without its operator
    assert flat(code, lambda _: stems, none) == stems[:-1] + numbers(1, 2) + bytes([HINTMASK, 0x0A, 0x80]) + numbers(3) + bytes([HMOVETO, END])


@pytest.mark.parametrize(
    "code",
    [
        numbers(0) + bytes([CALL]),
        bytes([CALL]),
        b"\x1c\x01",
        numbers(1, 2) + bytes([12, 10]),
        numbers(1, 2, 3, 4) + bytes([END]),
        bytes([HINTMASK, 1, 2]),
    ],
    ids=["endless", "numberless", "torn", "arithmetic", "accent", "hintless"],
)
def test_a_broken_glyph_is_refused_or_kept_but_never_hangs(code: bytes) -> None:
    try:
        assert flat(code, lambda _: numbers(0) + bytes([CALL]), none) in (code, b"")
    except (ValueError, IndexError):
        return


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (numbers(100, 5) + bytes([RMOVETO]), numbers(140, 5) + bytes([RMOVETO])),
        (numbers(500, 100) + bytes([HMOVETO]), numbers(500, 140, 0) + bytes([RMOVETO])),  # with the width first
        (numbers(5) + bytes([VMOVETO]), numbers(40, 5) + bytes([RMOVETO])),
        (numbers(1, 2) + bytes([VSTEM]) + numbers(-40, 0) + bytes([RMOVETO]), numbers(1, 2) + bytes([VSTEM]) + numbers(0, 0) + bytes([RMOVETO])),
        (
            numbers(1, 2) + bytes([HINTMASK, RMOVETO]) + numbers(3) + bytes([HMOVETO]),
            numbers(1, 2) + bytes([HINTMASK, RMOVETO]) + numbers(43, 0) + bytes([RMOVETO]),
        ),
        (b"", b""),
    ],
)
def test_a_glyph_is_moved_by_its_first_step(before: bytes, after: bytes) -> None:
    rest = numbers(7, 8) + bytes([RLINETO, END])
    assert shifted(before + (rest if before else bytes([END])), 40) == after + (rest if before else bytes([END]))


def test_dicts_and_indexes_are_read_as_they_were_written() -> None:
    entries = {1230: integer(391) + integer(392) + integer(0), 5: integer(-7), 1207: b"\x1e\x0a\x00\x1f", 17: b"\x8b\xf7\x01\xfb\x01\x1c\x01\x00"}
    assert operators(written_dict(entries)) == entries
    assert list(values(entries[17])) == [0, 109, -109, 256] and list(values(entries[5])) == [-7]
    members = [b"", b"a" * 300, b"bc"]
    data = b"head" + written_index(members) + b"behind"
    index = Index.at(data, 4)
    assert [index.member(data, number) for number in range(3)] == members and data[index.end :] == b"behind"
    assert Index.at(written_index([]), 0).end == 2
    with pytest.raises(IndexError):
        index.member(data, 3)


def _cff(charstrings: Sequence[bytes], local: Sequence[bytes], everywhere: Sequence[bytes]) -> bytes:
    """A name-keyed CFF font with one private dict and its subroutines."""

    def top(drawn: int, private: int) -> bytes:
        return written_index([written_dict({17: integer(drawn), 18: integer(6) + integer(private)})])

    head = b"\1\0\4\4" + written_index([b"Small"])
    rest = written_index([]) + written_index(everywhere)
    drawn = len(head) + len(top(0, 0)) + len(rest)
    outlines = written_index(charstrings)
    private = written_dict({19: integer(6)})
    return head + top(drawn, drawn + len(outlines)) + rest + outlines + private + written_index(local)


def _rectangle(left: int, right: int) -> bytes:
    return numbers(left) + bytes([HMOVETO]) + numbers(0, 800, right - left, 0, 0, -800) + bytes([RLINETO, END])


CHARACTERS = {"公": 1, "国": 2, "a": 3}
ADVANCES = (500, 1000, 1000, 300)


def small(outlines: str) -> bytes:
    """A font of a full-width rectangle, the same made of parts, and a narrow one."""
    font = tables(["仿宋_GB2312"], characters=CHARACTERS, advances=ADVANCES)
    if outlines == "glyf":
        whole = made_of((1, 0), (3, 100), box=(100, 0, 900, 800))
        return sfnt(outlined(font, [b"", square(100, 900), whole, square(50, 250)], [0, 100, 100, 50]))
    body = numbers(0, 800, 800, 0, 0, -800) + bytes([RLINETO, RETURN])
    charstrings = [bytes([END]), _rectangle(100, 900), numbers(100) + bytes([HMOVETO]) + numbers(-107) + bytes([CALL, END]), _rectangle(50, 250)]
    del font[b"glyf"]
    return sfnt({**font, b"CFF ": _cff(charstrings, [body], [body])})


def inks(data: bytes) -> list[tuple[float, float]]:
    """From where to where the ink of each character of the first line reaches."""
    file = pdfium.PdfDocument(data)
    page = file[0]
    text = page.get_textpage()
    boxes = [text.get_charbox(index) for index in range(3)]
    text.close()
    page.close()
    file.close()
    return [(left, right) for left, _, right, _ in boxes]


@pytest.mark.parametrize("outlines", ["glyf", "CFF"])
def test_ink_stands_where_the_font_has_it_and_a_narrow_glyph_in_the_middle_of_its_cell(tmp_path: Path, outlines: str) -> None:
    (tmp_path / "small.otf").write_bytes(small(outlines))
    here = Faces(tuple(in_folder(tmp_path)))
    data = pdf.write(build.document(build.paragraph("公国a")), here=here).value
    cell = SIZE - 0.25
    start = LEFT + FIRST
    places = [(start + 0.1 * SIZE, start + 0.9 * SIZE), (start + cell + 0.1 * SIZE, start + cell + 0.9 * SIZE)]
    narrow = start + 2 * cell + 0.1 * SIZE  # 300 units in a cell of 500: moved by 100
    places.append((narrow + 0.05 * SIZE, narrow + 0.25 * SIZE))
    assert inks(data) == [(pytest.approx(left, abs=0.05), pytest.approx(right, abs=0.05)) for left, right in places]


def test_a_cut_font_holds_its_glyphs_in_the_order_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "small.otf"
    path.write_bytes(small("CFF"))
    made = cut(path, 0, "AAAAAA+Small", (Moved(0), Moved(3), Moved(1), Moved(3, 40)))
    program = zlib.decompress(made.program)
    font = cff.read(program, 0)
    drawn = list(font.outlines(program, range(4)))
    assert (made.cff, made.size, len(program), font.charstrings.count) == (True, len(program), len(program), 4)
    assert drawn[1:] == [_rectangle(50, 250), _rectangle(100, 900), shifted(_rectangle(50, 250), 40)]


def test_what_a_glyph_is_made_of_comes_along(tmp_path: Path) -> None:
    path = tmp_path / "small.ttf"
    path.write_bytes(small("glyf"))
    program = zlib.decompress(cut(path, 0, "AAAAAA+Small", (Moved(0), Moved(2))).program)
    places = {program[at : at + 4]: struct.unpack_from(">II", program, at + 8) for at in range(12, 12 + 16 * program[5], 16)}
    maxp, glyf = places[b"maxp"][0], places[b"glyf"][0]
    assert struct.unpack_from(">H", program, maxp + 4)[0] == 4
    assert struct.unpack_from(">H", program, glyf + 12)[0] == 2  # the first part's number is its new one


@pytest.mark.parametrize("outlines", ["glyf", "CFF"])
@pytest.mark.parametrize("share", [0.3, 0.5, 0.7])
def test_a_font_that_breaks_off_is_refused_by_name(tmp_path: Path, outlines: str, share: float) -> None:
    data = small(outlines)
    (tmp_path / "torn.otf").write_bytes(data[: int(len(data) * share)])
    with pytest.raises(Refused, match=r"字体文件“torn\.otf”的字形读不出来"):
        cut(tmp_path / "torn.otf", 0, "AAAAAA+Small", (Moved(0), Moved(1), Moved(2), Moved(3)))


@pytest.mark.parametrize(
    ("character", "advance", "cell", "wider", "shift"),
    [
        ("优", 1.0, 1.0, 1.0, 0.0),
        ("8", 0.555, 0.5, 0.5 / 0.555, 0.0),  # too wide: made narrower
        ("1", 0.471, 0.5, 0.5 / 0.471, 0.0),  # a little narrow: made wider
        ("i", 0.3, 0.5, 1.0, 0.1),  # narrow: in the middle
        ("—", 0.8, 1.0, 1.25, 0.0),  # two of them make one stroke
        ("“", 0.4, 1.0, 1.0, 0.6),  # opens what follows it
        ("，", 0.5, 1.0, 1.0, 0.0),  # closes what stands before it
        (" ", 0.25, 0.5, 1.0, 0.0),
        ("\u0301", 0.3, 0.0, 1.0, 0.0),
    ],
)
def test_a_glyph_is_fitted_to_its_cell(character: str, advance: float, cell: float, wider: float, shift: float) -> None:
    assert fitted(character, advance, cell) == (pytest.approx(wider), pytest.approx(shift))


def test_the_fonts_of_this_computer_give_small_files() -> None:
    data = pdf.write(build.document(build.paragraph("推动政务服务从能办向好办转变")), here=faces()).value
    assert len(data) < 60_000
