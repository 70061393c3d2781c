from __future__ import annotations

from itertools import pairwise

import pytest

from desktop.document import build
from desktop.document.nodes import Role
from desktop.language import words
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
        "清河县政务服务和大数据管理局|2024年法治政府建设年度报告",
        "清河县市场监督管理局|关于优化企业开办服务有关事项的公告",
        "关于进一步规范涉企行政检查|切实减轻企业负担的若干措施",
        "清河县人民政府办公室|关于印发清河县进一步优化营商环境|更好服务经营主体实施方案的通知",
        "关于清河县2023年|国民经济和社会发展计划执行情况与2024年|国民经济和社会发展计划草案的报告",
        "中共清河县委办公室 |清河县人民政府办公室|关于印发《清河县优化营商环境|三年行动计划（2024—2026年）》的通知",
        "关于对清河县|第十七届人民代表大会第四次会议|第38号建议办理情况的答复",
        "清河县坚持“三个聚焦”持续擦亮|“清风办”营商服务品牌的经验做法",
        "清河县关于不动产登记|“一窗受理、并行办理”改革工作的情况报告",
        "清河县财政局关于县十六届人大五次会议|第12号建议的会办意见",
        "清河县深入推进政务服务|标准化规范化便利化建设情况汇报",
        "清河县公共资源交易中心|关于远程异地评标工作开展情况的汇报材料",
    ],
)
def test_a_long_title_breaks_by_sense(title: str) -> None:
    assert lines(title.replace("|", "")) == title.split("|")


def test_a_title_with_digits_is_not_left_to_fill_its_line_to_the_edge() -> None:
    assert lines("清河县2024年前三季度优化营商环境工作总结") == ["清河县2024年前三季度", "优化营商环境工作总结"]
    assert lines("清" * 20) == ["清" * 20]


TITLES = """清河县税务局推行“非接触式”办税缴费服务助企纾困解难工作纪实
清河县优化营商环境工作专班关于2024年营商环境问题线索核查处理情况的通报
关于举办清河县2024年营商环境“体验官”聘任仪式暨政企恳谈会的请示
清河县住房和城乡建设局关于工程建设项目审批制度改革工作进展情况的报告
清河县以数字化改革推动涉企审批服务提速增效的探索与实践
清河县发展和改革委员会关于建立健全企业家参与涉企政策制定机制的函
清河县人民政府关于加快培育发展新质生产力推动民营经济高质量发展的实施意见
关于调整清河县优化营商环境工作领导小组组成人员的通知
清河县“十四五”以来深化“放管服”改革优化营商环境工作情况新闻发布会发布词
清河县营商环境建设中心2024年上半年工作总结及下半年工作安排""".split("\n")


@pytest.mark.parametrize("title", TITLES)
def test_no_title_is_broken_inside_a_word_or_at_a_particle(title: str) -> None:
    made = lines(title)
    assert 2 <= len(made) <= 3 and all(width(line, LOOK) <= STYLE.page.measure for line in made)
    cuts = {sum(map(len, made[:count])) for count in range(1, len(made))}
    assert cuts <= words.breaks(title)
    assert not any(line.startswith(tuple("的了与和及局委")) or line.endswith(tuple("的与和及第对")) for line in made)


def test_a_title_its_writer_has_broken_stays_as_it_is() -> None:
    assert breaks("清河县优化营商环境工作领导小组办公室\n2024年工作总结", LOOK, STYLE.page.measure) == ()


@pytest.mark.parametrize("title", ["长" * 21, "长" * 41, "某" * 79, "某" * 200, "A" * 90, "2024" * 30, "《" * 30, "，" * 50, "清河县" + " " * 60, ""])
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
