"""Words beside jieba, periods, and the catalogue: first use, throughput, hostile strings."""

from __future__ import annotations

import tempfile
import time
import warnings
from collections.abc import Callable

from desktop.language import words
from desktop.language.periods import Period, expressions
from desktop.ledger.metric import Catalogue

TEXT = (
    "2024年前三季度，全县政务服务大厅受理办件18.4万件，同比增长6.2%，好评率99.8%；截至9月底，不见面审批事项占比98.3%，比去年底提高2.1个百分点。\n"
    "行政审批局推行“一件事一次办”，1—9月免申即享资金兑现3,600余万元，惠及企业412家。到2025年底，力争网办率超过95%，企业开办压到0.5个工作日以内。\n"
) * 300
HOSTILE = ("一", "万", "1", ",", "第", "1月", "今年", "年底", "截至", "2024年至", "营商环境", "“")
NOW = Period.parse("2024Q1-Q3")


def main() -> None:
    size = len(TEXT.encode()) / 1e6
    first = _once(lambda: words.tokens("优化营商环境"))
    ours = _best(lambda: words.tokens(TEXT))
    peer_first, peer = _jieba()
    print(f"   words: first use {first * 1000:.0f} ms (jieba without its cache {peer_first * 1000:.0f} ms)")
    print(f"   words: {size / ours:.2f} MB/s, jieba {size / peer:.2f} MB/s: {peer / ours:.1f} times; the bar is 1 MB/s")
    print(f"   periods: {size / _best(lambda: expressions(TEXT, NOW)):.1f} MB/s; the bar is 3 MB/s")
    catalogue = Catalogue.load()
    print(f"   catalogue: {len(catalogue.metrics)} metrics in {_best(Catalogue.load) * 1000:.1f} ms (bar 15)", end="; ")
    print(
        f"index once {_once(lambda: catalogue.nearest('办结率')) * 1000:.0f} ms, then nearest {_best(lambda: catalogue.nearest('全县投诉举报办结率', '%')) * 1000:.2f} ms (bar 1)"
    )
    for name, run in (("words", words.tokens), ("periods", lambda text: expressions(text, NOW))):
        taken = {piece: _best(lambda piece=piece, run=run: run(piece * (20_000 // len(piece)))) * 1000 for piece in HOSTILE}  # type: ignore[misc]
        print(f"   {name}, 20,000 hostile characters (bar 50 ms): " + ", ".join(f"{piece} {taken[piece]:.0f}" for piece in HOSTILE))


def _jieba() -> tuple[float, float]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(60)
    tokenizer = jieba.Tokenizer()
    with tempfile.TemporaryDirectory() as folder:
        tokenizer.tmp_dir = folder
        first = _once(tokenizer.initialize)
    return first, _best(lambda: list(tokenizer.cut(TEXT, HMM=False)))


def _once(run: Callable[[], object]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def _best(run: Callable[[], object]) -> float:
    return min(_once(run) for _ in range(3))
