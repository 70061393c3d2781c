"""Documents that strain line breaking: long words, addresses, quotes, marks in a row, tables, notes, one line, sixty pages. The same ones every time."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from desktop.document import build
from desktop.document.nodes import Document, Emphasis, NoteRef, Paragraph, Role, Table, Text

P = build.paragraph
CHINESE = "优化营商环境 政务服务 办理 企业 群众 推动 改革 的 窗口 机制 ， 、 。 ； ： 持续提升 满意度 明显 了 与".split()
FIGURES = "2024年 94.24% 1.9万余 36个 12,345.67元 3至5个 第3位 1-9月 2024.1.15 0.5个百分点 100% 7×24小时 “3+29” 12345热线".split()
WESTERN = (
    "APP VPN 5G AI Wi-Fi OCR e-KYC iOS GDP https://zwfw.example.gov.cn/portal/index.html?id=20240703 info@example.com A/B C++ ISO9001:2015".split()
)
MARKS = "“ ” ‘ ’ 《 》 （ ） 【 】 〔2024〕 …… —— · 、 “一网通办” 《条例》 （试行） “‘双随机’” ！ ？ ；”。 ）。 》、".split()


def _prose(luck: random.Random, words: list[str], most: int) -> str:
    return "".join(luck.choice(words) for _ in range(luck.randint(3, most))) + "。"


def _report(words: list[str], count: int, most: int = 60) -> Document:
    luck = random.Random(len(words) * count)
    blocks: list[Paragraph | Table] = [P("关于优化营商环境工作情况的报告", Role.TITLE)]
    for number in range(count):
        if number % 6 == 0:
            blocks.append(build.heading(f"{'一二三四五六七八九十'[number // 6 % 10]}、持续优化政务服务", 1))
        blocks.append(P(_prose(luck, words, most)))
    return Document(tuple(blocks))


def _tables() -> Document:
    luck = random.Random(5)
    blocks: list[Paragraph | Table] = [P("表格较多的材料", Role.TITLE)]
    for number in range(1, 4):
        rows = [[luck.choice(CHINESE), luck.choice(FIGURES), luck.choice(FIGURES), luck.choice(CHINESE) * 2] for _ in range(luck.randint(3, 14))]
        blocks += [P(_prose(luck, CHINESE, 40)), P(f"表{number}　主要指标", Role.CAPTION)]
        blocks.append(build.table([["指标", "数值", "同比", "说明"], *rows], header_rows=1))
    return Document(tuple(blocks))


def _notes() -> Document:
    luck = random.Random(6)
    blocks, notes = [P("有脚注的材料", Role.TITLE)], []
    for number in range(10):
        said = (Text(_prose(luck, CHINESE, 40)[:-1]), NoteRef(str(number)), Text("，" + _prose(luck, CHINESE, 20)))
        blocks.append(Paragraph(said))
        notes.append(Paragraph((Text(_prose(luck, CHINESE, 30)),), Role.NOTE, key=str(number)))
    return Document((*blocks, *notes))


def _looks() -> Document:
    luck = random.Random(8)
    said = (
        Paragraph((Text("一是整合窗口。", Emphasis.LEAD), Text(_prose(luck, CHINESE + FIGURES, 40)), Text("着重" * number, Emphasis.BOLD)))
        for number in range(1, 16)
    )
    return Document((P("接排和加粗的材料", Role.TITLE), *said))


def _short() -> Document:
    return build.document(P("通知", Role.TITLE), P("会议改期。"), P("清河县营商办", Role.SIGNATURE), P("2024年7月3日", Role.DATE))


def _names() -> Document:
    names = "、".join(["各乡镇人民政府", "县政府各部门", "5G办", "（驻县）12家企业"] * 12) + "："
    return Document((P("长名单", Role.TITLE), P(names, Role.ADDRESSEE), *[P("".join(CHINESE))] * 6))


STRESS: dict[str, Callable[[], Document]] = {
    "chinese": lambda: _report(CHINESE, 30),
    "figures": lambda: _report(CHINESE + FIGURES, 30),
    "western": lambda: _report(CHINESE + WESTERN, 30),
    "marks": lambda: _report(CHINESE + MARKS, 30),
    "mixed": lambda: _report(CHINESE + FIGURES + WESTERN + MARKS, 30),
    "figures only": lambda: _report(FIGURES, 12, 30),
    "marks only": lambda: _report([*MARKS, "字"], 12, 50),
    "addresses": lambda: _report([*CHINESE, *WESTERN[9:11]], 16, 25),
    "spaces": lambda: _report([*CHINESE, " ", "　", "  ", *WESTERN[:6]], 24),
    "one digit": lambda: _report(["优", "化", "2", "0", "4", "%", "年", "A", "，"], 20, 90),
    "sixty pages": lambda: _report(CHINESE + FIGURES, 260, 80),
    "tables": _tables,
    "notes": _notes,
    "looks": _looks,
    "short": _short,
    "names": _names,
}


def documents() -> Iterator[tuple[str, Document]]:
    for name, make in STRESS.items():
        yield f"stress-{name.replace(' ', '-')}", make()
