"""Web pages as portals publish them."""

from __future__ import annotations

import pytest

from desktop.document.nodes import Document, Emphasis, Looks, Paragraph, Role, Table, Text
from desktop.document.text import plain
from desktop.outcome import Refused
from desktop.readers import read_bytes


def page(body: str, head: str = "") -> Document:
    return read_bytes(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "网页.html").value


TEXTS = {
    "paragraphs": ("<p>第一段</p><p>第二段</p>", "第一段\n第二段"),
    "divs": ("<div>甲<div>乙</div>丙</div>", "甲\n乙\n丙"),
    "turned lines are paragraphs": ("<p>　　第一段<br>　　第二段<br/><br>第三段</p>", "第一段\n第二段\n第三段"),
    "indents of spaces go": ("<p>&nbsp;&nbsp;&nbsp;&nbsp;甲 乙&nbsp;</p>", "甲 乙"),
    "source lines turned inside Chinese leave no blank": ("<p>优化营商\n      环境，办结\n12件 of\nthem</p>", "优化营商环境，办结 12件 of them"),
    "empty paragraphs are layout": ("<p>甲</p><p>&nbsp;</p><p></p><p>乙</p>", "甲\n乙"),
    "links and spans": ("<p>见<a href='x'>附件<span>一</span></a>。</p>", "见附件一。"),
    "text straight in the body": ("甲<p>乙</p>丙", "甲\n乙\n丙"),
    "scripts, styles and menus": ("<script>var a='x'</script><style>p{}</style><nav><a>首页</a></nav><p>甲</p><noscript>请开启脚本</noscript>", "甲"),
    "comments": ("<p>甲<!-- 不见 -->乙</p>", "甲乙"),
    "hidden text": ("<p>甲<span style='DISPLAY: none'>暗</span></p><div hidden>暗</div>", "甲"),
    "an ordered list": ("<ol><li>甲</li><li>乙</li></ol>", "1.甲\n2.乙"),
    "a list that starts elsewhere": ("<ol start=3 type=A><li>甲</li></ol>", "C.甲"),
    "a number before a number": ("<ol><li>2024年</li></ol>", "1. 2024年"),
    "an unordered list": ("<ul><li>甲</li><li><p>乙</p></li></ul>", "甲\n乙"),
    "preformatted lines": ("<pre>甲\n  乙</pre>", "甲\n乙"),
    "ruby": ("<p><ruby>息<rt>xi</rt></ruby>县</p>", "息县"),
    "definition lists": ("<dl><dt>甲</dt><dd>乙</dd></dl>", "甲\n乙"),
    "a table": ("<table><tr><td>指标</td><td>数值</td></tr><tr><td>办件量</td><td><b>12</b>件</td></tr></table>", "指标\t数值\n办件量\t12件"),
    "a page laid out in tables": ("<table><tr><td><table><tr><td>左</td><td>右</td></tr></table></td></tr></table><table><tr><td>正文</td></tr></table>", "左\t右\n正文"),
    "an article in a cell": (f"<table><tr><td>菜单</td><td><p>{'长' * 401}</p><p>完</p></td></tr></table>", f"菜单\n{'长' * 401}\n完"),
    "unclosed tags": ("<p>甲<p>乙<div>丙", "甲\n乙\n丙"),
    "Word's own markup": ("<p class=MsoNormal>甲<o:p></o:p></p><![if !supportEmptyParas]><p>乙</p><![endif]>", "甲\n乙"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), TEXTS.values(), ids=TEXTS)
def test_a_page_reads_as_a_browser_shows_it(body: str, expected: str) -> None:
    assert plain(page(body)) == expected


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("gb2312", "gb18030"),
        ("GBK", "gb18030"),
        ("utf-8", "utf-8"),
        ("utf-8", "gb18030"),
        ("gb2312", "utf-8"),
        ("big5", "big5"),
        ("iso-8859-1", "utf-8"),
        ("x", "utf-16"),
    ],
)
def test_the_charset_a_page_names_is_not_trusted_blindly(charset: str, encoding: str) -> None:
    text = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"></head><body><p>營商環境</p></body></html>'
    assert plain(read_bytes(text.encode(encoding), "网页.htm").value) == "營商環境"


def roles(document: Document) -> list[tuple[str, Role, int]]:
    return [(plain(Document((block,))), block.role, block.level) for block in document.blocks if isinstance(block, Paragraph)]


def test_a_single_h1_is_the_title() -> None:
    document = page("<h1>标题</h1><h2>一、甲</h2><h3>（一）乙</h3><p>丙</p>")
    assert roles(document) == [("标题", Role.TITLE, 0), ("一、甲", Role.HEADING, 1), ("（一）乙", Role.HEADING, 2), ("丙", Role.BODY, 0)]


def test_several_h1_are_headings() -> None:
    assert roles(page("<h1>甲</h1><h2>乙</h2><h1>丙</h1>")) == [("甲", Role.HEADING, 1), ("乙", Role.HEADING, 2), ("丙", Role.HEADING, 1)]


def test_the_title_of_the_page_is_known() -> None:
    assert page("<p>甲</p>", "<title> 某县\n总结 </title>").meta.title == "某县 总结"


def first(body: str) -> Paragraph:
    block = page(body).blocks[0]
    assert isinstance(block, Paragraph)
    return block


@pytest.mark.parametrize(
    ("body", "looks"),
    [
        ("<p align=center>甲</p>", Looks.CENTERED),
        ("<p style='text-align:center'>甲</p>", Looks.CENTERED),
        ("<center>甲</center>", Looks.CENTERED),
        ("<div style='TEXT-ALIGN: right'><p>甲</p></div>", Looks.RIGHT),
        ("<div align=center><p align=left>甲</p></div>", Looks.NONE),
        ("<p><strong>甲</strong> <b>乙</b></p>", Looks.BOLD),
        ("<p style='font-weight:bold'>甲</p>", Looks.BOLD),
        ("<p><b>甲</b>乙</p>", Looks.NONE),
        ("<p style='font-size:22pt'>甲</p>", Looks.LARGE),
        ("<p><span style='font-size: 29px'>甲</span></p>", Looks.LARGE),
        ("<p style='font-size:16pt'>甲</p>", Looks.NONE),
    ],
)
def test_looks_are_kept_as_hints(body: str, looks: Looks) -> None:
    assert first(body).looks == looks


def test_emphasis_is_kept_and_neighbours_join() -> None:
    assert first("<p>甲<b>乙<span>丙</span></b><i>丁</i></p>").inlines == (Text("甲"), Text("乙丙", Emphasis.BOLD), Text("丁", Emphasis.ITALIC))


def test_table_cells_span() -> None:
    rows = "<thead><tr><th rowspan=2>项</th><th colspan=2>数</th></tr></thead><tr><td>1</td><td>2</td></tr><tr><td>甲</td><td>3</td><td>4</td></tr>"
    block = page(f"<table>{rows}</table>").blocks[0]
    assert isinstance(block, Table)
    shapes = [[(cell.colspan, cell.rowspan, cell.covered) for cell in row.cells] for row in block.rows]
    assert shapes == [[(1, 2, False), (2, 1, False)], [(1, 1, True), (1, 1, False), (1, 1, False)], [(1, 1, False)] * 3]
    assert [row.header for row in block.rows] == [True, False, False]


@pytest.mark.parametrize("span", ["2000000000", "0", "-1", "甲", "99999999999999999999"])
def test_absurd_spans_do_no_harm(span: str) -> None:
    block = page(f"<table><tr><td rowspan={span} colspan={span}>甲</td><td>乙</td></tr></table>").blocks[0]
    assert isinstance(block, Table) and block.rows[0].cells[0].rowspan == 1


def test_what_is_left_out_is_told() -> None:
    body = "<nav><a>首页</a></nav><p>甲</p><img src=a.png><iframe src=b></iframe><input><span style='display:none'>暗</span>"
    outcome = read_bytes(f"<html>{body}</html>".encode(), "网页.html")
    assert [note.message[:6] for note in outcome.notes] == ["1张图片未读", "1处内嵌页面", "1处隐藏文字", "1处导航菜单", "1处表单控件"]


def test_deep_pages_are_read() -> None:
    assert plain(page("<div>" * 200 + "<p>甲</p>" + "</div>" * 200 + "<p>乙</p>")) == "甲\n乙"


def test_too_deep_pages_are_refused_rather_than_cut() -> None:
    with pytest.raises(Refused, match="嵌套过深"):
        page("<div>" * 5_000 + "<p>甲</p>" + "</div>" * 5_000 + "<p>乙</p>")


ARCHIVE = (
    b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"--x\"\r\n\r\n----x\r\nContent-Type: text/html; charset=\"gb2312\"\r\n"
    b"Content-Transfer-Encoding: quoted-printable\r\n\r\n<html><body><p>=BC=D7</p></body></html>\r\n----x--\r\n"
)  # fmt: skip


@pytest.mark.parametrize("name", ["网页.mht", "材料.doc"])
def test_a_web_archive_is_its_page(name: str) -> None:
    assert plain(read_bytes(ARCHIVE, name).value) == "甲"


def test_a_web_archive_without_a_page_is_refused() -> None:
    with pytest.raises(Refused, match="没有网页正文"):
        read_bytes(b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nx", "网页.mht")


@pytest.mark.parametrize("data", [b"<html></html>", b"<!-- -->", b"   ", b"<html><body><script>show()</script></body></html>"])
def test_a_page_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match="没有正文文字"):
        read_bytes(data, "网页.html")
