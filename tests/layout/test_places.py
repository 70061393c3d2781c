from __future__ import annotations

from hypothesis import given, settings

from desktop.document import build
from desktop.document.nodes import Document, Emphasis, Field, Paragraph, Text
from desktop.document.text import plain
from desktop.layout.fonts import fonts_of
from desktop.layout.paginate import paginate
from desktop.layout.places import offset_at, patches
from desktop.layout.style import standard
from tests.layout.prose import documents

FONTS = fonts_of(standard())
DOCUMENT = build.document(
    build.heading("一、主要做法", 1),
    Paragraph((Text("一是整合窗口。", Emphasis.LEAD), Text("累计接待企业"), Field("1260余户次", "接待企业数"), Text("，推动“一网通办”" * 20))),
)


@given(documents(most=6))
@settings(max_examples=50)
def test_a_click_in_the_middle_of_a_character_finds_that_character(document: Document) -> None:
    pages, text = paginate(document), plain(document)
    for offset, character in enumerate(text):
        for patch in patches(pages, offset, offset + 1, FONTS):
            if not character.isspace() and patch.right - patch.left > 1:
                middle = ((patch.left + patch.right) / 2, (patch.top + patch.bottom) / 2)
                found = offset_at(pages.pages[patch.page], *middle, FONTS)
                assert found is not None and text[found] == character


def test_a_field_is_shown_where_it_is_printed() -> None:
    start = plain(DOCUMENT).index("1260")
    (patch,) = patches(paginate(DOCUMENT), start, start + len("1260余户次"), FONTS)
    pages = paginate(DOCUMENT)
    assert offset_at(pages.pages[0], patch.left + 1, patch.top + 5, FONTS) == start
    assert offset_at(pages.pages[0], patch.right - 1, patch.top + 5, FONTS) == start + len("1260余户次") - 1


def test_a_stretch_over_lines_has_a_patch_on_each() -> None:
    text = plain(DOCUMENT)
    made = patches(paginate(DOCUMENT), 0, len(text), FONTS)
    assert len(made) == sum(len(page.lines) for page in paginate(DOCUMENT).pages)


def test_a_click_beside_the_text_finds_the_nearest_and_one_on_the_page_number_finds_nothing() -> None:
    page = paginate(DOCUMENT).pages[0]
    assert page.footer
    assert offset_at(page, 5.0, page.lines[0].top + 3, FONTS) == 0
    assert offset_at(page, 590.0, page.lines[0].top + 3, FONTS) == len("一、主要做法") - 1
    assert offset_at(page, page.footer.left + 1, page.footer.top + 1, FONTS) is None
    assert offset_at(page, 300.0, 5.0, FONTS) is None
