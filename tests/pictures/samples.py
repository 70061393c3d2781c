"""Documents that show what no template has: every part of the head and the imprint, a chart, a turned table. Invented county, invented figures."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

from desktop.document import build
from desktop.document.nodes import Block, Chart, ChartKind, Document, Emphasis, Paragraph, Role, Series, Table, Text
from desktop.layout.style import Style, named, standard

P = build.paragraph
_PROSE = (
    "今年以来，县优化营商环境工作专班坚持“一把手”抓营商环境，全县新登记经营主体5937户，同比增长12.4%，政务服务事项网上可办率达到98.2%，企业满意度居全市第2位。现将上半年工作情况报告如下：",
    "推进“高效办成一件事”，企业开办、不动产登记等21个主题事项实现一次告知、一表申请、一窗受理，平均减少材料46%、压缩时限58%。设立“办不成事”反映窗口，受理群众诉求137件，办结136件，办结率99.27%。",
    "落实减税降费政策，办理留抵退税3260万元；新增政府性融资担保贷款1.9亿元，平均费率由1.0%降至0.8%。组织银企对接活动6场，现场签约42家，授信4.35亿元。",
    "一是数据共享不够充分，部分事项仍需重复提交材料。二是基层窗口力量不足，乡镇便民服务中心专职人员平均不到3人。三是惠企政策兑付周期较长，平均需要15个工作日。",
    "下半年，专班将聚焦企业反映集中的问题，逐项建立台账、明确时限，力争年底前网上可办率达到99%，惠企政策兑付周期压缩至10个工作日以内。",
)
_MONTHS = ("1月", "2月", "3月", "4月", "5月", "6月")


def whole() -> dict[str, tuple[Document, Style, tuple[int, ...]]]:
    """Documents, their styles, and the pages to show, by the name of the picture."""
    stamped = dataclasses.replace(standard(), closing=dataclasses.replace(standard().closing, way="seal"))
    report = _report()
    return {
        "upward-report": (report, stamped, (0, 1, 2)),
        "attachment": (report, stamped, (3, -1)),
        "joint-report": (_joint(), stamped, (0, -1)),
        "case-letter": (_letter(), named("letter"), (0, 1)),
    }


def _report() -> Document:
    """A report to a higher office: head with who signs it, a chart, a seal's room, attachments, imprint."""
    head = [P("000001", Role.COPY_NUMBER), P("特急", Role.URGENCY), P("清河县优化营商环境工作专班文件", Role.OFFICE_MARK)]
    head += [P("清营商专班〔2024〕18号", Role.DOC_NUMBER), P("签发人：王某某", Role.SIGNER)]
    head += [P("清河县优化营商环境工作专班关于2024年上半年工作情况的报告", Role.TITLE), P("县人民政府：", Role.ADDRESSEE)]
    body: list[Block] = [P(_PROSE[0]), build.heading("一、主要做法和成效", 1), build.heading("（一）审批服务提速", 2), P(_PROSE[1])]
    body += [P("图1　上半年每月新登记经营主体", Role.CAPTION), _chart(), build.heading("（二）惠企政策加力", 2), P(_PROSE[2])]
    body += [build.heading("二、存在的问题", 1), _led(_PROSE[3]), build.heading("三、下一步打算", 1), P(_PROSE[4]), P("特此报告。")]
    tail = [P("附件：1. 各乡镇上半年办件情况表", Role.ATTACHMENT_NOTE), P("2. 上半年惠企政策兑付情况说明", Role.ATTACHMENT_NOTE)]
    tail += [P("清河县优化营商环境工作专班", Role.SIGNATURE), P("2024年7月3日", Role.DATE), P("联系人：李某某，联系电话：0000-7654321", Role.CONTACT)]
    last: list[Block] = [
        P("附件1", Role.ATTACHMENT_LABEL),
        P("各乡镇上半年办件情况表", Role.ATTACHMENT_TITLE),
        P("（2024年1—6月，单位：件）", Role.CAPTION),
        _table(),
    ]
    last += [P("附件2", Role.ATTACHMENT_LABEL), P("上半年惠企政策兑付情况说明", Role.ATTACHMENT_TITLE), P(_PROSE[2]), P(_PROSE[4])]
    imprint = [P("抄送：县委办公室，县人大常委会办公室，县政协办公室，县纪委监委机关，各乡镇人民政府。", Role.COPY_TO)]
    imprint += [P("清河县优化营商环境工作专班　　2024年7月3日印发", Role.IMPRINT)]
    return Document((*head, *body, *tail, *last, *imprint))


def _led(text: str) -> Paragraph:
    """Prose whose 一是……。 stand out."""
    pieces: list[Text] = []
    for sentence in text.split("。")[:-1]:
        lead, _, rest = sentence.partition("，")
        pieces += [Text(f"{lead}，", Emphasis.LEAD), Text(f"{rest}。")]
    return Paragraph(tuple(pieces))


def _chart() -> Chart:
    new = tuple(map(Decimal, (812, 664, 1013, 1098, 1142, 1208)))
    return Chart(ChartKind.LINE, _MONTHS, (Series("本年", new, "户"), Series("上年", tuple(map(Decimal, (754, 601, 898, 967, 1003, 1059))), "户")))


def _table() -> Table:
    head = ["乡镇", *(f"{month}办件数" for month in _MONTHS), "合计", "网办率", "好评率"]
    rows = []
    for number, name in enumerate(("城关镇", "清源镇", "河口镇", "石桥镇", "柳林乡", "马头乡", "北岗乡")):
        counts = [1200 - 130 * number + 37 * ((number + 3) * month % 7) for month in range(1, 7)]
        rows.append([name, *map(str, counts), str(sum(counts)), f"{97.8 - number * 1.3:.1f}%", f"{99.9 - number * 0.07:.2f}%"])
    return build.table([head, *rows], header_rows=1)


def _letter() -> Document:
    blocks = [P("清河县优化营商环境工作专班", Role.OFFICE_MARK), P("清营商专班函〔2024〕6号", Role.DOC_NUMBER), P("办理结果：B类", Role.RESULT)]
    blocks += [P("关于县政协第九届三次会议第26号提案办理情况的答复", Role.TITLE), P("王某某委员：", Role.SALUTATION)]
    blocks += [P("您提出的《关于推动中小企业“一站式”融资服务的提案》（第26号）收悉，经专班会同县金融服务中心、县财政局研究办理，现答复如下：")]
    for title, text in zip(("一、搭建平台，打通堵点", "二、强化政策，降低成本", "三、正视问题，持续改进"), _PROSE[1:4]):
        blocks += [build.heading(title, 1), P(text)]
    blocks += [
        P(_PROSE[4]),
        P("感谢您对我县营商环境工作的关心和支持！"),
        P("清河县优化营商环境工作专班", Role.SIGNATURE),
        P("2024年7月3日", Role.DATE),
    ]
    blocks += [P("联系人：李某某，联系电话：0000-7654321", Role.CONTACT), P("抄送：县政协提案委员会，县政府督查室。", Role.COPY_TO)]
    return Document(tuple(blocks))


def _joint() -> Document:
    """A report of three offices, signed by three, under three seals."""
    names = ("清河县发展和改革委员会", "清河县行政审批局", "清河县财政局")
    head = [P("特急", Role.URGENCY), *(P(name, Role.OFFICE_MARK) for name in names[:2]), P(f"{names[2]}文件", Role.OFFICE_MARK)]
    head += [P("清发改〔2024〕31号", Role.DOC_NUMBER), P("签发人：王某某　李某某　张某某", Role.SIGNER)]
    head += [P("关于2024年上半年惠企政策落实情况的报告", Role.TITLE), P("县人民政府：", Role.ADDRESSEE)]
    body = [build.heading("一、政策落实情况", 1), P(_PROSE[2]), build.heading("二、存在的问题", 1), P(_PROSE[3])]
    body += [build.heading("三、下一步打算", 1), P(_PROSE[4]), P("特此报告。")]
    tail = [
        *(P(name, Role.SIGNATURE) for name in names),
        P("2024年7月3日", Role.DATE),
        P("抄送：县人大财经委，县政协经济委，县审计局。", Role.COPY_TO),
    ]
    return Document((*head, *body, *tail, P("清河县发展和改革委员会办公室　　2024年7月3日印发", Role.IMPRINT)))
