from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.document import build
from desktop.document.nodes import Block, Cell, Document, NoteRef, Paragraph, Role, Row, Table, Text
from desktop.document.text import plain
from desktop.layout.pages import Line, Page, Pages
from desktop.layout.paginate import Layout, paginate
from desktop.layout.style import named, standard
from desktop.layout.style_parts import Way
from tests.layout.prose import documents, shown, wanted, words

P = build.paragraph
POINTS = 72 / 25.4
TOP, BOTTOM = 37 * POINTS, 262 * POINTS
PITCH = 28.95


def pages(*blocks: Block) -> Pages:
    return paginate(Document(blocks))


def filler(count: int) -> Paragraph:
    """Prose of ``count`` lines."""
    return P("优" * (28 * count), Role.ADDRESSEE)


def opens(page: Page) -> str:
    return page.lines[0].text


def found(made: Pages, start: str) -> tuple[int, Line]:
    return next((number, line) for number, page in enumerate(made.pages) for line in page.all_lines() if line.text.startswith(start))


def test_a_page_holds_22_lines_at_the_pitch_of_the_grid() -> None:
    made = pages(filler(50))
    assert [len(page.lines) for page in made.pages] == [22, 22, 6]
    tops = [line.top for line in made.pages[0].lines]
    assert tops == pytest.approx([TOP + each * PITCH for each in range(22)], abs=0.1)
    assert made.pages[0].lines[-1].top + PITCH <= BOTTOM + 0.1


def test_an_empty_document_has_one_page() -> None:
    (page,) = pages().pages
    assert page.lines == () and page.footer is not None and page.footer.text == "— 1 —"


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages_one_character_in() -> None:
    made = pages(filler(30))
    odd, even = (page.footer for page in made.pages)
    assert odd and even and (odd.text, even.text) == ("— 1 —", "— 2 —")
    assert odd.right == pytest.approx(184 * POINTS - 14, abs=0.1) and even.left == pytest.approx(28 * POINTS + 14, abs=0.1)
    assert odd.top + odd.height / 2 == pytest.approx(BOTTOM + 7 * POINTS, abs=2.8)


def test_a_table_stands_a_line_under_the_title_it_has_to_itself() -> None:
    table = build.table([["乡镇", "办件数"], ["城关镇", "12"]])
    (page,) = pages(P("附件1", Role.ATTACHMENT_LABEL), P("办件情况表", Role.ATTACHMENT_TITLE), table).pages
    title = page.lines[1]
    assert page.boxes[0].y == pytest.approx(title.top + title.height + PITCH, abs=0.1)


def test_a_heading_goes_to_the_next_page_with_the_line_it_belongs_to() -> None:
    made = pages(filler(20), build.heading("一、主要做法", 1), build.heading("（一）服务", 2), P("正文。"))
    assert opens(made.pages[1]) == "一、主要做法"
    assert [line.text for line in made.pages[1].lines] == ["一、主要做法", "（一）服务", "正文。"]


def test_a_heading_stays_where_there_is_room_for_one_line_under_it() -> None:
    made = pages(filler(20), build.heading("一、主要做法", 1), P("优" * 100))
    assert [len(page.lines) for page in made.pages] == [22, 3]


def test_headings_without_end_fill_pages_all_the_same() -> None:
    made = pages(*(build.heading("一、做法", 1) for _ in range(50)))
    assert sum(len(page.lines) for page in made.pages) == 50


def test_blank_lines_over_a_paragraph_vanish_at_the_top_of_a_page() -> None:
    made = pages(filler(22), P("某县营商办", Role.SIGNATURE))
    assert made.pages[1].lines[0].top == pytest.approx(TOP, abs=0.1)


def test_an_attachment_opens_a_new_page_and_its_title_stands_on_the_third_line() -> None:
    made = pages(P("正文。"), P("附件1", Role.ATTACHMENT_LABEL), P("指标说明", Role.ATTACHMENT_TITLE), P("说明。"))
    assert [opens(page) for page in made.pages] == ["正文。", "附件1"]
    assert made.pages[1].lines[1].top == pytest.approx(TOP + 2 * PITCH, abs=0.1)


def test_the_imprint_stands_at_the_bottom_of_the_last_page_between_rules() -> None:
    made = pages(P("正文。"), P("抄送：县委办公室。", Role.COPY_TO), P("某县营商办　　2024年9月30日印发", Role.IMPRINT))
    (page,) = made.pages
    office, date = found(made, "某县营商办")[1], found(made, "2024年9月")[1]
    assert page.imprint and office.top == date.top and date.right == pytest.approx(184 * POINTS - 14, abs=0.2)
    assert [round(rule.weight / POINTS, 2) for rule in page.rules] == [0.35, 0.25, 0.35]
    assert page.rules[-1].y == pytest.approx(BOTTOM, abs=1)
    assert [plain_at(made, "2024年9月")] == [date.base + date.runs[0].start]


def plain_at(made: Pages, text: str) -> int:
    line = found(made, text)[1]
    return line.base + line.runs[0].start


def test_text_beside_a_line_knows_where_in_the_document_it_stands() -> None:
    document = build.document(P("正文。"), P("某县营商办　　2024年9月30日印发", Role.IMPRINT))
    assert plain(document)[plain_at(paginate(document), "2024年9月") :] == "2024年9月30日印发"


def test_an_imprint_that_finds_no_room_stands_on_a_page_of_its_own_without_a_number() -> None:
    made = pages(filler(22), P("抄送：县委办公室。", Role.COPY_TO))
    assert len(made) == 2 and made.pages[1].footer is None
    assert made.pages[1].lines[0].text == "抄送：县委办公室。"


def test_a_letter_has_its_mark_and_rules_on_the_sheet() -> None:
    blocks = (
        P("清河县营商环境建设服务中心", Role.OFFICE_MARK),
        P("清营商办〔2024〕18号", Role.DOC_NUMBER),
        P("关于提案的答复", Role.TITLE),
        P("正文。"),
    )
    (page,) = paginate(Document(blocks), named("letter")).pages
    assert [line.text for line in page.fixed] == ["清河县营商环境建设服务中心"] and page.footer is None
    assert {rule.colour for rule in page.rules} == {"FF0000"} and len(page.rules) == 4
    for rule in page.rules:
        assert (rule.to_x - rule.x) / POINTS == pytest.approx(170, abs=0.1) and (rule.x + rule.to_x) / 2 == pytest.approx(105 * POINTS, abs=1)
    assert [rule.weight for rule in page.rules] == sorted([rule.weight for rule in page.rules[:2]], reverse=True) + sorted(
        rule.weight for rule in page.rules[2:]
    )
    assert page.rules[-1].y / POINTS == pytest.approx(277, abs=1)


ROWS = [["指标", "数值"], *[[f"指标{number}", f"{number}个"] for number in range(60)]]


def test_header_rows_are_repeated_and_no_row_is_split() -> None:
    made = pages(build.table(ROWS, header_rows=1))
    assert len(made) > 1
    assert [opens(page) for page in made.pages] == ["指标"] * len(made)
    assert not any(box.split for page in made.pages for box in page.boxes)
    assert shown(made) == wanted(Document((build.table(ROWS, header_rows=1),)))


def test_the_frames_of_a_table_fill_the_type_area_without_holes() -> None:
    (page,) = pages(build.table(ROWS[:4], header_rows=1)).pages
    left, _, right, _ = pages().area
    for row in range(4):
        cells = sorted((box for box in page.boxes if box.row == row), key=lambda box: box.cell)
        assert cells[0].x == pytest.approx(left) and cells[-1].x + cells[-1].width == pytest.approx(right, abs=0.1)
        assert cells[0].x + cells[0].width == pytest.approx(cells[1].x)
    assert all(box.height > 12 for box in page.boxes)


def test_text_stands_inside_the_frame_of_its_cell() -> None:
    cells = (Cell((P("合并"),), rowspan=2), Cell((P("一" * 40),)), Cell((P("二"),)))
    table = Table((Row(cells), Row((Cell(covered=True), Cell((P("三"),)), Cell((P("四"),))))))
    (page,) = pages(table).pages
    for line in page.lines:
        assert any(
            box.x <= line.left and line.right <= box.x + box.width and box.y <= line.top and line.top + line.height <= box.y + box.height
            for box in page.boxes
        )
    merged = next(box for box in page.boxes if box.cell == 0 and box.row == 0)
    assert merged.height == pytest.approx(sum(box.height for box in page.boxes if box.cell == 1))


def test_a_row_taller_than_a_page_goes_on_on_the_next_and_says_so() -> None:
    made = pages(build.table([["甲", "优" * 3000]]))
    assert len(made) > 1 and any(box.split for box in made.pages[0].boxes)
    assert [each for _, each in shown(made)].count("优") == 3000


def test_a_footnote_stands_at_the_foot_of_the_page_of_its_mark_numbered_anew_on_each_page() -> None:
    def marked(key: str) -> Paragraph:
        return Paragraph((Text("信易贷"), NoteRef(key), Text("发放")))

    notes = [Paragraph((Text(f"注{key}"),), Role.NOTE, key=key) for key in "ab"]
    made = pages(marked("a"), filler(24), marked("b"), *notes)
    first, second = made.pages
    assert [line.text for line in (*first.notes, *second.notes)] == ["① 注a", "① 注b"]
    assert "信易贷①发放" in first.lines[0].text and "信易贷①发放" in second.lines[-1].text
    assert first.notes[0].top + first.notes[0].height == pytest.approx(BOTTOM, abs=0.1)
    assert first.lines[-1].top + PITCH < first.notes[0].top


def test_a_note_that_nothing_marks_is_printed_in_the_text() -> None:
    (page,) = pages(P("正文。"), Paragraph((Text("散注"),), Role.NOTE, key="x")).pages
    assert [line.text for line in page.lines] == ["正文。", "散注"] and not page.notes


tables = st.lists(st.lists(words, min_size=2, max_size=4), min_size=1, max_size=4).map(lambda rows: build.table(rows, header_rows=1))


@given(st.lists(st.one_of(tables, words.map(P)), max_size=6))
@settings(max_examples=40)
def test_the_text_of_tables_is_on_the_pages_once_and_in_order(blocks: list[Block]) -> None:
    document = Document(tuple(blocks))
    assert sorted(shown(paginate(document))) == wanted(document)


@given(documents(), documents(), st.integers(0, 10))
@settings(max_examples=60)
def test_an_edited_document_has_the_pages_a_new_one_has(one: Document, other: Document, at: int) -> None:
    padding = tuple(filler(9) for _ in range(5))
    layout = Layout()
    for document in (one, Document((*padding, *one.blocks)), Document((*padding, *one.blocks[:at], *other.blocks, *one.blocks[at:])), other):
        assert layout.update(document) == paginate(document)


def test_pages_before_an_edit_are_the_very_pages_of_last_time() -> None:
    blocks = [P("优化营商环境" * 30) for _ in range(60)]
    layout = Layout()
    before = layout.update(Document(tuple(blocks)))
    blocks[30] = P("改" * 200)
    after = layout.update(Document(tuple(blocks)))
    changed = next(number for number, (one, other) in enumerate(zip(before.pages, after.pages)) if one is not other)
    assert changed == next(number for number, page in enumerate(after.pages) if any(line.block == 30 for line in page.lines))
    assert changed > 5


def test_an_edit_sets_one_paragraph_again(monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop.layout import strips

    blocks = [P(f"第{number}段。" + "优化营商环境" * 30) for number in range(40)]
    layout = Layout()
    layout.update(Document(tuple(blocks)))
    calls: list[object] = []
    original = strips.set_lines
    monkeypatch.setattr(strips, "set_lines", lambda *args: calls.append(args) or original(*args))
    blocks[20] = P("改" * 200)
    layout.update(Document(tuple(blocks)))
    assert len(calls) == 1


@pytest.mark.parametrize("way", ["plain", "seal", "stamp"])
def test_whoever_signs_and_however_long_the_names_no_character_is_lost(way: Way) -> None:
    style = dataclasses.replace(standard(), closing=dataclasses.replace(standard().closing, way=way))
    head = [P(text, Role.OFFICE_MARK) for text in ("清河县财政局", "清河县行政审批局文件")]
    signer = P("签发人：" + "王某某" * 20, Role.SIGNER)
    signed = [P(name, Role.SIGNATURE) for name in ("清" * 40, "清河县财政局", "清河县税务局")]
    said = build.document(
        *head, P("清营商办〔2024〕18号", Role.DOC_NUMBER), signer, P("标题", Role.TITLE), P("正文。"), *signed, P("2024年7月3日", Role.DATE)
    )
    printed = "".join(run.text for page in paginate(said, style).pages for line in (*page.fixed, *page.lines) for run in line.runs)
    assert sorted("".join(printed.split())) == sorted("".join(plain(said).split()))
