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


def lines_under(pdf, first, last):
    """The heights of the writing lines between two headings of the first page, each as wide as the page allows."""
    page = pypdfium2.PdfDocument(pdf)[0]
    text = page.get_textpage()
    tops = {}
    for words in (first, last):
        found = text.search(words, match_case=True, match_whole_word=True)
        places = []
        while place := found.get_next():
            places.append(text.get_charbox(place[0])[3])
        tops[words] = min(places)
    boxes = [thing.get_bounds() for thing in page.get_objects() if thing.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH]
    wide = [low for left, low, right, high in boxes if right - left > 300 and high - low < 2]
    return sorted({round(low) for low in wide if tops[last] < low < tops[first]})
