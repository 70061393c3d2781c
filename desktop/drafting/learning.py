"""An office's layout learned from a document it has issued: what differs from the standard, as the [layout] of a profile with the reason of each line."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from desktop.document.nodes import Paragraph, Role
from desktop.document.outline import recognise
from desktop.document.text import paragraph_text
from desktop.drafting.signing import blank, way_of_signing
from desktop.layout.style import look_key, standard
from desktop.outcome import Refused
from desktop.readers.docx.looks import Looked, Seen, SeenRun, looked

__all__ = ["learn"]

T = TypeVar("T")
_MM = 25.4 / 72
_LONG = 30  # characters: more than a line of the usual page
_NEAR = 0.35  # millimetres: what is as near is the same, since Word rounds to twips and people to tenths
_LEVELS = (r"[一二三四五六七八九十]{1,3}、", r"[（(][一二三四五六七八九十]{1,3}[）)]", r"\d{1,2}\s?[.．、]", r"[（(]\d{1,2}[）)]")
_COUNTED = re.compile(r"(?:[一二三四五六七八九十]是|首先是?|其次是?)[^。]{1,60}[。：]")
_LARGE = 20  # points: nothing but marks and titles is set as large
_HEAD = 12  # paragraphs: no head has more
_NUMBER = re.compile(r"\S{1,20}[〔\[]\d{4}[〕\]]\s?\d{1,5}\s?号(?=\s|签发人|$)")
_ALONE = re.compile(r"[^。；：！？]{2,40}[^。；：！？，]")
_WORDS = {
    "title": "标题",
    "body": "正文",
    "heading_1": "一级标题",
    "heading_2": "二级标题",
    "heading_3": "三级标题",
    "heading_4": "四级标题",
    "page_number": "页码",
}


@dataclass(slots=True)
class _Found:
    """Lines of the profile being written, each with why it is there."""

    simple: list[tuple[str, object, str]] = field(default_factory=list)
    faces: list[tuple[str, object, str]] = field(default_factory=list)
    sizes: list[tuple[str, object, str]] = field(default_factory=list)
    style: list[tuple[str, str, object, str]] = field(default_factory=list)
    alike: list[str] = field(default_factory=list)


def learn(data: bytes, name: str) -> str:
    """The proposed profile, TOML with comments, for the .docx ``data`` called ``name``; Refused where it cannot be read or holds no text."""
    try:
        seen = looked(data)
    except Refused as refused:
        raise Refused(f"“{name}”{refused}") from refused
    parts = _parts(seen)
    if not parts.get("body"):
        raise Refused(f"“{name}”里没有正文段落，学不出版式，请换一份单位印发过的 .docx。")
    found = _Found()
    _format(found, seen, parts)
    _page(found, seen, parts["body"])
    for key in _WORDS:
        _look(found, key, parts.get(key, []))
    _digits(found, parts["body"])
    _run_in(found, seen)
    _number(found, seen)
    measure = (seen.page["width"] - seen.page["left"] - seen.page["right"]) / _MM
    _indent(found, parts["body"])
    way, why = way_of_signing(parts.get("signature", []), parts.get("date", []), measure)
    if way:
        found.simple.append(("seal", way, why))
    elif why:
        found.alike.append(why)
    return _toml(found, name)


def _parts(seen: Looked) -> dict[str, list[Seen]]:
    """The paragraphs by the look they should have."""
    roles = {id(old): new for old, new in zip(seen.document.blocks, recognise(seen.document).blocks) if isinstance(new, Paragraph)}
    made: dict[str, list[Seen]] = {}
    for each in seen.paragraphs:
        known = roles.get(id(each.paragraph), each.paragraph)
        role = _role(each, known)
        level = _level(each) if role is Role.HEADING else 0
        made.setdefault(look_key(role, level or known.level), []).append(each)
    return made


def _role(each: Seen, known: Paragraph) -> Role:
    """What a paragraph is: by its look where the text alone does not tell."""
    if _is_mark(each):
        return Role.OFFICE_MARK
    if known.role is Role.BODY and _level(each) and _ALONE.fullmatch(paragraph_text(each.paragraph).strip()):
        return Role.HEADING  # one item alone shows no sequence, but its look is the look of its level
    large = each.align == "center" and min((run.size for run in each.runs), default=0) >= _LARGE
    return Role.TITLE if large and known.role in (Role.BODY, Role.HEADING) and not _level(each) else known.role


def _is_mark(each: Seen) -> bool:
    """Whether a paragraph is set large and red, as only a mark is."""
    return bool(each.runs) and all(run.size >= _LARGE and _red(run.colour) for run in each.runs if run.text.strip())


def _red(colour: str) -> bool:
    return bool(re.fullmatch("[C-F][0-9A-F][0-4][0-9A-F][0-4][0-9A-F]", colour))


def _level(each: Seen) -> int:
    text = paragraph_text(each.paragraph).lstrip()
    return next((level for level, pattern in enumerate(_LEVELS, 1) if re.match(pattern, text)), 0)


def _most(values: Iterable[tuple[T, int]]) -> T | None:
    """The value most of the text has; ``values`` come with how much text has them."""
    counted: Counter[T] = Counter()
    for value, weight in values:
        counted[value] += weight
    return counted.most_common(1)[0][0] if counted else None


def _of_runs(paragraphs: Iterable[Seen], what: Callable[[SeenRun], T]) -> T | None:
    return _most((what(run), len(run.text)) for each in paragraphs for run in each.runs if run.text.strip())


def _format(found: _Found, seen: Looked, parts: dict[str, list[Seen]]) -> None:
    marks = [each for each in parts.get("office_mark", []) if _is_mark(each)] or [each for each in seen.tabled if _is_mark(each)]
    if not marks:
        found.alike.append("没有红色的发文机关标志，按普通版式")
        return
    numbers = parts.get("doc_number") or [each for each in seen.paragraphs[:_HEAD] if _NUMBER.match(paragraph_text(each.paragraph).strip())]
    letter = any(each.align == "right" for each in numbers) if numbers else seen.other_first
    found.simple.append(
        ("format", "letter" if letter else "red_head", "有红色标志，" + ("发文字号在右、首页无页码" if letter else "发文字号在标志下"))
    )
    words = _names(marks)
    found.simple.append(("letter_mark" if letter else "mark", words[0] if letter or len(words) == 1 else words, "标志上的字，如不是固定用语请改"))


def _names(marks: list[Seen]) -> list[str]:
    """The words of a mark; of a joint one the names, 文件 at the end of the last whatever place it was written at (7.2.4)."""
    words = [words for each in marks if (words := paragraph_text(each.paragraph).strip())]
    names = [name for name in words if name != "文件"]
    if len(names) < len(words) and names and not names[-1].endswith("文件"):
        names[-1] += "文件"
    return names or words


def _page(found: _Found, seen: Looked, body: list[Seen]) -> None:
    page, wanted = seen.page, standard().page
    top, bottom = page["top"], page["bottom"]
    if abs(top - 34.58) < _NEAR and abs(bottom - 32.58) < _NEAR:
        found.simple.append(("margins", "34.58/32.58", "版心从首行上方半个行距处量起（GB/T 33476.2 的算法）"))
    else:
        for key, name in (("top", "天头"), ("bottom", "地脚")):
            _length(found, key, page[key], getattr(wanted, key), name)
    _length(found, "left", page["left"], wanted.left, "订口")
    _length(found, "right", page["right"], wanted.right, "右边距")
    pitch = _most((each.pitch, len(paragraph_text(each.paragraph))) for each in body) or page["grid"]
    if not pitch:
        found.alike.append("正文没有固定行距，行距仍按标准")
    elif abs(pitch - wanted.pitch) > 0.03:
        found.simple.append(("pitch", round(pitch, 2), f"正文行距，标准版心排 22 行用 {wanted.pitch} 磅"))
    else:
        found.alike.append(f"正文行距 {pitch:g} 磅")
    if seen.chars_grid:
        found.simple.append(("word_grid", True, "文档网格为“指定行和字符网格”"))


def _length(found: _Found, key: str, here: float, wanted: float, name: str) -> None:
    if abs(here - wanted) <= _NEAR:
        found.alike.append(f"{name} {wanted:g} mm")
    else:
        found.simple.append((key, round(here, 1), f"{name}，标准 {wanted:g} mm"))


def _look(found: _Found, key: str, paragraphs: list[Seen]) -> None:
    """Face, size and weight of the paragraphs of one look, or for headings of the words that head them."""
    heads = [run for each in paragraphs for run in (each.runs[:1] if key.startswith("heading") else each.runs)]
    runs = [run for run in heads if run.text.strip()]
    if not runs:
        return
    look, word = standard().looks[key], _WORDS[key]
    face = _most((run.face, len(run.text)) for run in runs)
    size = _most((run.size, len(run.text)) for run in runs)
    bold = _most((run.bold, len(run.text)) for run in runs)
    if face and face != look.face.name:
        found.faces.append((word, face, f"标准用 {look.face.name}"))
    if size and size != look.size:
        found.sizes.append((word, size, f"标准用 {look.size:g} 磅"))
    if bold != look.bold and key == "heading_3":
        found.simple.append(("third_level_bold", bool(bold), "第三层标题加粗"))
    elif bold != look.bold:
        found.style.append((f"looks.{key}", "bold", bool(bold), f"{word}{'加粗' if bold else '不加粗'}"))
    if (face or look.face.name) == look.face.name and (size or look.size) == look.size:
        found.alike.append(f"{word} {look.face.name} {look.size:g} 磅")


def _indent(found: _Found, body: list[Seen]) -> None:
    """How far paragraphs of the text are indented, blanks people indent by counted with; one line may be a list's, so only longer ones tell."""
    told = [_most((run.size, len(run.text)) for run in each.runs) or 0.0 for each in body]
    votes = []
    for each, size in zip(body, told):
        text = paragraph_text(each.paragraph)
        if len(text) > _LONG and size:
            votes.append((round((each.left + each.first + blank(text, size)) / size), 1))
    first = _most(votes)
    if first is None or first == standard().looks["body"].first:
        return
    found.style.append(("looks.body", "first", first, "段首左空的字数，标准左空二字"))


def _digits(found: _Found, body: list[Seen]) -> None:
    face, western = _of_runs(body, lambda run: run.face), _of_runs(body, lambda run: run.western)
    if western and western != face:
        found.simple.append(("digits", western, "数字和西文的字体"))


def _run_in(found: _Found, seen: Looked) -> None:
    """Whether 一是…。 is set bold, from paragraphs that open with it."""
    votes = []
    for each in seen.paragraphs:
        runs = [run for run in each.runs if run.text.strip()]
        opening = _COUNTED.match("".join(run.text for run in runs).lstrip())
        if opening and len(runs) and len(opening[0]) < len("".join(run.text for run in runs)):
            votes.append((runs[0].bold and not runs[-1].bold, 1))
    bold = _most(votes)
    if bold is not None and bold != standard().run_in.bold:
        found.simple.append(("run_in_bold", bold, f"“一是……。”{'加粗' if bold else '不加粗'}"))


def _number(found: _Found, seen: Looked) -> None:
    footers = {footer.kind: footer for footer in seen.footers}
    odd = footers.get("default")
    if odd is None or "{}" not in odd.text:
        found.alike.append("页脚里没有认出页码，页码仍按标准")
        return
    even = footers.get("even", odd) if seen.even_and_odd else odd
    place = "center" if odd.align == "center" else "outer" if even.align != odd.align else "right" if odd.align in ("right", "end") else "outer"
    if place != standard().number.place:
        found.simple.append(("number_place", place, "页码" + ("居中" if place == "center" else "一律居右")))
    form = odd.text.strip()
    if form.replace(" ", "") != standard().number.form.replace(" ", ""):
        found.simple.append(("number_form", form, "页码的样式，{} 处是数字"))
    first = footers.get("first")
    if seen.other_first and not (first and "{}" in first.text) and not any(key == "format" and value == "letter" for key, value, _ in found.simple):
        found.simple.append(("number_first", False, "首页没有页码"))
    _look(found, "page_number", [Seen(Paragraph(), (odd.run,))] if odd.run.text else [])


def _toml(found: _Found, name: str) -> str:
    return "\n".join(_written(found, name)) + "\n"


def _written(found: _Found, name: str) -> Iterator[str]:
    yield f"# 从“{name}”量得的版式，请核对后并入单位档案；与标准相同的各项没有写。"
    for said in found.alike:
        yield f"#   与标准相同：{said}" if re.search(r"\d", said) else f"#   {said}"
    yield ""
    yield "[layout]"
    yield from (_line(*line) for line in found.simple)
    for title, lines in (("faces", found.faces), ("sizes", found.sizes)):
        if lines:
            yield from ("", f"[layout.{title}]", *(_line(*line) for line in lines))
    for table in dict.fromkeys(table for table, *_ in found.style):
        yield from ("", f"[layout.style.{table}]", *(_line(key, value, why) for held, key, value, why in found.style if held == table))


def _line(key: str, value: object, why: str) -> str:
    """A line of TOML; JSON writes words, numbers and truth as TOML reads them."""
    shown = key if re.fullmatch(r"\w+", key, re.ASCII) else json.dumps(key, ensure_ascii=False)
    return f"{shown} = {json.dumps(value, ensure_ascii=False)}  # {why}"
