"""How a .docx looks: page, and of every paragraph its face, size, pitch and place, with whatever its styles say; for learning an office's layout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop.document.nodes import Document, Paragraph
from desktop.document.walk import placed
from desktop.readers.docx.names import attribute, flag
from desktop.readers.docx.package import Package, open_package
from desktop.readers.docx.parts import find_parts
from desktop.readers.docx.reading import read
from desktop.readers.docx.story import Trail
from desktop.readers.limits import MAX_WEIGHT
from desktop.readers.xml import Element, parse

__all__ = ["Footer", "Looked", "Seen", "SeenRun", "looked"]

Properties = dict[str, dict[str, str]]
"""Elements of a w:pPr or w:rPr by name, each with its attributes; what stands nearer overrides attribute by attribute."""

_MAX_CHAIN = 30
_TABLED = 12


@dataclass(frozen=True, slots=True)
class SeenRun:
    """A stretch of one look: faces of Chinese and of western characters, ``size`` in points (0: not said)."""

    text: str
    face: str = ""
    western: str = ""
    size: float = 0.0
    bold: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """A paragraph: lengths in points, ``pitch`` 0 where lines take what they need; ``boxed``: in a text box or a frame."""

    paragraph: Paragraph
    runs: tuple[SeenRun, ...]
    align: str = "both"
    pitch: float = 0.0
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    before: float = 0.0
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Footer:
    """The footer of one kind of page (default, even, first): what it says with {} for the page number, where and in which look."""

    kind: str
    text: str
    align: str = "left"
    left: float = 0.0
    right: float = 0.0
    run: SeenRun = SeenRun("")


@dataclass(frozen=True, slots=True)
class Looked:
    """A whole .docx: ``page`` has width, height, top, bottom, left, right, footer in millimetres and grid, the pitch of its grid in points (0: none).

    ``tabled``: the first paragraphs that stand in tables, where some set the mark of a joint document.
    """

    document: Document
    page: dict[str, float]
    paragraphs: tuple[Seen, ...]
    footers: tuple[Footer, ...]
    tabled: tuple[Seen, ...] = ()
    chars_grid: bool = False
    other_first: bool = False
    even_and_odd: bool = False


@dataclass(slots=True)
class _Styles:
    known: dict[str, Element] = field(default_factory=dict)
    defaults: dict[str, Properties] = field(default_factory=dict)
    normal: str = ""

    def chain(self, name: str) -> list[Element]:
        """The style and what it is based on, the farthest first."""
        found: list[Element] = []
        while name in self.known and len(found) < _MAX_CHAIN:
            found.append(self.known[name])
            name = _value(_child(found[-1], "basedOn"))
        return found[::-1]

    def properties(self, name: str, kind: str) -> Properties:
        """What the style says in its w:pPr or w:rPr."""
        return _merged(*(_read(_child(style, kind)) for style in self.chain(name)))


def looked(data: bytes) -> Looked:
    """What ``data``, a .docx, looks like; Refused as for reading it."""
    trail: Trail = []
    document = read(data, trail).value
    package = open_package(data)
    parts = find_parts(package)
    root = parse(package.read(parts.main), MAX_WEIGHT)
    styles = _styles(package, parts.styles)
    sections = [each for each in root.iter() if _local(each) == "sectPr"]
    section = next((each for each in sections if attribute(_child(each, "pgSz"), "orient") != "landscape"), sections[-1] if sections else root)
    all_seen = list(_paragraphs(document, trail, styles))
    settings = package.read("word/settings.xml") if "word/settings.xml" in package else b""
    return Looked(
        document,
        _page(section),
        tuple(seen for seen, tabled in all_seen if not tabled),
        tuple(_footers(package, section, styles)),
        tuple(seen for seen, tabled in all_seen if tabled)[:_TABLED],
        "hars" in attribute(_child(section, "docGrid"), "type"),
        bool(sections) and _on(_child(sections[0], "titlePg")),
        b"evenAndOddHeaders" in settings,
    )


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


_NOTHING = parse(b"<nothing/>")


def _child(element: Element, name: str) -> Element:
    """The child called ``name``; an element without anything where there is none."""
    return next((child for child in element if _local(child) == name), _NOTHING)


def _on(element: Element) -> bool:
    return element is not _NOTHING and flag(element)


def _value(element: Element) -> str:
    return attribute(element, "val")


def _read(element: Element) -> Properties:
    return {_local(child): {key.rpartition("}")[2]: value for key, value in child.attrib.items()} for child in element}


_FIRST = frozenset({"firstLine", "firstLineChars", "hanging", "hangingChars"})


def _merged(*given: Properties) -> Properties:
    made: Properties = {}
    for properties in given:
        for name, attributes in properties.items():
            under = made.get(name, {})
            if not _FIRST.isdisjoint(attributes):  # a hanging indent of 0 takes away the first line's
                under = {key: value for key, value in under.items() if key not in _FIRST}
            made[name] = {**under, **attributes} if attributes else {}
    return made


def _styles(package: Package, name: str) -> _Styles:
    found = _Styles()
    for element in parse(package.read(name)) if name else ():
        if _local(element) == "docDefaults":
            found.defaults = {kind: _read(_child(_child(element, f"{kind}Default"), kind)) for kind in ("pPr", "rPr")}
        elif _local(element) == "style":
            found.known[attribute(element, "styleId")] = element
            if attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true"):
                found.normal = attribute(element, "styleId")
    return found


def _page(section: Element) -> dict[str, float]:
    size, margins, grid = (_child(section, name) for name in ("pgSz", "pgMar", "docGrid"))
    given = {"width": attribute(size, "w"), "height": attribute(size, "h")}
    given |= {side: attribute(margins, side) for side in ("top", "bottom", "left", "right", "footer")}
    made = {key: round(_number(value) / 1440 * 25.4, 2) for key, value in given.items()}
    made["left"] = round(made["left"] + _number(attribute(margins, "gutter")) / 1440 * 25.4, 2)
    made["grid"] = _number(attribute(grid, "linePitch")) / 20 if attribute(grid, "type") in ("lines", "linesAndChars", "snapToChars") else 0.0
    return made


def _number(text: str) -> float:
    try:
        return float(text.removesuffix("pt")) * (20 if text.endswith("pt") else 1)
    except ValueError:
        return 0.0


def _paragraphs(document: Document, trail: Trail, styles: _Styles) -> Iterator[tuple[Seen, bool]]:
    """The paragraphs of the text, and whether each stands in a table."""
    pieces_of = {id(paragraph): pieces for paragraph, pieces in trail}
    for item in placed(document):
        pieces = pieces_of.get(id(item.paragraph), [])
        source = next((source for _, _, source, _ in pieces if source is not None), None)
        holder = _above(source, "p") if source is not None else None
        if holder is not None:
            yield _seen(item.paragraph, holder, styles), item.in_table


def _above(element: Element, name: str) -> Element | None:
    while element is not None and _local(element) != name:
        element = element.getparent()
    return element


def _seen(paragraph: Paragraph, holder: Element, styles: _Styles) -> Seen:
    own = _read(_child(holder, "pPr"))
    named = own.get("pStyle", {}).get("val", styles.normal)
    looks = _merged(styles.defaults.get("pPr", {}), styles.properties(named, "pPr"), own)
    runs = tuple(_runs(holder, named, styles))
    size = max((run.size for run in runs), default=0.0) or 10.5
    spacing, indent = looks.get("spacing", {}), looks.get("ind", {})
    exact = spacing.get("lineRule", "auto") in ("exact", "atLeast")
    boxed = "framePr" in looks or _above(holder, "txbxContent") is not None
    return Seen(
        paragraph,
        runs,
        {"start": "left", "end": "right", "distribute": "both", "": "both"}.get(side := looks.get("jc", {}).get("val", ""), side),
        _number(spacing.get("line", "")) / 20 if exact else 0.0,
        _indent(indent, ("left", "start"), size),
        _indent(indent, ("right", "end"), size),
        _indent(indent, ("firstLine",), size) - _indent(indent, ("hanging",), size),
        _number(spacing.get("before", "")) / 20,
        boxed,
    )


def _indent(given: dict[str, str], names: tuple[str, ...], size: float) -> float:
    """An indent in points; by characters where it is given so, as Word takes it (17.3.1.12)."""
    for name in names:
        if (chars := _number(given.get(f"{name}Chars", ""))) != 0:
            return chars / 100 * size
        if name in given:
            return _number(given[name]) / 20
    return 0.0


def _runs(holder: Element, named: str, styles: _Styles) -> Iterator[SeenRun]:
    under = _merged(styles.defaults.get("rPr", {}), styles.properties(named, "rPr"))
    for run in holder.iter():
        if _local(run) != "r" or _above(run, "p") is not holder:
            continue
        text = "".join(each.text or "" for each in run if _local(each) == "t")
        if text:
            own = _read(_child(run, "rPr"))
            yield _run(text, _merged(under, styles.properties(own.get("rStyle", {}).get("val", ""), "rPr"), own))


def _run(text: str, looks: Properties) -> SeenRun:
    faces = looks.get("rFonts", {})
    bold = "b" in looks and looks["b"].get("val", "1") not in ("0", "false", "off")
    colour = looks.get("color", {}).get("val", "")
    size = _number(looks.get("sz", {}).get("val", "")) / 2
    return SeenRun(text, faces.get("eastAsia", ""), faces.get("ascii", ""), size, bold, "" if colour == "auto" else colour.upper())


def _footers(package: Package, section: Element, styles: _Styles) -> Iterator[Footer]:
    targets = {item.get("Id"): item.get("Target", "") for item in parse(package.read(_RELATIONS))} if _RELATIONS in package else {}
    for reference in (child for child in section if _local(child) == "footerReference"):
        target = next((value for key, value in reference.attrib.items() if key.rpartition("}")[2] == "id"), "")
        name = "word/" + targets.get(target, "").removeprefix("/word/")
        if name in package:
            found = [
                _footer(attribute(reference, "type") or "default", each, styles) for each in parse(package.read(name)).iter() if _local(each) == "p"
            ]
            yield max(found, key=lambda footer: ("{}" in footer.text, len(footer.text)), default=Footer(attribute(reference, "type"), ""))


_RELATIONS = "word/_rels/document.xml.rels"


def _footer(kind: str, holder: Element, styles: _Styles) -> Footer:
    seen = _seen(Paragraph(), holder, styles)
    return Footer(kind, _footer_text(holder), seen.align, seen.left, seen.right, max(seen.runs, key=lambda run: len(run.text), default=SeenRun("")))


def _footer_text(holder: Element) -> str:
    """The words of a footer, its page number as {}: a field's result is what stands between its separator and its end."""
    made, shown = "", True
    for each in holder.iter():
        match _local(each):
            case "fldChar" if attribute(each, "fldCharType") == "begin":
                shown = False
            case "fldChar" if attribute(each, "fldCharType") == "end":
                shown = True
            case "instrText" if "PAGE" in (each.text or "").upper().split():
                made += "{}"
            case "fldSimple" if "PAGE" in attribute(each, "instr").upper().split():
                made += "{}"
            case "t" if shown and not _above_simple(each):
                made += each.text or ""
            case _:
                pass
    return made


def _above_simple(element: Element) -> bool:
    return _above(element, "fldSimple") is not None
