"""A form that came back is read in a limited process; anything else is refused in one sentence."""

import zlib
from contextlib import suppress

import pytest

from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.exchange.forms import read_form
from coachdesk.exchange.levels import parse_level
from tests.exchange.pdf_forms import TOKEN, blank, filled, joined, locked, raw

CATALOG, PAGES = b"<</Type/Catalog/Pages 2 0 R/AcroForm 3 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"
LIST = b"<</Fields[4 0 R]>>"
DEEP = [b"<</T(a)/FT/Tx/V(x)/Kids[%d 0 R]>>" % n for n in range(5, 3000)]
MANY = b"<</Fields[" + b" ".join(b"%d 0 R" % n for n in range(4, 20004)) + b"]>>"
ZEROS = zlib.compress(zlib.compress(b"\0" * (256 << 20), 9), 9)
STREAM = b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n" % len(ZEROS) + ZEROS + b"\nendstream"


def test_what_another_program_filled_in_is_read():
    form = read_form(filled(blank(), skill_7="4", why_7="Asked — two questions", note="Grüße"))
    assert form.token == TOKEN
    assert (dict(form.levels), form.notes) == ({"7": "4", "8": "unknown"}, ())
    assert dict(form.texts) == {"7": "Asked — two questions", "note": "Grüße"}


def test_a_radio_group_is_read_as_well():
    form = read_form(filled(blank(radios=True), skill_8="/2"))
    assert dict(form.levels) == {"7": "", "8": "2"}


def test_a_group_whose_value_was_not_written_is_read_by_its_button():
    kid = b"<</FT/Btn/T(skill-7)/Kids[6 0 R]>>"
    token = b"<</FT/Tx/T(token)/V(%s)>>" % TOKEN.encode()
    content = raw([CATALOG, PAGES, b"<</Fields[4 0 R 5 0 R]>>", token, kid, b"<</Subtype/Widget/AS/3>>"])
    assert dict(read_form(content).levels) == {"7": "3"}


def test_scripts_in_a_form_are_neither_run_nor_in_the_way():
    script = b"<</S/JavaScript/JS(app.alert(1))>>"
    token = b"<</FT/Tx/T(token)/V(%s)/AA<</F 5 0 R>>>>" % TOKEN.encode()
    catalog = CATALOG.replace(b">>", b"/OpenAction 5 0 R>>")
    assert read_form(raw([catalog, PAGES, LIST, token, script])).token == TOKEN


def test_two_answers_under_one_name_are_no_answer():
    token = b"<</FT/Tx/T(token)/V(%s)>>" % TOKEN.encode()
    two = b"<</FT/Tx/T(skill-7)/V(3)>>", b"<</FT/Tx/T(skill-7)/V(5)>>"
    content = raw([CATALOG, PAGES, b"<</Fields[4 0 R 5 0 R 6 0 R]>>", token, *two])
    with pytest.raises(Invalid, match="3 and 5"):
        parse_level(read_form(content).levels["7"])


@pytest.mark.parametrize(("content", "why"), [
    (b"", "not a PDF"), (b"PK\x03\x04 a workbook", "not a PDF"), (b"%PDF-1.7 and then nothing", "damaged"),
    (blank()[:900], "damaged"), (b"%PDF-1.7" + b"x" * (20 << 20), "larger than 20 MB"), (locked(blank()), "password"),
    (raw([b"<</Type/Catalog/Pages 2 0 R>>", PAGES]), "no fields"), (blank(token=None), "hidden number"),
    (blank(token="x"), "hidden number"), (joined(blank(), blank(token="f" * 32)), "more than one form"),
])  # fmt: skip
def test_what_is_no_form_of_ours_is_refused_in_one_sentence(content, why):
    with pytest.raises(DeskError, match=why) as refused:
        read_form(content, "dana.pdf")
    assert str(refused.value).startswith("“dana.pdf”")
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("content", [
    raw([CATALOG, PAGES, LIST, b"<</T(a)/Kids[4 0 R]>>"]),
    raw([CATALOG, PAGES, LIST, b"<</T(a)/FT/Tx/V(x)/Parent 5 0 R>>", b"<</T(b)/Parent 4 0 R>>"]),
    raw([CATALOG, PAGES, LIST, *DEEP, b"<</T(z)/V(y)>>"]),
    raw([CATALOG, PAGES, MANY, *[b"<</T(f%d)/FT/Tx/V(x)>>" % n for n in range(20000)]]),
    raw([CATALOG, PAGES, LIST, b"<</T(token)/FT/Tx/V 5 0 R>>", STREAM]),
    raw([CATALOG.replace(b">>", b"/X " + b"[" * 20000 + b"]" * 20000 + b">>"), PAGES, LIST]),
    b"%PDF-1.7\n" + b"1 0 obj\n<</A 1>>\nendobj\n" * 50_000,
])  # fmt: skip
def test_loops_depths_and_bombs_end_in_a_sentence(content):
    with pytest.raises(DeskError, match="“form"):
        read_form(content)


@pytest.mark.parametrize("at", range(5, 100, 19))
def test_a_form_cut_or_scribbled_on_never_breaks_us(at):
    whole = filled(blank(), skill_7="4")
    place = len(whole) * at // 100
    for broken in (whole[:place], whole[:place] + b"\xff\0>>" + whole[place + 4 :]):
        with suppress(DeskError):
            assert set(read_form(broken).levels) <= {"7", "8"}


def test_a_text_far_too_long_is_cut_and_said():
    form = read_form(filled(blank(), why_7="a" * 30_000))
    assert len(form.texts["7"]) == 20_000
    assert "cut" in form.notes[0]


@pytest.mark.parametrize(("cell", "level"), [
    ("3", 3), ("5.0", 5), (" level 2 ", 2), ("4 – Asks two questions", 4), ("3/5", 3), ("1 of 5", 1),
    ("", None), ("0", None), ("n/a", None), ("–", None), ("Unknown", None), ("not observed", None),
])  # fmt: skip
def test_a_level_is_1_to_5_or_unknown(cell, level):
    assert parse_level(cell) == level


@pytest.mark.parametrize("cell", ["6", "-1", "3.5", "3-4", "three", "55", "00", "3 and 4"])
def test_anything_else_is_no_level(cell):
    with pytest.raises(Invalid, match="1 to 5"):
        parse_level(cell)
