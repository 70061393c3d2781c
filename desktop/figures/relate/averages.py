"""Averages (户均, 人均, 平均每家), prices times counts (每立方米0.4元), and ratios (医护比1:1.19)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from desktop.figures.figure import Figure
from desktop.figures.relate import note, reckon
from desktop.figures.relate.page import Page
from desktop.figures.relate.relation import Relation
from desktop.figures.relate.term import CLAUSE, Term
from desktop.figures.relate.words import AVERAGE, overlap, telling

__all__ = ["averages", "ratios"]

_COUNTED = {
    "户": ("户", "户次"), "人": ("人", "人次"), "案": ("件",), "店": ("户", "个"), "车": ("辆", "台"), "村": ("个", "村"), "校": ("所", "个"), "单": ("单", "笔", "件"),
    "家": ("户", "家次"), "名": ("人",), "位": ("人", "人次"), "宗": ("宗", "件"), "批": ("批", "批次"), "次": ("次", "场次"), "方": ("方", "立方米"), "立方": ("立方米",), "学": ("人",),
}  # fmt: skip
_SLIP = 2.0
_TELLING = 100
_HARDLY = 1000  # so great a number is hardly there by chance
_BACK = 3  # sentences
_PRICE = re.compile(r"每[^，,]{0,8}$")


def averages(page: Page, place: int) -> Iterator[Relation]:
    """户均2.9人 with the total and the count it is made of; 每人1500元，合计28.05万元 as a product."""
    result = page.prose[place]
    told = AVERAGE.search(result.lead)
    if told is None:
        return
    each = told["each"] or told["every"] or told["field"]
    units = _COUNTED.get(each, (each,))
    counts = _counts(page, place, units)
    if "每" in result.lead and (made := _product(page, place)) is not None:
        yield made
        return
    totals = [page.prose[at] for unit in (result.unit, f"{result.unit}次") for at in page.before(place, unit, sentences=1)]
    found = _held(counts, totals, result) or _beside(page, place) or _behind(page, place, units)
    if found is None and counts and len(result.value.normalize().as_tuple().digits) > 2:
        found = _held(counts[:1], page.far(place, result.unit), result)
    found = found or _exactly(page, place, units) or _slip(page, place, counts, totals, told["rest"])
    if found is not None:
        yield found


def _exactly(page: Page, place: int, units: tuple[str, ...]) -> Relation | None:
    """A count anywhere about that makes, times the average, a great number told in the text."""
    result = page.prose[place]
    if result.low != result.high and result.step <= 1:
        return None
    for count in (term for unit in units for term in page.far(place, unit)):
        total = count.value * result.value
        if count.value < _TELLING or total < _HARDLY:
            continue
        for unit in (result.unit, f"{result.unit}次"):
            if (known := page.known.get((unit, float(total)))) and known[0].value == total:
                return reckon.divided("average", known[0], count, result)
    return None


def _behind(page: Page, place: int, units: tuple[str, ...]) -> Relation | None:
    """A total and a count some sentences back, where the average has digits enough."""
    result = page.prose[place]
    if result.value / result.step < _TELLING:
        return None
    totals = [page.prose[at] for at in page.before(place, result.unit, sentences=_BACK)]
    held = _held(_counts(page, place, units, _BACK), totals, result) if totals else None
    return held if held is not None and held.tolerance in ("exact", "rounded") else None


def _counts(page: Page, place: int, units: tuple[str, ...], sentences: int = 1) -> list[Term]:
    found = [page.prose[at] for unit in units for at in page.before(place, unit, sentences=sentences)]
    return sorted(found, key=lambda term: -term.at)


def _held(counts: list[Term], totals: list[Term], result: Term) -> Relation | None:
    for count in counts:
        for total in totals:
            if total.at != count.at:
                held = reckon.divided("average", total, count, result)
                if held is not None:
                    return held
    return None


def _beside(page: Page, place: int) -> Relation | None:
    """刻章4,318套，节约129.5万元，户均300元: the two numbers right before, whatever is counted."""
    if place < 2:
        return None
    result, one, other = page.prose[place], page.prose[place - 1], page.prose[place - 2]
    if other.sentence != result.sentence or result.level > CLAUSE:
        return None
    total, count = (one, other) if one.unit == result.unit else (other, one)
    if total.unit != result.unit or count.kind not in ("count", "other") or count.unit == total.unit:
        return None
    return reckon.divided("average", total, count, result)


def _slip(page: Page, place: int, counts: list[Term], totals: list[Term], rest: str) -> Relation | None:
    """A wrong average, where the total and the count stand right before it and nothing else is said to be averaged."""
    if place < 2 or not counts or not totals:
        return None
    result, beside = page.prose[place], {page.prose[place - 1].at, page.prose[place - 2].at}
    total, count = totals[0], counts[0]
    plain = {total.at, count.at} == beside and total.sentence == count.sentence == result.sentence and count.value > 0
    if not plain or (telling(rest) and not overlap(rest, total.lead)) or _PRICE.search(result.lead):
        return None
    exact = total.value / count.value
    if not exact or not result.value or max(exact / result.value, result.value / exact) > _SLIP:
        return None
    return note.broken("average", result, (total, count), f"{note.written(total)}÷{note.written(count)}", exact)


def _product(page: Page, place: int) -> Relation | None:
    """187人，每人1500元，合计28.05万元: a price, and in its sentence a count and a total that are its product to the digit."""
    price = page.prose[place]
    about = [term for term in page.prose[max(0, place - 4) : place + 4] if term.sentence == price.sentence and term.at != price.at]
    counts = [term for term in about if term.unit != price.unit and term.kind in ("count", "other", "duration") and term.value > 1]
    for total in about:
        if total.unit != price.unit or total.at < price.at:
            continue
        for count in counts:
            if count.value * price.value == total.value:
                sum_ = f"{note.written(count)}×{note.written(price)}"
                return note.holding("product", total, (count, price), sum_, total.value, "exact")
    return None


def ratios(page: Page, place: int, figure: Figure) -> Iterator[Relation]:
    """医师1197人，护士1430人，医护比为1:1.19."""
    result = page.prose[place]
    if not isinstance(figure.value, tuple) or len(figure.value) != 2 or place < 2 or not re.search(r"[比率]", result.lead):
        return
    first, second = page.prose[place - 2], page.prose[place - 1]
    near = [page.prose[at] for at in page.before(place, second.unit)][:4]
    for one in near[1:]:
        held = _ratio(one, near[0], result, figure.value)
        if held is not None:
            yield held
            return
    if first.unit == second.unit and first.sentence == result.sentence and result.level <= CLAUSE:
        yield from _odd_ratio(first, second, result, figure.value)


def _ratio(first: Term, second: Term, result: Term, parts: tuple[Decimal, ...]) -> Relation | None:
    """``first`` : ``second`` printed as ``parts``, the greater of which is what their quotient makes of the smaller."""
    if first.value <= 0 or second.value <= 0 or min(parts) <= 0:
        return None
    over, under, printed, other = first, second, parts[0], parts[1]
    if printed < other:
        over, under, printed, other = under, over, other, printed
    exponent = printed.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    size, half = float(printed), float(step) / 2
    stand_in = result._replace(value=printed, step=step, size=size, low=size - half, high=size + half)
    scaled = over._replace(value=over.value * other, low=over.low * float(other), high=over.high * float(other))
    held = reckon.divided("ratio", scaled, under, stand_in)
    if held is None or (other != 1 and held.tolerance != "exact"):
        return None
    said = f"{note.written(over)}÷{note.written(under)}≈{(over.value / under.value).quantize(Decimal('0.001')).normalize():f}，文中为{note.written(result)}"
    return Relation("ratio", result.at, (first.at, second.at), held.tolerance, "holds", held.expected, said)


def _odd_ratio(first: Term, second: Term, result: Term, parts: tuple[Decimal, ...]) -> Iterator[Relation]:
    """A ratio near the two numbers right before it, but not theirs."""
    if first.value <= 0 or second.value <= 0 or 1 not in parts or 0 in parts:
        return
    over, under = (first, second) if parts[1] == 1 else (second, first)
    printed = parts[0] if parts[1] == 1 else parts[1]
    exact = over.value / under.value
    if abs(exact / printed - 1) <= Decimal("0.15"):
        expected = exact.quantize(Decimal("0.01"))
        said = f"{note.written(over)}÷{note.written(under)}={expected}，文中为{note.written(result)}"
        yield Relation("ratio", result.at, (first.at, second.at), "", "broken", expected, said)
