"""A template folder made on the spot, so that each test shows the whole of what it speaks of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.drafting.folder import FIELDS, SPEED

Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Write a template folder: its sections by id, and what stands before and after the fields of template.toml."""

    def write(
        *,
        head: str = 'title = "{{地区}}{{期间}}工作总结"',
        tail: str = 'signature = "{{单位}}"',
        fields: str = FIELDS,
        top: str = "",
        sample: str = "",
        **sections: str,
    ) -> Path:
        folder = tmp_path / "trial"
        folder.mkdir(exist_ok=True)
        sections = sections or {"speed": SPEED}
        ids = ", ".join(f'"{id}"' for id in sections)
        manifest = f'kind = "trial"\nname = "试用"\nsections = [{ids}]\n{top}\n[head]\n{head}\n[tail]\n{tail}\n{fields}'
        (folder / "template.toml").write_text(manifest, encoding="utf-8")
        for id, text in sections.items():
            (folder / f"{id}.j2").write_text(text, encoding="utf-8")
        if sample:
            (folder / "sample.toml").write_text(sample, encoding="utf-8")
        return folder

    return write
