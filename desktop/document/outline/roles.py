"""Roles that a line's own words give away: 文号 称谓 联系人 抄送 附件 残留 and the rest of the frame around the text."""

from __future__ import annotations

import re
from functools import cache

from desktop.document.nodes import Role

__all__ = ["NAMED", "ORGANISATION", "Roles", "ends_with", "is_date", "is_signed", "role_in_body", "role_in_head", "role_in_tail"]

Roles = dict[int, Role]
"""The role of a line, by its index; lines of running text have none."""

NAMED = re.compile(  # what a paper calls itself at the end of its title
    "(?:报告|汇报|总结|答复|复函|的?函|通知|通报|方案|意见|发言稿?|讲话稿?|致辞|公告|通告|要点|计划|材料|简报|快报|专报|纪要|请示|批复|规划|细则|办法|建议|"
    "发布[词稿]|通稿|述职|综述|纪实|清单|公报|决定|解读|提纲|规定|说明|倡议书|公开信|一封信)(?:[（(].{1,20}[）)])?[》”]?"
)
_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[xX×Ｘ]{1,2})?\s{0,6}"
_DATE = re.compile(rf"(?:[12]\d{{3}}|[一二三四五六七八九〇零○OＯ0]{{4}}|20[xX×]{{2}}|[xX×]{{4}})\s?年\s{{0,6}}{_DAY}月\s{{0,6}}(?:{_DAY}日)?")
ORGANISATION = re.compile(
    r"[\u4e00-\u9fff（）()〔〕、 \u3000“”]{2,40}"
    r"(?:局|委|办|办公室|政府|委员会|中心|厅|院|会|公司|队|[县市区]|镇|乡|街道|处|站|所|组|专班|银行|支部|总支|党组|部|社|校|学)(?:[（(](?:盖章|章|代章)[）)])?"
)
_SIGNER = r"(?:领导)?签\s?发\s?人?\s?[：:].{0,30}"
_HEAD = (
    (
        Role.DOC_NUMBER,
        r"[\u4e00-\u9fffA-Za-z]{1,20}[：:]?\s?[〔\[［（(【]{1,2}\s?(?:19|20|[xX]{2})[\dxX]{2}\s?[〕\]］）)】]{1,2}\s?第?\s{0,4}(?:[\dxX×]{0,5}\s{0,4}号|\d{1,5}$)(?:\s.{0,40}|签发人.{0,20})?",
    ),
    (Role.RESULT, r"[（(【\[]?(?:提案|建议|议案|办理|答复|办复|承办|处理){0,2}(?:结果|类别|类型|分类)[）)】\]]?\s?[：:].{0,20}"),
    (Role.RESULT, r"[（(【\[“]?[A-DＡ-Ｄ]\s?类?[）)】\]”]?"),
    (Role.SECRECY, r"(?:绝密|机密|秘密)(?:\s?[★☆*].{0,12})?"),
    (Role.URGENCY, r"特急|加急|平急|特提|急件"),
    (Role.COPY_NUMBER, r"(?:№|No\.?|份号[：:]?)?\s?\d{6}"),
    (Role.SIGNER, _SIGNER),
)
_TAIL = (
    (Role.SIGNER, _SIGNER),
    (Role.CONTACT, r"[（(]?\s?(?:联\s?系\s?人|联系单位|联系部门|联系电话|联系方式|经办人|承办人|承办单位及|咨询电话).{0,100}"),
    (Role.CONTACT, r"[（(]此件.{0,16}(?:公开|发布|登报|传达).{0,10}[）)]"),
    (Role.COPY_TO, r"(?:抄送|抄报|分送)\s?[：:].{0,300}"),
    (Role.IMPRINT, r".{0,60}年.{1,12}日\s?印发?|印发\s?[：:].{0,60}|共印\s?\d{1,5}\s?份"),
)
_BODY = (
    (Role.CAPTION, r"(?:续表|附?[表图])\s?[\d一二三四五六七八九十]{1,3}(?:[-—–.．]\d{1,2})?(?:[\s\u3000：:、.．].{0,50})?"),
    (Role.CAPTION, r"[（(]?(?:计量)?单位\s?[：:][\u4e00-\u9fff、，/ ]{1,20}[）)]?"),
    (Role.ATTACHMENT_LABEL, r"附\s?[件表]\s{0,3}[\d一二三四五六七八九十]{0,3}\s?[：:]?"),
    (Role.ATTACHMENT_NOTE, r"附\s?件\s{0,3}\d{0,2}\s?[：:].{1,120}"),
    (
        Role.BOILERPLATE,
        r"[\[【<〈]?(?:(?:(?:当前|您的|您现在的|所在)位置|(?:文稿|责任|本文|网络|执行|本期)?编\s?辑|责\s?编|初\s?审|复\s?审|终\s?审|校\s?对|审\s?核|(?:信息|文章|稿件|内容)?来\s?源|稿\s?源|作\s?者|撰\s?稿|"
        r"(?:发布|发稿|发表|更新|成文|生成)(?:时间|日期)|(?:发布|发文|公开)(?:单位|机构|方式|目录)|(?:浏览|阅读|点击|访问)(?:次数|量|数)?|点击率|字\s?体|字\s?号|分享到?|上一[篇条页]|下一[篇条页]|技术支持|网站标识码|"
        r"相关(?:链接|阅读|文章|新闻)|扫一扫|索引号|关键词|主题词|主题分类|有效性)\s?[：:）)\]】].{0,150}|"
        r"(?:时间|日期)\s?[：:]\s?\d{4}[-/.年].{0,150}|"
        r"(?:返回|打印|关闭|收藏|首页|分享|扫一扫)(?:(?:本页|本文|此页|窗口|列表|顶部|首页)?(?:[\s\u3000】）)\]>|].{0,60})?|到.{0,10}|分享.{0,10})|"
        r"(?:欢迎访问.{0,30}网|今天是|设为首页|加入收藏|[•·]?\s{0,4}(?:索引号|发布机构|公开方式|公开目录|主题分类)\s|版权所有|网站地图|相关链接|相关阅读|[Cc]opyright|©|\S{0,3}ICP备|\S{0,3}公网安备).{0,60})",
    ),
    (
        Role.BOILERPLATE,
        r"[（(]?(?:本报|本刊|本网)?(?:记者|通讯员|实习记者|特约记者)[\s\u3000：:][\u4e00-\u9fff\s\u3000×]{2,24}[）)]?(?:\s?[文图/摄]{1,4})?",
    ),
)
_COMPILED = {
    name: tuple((role, re.compile(pattern)) for role, pattern in table) for name, table in (("head", _HEAD), ("tail", _TAIL), ("body", _BODY))
}


def ends_with(pattern: re.Pattern[str], text: str) -> bool:
    """Whether some match of ``pattern`` ends where ``text`` ends."""
    return _ending(pattern).search(text[-40:]) is not None


@cache
def _ending(pattern: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern.pattern})\Z")


def is_date(text: str) -> bool:
    """Whether ``text`` is a date and nothing else: 2024年7月22日, 二〇二四年七月二十二日, 2024年 月 日."""
    return len(text) < 40 and _DATE.fullmatch(text) is not None


def is_signed(text: str) -> bool:
    """Whether ``text`` is an office and a date on one line."""
    found = _DATE.search(text, 4) if len(text) < 80 and text[-1:] in "日月" else None
    return found is not None and found.end() == len(text) and ORGANISATION.fullmatch(text[: found.start()].rstrip()) is not None


def role_in_head(text: str) -> Role | None:
    """The role ``text`` has where it stands above the prose."""
    return _role("head", text)


def role_in_tail(text: str) -> Role | None:
    """The role ``text`` has where it stands below the prose."""
    return _role("tail", text)


def role_in_body(text: str) -> Role | None:
    """The role ``text`` has wherever it stands."""
    return _role("body", text)


def _role(table: str, text: str) -> Role | None:
    if len(text) > 400:
        return None
    return next((role for role, pattern in _COMPILED[table] if pattern.fullmatch(text)), None)
