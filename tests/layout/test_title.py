from __future__ import annotations

import pytest

from desktop.document import build
from desktop.document.nodes import Role
from desktop.layout.measure import width
from desktop.layout.placing import place
from desktop.layout.style import standard
from desktop.layout.title import narrowed

STYLE = standard()
LOOK = STYLE.look(Role.TITLE)


def lines(title: str) -> list[str]:
    """The title filled into its measure as a word processor does it, character by character."""
    measure = narrowed(title, LOOK, STYLE.page.measure)
    made = [""]
    for character in title:
        if width(made[-1] + character, LOOK) > measure:
            made.append("")
        made[-1] += character
    return made


@pytest.mark.parametrize(
    "title",
    [
        "关于县政协十届三次会议第26号提案|办理情况的答复",
        "关于政协清河县第九届三次会议|第26号提案的答复",
        "清河县2024年前三季度优化营商环境|工作情况汇报",
        "清河县2024年1—9月优化营商环境|工作情况汇报",
        "多措并举优化营商环境 |全力以赴服务高质量发展",
        "清河县聚焦企业全生命周期打造一流|营商环境的主要做法和经验",
    ],
)
def test_a_long_title_breaks_by_sense(title: str) -> None:
    assert lines(title.replace("|", "")) == title.split("|")


def test_a_title_that_fits_keeps_the_whole_measure() -> None:
    assert narrowed("清河县优化营商环境工作总结", LOOK, STYLE.page.measure) == STYLE.page.measure


@pytest.mark.parametrize("title", ["长" * 21, "长" * 41, "某" * 200, "A" * 90, "2024" * 30, "《" * 30, "，" * 50, "清河县" + " " * 60])
def test_no_title_is_too_strange_to_be_broken(title: str) -> None:
    assert LOOK.size * 4 < narrowed(title, LOOK, STYLE.page.measure) <= STYLE.page.measure
    assert "".join(lines(title)) == title


def test_no_line_is_a_lonely_character() -> None:
    for length in range(21, 61):
        assert min(len(line) for line in lines("某" * length)) > length // 8


def test_the_title_stays_in_the_middle_and_other_roles_keep_their_place() -> None:
    long = "清河县2024年前三季度优化营商环境工作情况汇报"
    title, body = place(build.document(build.paragraph(long, Role.TITLE), build.paragraph(long)), STYLE)
    assert title.left == title.right and title.left and body.left is None
