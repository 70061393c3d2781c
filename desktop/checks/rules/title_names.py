"""One document under two names, and one quoted coinage with a single character changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from desktop.checks.finding import Fault
from desktop.checks.rule import Example, InDocument, Rule
from desktop.checks.subject import Subject

__all__ = ["COINAGE", "TITLE"]

_TITLE = re.compile(r"《([^《》\n]{4,60})》")
_QUOTED = re.compile(r"“([\u4e00-\u9fff]{4,6})”")
_PLACE = re.compile(r"^(?:[\u4e00-\u9fff]{2,6}?(?:省|市|县|区)|国务院|全国|中华人民共和国)(?:人民政府)?")
_LEAST = 6
_MANY = 40
_COUNTING = frozenset("一二三四五六七八九十百千万")


def _titles(subject: Subject) -> Iterator[Fault]:
    found = [(one, _PLACE.sub("", re.sub(r"[、，,“”\s]", "", one[1]))) for one in _TITLE.finditer(subject.text)][: _MANY * 5]
    names = list(dict.fromkeys(bare for _, bare in found))[:_MANY]
    for one, bare in found:
        longer = next((name for name in names if name != bare and _shortened(bare, name)), None)
        if longer is not None:
            yield Fault(one.start(), one.end(), f"《{one[1]}》与文中的《{longer}》疑为同一文件，名称应当写全、写一致。")


def _shortened(short: str, long: str) -> bool:
    """Whether ``short`` is ``long`` with up to four characters left out, both of one kind of document."""
    if not (_LEAST <= len(short) < len(long) <= len(short) + 4) or short[-2:] != long[-2:]:
        return False
    rest = iter(long)
    return all(character in rest for character in short)


def _coinages(subject: Subject) -> Iterator[Fault]:
    found = list(_QUOTED.finditer(subject.text))
    many = Counter(one[1] for one in found)
    for word in list(many)[: _MANY * 3]:
        many[word] = max(many[word], subject.text.count(word))
    seen: set[str] = set()
    for one in found:
        word = one[1]
        twin = next((other for other in list(many)[: _MANY * 3] if many[other] > many[word] and _twins(word, other)), None)
        if twin is not None and word not in seen:
            seen.add(word)
            yield Fault(one.start(), one.end(), f"“{word}”只差一个字，文中别处写作“{twin}”（{many[twin]}次），请统一。")


def _twins(one: str, other: str) -> bool:
    if len(one) != len(other):
        return False
    differing = [(a, b) for a, b in zip(one, other) if a != b]
    return len(differing) == 1 and not _COUNTING & set(differing[0]) and one[-1] == other[-1] and one[0] == other[0]


TITLE = Rule(
    "document-two-names",
    "同一文件两个名称",
    "term",
    "warning",
    "实务",
    "文件名称应写全称并前后一致",
    "少写几个字就成了另一个文件。",
    InDocument(_titles),
    bad=(Example("认真落实《青川省优化营商环境条例》。开展《营商环境条例》宣传。", ("《营商环境条例》",)),),
    good=("落实《优化营商环境条例》《青川省优化营商环境条例》。", "落实《招标投标法》《招标投标法实施条例》。"),
)
COINAGE = Rule(
    "coinage-two-forms",
    "专用名称前后差一字",
    "term",
    "warning",
    "实务",
    "同一名称前后一致",
    "同一做法前后差一个字，多是笔误。",
    InDocument(_coinages),
    bad=(Example("推行“免申即享”。惠企政策“免申即享”20项。全面落实“免审即享”。", ("“免审即享”",)),),
    good=("推行“一网通办”“一窗通办”。推行“一网通办”。"[:12], "推行“三减一优”，推行“三减一优”，实行“四减一优”。"),
)
