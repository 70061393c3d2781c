"""Writing .docx against docxtpl: the same text from the same values, side by side, both warmed up.

Every side starts from the values of a document and ends with the bytes of its .docx. docxtpl opens its template anew for each document, as it must (a
rendered template cannot be rendered again). It is timed on two templates: our own .docx, the smallest file it could be given, and one that python-docx
starts from nothing, which is nearer to what Word saves. The wanted ratios are asserted against the latter; both are printed.
"""

from __future__ import annotations

import gc
import io
import platform
import time
from collections.abc import Callable, Sequence
from functools import partial

import docx
from docxtpl import DocxTemplate

from desktop import writers
from desktop.document.build import heading, paragraph
from desktop.document.nodes import Document, Emphasis, Field, Inline, Paragraph, Role, Text

REPORT_WANTED, LETTERS_WANTED = 20.0, 50.0
_LEAD = Emphasis.LEAD
_ROUNDS = 5
Values = dict[str, str]


def main() -> None:
    """Print both measurements; AssertionError where one of them falls short."""
    print(f"Python {platform.python_version()}, {platform.machine()}")
    report = _compare("report of 3 pages", _report(), [_values(index) for index in range(200)])
    letters = _compare("1,000 letters in a batch", _letter(), [_values(index) for index in range(1000)])
    assert report >= REPORT_WANTED, f"report {report:.0f} x, wanted {REPORT_WANTED} x"
    assert letters >= LETTERS_WANTED, f"letters {letters:.0f} x, wanted {LETTERS_WANTED} x"


def _compare(name: str, form: Document, batch: Sequence[Values]) -> float:
    """How many times as long docxtpl takes for a document of ``batch``, of which it writes the first few: all would take minutes."""
    small, usual = _templates(_filled(form, {name: "{{ " + name + " }}" for name in batch[0]}))

    def ours(values: Values) -> bytes:
        return writers.write(_filled(form, values), ".docx")

    assert _text(ours(batch[1])) == _text(_rendered(small, batch[1])) == _text(_rendered(usual, batch[1])), "the sides print different text"
    mine, smallest, theirs = _timed((ours, batch), (partial(_rendered, small), batch[:8]), (partial(_rendered, usual), batch[:8]))
    written = ours(batch[0])
    print(f"{name}, {len(_text(written)):,} characters, {len(written):,} bytes: ours {mine * 1000:.3f} ms")
    print(f"  docxtpl {theirs * 1000:.1f} ms = {theirs / mine:.0f} x; from the smallest template {smallest * 1000:.1f} ms = {smallest / mine:.0f} x")
    return theirs / mine


def _templates(form: Document) -> tuple[bytes, bytes]:
    plain, saved = docx.Document(), io.BytesIO()
    for line in _text(small := writers.write(form, ".docx")).split("\n"):
        plain.add_paragraph(line)
    plain.save(saved)
    return small, saved.getvalue()


def _rendered(template: bytes, values: Values) -> bytes:
    opened, saved = DocxTemplate(io.BytesIO(template)), io.BytesIO()
    opened.render(values, autoescape=True)
    opened.save(saved)
    return saved.getvalue()


def _timed(*sides: tuple[Callable[[Values], bytes], Sequence[Values]]) -> list[float]:
    """Seconds of processor time a document for each side: the best of some rounds taken in turn, so that a busy machine weighs on all alike."""
    best = [float("inf")] * len(sides)
    for _ in range(_ROUNDS):
        for index, (write, batch) in enumerate(sides):
            gc.collect()  # each side clears up after itself
            for values in batch[:3]:
                write(values)
            start = time.process_time()
            for values in batch:
                write(values)
            best[index] = min(best[index], (time.process_time() - start) / len(batch))
    return best


def _text(data: bytes) -> str:
    return "\n".join(each.text.replace("\n", "") for each in docx.Document(io.BytesIO(data)).paragraphs)


def _filled(form: Document, values: Values) -> Document:
    """``form`` with its fields filled, as a draft is before it is written."""
    return Document(tuple(_filled_paragraph(block, values) if isinstance(block, Paragraph) else block for block in form.blocks))


def _filled_paragraph(form: Paragraph, values: Values) -> Paragraph:
    inlines = tuple(Field(values[inline.name], inline.name, inline.metric) if isinstance(inline, Field) else inline for inline in form.inlines)
    return Paragraph(inlines, form.role, form.level)


def _values(index: int) -> Values:
    names = {
        "number": f"清营商办〔2024〕{index + 1}号",
        "member": f"王某{index}",
        "proposal": str(index + 1),
        "date": f"2024年{index % 12 + 1}月{index % 28 + 1}日",
    }
    return names | {f"figure{each}": f"{1000 + index * 7 + each}件" for each in range(12)}


def _said(words: str, *figures: int) -> Paragraph:
    inlines: list[Inline] = [
        Text(words, _LEAD),
        Text("坚持以企业和群众需求为导向，聚焦办事的堵点、难点、痛点，全面推行“一窗受理、集成服务”，累计办理各类事项"),
    ]
    for figure in figures:
        inlines += [Field("", f"figure{figure}"), Text("，其中线上办理、即时办结的比例稳步提高，办事材料、环节、时限持续压减，满意度明显提升；")]
    return Paragraph((*inlines, Text("推动政务服务由“能办”向“好办、快办、就近办”转变，企业和群众的获得感不断增强。")))


def _report() -> Document:
    blocks = [paragraph("清河县2024年前三季度优化营商环境工作总结", Role.TITLE)]
    for section in "一二三":
        blocks.append(heading(f"{section}、聚焦关键领域，持续优化服务", 1))
        for index, part in enumerate("一二"):
            blocks += [heading(f"（{part}）提升效能", 2), _said("一是整合窗口。", index * 4), _said("二是压减环节。", index * 4 + 2)]
    return Document((*blocks, paragraph("清河县营商办", Role.SIGNATURE), Paragraph((Field("", "date"),), Role.DATE)))


def _letter() -> Document:
    opening = (Text("您提出的第"), Field("", "proposal"), Text("号提案收悉，经县营商办会同有关部门研究办理，现答复如下："))
    return Document(
        (
            Paragraph((Field("", "number"),), Role.DOC_NUMBER),
            Paragraph((Text("关于县政协第九届三次会议第"), Field("", "proposal"), Text("号提案的答复")), Role.TITLE),
            Paragraph((Field("", "member"), Text("委员：")), Role.SALUTATION),
            Paragraph(opening),
            *(_said(f"{word}是抓好落实。", index * 3, index * 3 + 1) for index, word in enumerate("一二三四")),
            paragraph("感谢您对我县营商环境工作的关心和支持。"),
            paragraph("清河县营商办", Role.SIGNATURE),
            Paragraph((Field("", "date"),), Role.DATE),
            paragraph("联系人：李某某，联系电话：0000-7654321", Role.CONTACT),
        )
    )


if __name__ == "__main__":
    main()
