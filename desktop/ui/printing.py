"""The very pages of the preview on a printer: asked for by the system's own dialog, painted with the same ink."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from desktop.layout.fonts import fonts_of
from desktop.layout.pages import Page, Pages
from desktop.layout.style import Style
from desktop.outcome import Refused
from desktop.ui.painting.ink import Ink
from desktop.ui.painting.typefaces import Typefaces

__all__ = ["chosen_pages", "paint_on", "print_pages", "printer"]

_POINTS = 72.0


def print_pages(pages: Pages, style: Style, name: str, parent: QWidget | None = None) -> str:
    """Ask for a printer and print; what to say of it, "" where it was called off."""
    wanted = printer(name, len(pages))
    dialog = QPrintDialog(wanted, parent)
    dialog.setWindowTitle("打印")
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
    dialog.setMinMax(1, len(pages))
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if not agreed:
        return ""
    chosen = chosen_pages(wanted, pages)
    try:
        paint_on(wanted, chosen, style)
    except Refused as refused:
        return str(refused)
    return f"已送去打印 {len(chosen)} 页。"


def printer(name: str, pages: int) -> QPrinter:
    """A printer set as official papers are printed: A4, on both sides, turned on the long edge (GB/T 9704 6.2: 双面印刷)."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setDocName(name)
    made.setCreator("拟稿")
    made.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    made.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    made.setFullPage(True)
    made.setFromTo(1, max(pages, 1))
    made.setPrintRange(QPrinter.PrintRange.AllPages)
    return made


def chosen_pages(wanted: QPrinter, pages: Pages) -> Sequence[Page]:
    """The pages asked for in the dialog, in the order asked for."""
    chosen = list(pages.pages)
    if wanted.printRange() is QPrinter.PrintRange.PageRange:
        chosen = chosen[max(wanted.fromPage(), 1) - 1 : wanted.toPage() or len(chosen)]
    return chosen[::-1] if wanted.pageOrder() is QPrinter.PageOrder.LastPageFirst else chosen


def paint_on(wanted: QPrinter, pages: Sequence[Page], style: Style) -> None:
    """Paint ``pages`` on ``wanted``, each on a sheet of its own; Refused where the printer does not begin."""
    if not pages:
        return
    _lay(wanted, pages[0])
    painter = QPainter()
    if not painter.begin(wanted):
        raise Refused(f"打印机“{wanted.printerName() or '默认打印机'}”没有响应，请检查打印机后再打印。")
    ink = Ink(Typefaces(style), fonts_of(style), wanted.resolution() / _POINTS, snap=False)
    for number, page in enumerate(pages):
        if number:
            _lay(wanted, page)
            wanted.newPage()
        ink.page(painter, page)
    painter.end()


def _lay(wanted: QPrinter, page: Page) -> None:
    """The sheet as the page is: a turned one lies on its side."""
    upright = QSizeF(min(page.width, page.height), max(page.width, page.height))
    way = QPageLayout.Orientation.Landscape if page.turned else QPageLayout.Orientation.Portrait
    wanted.setPageLayout(QPageLayout(QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch), way, QMarginsF()))
    wanted.setFullPage(True)
