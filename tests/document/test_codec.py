from __future__ import annotations

import json

import pytest
from hypothesis import given

from desktop.document.build import document, heading, paragraph
from desktop.document.codec import decode, decode_blocks, encode, encode_blocks
from desktop.document.nodes import Document, Role
from tests.document.documents import documents


@given(documents)
def test_a_document_survives_the_way_through_json(made: Document) -> None:
    assert decode(json.loads(json.dumps(encode(made)))) == made


@given(documents)
def test_blocks_alone_survive_it_too(made: Document) -> None:
    assert decode_blocks(json.loads(json.dumps(encode_blocks(made.blocks)))) == made.blocks


def test_defaults_are_left_out() -> None:
    assert encode(document(paragraph("正文。"))) == {"meta": {}, "blocks": [{"p": [{"t": "正文。"}]}]}


def test_a_role_is_written_by_its_name() -> None:
    assert encode_blocks((heading("一、概况", 1), paragraph("标题", Role.TITLE))) == [
        {"p": [{"t": "一、概况"}], "role": "HEADING", "level": 1},
        {"p": [{"t": "标题"}], "role": "TITLE"},
    ]


@pytest.mark.parametrize("data", [{}, {"blocks": [{"p": [], "role": "NOSUCH"}]}, {"blocks": [{"p": [{"f": "x", "state": "gone"}]}]}])
def test_what_encode_did_not_make_is_told(data: dict[str, object]) -> None:
    with pytest.raises((KeyError, ValueError)):
        decode(data)
