"""Words of a text with their places and tags, over jieba's dictionary and the lexicon of the field; the same cuts as jieba without its model.

Only jieba's word list is used: its own loader writes a cache file, logs to stderr and holds the interpreter for half a second.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import pairwise
from math import inf, log
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING, NamedTuple

from desktop import paths
from desktop.outcome import Refused

if TYPE_CHECKING:
    import jieba  # noqa: F401  never run: the packager sees the import and takes the word list along

__all__ = ["Word", "breaks", "lexicon", "preload", "tokens"]

_USUAL = 1000  # how often a word of the lexicon counts where nothing is said: more than any two words it could fall into
_COMMON = 400  # characters of the list under one first character that make it worth opening ahead: 40 words and more
_SIZE, _TOTAL = 5_071_852, 60_101_967  # bytes and frequencies of the list of jieba 0.42.1; another list is summed up anew
_GROUP = re.compile(r"(.).*\n(?:\1.*\n)*")
_FREQUENCY = re.compile(" ([0-9]+) ")
_ENTRY = re.compile(r"(?P<word>[\u4E00-\u9FD5a-zA-Z0-9+#&\._%\-]{2,23}) (?P<tag>[a-z]{1,4})(?: (?P<frequency>[1-9][0-9]{0,8}))?")
_JOINED = re.compile(r"[\u4E00-\u9FD5a-zA-Z0-9+#&\._%\-]")
_CLOSING = frozenset("，。、；：？！）》〉」』】〕”’…—～·%％‰.,;:?!)]")
_OPENING = frozenset("（《〈「『【〔“‘([")
_CLINGING = frozenset("的 地 得 了 着 过 等 们 之 性 化 率 型".split())
_LEADING = frozenset("第 各 每 全 被 把 将 向 对 为 以 从 由 在 和 与 及 或".split())
_POINTS = frozenset(".-+%")
_MEASURES = frozenset("年月日号届次期项个户家件条人名万亿元季度批场类第")
_BLOCK = re.compile(r"[\u4E00-\u9FD5a-zA-Z0-9+#&\._%\-]+|\r\n|[^\u4E00-\u9FD5a-zA-Z0-9+#&\._%\-]")
_SINGLE = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


class Word(NamedTuple):
    """A word at ``start``–``end`` with its tag in the dictionary (n, v, nz, nt, ns, m, eng …); x for marks and what no dictionary has."""

    text: str
    start: int
    end: int
    tag: str


_Table = tuple[dict[str, int], dict[str, int]]


class _Dictionary:
    """Words by first character, read from the list when a text first shows that character: a report needs a tenth of the 350,000 words.

    A table holds words → their sort, and the first two characters → how long a word may be. A sort is a pair of frequency and tag, told by its
    place in ``weights`` and ``tags``; many words share one.
    """

    def __init__(self, rest: Callable[[], object] = bool) -> None:
        self._lock = Lock()
        self._own: dict[str, list[tuple[str, int, str]]] = {}
        self._unread: dict[str, str] = {}
        path = _word_list()
        own = []
        for count, entry in enumerate(_entries()):
            own.append(entry)
            self._own.setdefault(entry[0][0], []).append(entry)
            if count % 100 == 0:
                rest()
        text = _read(path, rest)
        for count, found in enumerate(_GROUP.finditer(text)):
            self._unread[found[1]] = self._unread.get(found[1], "") + found.group()
            if count % 100 == 0:
                rest()
        listed = _TOTAL if path.stat().st_size == _SIZE else sum(map(int, _FREQUENCY.findall(text)))
        self._whole = log(listed + sum(frequency for _, frequency, _ in own))
        self.unknown = log(1) - self._whole
        self.weights: list[float] = []
        self.tags: list[str] = []
        self._sorts: dict[str, int] = {}
        self.tables: dict[str, _Table] = {}

    def open(self, first: str) -> _Table:
        """The table of the words that begin with ``first``."""
        with self._lock:
            if first not in self.tables:
                self.tables[first] = self._table(first)
            return self.tables[first]

    def open_common(self, rest: Callable[[], object]) -> None:
        """Open the tables of the characters that many words begin with, resting after each."""
        for first in [first for first, lines in self._unread.items() if len(lines) > _COMMON]:
            self.open(first)
            rest()

    def _table(self, first: str) -> _Table:
        words: dict[str, int] = {}
        longest: dict[str, int] = {}
        sorts = self._sorts
        for line in self._unread.get(first, "").splitlines():
            word, _, sort = line.partition(" ")
            place = sorts.get(sort)
            words[word] = self._sort(sort) if place is None else place
            if longest.get(word[:2], 0) < len(word):
                longest[word[:2]] = len(word)
        for word, frequency, tag in self._own.get(first, ()):
            words[word] = self._sort(f"{frequency} {tag}")
            longest[word[:2]] = max(longest.get(word[:2], 0), len(word))
        return words, longest

    def _sort(self, sort: str) -> int:
        """Log probability in jieba's own order of operations, so that no tie falls otherwise."""
        if sort not in self._sorts:
            frequency, _, tag = sort.partition(" ")
            self.weights.append(log(int(frequency) or 1) - self._whole)
            self.tags.append(tag or "x")
            self._sorts[sort] = len(self.tags) - 1
        return self._sorts[sort]

    def way(self, block: str) -> tuple[list[int], list[int]]:
        """For each place of ``block`` where the word that begins there ends, on the likeliest way through, and the word's sort.

        Of equally likely words the longest; the sort of a character that no word begins with is -1.
        """
        size = len(block)
        ways, ends, sorts = [0.0] * (size + 1), [0] * size, [-1] * size
        tables, weights = self.tables, self.weights
        for place in range(size - 1, -1, -1):
            words, longest = tables.get(block[place]) or self.open(block[place])
            head, end, best = block[place : place + 2], place + 1, -inf
            chosen = words.get(block[place], -1)
            if chosen >= 0:
                best = weights[chosen] + ways[end]
            most = longest.get(head, 0)
            if most > 1:  # half of all pairs of characters begin no word
                for stop in range(place + 2, min(place + most, size) + 1):
                    sort = words.get(head if stop == place + 2 else block[place:stop])
                    if sort is not None and weights[sort] + ways[stop] >= best:
                        best, end, chosen = weights[sort] + ways[stop], stop, sort
            ways[place] = best if chosen >= 0 else self.unknown + ways[place + 1]
            ends[place], sorts[place] = end, chosen
        return ends, sorts


_word = tuple.__new__  # a named tuple's own maker does the same at three times the cost; a report has ten thousand words


class _Loader:
    """Reads the dictionary once, at whoever's first need; a pausing preload hurries as soon as somebody waits for it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._wanted = Event()
        self._read: _Dictionary | None = None

    def dictionary(self) -> _Dictionary:
        """The dictionary, read now where it has not been."""
        if self._read is not None:
            return self._read
        self._wanted.set()
        return self._opened(bool)

    def preload(self, pause: float) -> None:
        """Read it with a pause after every few lines, so that no other thread waits long."""
        self._opened(lambda: self._wanted.wait(pause)).open_common(lambda: time.sleep(pause))

    def _opened(self, rest: Callable[[], object]) -> _Dictionary:
        with self._lock:
            if self._read is None:
                self._read = _Dictionary(rest)
            return self._read


_SHARED = _Loader()  # the one thing here that changes, once: the word list is not read twice


def preload(pause: float = 0.0005) -> None:
    """Read the dictionary ahead of need, from a background thread, sleeping ``pause`` seconds after every millisecond or so of work."""
    _SHARED.preload(pause)


def _read(path: Path, rest: Callable[[], object]) -> str:
    """The list in pieces: decoding it at once would hold every other thread for 10 ms."""
    pieces = []
    with path.open(encoding="utf-8", newline="\n") as stream:
        while piece := stream.read(1 << 16):
            pieces.append(piece)
            rest()
    return "".join(pieces)


def _word_list() -> Path:
    found = find_spec("jieba")
    for folder in (found.submodule_search_locations if found else None) or ():
        path = Path(folder) / "dict.txt"
        if path.is_file():
            return path
    raise Refused("找不到分词用的词典，程序文件不完整，请重新安装。")


def lexicon() -> tuple[tuple[str, int, str], ...]:
    """The words of the field in resources/lexicon.txt with frequency and tag."""
    return tuple(_entries())


def _entries() -> Iterator[tuple[str, int, str]]:
    lines = (paths.resources() / "lexicon.txt").read_text("utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        found = _ENTRY.fullmatch(line)
        if found is None:
            raise Refused(f"领域词典第{number}行“{line[:20]}”写得不对，每行请写“词 词性”，可再写频次。")
        yield found["word"], int(found["frequency"] or _USUAL), found["tag"]


def tokens(text: str) -> tuple[Word, ...]:
    """Every word, mark and blank of ``text`` in order, nothing left out. The first call reads the dictionary (a third of a second)."""
    dictionary = _SHARED.dictionary()
    made: list[Word] = []
    for found in _BLOCK.finditer(text):
        block, start = found.group(), found.start()
        if _JOINED.match(block):
            _cut(block, start, dictionary, made)
        else:
            made.append(_word(Word, (block, start, found.end(), "x")))
    return tuple(made)


def _cut(block: str, start: int, dictionary: _Dictionary, made: list[Word]) -> None:
    """The words of a block onto ``made``; letters and digits that are no word of the dictionary stay together."""
    ends, sorts = dictionary.way(block)
    tags, place, size = dictionary.tags, 0, len(block)
    while place < size:
        end = ends[place]
        if end == place + 1 and block[place] in _SINGLE:
            while end < size and ends[end] == end + 1 and block[end] in _SINGLE:
                end += 1
            tag = "m" if block[place:end].isdigit() else "eng"
        else:
            tag = tags[sorts[place]] if sorts[place] >= 0 else "x"
        made.append(_word(Word, (block[place:end], start + place, start + end, tag)))
        place = end


def breaks(text: str) -> frozenset[int]:
    """Where a line of ``text`` may end by sense: between words, but not before closing marks, 的 and the like, nor after opening marks,
    nor between a number and what it counts.
    """
    made = tokens(text)
    return frozenset(after.start for before, after in pairwise(made) if _parts(before, after))


def _parts(before: Word, after: Word) -> bool:
    if after.text[0] in _CLOSING or before.text[-1] in _OPENING or after.text.isspace():
        return False
    if after.tag.startswith("u") or after.text in _CLINGING or before.text in _LEADING:
        return False
    numbers = before.tag == "m" or before.text.isdigit() or before.text in _POINTS
    return not (numbers and (after.tag in ("m", "q", "nr", "x") or after.text in _POINTS or after.text[0] in _MEASURES or after.text.isdigit()))
