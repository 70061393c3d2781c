"""Words with places and tags: the cuts of jieba without its model, none of its side effects."""

from __future__ import annotations

import itertools
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import paths
from desktop.language import words
from desktop.language.words import Word, breaks, lexicon, preload, tokens
from desktop.outcome import Refused

ROOT = Path(__file__).resolve().parent.parent.parent
PROSE = (
    "截至9月底，全县依申请政务服务事项1,436项，不见面审批占比98.2%；“一件事一次办”主题37个，免申即享资金3.6万余元。\r\n"
    "帮办代办员 王某某 为企业提供PPP项目、5G基站、PM2.5监测等服务，好评率由９５％提高到99.9%，A级纳税人518户（含A+）。\n"
    "政银企对接会上，农村商业银行放贷2.4亿元；行政审批局首席服务员‘上门办’，研究生命起源，乒乓球拍卖完了。\t㐀龘 C++ AT&T e-mail v1.0"
)


@pytest.fixture(scope="module")
def peer(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[str]]:
    """jieba itself with the same lexicon."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its source is of 2020
        import jieba
    jieba.setLogLevel(60)
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(tmp_path_factory.mktemp("peer"))
    for word, frequency, tag in lexicon():
        tokenizer.add_word(word, frequency, tag)
    return lambda text: list(tokenizer.cut(text, HMM=False))


def _texts() -> list[str]:
    return [path.read_text("utf-8") for path in sorted((paths.seeds() / "text").glob("*.txt"))]


def test_the_cuts_are_those_of_jieba_on_prose_and_seeds(peer: Callable[[str], list[str]]) -> None:
    assert len(_texts()) >= 3
    for text in (PROSE, *_texts()):
        assert [word.text for word in tokens(text)] == peer(text)


CHARACTERS = st.sampled_from(
    [
        *"政务服务事项一件次办营商环境企业贷款的和是了中国人民银行行长大会学生命研究发展新经济",
        *"0123456789.%-+&_#abcXYZ",
        *"，。“”（）\n\r\t 　、；龘㐀𠀀",
    ]
)


@given(st.lists(CHARACTERS, max_size=60).map("".join))
def test_the_cuts_are_those_of_jieba_on_any_jumble(peer: Callable[[str], list[str]], text: str) -> None:
    assert [word.text for word in tokens(text)] == peer(text)


@given(st.text(max_size=80))
def test_nothing_of_a_text_is_lost_and_places_are_its_own(text: str) -> None:
    place = 0
    for word in tokens(text):
        assert (word.start, text[word.start : word.end]) == (place, word.text)
        assert word.text and word.tag
        place = word.end
    assert place == len(text)


def test_tags_come_from_the_lexicon_the_dictionary_or_the_shape() -> None:
    tags = {word.text: word.tag for word in tokens("县行政审批局优化不见面审批，免申即享，经济发展2024年ABC㐀。")}
    assert tags["行政审批局"] == "nt" and tags["不见面审批"] == "nz" and tags["免申即享"] == "nz" and tags["优化"] == "v"
    assert tags["经济"] == "n" and tags["2024"] == "m" and tags["ABC"] == "eng" and tags["，"] == tags["㐀"] == "x"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("推行不见面审批改革", "不见面审批"),
        ("推进一件事一次办", "一件事一次办"),
        ("谋划专项债券项目", "专项债券"),
        ("举办政银企对接会九场", "政银企对接会"),
        ("配备首席服务员", "首席服务员"),
        ("贷款加权平均利率", "贷款加权平均利率"),
        ("实行帮办代办", "帮办代办"),
        ("行政许可事项", "行政许可事项"),
    ],
)
def test_a_word_of_the_field_stays_whole(text: str, word: str) -> None:
    assert word in [each.text for each in tokens(text)]


def test_the_lexicon_is_large_clean_and_lowers_no_frequency() -> None:
    entries = lexicon()
    names = [word for word, _, _ in entries]
    assert len(names) >= 1500 and len(set(names)) == len(names)
    assert {tag for _, _, tag in entries} == {"nz", "v", "nt", "ns", "n"}
    listed = {}
    for line in words._word_list().read_text("utf-8").splitlines():
        word, frequency, _ = line.split(" ")
        listed[word] = int(frequency)
    assert [word for word, frequency, _ in entries if frequency < listed.get(word, 0)] == []


def test_the_list_is_the_one_whose_sum_is_known() -> None:
    path = words._word_list()
    assert path.stat().st_size == words._SIZE
    assert sum(map(int, words._FREQUENCY.findall(path.read_text("utf-8")))) == words._TOTAL


def test_another_list_is_summed_up_anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    other = tmp_path / "dict.txt"
    other.write_text("营商 30 n\n营商环境 3 nz\n环境 50 n\n营 9 n\n", "utf-8")
    monkeypatch.setattr(words, "_word_list", lambda: other)
    block = "营商营业"
    assert words._Dictionary().way(block)[0] == [2, 2, 3, 4]


def test_a_faulty_lexicon_is_refused_with_its_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "lexicon.txt").write_text("# 词典\n营商环境 nz\n只有词\n", "utf-8")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    with pytest.raises(Refused, match="第3行"):
        lexicon()


def test_a_missing_dictionary_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "find_spec", lambda name: None)
    with pytest.raises(Refused, match="重新安装"):
        words._word_list()


def test_many_threads_read_the_dictionary_once_and_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_SHARED", words._Loader())
    read: list[tuple[Word, ...]] = []
    ahead = threading.Thread(target=preload, args=(0.0,))
    threads = [ahead, *(threading.Thread(target=lambda: read.append(tokens(PROSE))) for _ in range(4))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(read) == 4 and len(set(read)) == 1


def test_first_use_is_silent_and_leaves_jieba_and_its_cache_alone(tmp_path: Path) -> None:
    code = "import sys\nfrom desktop.language.words import tokens\nassert len(tokens('优化营商环境')) == 2\nassert 'jieba' not in sys.modules"
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=ROOT, env={"TMPDIR": str(tmp_path), "PATH": ""}, capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []


def _broken(text: str) -> list[str]:
    places = [0, *sorted(breaks(text)), len(text)]
    return [text[start:end] for start, end in itertools.pairwise(places)]


def test_a_title_breaks_between_words_and_keeps_marks_and_counts_together() -> None:
    assert _broken("关于优化营商环境的报告（2024年）") == ["关于", "优化", "营商环境的", "报告", "（2024年）"]
    assert _broken("对县政协第2号提案、《条例》的答复")[-1] == "答复"
    for text in (PROSE.replace("\r\n", ""), "“放管服”改革工作情况汇报"):
        for piece in _broken(text):
            assert piece[0] not in "，。、；”》）％%的" and piece[-1] not in "“《（第"


@given(st.text(max_size=60))
def test_breaks_lie_inside_the_text(text: str) -> None:
    assert all(0 < place < len(text) for place in breaks(text))
