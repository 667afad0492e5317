"""PDF pages on the screen and on the printer are the real ones."""

from io import BytesIO

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from reportlab.pdfgen.canvas import Canvas

from ui.printing import print_pages
from ui.widgets.paper_view import PaperView, page_image


def pdf_of(pages, size=(595, 842)):
    out = BytesIO()
    canvas = Canvas(out, pagesize=size)
    for number in range(pages):
        canvas.setFillColorRGB(1, 0, 0) if number else canvas.setFillColorRGB(0, 0, 1)
        canvas.rect(0, 0, 595, 842, fill=1, stroke=0)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_a_page_is_drawn_in_its_colours():
    image = page_image(pdf_of(2), 1, 100)
    assert abs(image.width() - 100) <= 1
    assert image.pixelColor(50, 50).name() == "#ff0000"


def test_pages_are_turned_by_keyboard_and_stay_in_range(qtbot):
    view = PaperView()
    qtbot.addWidget(view)
    view.show_pdf(pdf_of(2))
    view.resize(300, 300)
    assert view.grab().toImage().pixelColor(150, 100).name() == "#0000ff"
    with qtbot.waitSignal(view.turned) as said:
        qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert said.args == [1, 2]
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.page == 1
    assert view.grab().toImage().pixelColor(150, 100).name() == "#ff0000"


def test_every_page_reaches_the_printer(qapp, tmp_path):
    printer = QPrinter()
    printer.setFullPage(True)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    print_pages(pdf_of(3), printer)
    printed = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    assert len(printed) == 3
    printed.close()


def test_a_page_wider_than_high_lays_the_sheet_on_its_side(qapp, tmp_path):
    printer = QPrinter()
    printer.setFullPage(True)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    print_pages(pdf_of(1, (842, 595)), printer)
    printed = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    width, height = printed.get_page_size(0)
    assert width > height
    printed.close()
