"""Every kind in every format, every option and every element through the validator of the Open XML SDK: ``make validate``; it has to be on the path."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from desktop import writers
from desktop.document.nodes import Document
from desktop.drafting.catalog import Catalog
from desktop.drafting.render import render
from desktop.drafting.start import sample_draft
from desktop.layout.choices import choices_of
from desktop.layout.setting import setting
from desktop.layout.style import named
from desktop.layout.style_values import Source
from tests.writers.formats import FORMATS
from tests.writers.letters import LETTERS

KINDS = ("summary", "briefing", "half_year", "reply", "feature")
FORMS = ("plain", "red_head", "letter")
MARK = "清河县营商办文件"
OPTIONS: dict[str, dict[str, object]] = {
    "margins": {"margins": "34.58/32.58"},
    "pitch": {"pitch": 29},
    "third": {"third_level_bold": True},
    "digits": {"digits": "Times New Roman"},
    "seal": {"seal": "seal"},
    "stamp": {"seal": "stamp"},
    "center": {"number_place": "center"},
    "right": {"number_place": "right"},
    "form": {"number_form": "第{}页"},
    "first": {"number_first": False},
    "grid": {"word_grid": True},
    "run_in": {"run_in_bold": False},
    "faces": {"faces": {"title": "华文中宋", "body": "仿宋"}},
    "sizes": {"sizes": {"title": 24}},
}


def _chosen(report: Document, form: str, given: dict[str, object]) -> bytes:
    made = setting(report, choices_of(Source("档案.toml", ""), {"format": form, "mark": MARK, "signer": "王某某", **given})).value
    return writers.write(made.document, ".docx", made.style)


def documents(kinds: tuple[str, ...] = KINDS) -> Iterator[tuple[str, bytes]]:
    """Each combination with a name of its own."""
    for kind in kinds:
        template = Catalog(()).template(kind).value
        report = render(template, sample_draft(template)).value
        for form in FORMS:
            yield f"{kind}-{form}", _chosen(report, form, {"formats": {kind: form}})
            for option, given in OPTIONS.items() if kind == "reply" else ():
                yield f"{kind}-{form}-{option}", _chosen(report, form, {"formats": {kind: form}, **given})
    for name, (document, style) in FORMATS.items():
        yield f"format-{name}", writers.write(document, ".docx", style)
    for name, make in LETTERS.items():
        for style_name in ("gbt9704", "letter"):
            yield f"letters-{name}-{style_name}", writers.write(make(), ".docx", named(style_name))


def program() -> str:
    """The validator, "" where it is not installed."""
    return shutil.which("ooxml-validator") or ""


def faults(path: Path) -> list[str]:
    """What the validator says of a file."""
    told = subprocess.run([program(), str(path)], capture_output=True, text=True, check=False, timeout=60)
    found = json.loads(told.stdout)
    return [] if found["ok"] else [json.dumps(error, ensure_ascii=False) for error in found["errors"]] or [told.stderr]


def main() -> int:
    """Print what is found; the number of files with faults."""
    if not program():
        sys.stderr.write("ooxml-validator is not on the path: run this by `make validate`\n")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for name, data in documents():
            files.append(Path(folder) / f"{name}.docx")
            files[-1].write_bytes(data)
        with ThreadPoolExecutor(2) as pool:
            told = dict(zip(files, pool.map(faults, files)))
    for path, found in told.items():
        for fault in found:
            sys.stdout.write(f"{path.stem}: {fault}\n")
    sys.stdout.write(f"{len(told)} files, {sum(map(bool, told.values()))} with errors\n")
    return int(any(told.values()))


if __name__ == "__main__":
    sys.exit(main())
