"""Where a style departs from GB/T 9704-2012: every difference with its clause and how binding that clause is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.layout.ink import POINTS
from desktop.layout.style import Look, Style, named

__all__ = ["Deviation", "deviations"]


@dataclass(frozen=True, slots=True)
class Deviation:
    """One difference: what the standard has and what the style has instead; ``binding`` is 规定, 一般, 推荐 or, where the clause says nothing, 实务."""

    clause: str
    what: str
    standard: str
    here: str
    binding: str
    remark: str = ""


_CLAUSES = {
    "copy_number": "7.2.1", "secrecy": "7.2.2", "urgency": "7.2.3", "office_mark": "7.2.4", "doc_number": "7.2.5", "signer": "7.2.6", "signer_name": "7.2.6",
    "title": "7.3.1", "addressee": "7.3.2", "body": "7.3.3", "heading_1": "7.3.3", "heading_2": "7.3.3", "heading_3": "7.3.3", "heading_4": "7.3.3",
    "attachment_note": "7.3.4", "signature": "7.3.5", "date": "7.3.5", "contact": "7.3.6", "attachment_label": "7.3.7", "attachment_title": "7.3.7",
    "copy_to": "7.4.2", "imprint": "7.4.3", "page_number": "7.5",
}  # fmt: skip
_ATTRIBUTES = {
    "face": "字体", "size": "字号", "bold": "加粗", "colour": "颜色", "align": "对齐", "first": "首行缩进（字）", "left": "左空（字）", "right": "右空（字）",
    "before": "上空（行）", "after": "下空（行）",
}  # fmt: skip
_RECOMMENDED = {("office_mark", "face"), ("office_mark", "colour"), ("office_mark", "size")}
_USUAL = {"face", "size"}  # 5.2.2: 一般用 3 号仿宋体字，特定情况可作调整
_SIZES = {
    42: "初号",
    36: "小初",
    26: "一号",
    24: "小一",
    22: "2 号",
    18: "小 2 号",
    16: "3 号",
    15: "小 3 号",
    14: "4 号",
    12: "小 4 号",
    10.5: "5 号",
    9: "小 5 号",
}
_ALIGNS = {"left": "居左", "center": "居中", "right": "居右", "both": "两端对齐"}
_WAYS = {"outer": "单页居右、双页居左", "center": "居中", "right": "一律居右"}
_TOP_BASIS = "按 GB/T 33476.2 的算法，版心从首行文字上方半个行距处量起，印在纸上与天头 37 mm 一致"


def deviations(style: Style) -> tuple[Deviation, ...]:
    """What of ``style`` is not as the standard has it for its format, in the order of the clauses; matters of taste the standard leaves open are not among it."""
    standard = named("letter" if style.head.format == "letter" else "gbt9704")
    found = [
        *_page(style),
        *_grid(style),
        *_digits(style),
        *_head(style, standard),
        *_looks(style, standard),
        *_imprint(style, standard),
        *_number(style),
    ]
    return tuple(sorted(found, key=lambda each: [int(part) for part in each.clause.split(".")]))


def _page(style: Style) -> Iterator[Deviation]:
    page = style.page
    if abs(page.top - 37) > 1.001:
        yield Deviation("5.2.1", "天头", "37 mm ± 1 mm", f"{page.top:g} mm", "规定", _TOP_BASIS if abs(page.top - 34.58) < 0.5 else "")
    if abs(page.left - 28) > 1.001:
        yield Deviation("5.2.1", "订口", "28 mm ± 1 mm", f"{page.left:g} mm", "规定")
    wide, deep = page.measure / POINTS, page.depth / POINTS
    if abs(wide - 156) > 1.001 or abs(deep - 225) > 1.001:
        basis = _TOP_BASIS if abs(page.top - 34.58) < 0.5 and abs(page.bottom - 32.58) < 0.5 else ""
        yield Deviation("5.2.1", "版心", "156 mm × 225 mm", f"{wide:g} mm × {deep:g} mm", "规定", basis)
    if (page.width, page.height) != (210, 297):
        yield Deviation("5.1", "纸张", "A4（210 mm × 297 mm）", f"{page.width:g} mm × {page.height:g} mm", "规定")


def _grid(style: Style) -> Iterator[Deviation]:
    if style.page.lines != 22:
        yield Deviation("5.2.3", "每面行数", "22 行", f"{style.page.lines} 行（行距 {style.page.pitch:g} 磅）", "一般")
    if style.page.chars != 28:
        yield Deviation("5.2.3", "每行字数", "28 字", f"{style.page.chars} 字", "一般")


def _digits(style: Style) -> Iterator[Deviation]:
    if style.latin:
        yield Deviation("5.2.2", "数字和西文的字体", "随汉字字体", style.latin, "一般", "标准未单列数字字体，各地做法不同")


def _head(style: Style, standard: Style) -> Iterator[Deviation]:
    here, wanted = style.head, standard.head
    letter = here.format == "letter"
    where = "上页边" if letter else "版心上边缘"
    if abs(here.mark_top - wanted.mark_top) > 1:
        yield Deviation("10.1" if letter else "7.2.4", f"发文机关标志上边缘至{where}", f"{wanted.mark_top:g} mm", f"{here.mark_top:g} mm", "规定")
    for key, what in (("rule_gap", "红线与上方的距离"), ("rule_width", "红线的长度"), ("foot", "第二条红色双线距下页边")):
        if abs(getattr(here, key) - getattr(wanted, key)) > 1:
            yield Deviation("10.1" if letter else "7.2.7", what, f"{getattr(wanted, key):g} mm", f"{getattr(here, key):g} mm", "规定")
    if here.colour.upper() != wanted.colour:
        yield Deviation("10.1" if letter else "7.2.7", "红线的颜色", "红色", f"#{here.colour}", "规定")


def _looks(style: Style, standard: Style) -> Iterator[Deviation]:
    for key, clause in _CLAUSES.items():
        here, wanted = style.looks[key], standard.looks[key]
        for name, what in _ATTRIBUTES.items():
            said, meant = _said(here, name), _said(wanted, name)
            if said != meant and not _same_face(here, wanted, name):
                binding = "推荐" if (key, name) in _RECOMMENDED else "实务" if name == "bold" else "一般" if name in _USUAL else "规定"
                yield Deviation(clause, f"{_title(key, wanted)}的{what}", meant, said, binding)


def _same_face(here: Look, wanted: Look, name: str) -> bool:
    """仿宋 for 仿宋_GB2312: the same face under its other name."""
    return name == "face" and here.face.name in wanted.face.substitutes[:1]


def _title(key: str, look: Look) -> str:
    return "正文" if key == "body" else look.name


def _said(look: Look, name: str) -> str:
    value = getattr(look, name)
    match name:
        case "face":
            return str(value.name)
        case "size":
            return _SIZES.get(value, f"{value:g} 磅")
        case "bold":
            return "加粗" if value else "不加粗"
        case "colour":
            return f"#{value}" if value else "黑色"
        case "align":
            return _ALIGNS[value]
        case _:
            return f"{value:g}"


def _imprint(style: Style, standard: Style) -> Iterator[Deviation]:
    clause = "10.1" if style.head.format == "letter" else "7.4.1"
    for key, what in (("outer", "版记首条和末条分隔线"), ("inner", "版记中间的分隔线")):
        here, wanted = getattr(style.imprint, key), getattr(standard.imprint, key)
        if abs(here - wanted) > 0.051:
            yield Deviation(clause, what, f"{wanted:g} mm" if wanted else "不印", f"{here:g} mm" if here else "不印", "推荐" if wanted else "规定")
    if style.imprint.office != standard.imprint.office:
        yield Deviation(
            clause if style.head.format == "letter" else "7.4.3", "印发机关和印发日期", *_yes(standard.imprint.office, style.imprint.office), "规定"
        )


def _yes(wanted: bool, here: bool) -> tuple[str, str]:
    return ("印" if wanted else "不印", "印" if here else "不印")


def _number(style: Style) -> Iterator[Deviation]:
    here, letter = style.number, style.head.format == "letter"
    if here.place != "outer":
        yield Deviation("7.5", "页码的位置", _WAYS["outer"], _WAYS[here.place], "规定")
    if here.form.replace(" ", "") != "—{}—":
        yield Deviation("7.5", "页码的样式", "— 1 —", here.form.replace("{}", "1"), "规定")
    if here.first == letter:
        yield Deviation("10.1" if letter else "7.5", "首页页码", *_yes(not letter, here.first), "规定")
