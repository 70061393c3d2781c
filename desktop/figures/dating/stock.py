"""Stock against flow: whether a figure tells what there is at a day (余额, 现有, 在册) or what was done in a time (受理, 新增, 发放)."""

from __future__ import annotations

import re

__all__ = ["acting", "counted", "daily", "flowing", "holding", "levels", "standing"]

_TO = r"(?:已|累计|总共|总数|共计|合计|分别|达到?|为|是|至|到|近|约|超过?|突破|有|了|仅|只|各类|共|，|：|:){0,4}$"
_HAVE = (
    r"现有|现存|共有|实有|尚有|仍有|还有|拥有|设有|建有|保有|入驻|进驻|在册|在库|在建|在用|在岗|在编|在职|在校|存量|余额|库存|库容|存贷比|不良率|失业率|抵押率|存续"
    r"|布设|布放|设置|期末|常住人口|户籍人口|注册(?:企业|用户|护士|会员)|待售|容量|(?<!当期)结余|结存|(?:[县区市镇省乡]|街道|辖区|园区)[共内里]?有(?=[^，。；,;0-9]{2})|总动力|装机|总里程|里程|床位|总数(?!的)|上[线架](?:数据)?(?:产品|服务|事项|政策)|目前已?[达有共为]|每[百千万]人[^，。；,;0-9]{0,8}|覆盖面|种植面积|保费余额|存款|户数|车桩比"
)
_HOLD = re.compile(rf"(?<!没)(?:{_HAVE})[^，。；,;0-9]{{0,12}}?{_TO}")
_HEAD = re.compile("余额|实有|在册|在库|在建|期末|月末|季末|年末|存量|库存|现有|总数|保有量|累计(?:户|个)|户数|人口")
_GREW = re.compile(r"(?:发展|扩大|壮大|扩展|扩充|扩容|扩|增)[到至](?:了|约|近)?$|(?:总数|总量|累计)达到?$")
_THINGS = re.compile(
    r"(?:事项|即办件|窗口|专窗|线路|公交车|车辆|站点|网点|服务站|驿站|主体|基站|企业|人员|医师|机构|床位|目录|清单|网格员?|队伍|设备|终端|柜台)(?:总量|总数|数量?)?$"
)
_LEADING = re.compile("(?:已|累计|共|分别|达到?|为|有|约|近|超过?|突破|仅|只|[:：]){1,3}$")
_UNITS = frozenset("个 项 家 户 条 辆 台 座 张 人 名 所 处 亩 部 支 款 套 种 盏 类 平方米 公里".split())
_FLOW = re.compile(
    r"新[增设建开办发改签招登]|受理|(?<!即)办件|办理|办结|办成|完成|发放|举办|开展|召开|组织|走访|收集|解决|化解|处理|处置|查处|检查|(?<!政务)(?<!公共)(?<!便民)(?<!民生)服务(?!事项|中心|窗口|站|点|平台|专员|大厅|业|机构|队|网)|(?:帮办|代办)(?!代办|帮办|员|点|窗)|帮助|帮扶|推出|出台|印发|下放|取消|减免|退还|退税|节约|节省|压[减缩]|兑现|拨付|培训|接待|接听|发布|公布|清理|整改|引进|签约|开工|竣工|投产|争取|实现|惠及|注销|迁[入出]|成交|撮合|授信|放款|发行|批准|盘活|选派|派出|达成|提供|推送|交易|适用|审结|立案|破获|抓获|追回|挽回|上门|转办|征集|评选|认定|下达|调解|安置|发现|排查|改造|修复|实施|涉及|净增|增加|参与|参加|列入|纳入|共享|调用|接入|招聘|招引|获|建成|设立|配备|创建|打造|梳理|编制|制定|修订|对接|归集|审批|核发|颁发|登记|缴|收到|出动|投入|投放|销售|生产|享受|取得|获得|通过|推行|推进|推动|抽查|抽取|随机|发出|宣传|制作|建立|组建|成立|培育|培养|扶持|吸引|落户|支持|保障|聘[请任]|招募|规范|创成|打通|搭建|整合|精简|新建|改建|扩建|投用|吊销|撤销|约谈|通报|巡查|督查|暗访|测评|评估|核查|惠及"
)
_ACT = re.compile("召开|举办|开展|发现|组织|培训|走访|报道|接待|发布|印发|出动|检查|整合|举行|宣传|演练")
_DAILY = re.compile(r"[日月年周季][均产]|[户人案]均(?!余额)|平均每[日月天]|每[日天月年]|人均收入")
_PART = re.compile("(?:事项|即办件|窗口)[^，。；,;0-9]{0,4}占比(?:达到?|为|是)?$")
_LISTED = re.compile("[、和及与]")
_SURE = re.compile("余额|存量|库存|实有|现有|在册")
_SHARE = re.compile(r"[，,、]?(?:其中)?.{0,2}(?:占|比重|比例)")
_RATE = re.compile(r"率|度|占比|比重")


def standing(left: str, right: str, unit: str, kind: str, part: bool) -> bool:
    """Whether the words right before a figure (``left``, from its clause or the figure before) tell of a stock; ``right`` are those after it,
    ``part`` whether it follows what was done in a time and is counted alike."""
    if _DAILY.search(left):
        return False
    if part and _LISTED.match(left) and not _SURE.search(left):
        return False
    if _HOLD.search(left) or _GREW.search(left):
        return True
    if kind == "percent" and _PART.search(left):
        return True
    if kind != "count" or unit not in _UNITS or (part and not left.endswith(("达", "达到"))) or flowing(left):
        return False
    return bool(_THINGS.search(_LEADING.sub("", left))) or (unit == "项" and right[:9].find("事项") >= 0)


def holding(head: str) -> bool:
    """Whether the head of a column or row names a stock."""
    return _HEAD.search(head) is not None


def flowing(left: str) -> bool:
    """Whether ``left`` tells of something done in a time."""
    return _FLOW.search(left) is not None


def acting(left: str) -> bool:
    """Whether ``left`` tells of single acts, that no day's stock counts: 召开, 举办, 发现."""
    return _ACT.search(left) is not None


def daily(left: str) -> bool:
    """Whether ``left`` tells of so much a day or month: never a stock."""
    return _DAILY.search(left) is not None


def counted(left: str) -> bool:
    """Whether a percentage is a share of what was told before."""
    return _SHARE.match(left) is not None


def levels(left: str) -> bool:
    """Whether ``left`` names a rate, that stands at a level."""
    return _RATE.search(left) is not None
