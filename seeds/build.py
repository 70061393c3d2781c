"""Makes the five sample reports as .docx from text/, each in a state real files come in; the same bytes every time.

The .txt is what the finished file says; the .toml names the state and holds the report's figures. Run: python -m seeds.build
"""

from __future__ import annotations

import io
import re
import sys
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent
NAMES = ("01-summary", "02-briefing", "03-half-year", "04-reply", "05-feature")
Spec = dict[str, Any]

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SPACES = {
    "w": _MAIN,
    "r": _OFFICE,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
}
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_SPLIT = re.compile(r"(?<=[0-9]{2})(?=[0-9])|(?<=[。；])")  # Word breaks runs at any place, inside a number too
_BOLD = "<w:b/>"


def built(name: str) -> bytes:
    """The bytes of sample ``name``."""
    spec = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
    lines = (HERE / "text" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    body, parts = _STATES[spec["state"]](lines, spec)
    return _package(body, spec["title"], {"styles": _STYLES, "settings": _settings(tracked="revisions" in spec)} | parts)


def _spaces(*prefixes: str) -> str:
    return "".join(f' xmlns:{prefix}="{_SPACES[prefix]}"' for prefix in prefixes)


# Words, runs, paragraphs


def _run(text: str, props: str = "", tag: str = "w:t") -> str:
    look = f"<w:rPr>{props}</w:rPr>" if props else ""
    return f'<w:r>{look}<{tag} xml:space="preserve">{escape(text)}</{tag}></w:r>'


def _runs(text: str, props: str = "") -> str:
    """``text`` in the many runs Word makes of it; figures without the eastAsia hint the words around them carry."""
    hint = '<w:rFonts w:hint="eastAsia"/>'
    return "".join(_run(piece, ("" if piece[0].isdigit() else hint) + props) for piece in _SPLIT.split(text) if piece)


def _paragraph(content: str, props: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{props}</w:pPr>' if props else ''}{content}</w:p>"


def _looks(line: str, index: int, lines: list[str]) -> str:
    """Centred, right or indented: what a typist sets by hand for the title, the closing lines and the rest."""
    if index == 0:
        return '<w:jc w:val="center"/>'
    closing = index >= len(lines) - 3 and not line.endswith(("。", "；"))
    return '<w:jc w:val="right"/>' if closing else '<w:ind w:firstLine="640" w:firstLineChars="200"/>'


# The five states


def _styled(lines: list[str], spec: Spec) -> tuple[str, dict[str, str]]:
    """Word's own heading styles, the lead words of a point bold."""
    made = []
    for index, line in enumerate(lines):
        if index == 0:
            made.append(_paragraph(_runs(line), '<w:pStyle w:val="a3"/>'))
        elif re.match("[一二三四五]、", line):
            made.append(_paragraph(_runs(line), '<w:pStyle w:val="1"/>'))
        else:
            lead, point, rest = line.partition("。") if re.match("[一二三四五]是", line) else ("", "", line)
            made.append(_paragraph((_runs(lead + point, _BOLD) if lead else "") + _runs(rest), _looks(line, index, lines)))
    return "".join(made), {}


def _bold(lines: list[str], spec: Spec) -> tuple[str, dict[str, str]]:
    """No styles at all: what is short and has no full stop was made bold by hand, the regions and the title larger and centred."""
    made = []
    for index, line in enumerate(lines):
        if line.endswith("。"):
            made.append(_paragraph(_runs(line), _looks(line, index, lines)))
        elif index == 0 or line.endswith(("县", "区")):
            size = 44 if index == 0 else 36
            made.append(_paragraph(_runs(line, f'{_BOLD}<w:sz w:val="{size}"/>'), '<w:jc w:val="center"/>'))
        else:
            made.append(_paragraph(_runs(line, _BOLD), '<w:ind w:firstLine="640" w:firstLineChars="200"/>'))
    return "".join(made), {}


def _numbered(lines: list[str], spec: Spec) -> tuple[str, dict[str, str]]:
    """Numbers made by Word: the typed ones are taken away, numbering.xml gives them back."""
    levels = ((re.compile("[一二三四五]、"), _BOLD), (re.compile("[1-9]、"), ""), (re.compile("（[1-9]）"), ""))
    made = []
    for index, line in enumerate(lines):
        level = next((level for level, (number, _) in enumerate(levels) if number.match(line)), None)
        if level is None:
            made.append(_paragraph(_runs(line, _BOLD + '<w:sz w:val="44"/>' if index == 0 else ""), _looks(line, index, lines)))
            continue
        number, look = levels[level]
        place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
        made.append(_paragraph(_runs(number.sub("", line, count=1), look), place))
    return "".join(made), {"numbering": _NUMBERING}


def _tracked(lines: list[str], spec: Spec) -> tuple[str, dict[str, str]]:
    """Changes nobody has accepted yet: inside numbers, words and whole paragraphs."""
    pen = _Pen(spec)
    made = []
    for index, line in enumerate(lines):
        props = (
            ("", '<w:jc w:val="right"/>', '<w:jc w:val="center"/>', "")[index] if index < 4 else _looks(line, index, lines)
        )  # number, result, title, salutation
        for item in spec["removed"]:
            if line.startswith(item["before"]):
                made.append(_paragraph(pen.struck(item["text"]), f"<w:rPr>{pen.mark('del')}</w:rPr>"))
        if line.startswith(tuple(spec["added"])):
            made.append(_paragraph(pen.put(line), f"{props}<w:rPr>{pen.mark('ins')}</w:rPr>"))
        else:
            made.append(_paragraph(pen.revised(line), props))
    return "".join(made), {}


def _boxed(lines: list[str], spec: Spec) -> tuple[str, dict[str, str]]:
    """A text box (with the VML copy Word writes beside it) and footnotes."""
    notes = spec["notes"]
    text, ends = lines[: -len(notes)], lines[-len(notes) :]
    made = []
    for index, line in enumerate(text):
        if line.startswith(spec["box"]):
            continue
        box = text[index + 1] if index + 1 < len(text) and text[index + 1].startswith(spec["box"]) else ""
        content = "".join(_referred(line, notes)) if index else _runs(line, _BOLD)
        made.append(_paragraph((_box(box) if box else "") + content, _looks(line, index, text)))
    return "".join(made), {"footnotes": _footnotes(ends)}


_STATES: dict[str, Callable[[list[str], Spec], tuple[str, dict[str, str]]]] = {
    "styles": _styled,
    "bold": _bold,
    "numbering": _numbered,
    "tracked": _tracked,
    "boxed": _boxed,
}


# Tracked changes (ECMA-376 17.13.5)


class _Pen:
    """Writes revisions, each with its own id, in the name and at the time the sample gives."""

    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        self._count = 0

    def _stamp(self) -> str:
        self._count += 1
        return f'w:id="{self._count}" w:author="{self._spec["author"]}" w:date="{self._spec["date"]}"'

    def mark(self, kind: str) -> str:
        """The revision of a paragraph's own mark."""
        return f"<w:{kind} {self._stamp()}/>"

    def put(self, text: str) -> str:
        """Inserted words."""
        return f"<w:ins {self._stamp()}>{_runs(text)}</w:ins>" if text else ""

    def struck(self, text: str) -> str:
        """Deleted words."""
        return f"<w:del {self._stamp()}>{_run(text, tag='w:delText')}</w:del>" if text else ""

    def revised(self, line: str) -> str:
        """``line`` with the revisions that fall into it, each shrunk to what really differs."""
        changes = [item for item in self._spec["revisions"] if item["now"] in line]
        for item in changes:
            before, _, after = line.partition(item["now"])
            same, old, new, tail = _difference(item["was"], item["now"])
            return self.revised(before + same) + self.struck(old) + self.put(new) + self.revised(tail + after)
        return _runs(line)


def _difference(was: str, now: str) -> tuple[str, str, str, str]:
    """What ``was`` and ``now`` share at the start, what each has of its own, what they share at the end."""
    start = next((i for i, (one, other) in enumerate(zip(was, now, strict=False)) if one != other), min(len(was), len(now)))
    most = min(len(was), len(now)) - start
    end = next((i for i in range(most) if was[-1 - i] != now[-1 - i]), most)
    return now[:start], was[start : len(was) - end], now[start : len(now) - end], now[len(now) - end :]


# Text box and footnotes


def _box(text: str) -> str:
    inside = f"<w:txbxContent>{_paragraph(_runs(text))}</w:txbxContent>"
    size = 'cx="3600000" cy="540000"'
    place = '<wp:position{0} relativeFrom="{1}"><wp:posOffset>0</wp:posOffset></wp:position{0}>'
    shape = (
        '<wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" '
        f'allowOverlap="1"><wp:simplePos x="0" y="0"/>{place.format("H", "column")}{place.format("V", "paragraph")}<wp:extent {size}/>'
        '<wp:wrapTopAndBottom/><wp:docPr id="1" name="文本框 1"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_SPACES["wps"]}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx>{inside}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
    )
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{shape}</w:drawing></mc:Choice>'
        f'<mc:Fallback><w:pict><v:shape style="width:283pt;height:42pt"><v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    )


def _referred(line: str, notes: list[str]) -> Iterator[str]:
    """``line`` with a footnote hung behind each of the words that have one."""
    for number, words in enumerate(notes, 1):
        bare = words.strip("“”")
        if bare in line:
            end = line.index(bare) + len(bare) + line[line.index(bare) + len(bare) :].startswith("”")
            yield _runs(line[:end]) + f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'
            line = line[end:]
    yield _runs(line)


def _footnotes(lines: list[str]) -> str:
    separators = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    )
    sign = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    notes = (f'<w:footnote w:id="{number}">{_paragraph(sign + _runs(line))}</w:footnote>' for number, line in enumerate(lines, 1))
    return f"<w:footnotes{_spaces('w')}>{separators}{''.join(notes)}</w:footnotes>"


# The package

_STYLES = (
    f'<w:styles{_spaces("w")}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋_GB2312"/>'
    '<w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:next w:val="a"/>'
    '<w:pPr><w:keepNext/><w:ind w:firstLine="640" w:firstLineChars="200"/><w:outlineLvl w:val="0"/></w:pPr>'
    '<w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/><w:basedOn w:val="a"/><w:next w:val="a"/>'
    '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:rFonts w:eastAsia="方正小标宋简体"/><w:sz w:val="44"/></w:rPr></w:style></w:styles>'
)


def _settings(*, tracked: bool) -> str:
    """修订 left switched on where the text is under revision; Word 2013's layout."""
    mode = '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    return f"<w:settings{_spaces('w')}>{'<w:trackRevisions/>' if tracked else ''}{mode}</w:settings>"


def _level(index: int, style: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:suff w:val="nothing"/><w:lvlText w:val="{text}"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="640"/></w:pPr></w:lvl>'
    )


_NUMBERING = (
    f'<w:numbering{_spaces("w")}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
    f"{_level(0, 'chineseCountingThousand', '%1、')}{_level(1, 'decimal', '%2、')}{_level(2, 'decimal', '（%3）')}"
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" w:footer="1417" w:gutter="0"/></w:sectPr>'
)


def _package(body: str, title: str, parts: dict[str, str]) -> bytes:
    """The zip: parts stored, not deflated, since another zlib packs the same words into other bytes."""
    document = f"<w:document{_spaces('w', 'r', 'mc', 'wp', 'a', 'wps', 'v')}><w:body>{body}{_PAGE}</w:body></w:document>"
    relations = "".join(f'<Relationship Id="rId{i}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>' for i, kind in enumerate(parts, 1))
    overrides = "".join(f'<Override PartName="/word/{kind}.xml" ContentType="{_TYPES}{kind}+xml"/>' for kind in parts)
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPES}document.main+xml"/>{overrides}'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title></cp:coreProperties>",
        "word/document.xml": document,
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
    } | {f"word/{kind}.xml": content for kind, content in parts.items()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 0  # the same on Windows and Linux
            package.writestr(entry, (_DECLARATION + content).encode())
    return packed.getvalue()


if __name__ == "__main__":
    for sample in NAMES:
        (HERE / f"{sample}.docx").write_bytes(built(sample))
    sys.exit(0)
