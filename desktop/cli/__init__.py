"""The command line (CONTRACT.md): a second front door over the same actions as the window."""

from __future__ import annotations

import argparse
import importlib
import os
import re
import sys
from collections.abc import Sequence
from typing import NoReturn

from desktop import __version__
from desktop.outcome import Refused

__all__ = ["main"]

COMMANDS = (
    "text",
    "outline",
    "figures",
    "align",
    "check",
    "form",
    "roll",
    "draft",
    "templates",
    "convert",
    "profile",
    "import",
    "search",
    "library",
    "ledger",
    "demo",
)
_MODULES = {"import": "import_"}  # a word of Python's own

_ENGLISH = (
    (re.compile(r"the following arguments are required: (.+)"), r"缺少参数 \1"),
    (re.compile(r"unrecognized arguments: (.+)"), r"不认识的参数 \1"),
    (re.compile(r"argument (\S+): invalid choice: (\S+) \(choose from (.+)\)"), r"\1 不能是 \2，可选 \3"),
    (re.compile(r"argument (\S+): expected one argument"), r"\1 后面要跟一个值"),
    (re.compile(r"argument (\S+): expected at least one argument"), r"\1 后面至少要跟一个值"),
)


class Parser(argparse.ArgumentParser):
    """argparse whose complaints are one Chinese line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the call and leave with 2."""
        for pattern, chinese in _ENGLISH:
            message = pattern.sub(chinese, message)
        self.exit(2, f"用法有误：{message}。运行 {self.prog} --help 看用法。\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0 done, 1 findings at severity error, 2 wrong usage or unusable input."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        chosen = _parser(arguments[0] if arguments else "").parse_args(arguments)
        return int(chosen.run(chosen))
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader of a pipe left (`nigao text x | head`): nothing is wrong
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("已取消。", file=sys.stderr)
        return 130
    except MemoryError:
        print("内存不够，处理不了这个文件，请关闭其他程序再试。", file=sys.stderr)
        return 2
    except Exception as fault:  # the last line of defence: a person never sees a traceback
        if os.environ.get("NIGAO_DEBUG"):
            raise
        print(f"程序出了意外（{type(fault).__name__}），没有写出任何文件；请设 NIGAO_DEBUG=1 再运行一次，把结果发给开发者。", file=sys.stderr)
        return 2


def _parser(first: str) -> Parser:
    """The parser; only the called command's module is imported, so that each starts fast."""
    parser = Parser(prog="nigao", description="拟稿：离线起草营商环境材料。不带参数时打开窗口。", add_help=False)
    parser.add_argument("-h", "--help", action="help", help="显示用法")
    parser.add_argument("--version", action="version", version=f"拟稿 {__version__}", help="显示版本")
    commands = parser.add_subparsers(metavar="命令", required=True, parser_class=Parser)
    for name in (first,) if first in COMMANDS else COMMANDS:
        importlib.import_module(f"desktop.cli.{_MODULES.get(name, name)}").add(commands)
    return parser
