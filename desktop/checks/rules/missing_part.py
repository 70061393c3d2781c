"""Parts that a document of its kind must have: title, salutation, signature, date, contact, closing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.finding import Fault, Severity
from desktop.checks.rule import Example, InDocument, Rule
from desktop.checks.subject import Subject
from desktop.document.nodes import Role

__all__ = ["RULE"]

_CALLED = re.compile(r"^.{1,30}(?:委员|代表|同志|先生|女士|政协|人大|办公室|委员会|小组|[局委会])[（）()\u4e00-\u9fff、 ]{0,20}[：:]\s*$")
_CONTACT = re.compile(r"联\s?系\s?(?:人|电话|单位|方式)")
_NEXT = re.compile(r"下一步|下步|接下来|下半年|明年|下阶段|今后|存在的?(?:问题|不足|困难|差距)|力争|打算|感谢|特此")
_REPLY_END = re.compile(r"感谢|谢意|特此答复|此复|专此")


def _find(subject: Subject) -> Iterator[Fault]:
    if not subject.whole:
        return
    end = len(subject.text)
    if not subject.title:
        yield _miss(0, "title", "没有标题，请补上标题。", "warning")
    if subject.kind == "reply":
        yield from _of_reply(subject, end)
    elif subject.kind == "report" and len(subject.text) > 800 and not _NEXT.search(subject.text[-900:]):
        yield _miss(end, "closing", "结尾没有存在问题或下一步打算，请补上收束的段落。", "warning")
    if subject.kind == "news":
        return
    graver: Severity = "error" if subject.kind == "reply" else "warning"
    if not subject.of_role(Role.SIGNATURE, Role.DATE):
        yield _miss(end, "signature", "没有落款单位和成文日期，请补上。", graver)
    elif not subject.of_role(Role.DATE):
        yield _miss(end, "date", "落款没有成文日期，请补上。", graver)
    elif not subject.of_role(Role.SIGNATURE) and subject.kind == "reply":
        yield _miss(end, "signature", "落款没有单位名称，请补上。", graver)


def _of_reply(subject: Subject, end: int) -> Iterator[Fault]:
    head = subject.prose[:8]
    if not subject.of_role(Role.SALUTATION, Role.ADDRESSEE) and not any(_CALLED.match(item.text) for item in head):
        yield _miss(_body(subject), "salutation", "答复没有称谓，正文前应当写“×××委员（代表）：”。", "error")
    if not subject.of_role(Role.CONTACT) and not _CONTACT.search(subject.text[-400:]):
        yield _miss(end, "contact", "答复没有联系人和联系电话，请在日期之后补上。", "error")
    if not _REPLY_END.search(subject.text[-600:]):
        yield _miss(end, "thanks", "答复结尾没有感谢的话，请补上。", "warning")


def _body(subject: Subject) -> int:
    return next((item.start for item in subject.prose if item.paragraph.role is Role.BODY), 0)


def _miss(at: int, element: str, message: str, severity: Severity) -> Fault:
    return Fault(at, at, message, severity=severity, element=element)


_PROSE = (
    "您提出的《关于加快物流发展的建议》收悉，经认真研究，现答复如下：\n"
    + "我局会同有关单位，认真研究办理，持续优化服务，各项工作有序推进。" * 5
    + "\n"
)
_TITLE = "关于县人大三次会议第8号建议的答复\n\n"
_END = "感谢您对我们工作的关心和支持。\n\n青沅县交通运输局\n2024年7月22日\n"
RULE = Rule(
    "missing-part",
    "缺少应有的部分",
    "missing",
    "warning",
    "规定",
    "GB/T 9704-2012 7.2、7.3",
    "文种应有的部分缺了，文件不能发出。",
    InDocument(_find),
    bad=(Example(_TITLE + _PROSE + _END, ("", "")),),
    good=(_TITLE + "王某某代表：\n" + _PROSE + _END + "联系人：李某某  联系电话：000-0000000\n", "全县办件提速。"),
)
