"""Documents the tests write: a reply, a summary and one of everything. Invented county, invented figures."""

from __future__ import annotations

from desktop.document import build
from desktop.document.nodes import Break, Cell, Document, Emphasis, Field, FieldState, Meta, NoteRef, Paragraph, Role, Row, Table, Text

P = build.paragraph
_LEAD = Emphasis.LEAD


def _item(words: str, rest: str, role: Role = Role.BODY, level: int = 0) -> Paragraph:
    return Paragraph((Text(words, _LEAD), Text(rest)), role, level)


_OPENING = "您提出的《关于推动中小企业“一站式”融资服务的提案》（第26号）收悉，经县营商办会同县金融服务中心、县财政局研究办理，现答复如下："
_CLOSE = "感谢您对我县营商环境工作的关心和支持，欢迎继续提出宝贵意见——您的每一条建议，都是我们改进工作的方向……"


def reply() -> Document:
    """A reply with its head, run-in headings, a field without a value, a signature shorter than its date and a contact note."""
    return Document(
        (
            P("清营商办〔2024〕18号", Role.DOC_NUMBER),
            P("          办理结果：B类", Role.RESULT),
            P("关于县政协第九届三次会议第26号提案", Role.TITLE),
            P("办理情况的答复", Role.TITLE),
            P("", Role.BLANK),
            P("王某某委员：", Role.SALUTATION),
            P("　　" + _OPENING),
            _item("一、搭建服务平台，打通融资堵点。", "依托县政务服务大厅设立金融服务专区，", Role.HEADING, 1),
            Paragraph(
                (
                    Text("一是整合窗口。", _LEAD),
                    Text("入驻银行、担保、保险等机构"),
                    Field("14家", "入驻机构数"),
                    Text("，累计接待企业"),
                    Field("1260余户次", "接待企业数"),
                    Text("，办结率"),
                    Field("【待补：融资需求办结率】", "办结率", state=FieldState.MISSING),
                    Text("。"),
                    Text("二是压缩时限。", _LEAD),
                    Text("贷款审批由7个工作日压缩至3个工作日。"),
                )
            ),
            build.heading("二、强化政策供给，降低融资成本", 1),
            build.heading("（一）落实贴息政策", 2),
            P("今年以来，兑付贴息资金312.6万元，惠及小微企业85户，平均贷款利率由4.85%降至4.21%。"),
            build.heading("（二）扩大担保覆盖", 2),
            P("政府性融资担保费率降至0.8%，新增担保贷款1.9亿元，同比增长23.4%。"),
            P("下一步，我们将健全常态化银企对接机制，持续擦亮“清风办”服务品牌。"),
            P(_CLOSE),
            P("清河县营商办", Role.SIGNATURE),
            P("2024年11月28日", Role.DATE),
            P("联系人：李某某，联系电话：0000-7654321", Role.CONTACT),
        ),
        Meta(title="关于县政协第九届三次会议第26号提案办理情况的答复", kind="reply"),
    )


def summary() -> Document:
    """A summary of some pages: headings on lines of their own on four levels, a table, a date under the title."""
    said = (
        "坚持把优化营商环境作为“头号工程”，聚焦企业全生命周期，推动政务服务从“能办”向“好办、快办”转变，办事材料平均压减三成以上，跑动次数持续下降。"
    )
    sections = ("一、主要做法", "二、存在问题", "三、下一步打算")
    blocks: list[Paragraph | Table] = [P("清河县2024年前三季度优化营商环境工作总结", Role.TITLE), P("（2024年10月12日）", Role.SUBTITLE), P(said)]
    for title in sections:
        blocks += [build.heading(title, 1), build.heading("（一）提升政务服务效能", 2), build.heading("1. 推进流程再造", 3), P(said * 2)]
        blocks += [build.heading("（1）压减办理环节", 4), P(said * 2), build.heading("（二）守牢法治底线", 2), P(said * 3)]
    blocks += [P("表1　前三季度主要指标", Role.CAPTION), _figures()]
    blocks += [P("附件：1. 指标说明", Role.ATTACHMENT_NOTE), P("清河县优化营商环境服务中心", Role.SIGNATURE), P("2024年10月12日", Role.DATE)]
    return Document(tuple(blocks), Meta(kind="summary"))


def _figures() -> Table:
    def cell(text: str, colspan: int = 1, rowspan: int = 1) -> Cell:
        return Cell((P(text),) if text else (), colspan, rowspan, covered=not text)

    head = Row((cell("指标", rowspan=2), cell("2024年前三季度", 2), cell("备注", rowspan=2)), header=True)
    under = Row((cell(""), cell("数值"), cell("同比"), cell("")), header=True)
    rows = (
        ("新登记经营主体（户）", "2315", "8.6%", "—"),
        ("网上可办率", "98.2%", "1.4个百分点", "含受市级委托办理、需现场核验的事项以及跨省通办事项"),
    )
    return Table((head, under, *(Row(tuple(cell(text) for text in row)) for row in rows)))


def everything() -> Document:
    """Every role and every inline once, in the order they stand on paper."""
    roles = [role for role in Role if role not in (Role.HEADING, Role.NOTE, Role.BLANK)]
    blocks: list[Paragraph | Table] = [P(f"{role.value}的文字", role) for role in roles]
    blocks += [build.heading(f"第{level}层标题", level) for level in range(1, 6)]
    blocks += [_item(f"第{level}层接排。", "正文接着排。", Role.HEADING, level) for level in range(1, 6)]
    looks = Emphasis.BOLD | Emphasis.ITALIC | Emphasis.UNDERLINE
    inlines = (Text("着重", looks), Break(), Field("3个", "个数"), Field("【待补：率】", "率", state=FieldState.MISSING), NoteRef("1"), Text("a\tb"))
    nested = Table((Row((Cell((P("外"), _figures())), Cell())),))
    note = Paragraph((Text("注文"), Text("强调", Emphasis.BOLD)), Role.NOTE, key="1")
    return Document((*blocks, Paragraph(inlines), _figures(), nested, note, Paragraph((Text("散注"),), Role.NOTE, key="2")))


LETTERS = {"reply": reply, "summary": summary, "everything": everything}
