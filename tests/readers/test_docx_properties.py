"""What holds for every Word file, found by trying many."""

from __future__ import annotations

from xml.sax.saxutils import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.document.text import plain
from desktop.document.walk import placed
from desktop.outcome import Refused
from desktop.readers import read_bytes
from desktop.readers.docx.places import places
from desktop.readers.docx.reading import read
from desktop.readers.docx.story import Trail
from tests.readers.word_files import p, r, style, word_file

WRITTEN = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\ufffe\uffff密"), max_size=12)
RUNS = st.lists(st.tuples(WRITTEN, st.sampled_from(["", "<w:b/>", "<w:i/>", '<w:sz w:val="44"/>'])), max_size=4)


def body_of(paragraphs: list[list[tuple[str, str]]]) -> str:
    return "".join(p(*(r(escape(text), look) for text, look in runs)) for runs in paragraphs)


@given(st.lists(RUNS, min_size=1, max_size=5))
def test_every_character_of_every_run_comes_back(paragraphs: list[list[tuple[str, str]]]) -> None:
    document = read_bytes(word_file(body_of(paragraphs)), "材料.docx").value
    assert plain(document) == "\n".join("".join(text for text, _ in runs) for runs in paragraphs)


@given(st.lists(RUNS, min_size=1, max_size=5))
def test_places_tile_the_text(paragraphs: list[list[tuple[str, str]]]) -> None:
    trail: Trail = []
    document = read(word_file(body_of(paragraphs)), trail).value
    text = plain(document)
    assert all(place.source is not None and place.source.text == text[place.start : place.end] for place in places(document, trail))
    assert sum(place.end - place.start for place in places(document, trail)) == len(text) - (len(paragraphs) - 1)


# Elements in every order, sensible or not, with the attributes the reader looks at.
_LEAVES = (
    '<w:t xml:space="preserve">甲1 </w:t>',
    "<w:t/>",
    "<w:tab/>",
    "<w:br/>",
    '<w:fldChar w:fldCharType="begin"/>',
    '<w:fldChar w:fldCharType="separate"/>',
    '<w:fldChar w:fldCharType="end"/>',
    "<w:instrText>EQ \\o\\ac(○,1)</w:instrText>",
    '<w:sym w:font="Wingdings" w:char="zz"/>',
    '<w:footnoteReference w:id="1"/>',
    '<w:gridSpan w:val="3"/>',
    '<w:vMerge w:val="restart"/>',
    "<w:vMerge/>",
    "<w:hMerge/>",
    '<w:gridBefore w:val="1"/>',
    "<w:cellDel/>",
    "<w:del/>",
    '<w:numPr><w:ilvl w:val="-3"/><w:numId w:val="1"/></w:numPr>',
    '<w:pStyle w:val="a"/>',
    '<w:outlineLvl w:val="77"/>',
    '<w:sz w:val="many"/>',
    "<w:vanish/>",
    "<v:textpath string='甲'/>",
    "<pic:pic/>",
)
_WRAPPERS = (
    "w:p w:r w:pPr w:rPr w:tbl w:tr w:tc w:tcPr w:trPr w:sdt w:sdtContent w:ins w:del w:moveTo w:hyperlink w:drawing w:pict w:object w:txbxContent "
    "w:ruby w:rubyBase w:rt m:oMath m:f m:num m:den mc:AlternateContent mc:Choice mc:Fallback w:customXml w:fldSimple"
).split()
_MARKUP = st.recursive(
    st.sampled_from(_LEAVES),
    lambda inner: st.tuples(st.sampled_from(_WRAPPERS), st.lists(inner, max_size=4)).map(lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>"),
    max_leaves=25,
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、%9"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_STYLES = style("a", "heading 2", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')


@settings(max_examples=150)
@given(st.lists(_MARKUP, max_size=5).map("".join))
def test_markup_in_any_order_is_read_without_an_accident(body: str) -> None:
    document = read(word_file(body, numbering=_NUMBERING, styles=_STYLES, footnotes=f'<w:footnote w:id="1">{p("注")}</w:footnote>')).value
    text = plain(document)
    assert all(text[item.start : item.end] == item.text for item in placed(document))


_GOOD = word_file(p(r("办结1234件", "<w:b/>")) + p("完。"), styles=_STYLES)


@given(st.integers(0, len(_GOOD) - 1), st.integers(0, 255))
def test_a_changed_byte_gives_a_document_or_a_sentence(place: int, byte: int) -> None:
    data = bytearray(_GOOD)
    data[place] = byte
    try:
        assert "办结1234件" in plain(read_bytes(bytes(data), "材料.docx").value)
    except Refused as refusal:
        assert str(refusal).startswith("“材料.docx”")  # noqa: PT017


@given(st.integers(0, len(_GOOD) - 1))
def test_a_file_cut_anywhere_is_refused(length: int) -> None:
    try:
        read_bytes(_GOOD[:length], "材料.docx")
    except Refused as refusal:
        said = str(refusal)
    else:
        said = ""
    assert said.endswith("。")
