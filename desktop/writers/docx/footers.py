"""Footers: the page number (7.5), the rule at the foot of a letter's first page (10.1), the number of a sheet on its side (clause 8)."""

from __future__ import annotations

from desktop.layout.ink import POINTS, middle
from desktop.layout.style import Style
from desktop.writers.docx.boxes import DRAWING, anchored, at, box, rule
from desktop.writers.docx.ooxml import NAMESPACE, escape, ppr
from desktop.writers.docx.parts import HEAD
from desktop.writers.docx.styles import indents

__all__ = ["blank_footer", "first_footer", "footer", "turned_footer"]


def footer(style: Style, *, even: bool) -> str:
    """The page number, as the style has it: right on odd pages, left on even ones, one character in."""
    return _part(_number(style, even=even) + _lift(style))


def blank_footer() -> str:
    """That of a page with nothing but the imprint, which is not numbered (7.5)."""
    return _part(anchored("", 0.0))


def first_footer(style: Style) -> str:
    """That of a first page without a number; a letter's has its second rule, thin over thick."""
    head = style.head
    if not head.foot:
        return blank_footer()
    reach, shift = (head.rule_width * POINTS - style.page.measure) / 2, middle(style)
    reaches = (reach - shift, reach + shift)
    return _part(
        "".join(
            rule(weight * POINTS, head.rule_apart * POINTS if index else 0.0, head.colour, *reaches)
            for index, weight in enumerate(reversed(head.rule))
        )
    )


def turned_footer(style: Style, *, even: bool) -> str:
    """The number where the upright pages have it, so that a bound volume is leafed through by one corner: it reads down the left side of the sheet."""
    page, look = style.page, style.looks["page_number"]
    deep = look.leading or style.page.pitch
    # turned back, the left side of the sheet is its foot
    down = at("V", "page", offset=page.left * POINTS)
    across = at("H", "page", offset=page.footer * POINTS)
    run = box(_number(style, even=even), 11 + even, "number", wide=deep, high=page.measure, across=across, down=down, upright=False)
    return _part(anchored(run, 0.0), drawn=True)


def _part(inside: str, *, drawn: bool = False) -> str:
    return f"{HEAD}<w:ftr {NAMESPACE}{f' {DRAWING}' if drawn else ''}>{inside}</w:ftr>"


def _lift(style: Style) -> str:
    """An empty line under the number where the footer reaches further down than it, to a letter's rule."""
    lower = style.page.footer - style.head.foot
    return anchored("", lower * POINTS) if style.head.foot and lower > 0 else ""


def _number(style: Style, *, even: bool) -> str:
    look = style.looks["page_number"]
    before, behind = style.number.form.split("{}", 1)
    words = (
        f'<w:t xml:space="preserve">{escape(before)}</w:t>' if before else "",
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{2 if even else 1}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
        f'<w:t xml:space="preserve">{escape(behind)}</w:t>' if behind else "",
    )
    field = "".join(f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>{inside}</w:r>' for inside in words if inside)
    named = f'<w:pStyle w:val="{look.id}"/>'
    return f"<w:p>{ppr(named, *_place(style, even=even))}{field}</w:p>"


def _place(style: Style, *, even: bool) -> tuple[str, ...]:
    look = style.looks["page_number"]
    if style.number.place == "center":
        return indents(0.0, 0.0), '<w:jc w:val="center"/>'
    if style.number.place == "outer" and even:
        return indents(look.right * style.character(look), 0.0), '<w:jc w:val="left"/>'
    return ()
