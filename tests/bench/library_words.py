"""Paragraphs and reports made of word lists of our own: as many as a bench wants, the same every time."""

from __future__ import annotations

import random
from collections.abc import Iterator

__all__ = ["paragraphs", "report_lines"]

WHO = "全县 全市 各部门 各乡镇 政务大厅 行政审批局 市场监管局 税务局 人社局 自然资源局 住建局 发改委 园区管委会 工信局 商务局 司法局 公安局 银行机构 帮办专员 县营商办".split()
DO = "推进 优化 完善 落实 压减 精简 打造 建立 开展 组织 梳理 公布 受理 办结 走访 化解 协调 兑现 拓展 升级 规范 简化 整合 推行 探索 实施 加强 提升 深化 畅通 强化 聚焦".split()
WHAT = (
    "营商环境 审批流程 办事指南 政务服务 企业诉求 惠企政策 融资需求 用工缺口 信用修复 招标投标 不动产登记 施工许可 开办企业 纳税服务 用水用气 电力接入 通关时效 证照联办 一窗受理 "
    "容缺办理 告知承诺 综合监管 柔性执法 知识产权 法治保障 人才引进 要素供给 项目落地 证明事项 热线平台 电子证照 数据共享 帮办代办 跨域通办 免申即享 政企沟通 营商专班 督查问效 作风建设 首席服务员"
).split()
SO = "取得明显成效 进一步提速增效 实现闭环管理 得到企业好评 形成工作合力 做到件件有回音 覆盖全部窗口 压缩办理时限 走在前列 健全长效机制 成效持续显现 群众满意度稳步上升".split()
UNITS = "件 户 项 次 个 家 条 人次 万元 亿元".split()
PLACES = "镇 公司 产业园 街道 合作社".split()
CHARACTERS = [chr(code) for code in range(0x4E00, 0x9FA5, 7)]  # names of places and firms


def _sentence(dice: random.Random) -> str:
    words = dice.choice(WHO) + "".join(dice.choice(DO) + dice.choice(WHAT) + dice.choice(("，", "、", "")) for _ in range(dice.randint(1, 4)))
    if dice.random() < 0.6:
        words += f"累计{dice.choice(DO)}{dice.randint(1, 9999)}{dice.choice(UNITS)}，"
    if dice.random() < 0.2:
        words += f"同比增长{dice.random() * 50:.1f}%，"
    if dice.random() < 0.3:
        words += "".join(dice.choice(CHARACTERS) for _ in range(dice.randint(2, 3))) + dice.choice(PLACES)
    return words + dice.choice(SO) + "。"


def paragraphs(count: int, seed: int = 7) -> Iterator[str]:
    """``count`` paragraphs of one to six sentences, some 130 characters each."""
    dice = random.Random(seed)
    for _ in range(count):
        yield "".join(_sentence(dice) for _ in range(dice.randint(1, 6)))


def report_lines(seed: int) -> list[str]:
    """A report of three pages, some 1,600 characters: title, four sections of three paragraphs, signature and date."""
    dice = random.Random(seed)
    lines = [f"青禾县2024年{'一二三四'[seed % 4]}季度优化营商环境工作总结（之{seed}）"]
    for place in range(4):
        lines.append("一二三四"[place] + "、" + dice.choice(DO) + dice.choice(WHAT))
        lines += paragraphs(3, dice.randrange(1 << 30))
    return [*lines, "青禾县行政审批局", f"2024年{seed % 12 + 1}月{seed % 28 + 1}日"]
