"""The parts of a package that do not depend on the text: settings, font table, footers, footnotes, theme, properties."""

from __future__ import annotations

import re

from desktop.layout.style import Face, Style
from desktop.writers.docx.ooxml import NAMESPACE, escape, twips

__all__ = ["APP", "CORE", "HEAD", "font_table", "footnotes", "settings", "themed"]

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

CORE = (
    f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator></dc:creator><dc:language>zh-CN</dc:language></cp:coreProperties>'
)
"""Neutral: no author, no office, no time of day; the same for every document."""

APP = f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>nigao</Application></Properties>'

_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
    "<w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
)


def settings(style: Style) -> str:
    """word/settings.xml: odd and even footers, full-width punctuation, Word 2013 rules, Chinese as the East Asian language."""
    uri = "http://schemas.microsoft.com/office/word"
    compat = "<w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:useFELayout/>"
    compat += "".join(f'<w:compatSetting w:name="{name}" w:uri="{uri}" w:val="{value}"/>' for name, value in _COMPAT)
    return (
        f'{HEAD}<w:settings {NAMESPACE}><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>'
        f'<w:defaultTabStop w:val="{twips(style.page.cell * 2)}"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat>{compat}</w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
        '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" '
        'w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


_COMPAT = (
    ("compatibilityMode", 15),
    ("overrideTableStyleFontSizeAndJustification", 1),
    ("enableOpenTypeFeatures", 1),
    ("doNotFlipMirrorIndents", 1),
    ("differentiateMultirowTableHeaders", 1),
)


def font_table(style: Style) -> str:
    """word/fontTable.xml; the first substitute goes in as the other name Word looks for (仿宋_GB2312 is 仿宋 on Windows 10)."""
    western = "" if not style.latin else f'<w:font w:name="{escape(style.latin)}"><w:charset w:val="00"/><w:family w:val="roman"/></w:font>'
    return f"{HEAD}<w:fonts {NAMESPACE}>{''.join(_font(face) for face in style.faces.values())}{western}</w:fonts>"


def _font(face: Face) -> str:
    other = f'<w:altName w:val="{escape(face.substitutes[0])}"/>' if face.substitutes else ""
    return f'<w:font w:name="{escape(face.name)}">{other}<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>'


def footnotes(notes: str = "") -> str:
    """word/footnotes.xml with the two separators and ``notes``."""
    return f"{HEAD}<w:footnotes {NAMESPACE}>{_SEPARATORS}{notes}</w:footnotes>"


def themed(theme: str, style: Style) -> str:
    """The theme with our faces in both font slots, so that nothing set “by the theme” turns up in Calibri."""
    name = escape(style.looks["body"].face.name)
    slots = f'<a:latin typeface="{name}"/><a:ea typeface="{name}"/><a:cs typeface=""/>'
    return re.sub(r"(<a:(majorFont|minorFont)>).*?(</a:\2>)", lambda found: f"{found[1]}{slots}{found[3]}", theme, flags=re.DOTALL)
