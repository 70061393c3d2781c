"""Which county, city or district a report speaks of: told by its words, since no list of places is complete."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

__all__ = ["region_of"]

_SUFFIX = re.compile("自治[县旗]|[县市区旗]")
_LONGEST = 3  # characters of a name before its suffix; autonomous counties have up to eight
_LEADS = frozenset("在对由为与及是从向到于让给把将以省州盟市")
_OWN = frozenset("全我本该各贵每两几某此数对于在由为与及是从向到让给把将以")  # 全县 and 我市 name nobody, nor does 关于县
_ALONE = _OWN | _LEADS | frozenset("外邻多原老新小大同跨")  # nor does 大县, while 新安县 does
# 园区, 超市 and their like: what comes before the suffix makes a common noun
_COMMON = re.compile(
    "(?:城|园|发|辖|社|地|景|小|片|校|范|高新|经开|矿|库|灾|山|林|牧|郊|商|学|能|贸|保税|综保|务|公|窗口|等候|自助|专|分|聚集|集聚|产业|先行|试验|新|老|住宅|"
    "生活|禁|雷|误|盲|特|赛|战|考|行政|大湾)区$|(?:超|上|门|都|股|楼|夜|集|入|开|罢|城|县|省|地级|直辖|全|行|利|街|闹|早)市$|(?:省|市|直管|强|百强)县$|(?:红|国|军|锦|彩|党|队|升)旗$"
)
_WHOLE = 20_000  # characters of a report that are counted


def region_of(text: str, title: str = "", signature: str = "") -> str:
    """The region a report is of, "" where none is named: whoever signs it, else its title, else what its text names most."""
    said, clean = _counts(f"{signature}\n{title}\n{text[:_WHOLE]}")
    for place in (signature, title):
        named = [name for name in _best(place, said, clean) if clean[name]]
        if named:
            return named[-1]
    ranked = sorted((name for name in clean if _sound(name, said)), key=lambda name: (-said[name], -len(name)))
    return ranked[0] if ranked and (said[ranked[0]] > 1 or text.startswith(ranked[0])) else ""


def _best(place: str, said: Counter[str], clean: Counter[str]) -> Iterator[str]:
    """The name each suffix of a title or signature closes; of 商洛市柞水县 the last is the one."""
    for found in _SUFFIX.finditer(place):
        names = [name for name, _ in _names(place, found) if clean[name] and _sound(name, said)]
        if names:
            yield max(names, key=lambda name: (said[name], len(name)))


def _sound(name: str, said: Counter[str]) -> bool:
    """Whether ``name`` does not carry a word before it: 在息县 where 息县 is said more often."""
    return name[0] not in _LEADS or said[name[1:]] <= said[name]


def _counts(text: str) -> tuple[Counter[str], Counter[str]]:
    """How often each possible name is said, and how often with nothing that could belong to it before it."""
    said: Counter[str] = Counter()
    clean: Counter[str] = Counter()
    for found in _SUFFIX.finditer(text):
        for name, begins in _names(text, found):
            said[name] += 1
            clean[name] += begins
    return said, +clean


def _names(text: str, suffix: re.Match[str]) -> Iterator[tuple[str, bool]]:
    long = 8 if len(suffix.group()) > 1 else _LONGEST
    shortest = 1 if suffix.group() == "县" else 2
    for length in range(1, long + 1):
        start = suffix.start() - length
        if start < 0 or not "\u4e00" <= text[start] <= "\u9fff":
            return
        name = text[start : suffix.end()]
        if (
            length >= shortest
            and not _nobody(name[: -len(suffix.group())])
            and not _COMMON.search(name)
            and not _SUFFIX.search(name[: -len(suffix.group())])
        ):
            before = text[start - 1 : start]
            yield name, not "\u4e00" <= before <= "\u9fff" or before in _LEADS or before == "县"


def _nobody(base: str) -> bool:
    return base[-1] in _OWN or base in _ALONE
