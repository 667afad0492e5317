"""Papers read back: their pages, their words, and whether they lie well on the page."""

from io import BytesIO

import pypdf
import pypdfium2


def pages(pdf):
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(BytesIO(pdf)).pages]


def words_of(pdf):
    return " ".join(pages(pdf))


def lies_well(pdf):
    """Whether all text keeps to the margins and no two texts lie on each other."""
    return all(_within(page) and _apart(_boxes(page)) for page in pypdfium2.PdfDocument(pdf))


def _boxes(page):
    text = page.get_textpage()
    return [text.get_rect(n) for n in range(text.count_rects())]


def _within(page):
    width, height = page.get_size()
    return all(a >= 56 and c <= width - 39 and b >= 35 and d <= height - 35 for a, b, c, d in _boxes(page))


def _apart(found):
    for n, (a, b, c, d) in enumerate(found):
        for left, low, right, high in found[n + 1 :]:
            if min(c, right) - max(a, left) >= 2 and min(d, high) - max(b, low) >= 1.6:
                return False
    return True
