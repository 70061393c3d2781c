from __future__ import annotations

from itertools import pairwise

import pytest

from desktop.document import build
from desktop.document.nodes import Role
from desktop.layout.measure import width
from desktop.layout.placing import place
from desktop.layout.style import standard
from desktop.layout.title import breaks

STYLE = standard()
LOOK = STYLE.look(Role.TITLE)


def lines(title: str) -> list[str]:
    return [title[start:end] for start, end in pairwise((0, *breaks(title, LOOK, STYLE.page.measure), len(title)))]


@pytest.mark.parametrize(
    "title",
    [
        "关于县政协十届三次会议|第26号提案办理情况的答复",
        "关于对县十七届人大三次会议|第41号建议的答复",
        "清河县2024年前三季度|优化营商环境工作情况汇报",
        "清河县2024年1—9月|优化营商环境工作情况汇报",
        "多措并举优化营商环境 |全力以赴服务高质量发展",
        "清河县聚焦企业全生命周期|打造一流营商环境的主要做法和经验",
        "清河县优化营商环境工作领导小组办公室|关于印发《清河县2024年优化营商环境|提升行动实施方案》的通知",
    ],
)
def test_a_long_title_breaks_by_sense(title: str) -> None:
    assert lines(title.replace("|", "")) == title.split("|")


def test_a_title_with_digits_is_not_left_to_fill_its_line_to_the_edge() -> None:
    assert lines("清河县2024年前三季度优化营商环境工作总结") == ["清河县2024年前三季度", "优化营商环境工作总结"]
    assert lines("清" * 20) == ["清" * 20]


def test_a_title_its_writer_has_broken_stays_as_it_is() -> None:
    assert breaks("清河县优化营商环境工作领导小组办公室\n2024年工作总结", LOOK, STYLE.page.measure) == ()


@pytest.mark.parametrize("title", ["长" * 21, "长" * 41, "某" * 200, "A" * 90, "2024" * 30, "《" * 30, "，" * 50, "清河县" + " " * 60, ""])
def test_no_title_is_too_strange_to_be_broken(title: str) -> None:
    assert "".join(lines(title)) == title
    assert title[:1] in "某A2，" or all(width(line, LOOK) <= STYLE.page.measure for line in lines(title))


def test_no_line_is_a_lonely_character() -> None:
    for length in range(21, 61):
        assert min(len(line) for line in lines("某" * length)) > length // 8


def test_only_titles_are_broken() -> None:
    long = "清河县2024年前三季度优化营商环境工作情况汇报"
    title, body = place(build.document(build.paragraph("　" + long, Role.TITLE), build.paragraph(long)), STYLE)
    assert title.breaks == (1 + long.index("优化"),) and body.breaks == ()
