"""Documents of every format the tests print, with every element of clause 7 somewhere. Invented county, invented figures."""

from __future__ import annotations

import dataclasses

from desktop.document import build
from desktop.document.nodes import Document, Paragraph, Role, Table
from desktop.layout.style import Style, named, standard
from desktop.layout.style_parts import Way

P = build.paragraph
SAID = "坚持把优化营商环境作为“头号工程”，推动政务服务从“能办”向“好办”转变，办事材料压减三成；企业开办、不动产登记、获得信贷等事项全程网办——群众少跑腿，数据多跑路。"
MARK, OFFICE, NUMBER, TITLE = "清河县营商办文件", "清河县优化营商环境工作专班办公室", "清营商办〔2024〕18号", "关于报送上半年工作情况的报告"
COPIES = "抄送：县委办公室，县人大常委会办公室，县政协办公室，县纪委监委机关，县法院，县检察院，各乡镇人民政府，各街道办事处。"
PRINTED = "清河县营商办　　2024年7月3日印发"


def wide_table() -> Table:
    """Twelve columns: more than an upright sheet can show."""
    head = ["乡镇", *(f"第{month}月办件数量" for month in range(1, 12))]
    return build.table([head, *([f"第{row}镇", *["123456"] * 11] for row in range(4))], header_rows=1)


def whole(mark: str = MARK, *, prose: int = 5, signer: str = "", result: str = "", number: str = NUMBER) -> Document:
    """Everything clause 7 knows."""
    above = [P("000012", Role.COPY_NUMBER), P("特急", Role.URGENCY), P(mark, Role.OFFICE_MARK), P(number, Role.DOC_NUMBER)]
    above += [P(signer, Role.SIGNER)] if signer else []
    above += [P(result, Role.RESULT)] if result else []
    body = [P(TITLE, Role.TITLE), P("县人民政府：", Role.ADDRESSEE), build.heading("一、主要做法", 1), *[P(SAID * 2)] * prose]
    notes = [P("附件：1. 清河县上半年优化营商环境重点任务完成情况统计表和有关说明材料", Role.ATTACHMENT_NOTE), P("2. 典型案例", Role.ATTACHMENT_NOTE)]
    closing = [P(OFFICE, Role.SIGNATURE), P("2024年7月3日", Role.DATE), P("联系人：王某某，电话：0000-0000000", Role.CONTACT)]
    return Document((*above, *body, *notes, *closing, P(COPIES, Role.COPY_TO), P(PRINTED, Role.IMPRINT)))


def with_attachment(document: Document) -> Document:
    """``document`` with an attachment that is one wide table and some text."""
    attachment: tuple[Paragraph | Table, ...] = (P("附件1", Role.ATTACHMENT_LABEL), P("完成情况统计表", Role.ATTACHMENT_TITLE))
    return dataclasses.replace(document, blocks=(*document.blocks, *attachment, P("表1　办件数量", Role.CAPTION), wide_table(), P(SAID)))


def appended() -> Document:
    """A report with two attachments of text, each on a page of its own."""
    document = whole(prose=1)
    first = (P("附件1", Role.ATTACHMENT_LABEL), P("重点任务完成情况", Role.ATTACHMENT_TITLE), *[P(SAID * 3)] * 4)
    second = (P("附件2", Role.ATTACHMENT_LABEL), P("典型案例", Role.ATTACHMENT_TITLE), P(SAID))
    return dataclasses.replace(document, blocks=(*document.blocks, *first, *second))


def signed(way: Way, office: str = OFFICE) -> tuple[Document, Style]:
    """A document of one page in a way of signing."""
    said = build.document(P(TITLE, Role.TITLE), P(SAID), P(office, Role.SIGNATURE), P("2024年7月3日", Role.DATE))
    return said, dataclasses.replace(standard(), closing=dataclasses.replace(standard().closing, way=way))


JOINT_MARK = ("清河县发展和改革委员会", "清河县财政局", "清河县行政审批局文件")
SIGNERS = "签发人：王某某　李某某　张某某"


def joint() -> tuple[Document, Style]:
    """A report of three offices to the one above them, signed by three, under three seals."""
    above = [P("000012", Role.COPY_NUMBER), P("机密★1年", Role.SECRECY), P("特急", Role.URGENCY)]
    head = [*(P(mark, Role.OFFICE_MARK) for mark in JOINT_MARK), P(NUMBER, Role.DOC_NUMBER), P(SIGNERS, Role.SIGNER)]
    body = [P(TITLE, Role.TITLE), P("县人民政府：", Role.ADDRESSEE), P(SAID)]
    signed = [P(office, Role.SIGNATURE) for office in ("清河县发改委", "清河县财政局", "清河县审批局")]
    sent = P("主送：各乡镇人民政府，各街道办事处，县政府各部门，各直属单位，县经济开发区管理委员会，县产业集聚区管理委员会。", Role.COPY_TO)
    tail = [P("2024年7月3日", Role.DATE), sent, P(COPIES, Role.COPY_TO), P(PRINTED, Role.IMPRINT)]
    return Document((*above, *head, *body, *signed, *tail)), dataclasses.replace(
        standard(), closing=dataclasses.replace(standard().closing, way="seal")
    )


def letter() -> tuple[Document, Style]:
    """A letter with everything 10.1 speaks of."""
    blocks = whole("清河县人民政府办公室", result="办理结果：B类").blocks
    return Document(tuple(block for block in blocks if not (isinstance(block, Paragraph) and block.role is Role.IMPRINT))), named("letter")


def filled(lines: int) -> Document:
    """A page filled with ``lines`` lines, and an imprint."""
    return build.document(P(TITLE, Role.TITLE), *[P("正文一行。")] * lines, P(COPIES, Role.COPY_TO), P(PRINTED, Role.IMPRINT))


FORMATS: dict[str, tuple[Document, Style]] = {
    "red": (whole(), standard()),
    "upward": (whole(signer="签发人：王某某"), standard()),
    "attachment": (with_attachment(whole()), standard()),
    "letter": letter(),
    "bare_letter": (build.document(P(NUMBER, Role.DOC_NUMBER), P(TITLE, Role.TITLE), P(SAID)), named("letter")),
    "plain": signed("plain"),
    "seal": signed("seal"),
    "short_seal": signed("seal", "清河县营商办"),
    "long_seal": signed("seal", "清河县优化营商环境工作领导小组推进专班综合协调办公室"),
    "stamp": signed("stamp", "县长"),
    "joint": joint(),
    "appended": (appended(), standard()),
    "alone": (filled(18), standard()),
}
