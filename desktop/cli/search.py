"""``nigao search WORDS [--library DB] --json``: the paragraphs that hold the words, ranked; ``--like TEXT`` finds paragraphs much the same."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from desktop.actions.library import catch_up
from desktop.actions.searching import Hit, Narrow, more_like, search
from desktop.cli.desk import add_library, opened, progress
from desktop.outcome import Refused

__all__ = ["add", "run"]

_WIDTH = 60  # characters of a paragraph shown around its first hit
_NAMES = ("report", "title", "name", "kind", "region", "period", "section", "theme", "place", "text", "spans", "score", "heading")
_JSON = """--json 每行一个对象，最相关的在前：
  {"report","title","name","kind","region","period","section","theme","place","text","spans":[[start,end]],"score","heading"}
  report 材料编号；section 所在标题（自上而下，换行分隔）；place 是 text 在材料全文（nigao text）中的起点；spans 是 text 内要标亮的位置；
  score 只用于同一次搜索内比较；heading 表示命中的是标题。
多个词用空格分开，段落要同时含有；引号可用可不用；全角半角、大小写、空格不计。"""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("search", help="在资料库里搜索段落", epilog=_JSON, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", metavar="WORDS", nargs="*", help="要找的词")
    add_library(parser)
    parser.add_argument("--kind", metavar="K", default="", help="只看这种材料（summary、reply 等）")
    parser.add_argument("--region", metavar="R", default="", help="只看这个地区")
    parser.add_argument("--period", metavar="P", default="", help="只看这个期间（如 2024Q3）")
    parser.add_argument("--theme", metavar="T", default="", help="只看这个主题的章节（如 政务服务）")
    parser.add_argument("--tag", metavar="T", default="", help="只看有这个标签的材料")
    parser.add_argument("--limit", metavar="N", type=int, default=30, help="最多列出几段（默认 30；0 为全部）")
    parser.add_argument("--like", metavar="TEXT", default="", help="找写法相近的段落，代替 WORDS")
    parser.add_argument("--json", action="store_true", help="每行一个 JSON 对象")
    parser.set_defaults(run=run)


def run(call: argparse.Namespace) -> int:
    """Print each hit."""
    narrow = Narrow(call.kind, call.region, call.period, call.theme, call.tag)
    query = " ".join(call.words)
    if not query.strip() and not call.like.strip():
        raise Refused("要找什么？请写 nigao search 词语，或 nigao search --like 一段话。")
    if call.limit < 0:
        raise Refused("--limit 不能是负数，请写 0（全部）或正整数。")
    with opened(call.library) as desk:
        catch_up(desk, progress=progress)
        if call.like.strip():
            hits, more = more_like(desk, call.like, narrow, limit=call.limit or 1_000), False
        else:
            results = search(desk, query, narrow, limit=call.limit or None)
            hits, more = results.hits, results.more
    for hit in hits:
        print(json.dumps(_row(hit), ensure_ascii=False) if call.json else _shown(hit))
    if more:
        print(f"只列出最相关的 {len(hits)} 段，还有更多；加 --limit 0 列出全部。", file=sys.stderr)
    if not hits:
        print("没有找到。", file=sys.stderr)
    return 0


def _row(hit: Hit) -> dict[str, Any]:
    row = hit._asdict() | {"spans": hit.spans}
    return {name: row[name] for name in _NAMES}


def _shown(hit: Hit) -> str:
    """The report's title and the words around the first hit, hits in 【】."""
    begin = max(0, (hit.spans[0][0] if hit.spans else 0) - _WIDTH // 3)
    end, words, at = begin + _WIDTH, "", begin
    for start, stop in hit.spans:
        if start < end:
            words, at = f"{words}{hit.text[at:start]}【{hit.text[start:stop]}】", stop
    words += hit.text[at:end]
    return f"{hit.title}\t{'…' if begin else ''}{' '.join(words.split())}{'…' if end < len(hit.text) else ''}"
