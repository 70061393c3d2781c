"""What stands around a name and is no part of it: time words and connectors before it, 达到 and 共 between it and the number."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["TIME", "led", "tailed"]

_LONG = 18  # characters that such words take at most
_MONTHS = r"[0-9]{1,2}(?:[—\-–~～至到][0-9]{1,2})?月份?"
_CN = "一二三四五六七八九十〇零"
TIME = (
    rf"(?:截至|截止到?|到|至|自|从|于|在|过去)?(?:目前|当前|现在|今年|去年|上年|本年|明年|近[一二两三五0-9]年来?|近年来|[两三四五]年来?|全年|年内|年底|年末|年初|年前|上半年|下半年|[前后]?[一二三四]个?季度|第[一二三四]季度|[1-4]季度|本季|当季|当月|本月|上月"
    rf"|[0-9]{{4}}年(?:度|{_MONTHS})?|{_MONTHS}|[{_CN}]{{4}}年(?:[{_CN}]{{1,2}}(?:至[{_CN}]{{1,2}})?月)?|[{_CN}]{{1,2}}至[{_CN}]{{1,2}}月|每?周末|春节|国庆)"
    rf"(?:上半年|下半年|全年|[一二三四]季度|[0-9]{{1,2}}月|当年|当季|当月)?(?:[0-9]{{1,2}}日)?(?:年?[底末初]|上旬|中旬|下旬)?(?:以来|来|至今|期间|为止|之?前|止|同期|内|的)?"
)
# words of one character lead only where they are not the first half of another: 能 but not 能耗, 共 but not 共享
_SINGLE = (
    "能(?![源耗力效级动]) 会(?![议员计展商同办]) 要(?![素件点求闻案]) 可(?!再|视|支|行|持续|靠|用|办) 有(?![效机限关序色偿奖证])(?=.{3}) 对(?![外口接标象手公]) 在(?![线校建册途职编岗库读园营谈售研孵]) 含(?=.{2}) 以(?![工旧上下内来赛案]) 使(?!用) 让(?!利) 把(?!关) "
    "向(?!导) 将(?!军) 共(?![享同有建青产性治管配轨]) 并(?![网购联轨案行]) 约(?![谈束]) 均(?![价衡]) 都(?!市) 其(?![他余它中]) 还(?![款建贷本]) 就(?![业医诊近地餐读]) 再(?!生|就业|贷款|担保|保险) 及(?!时) 由(?=.{4}) "
    "了(?!解) 的 和 与 又 且 则 之 仅 也 尚 仍 另 请 拟 —+ - · ★ ● ◆ ■ ▲ ※"
).split()
_WORDS = (
    "尽管 虽然? 而且? 但是? 然而? 不过 若要? 却 即便 亦 恰好?是? 刚好? 据[^，、]{0,4}[，、]? 单看 拆开看 再看 另有?(?=.{2}) 单是 光 正 只要 只需 有望 她 他们?(?!国) 这 那 该 其中 同时 此外 现有(?=.{2}) 现(?=[运存设开建配办]) 相当于 折合 上述 另外 截至 已经? 先后 累计 共计 合计 总计 使得 努力 力争 确保 预计 成功(?!率) 各镇 各乡镇 各单位 还有 正在 紧盯 对照 围绕 瞄准 锚定 聚焦 我们 各地 各部门 各类 各项 各级 有关(?!部门) 相关(?!联) 再有 就有 "
    "所有(?![制权]) 全部 全面 持续 不断 大力 进一步 着力 积极 县政府 市政府 区政府 省政府 具体 包括 主要是 主要(?!污) 特别是 尤其是 如(?![期约]) 例如 比如 初步核算 据统计 至此 最终 最后 下一步 下步"
).split()
_LEAD = re.compile(
    rf"(?:{TIME}|{'|'.join(_WORDS)}|全[县市区省州旗镇乡](?:[共已]|上下)?|我[县市区省局委办中心院所们司行](?=.{{2}})|[该本各我][县市区局镇乡街道所]{{1,3}}|县乡村?[两三]级|[县市区]本级(?=.{{6}})|{'|'.join(_SINGLE)}"
    rf"|[{_CN}]{{1,2}}是|第[{_CN}]{{1,2}}(?=[，、：:])、?|[（(][{_CN}]{{1,2}}[）)]|[{_CN}]{{1,2}}、|、|[①-⑳]|[0-9]{{1,2}}[.、．]){{1,6}}"
)
_TAIL = re.compile(
    r"(?:(?<![户人笔家亩件均])平均(?:仅|只|约|达|为)?|达到?了?|高达|共计|合计|累计|总计|超过?|突破|不足|不到|将近|接近|大约|至少|至多|不低于|不少于|不超过|不高于|不小于|不宜小于|最高|最多|最低|分别|依次|控制在|保持在?|稳定在|维持在"
    rf"|仅为|必?须|应|冀|刚好|恰好|恰是|不过|只要|只需|只能|有望|可(?=达)|竟|破|首破|冲|还不到|只有|仅有|仅剩|只剩|还剩|还有|仍有|尚有|就有|已有|就|均超|法定的?|承诺的?|原来的?|原先的?|现行的?|现在的?|平均由|需要?|力争|(?:[{_CN}]{{1,2}}年)?同期的?|每月的?|每年的?|约占|大概|多达|少于|多于|远超"
    r"|(?<![通超经])过|即|(?<![设统审会估预])计|约|近|逾|满|共(?!公)|达|为|是|有|了|已|至|到|仅|只|就|在|出|各|将|全[县市区省]|的|再|又|也|都|仍|尚|(?<![结盈])余|占|、|—|-|:|≥|≤|=|＝|优于|>|<|＞|＜|～|~|\+|(?<![平户人笔亩月日年家案次])均){1,6}$"
)
# what such words end with: most nouns do not, and nothing more is tried for them
_TAIL_ENDS = frozenset(
    "过计应须冀好过能望可竟破冲均仅只约达为了高计超过破足到近少多低于别次在须有剩就的由要争占概即逾满共是已至出各将县市区省再又也都仍尚余持定来先行诺期月年大、—-:=＝≥≤><＞＜～~+"
)
_TIME_ENDS = frozenset("前在年底末初度季月份天节来今间止期内的旬半日当庆")
_TIMELY = re.compile(rf"(?:{TIME}){{1,3}}$")


@lru_cache(maxsize=2048)
def led(words: str) -> str:
    """``words`` without what leads into them: time, connectors, numbering."""
    found = _LEAD.match(words)
    while found:
        words = words[found.end() :]
        found = _LEAD.match(words)
    return words


@lru_cache(maxsize=2048)
def tailed(words: str) -> str:
    """``words`` without what leads from them to the number: 达到, 共, 不少于, 为."""
    while words[-1:] in _TAIL_ENDS and (found := _TAIL.search(words, max(0, len(words) - _LONG))):
        words = words[: found.start()]
    time = _TIMELY.search(words, max(0, len(words) - _LONG)) if words[-1:] in _TIME_ENDS else None
    return words[: time.start()] if time and time.start() > 1 else words
