import io
import tracemalloc
import zipfile

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.errors import DeskError
from coachdesk.exchange.csv_files import RISKY, plain_cell, safe_cell
from coachdesk.exchange.tables import read_table, read_text

PLAIN = "Name,Amount\nMüller,5\n"


def table_of(tmp_path, content, name="a.csv"):
    path = tmp_path / name
    path.write_bytes(content)
    return read_table(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_every_usual_encoding(tmp_path, encoding):
    assert table_of(tmp_path, PLAIN.encode(encoding)).rows == (("Müller", "5"),)


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_every_usual_delimiter(sign):
    table = read_text(f"name{sign}amount\nAna{sign}1\n\"B{sign}C\"{sign}2\n")
    assert (table.delimiter, table.rows) == (sign, (("Ana", "1"), (f"B{sign}C", "2")))


def test_a_semicolon_table_with_decimal_commas():
    assert read_text("a;b\n1,5;2\n3,5;4\n").delimiter == ";"


def test_one_column_alone_is_a_table():
    assert read_text("name\nJan\nPiet\n").rows == (("Jan",), ("Piet",))


def test_title_blank_repeated_and_footer_lines_are_listed_not_read():
    table = read_text(
        "Won deals\n\nOwner,Date,Amount\nAna,2026-01-01,5\n,,\nOwner,Date,Amount\nBen,2026-01-02,6\n"
        "Grand Totals,,11\nConfidential Information - Do Not Distribute\nCopyright (c) 2000-2026 crm, inc.\n"
    )
    assert table.heads == ("Owner", "Date", "Amount")
    assert [row[0] for row in table.rows] == ["Ana", "Ben"]
    assert table.row_numbers == (4, 7)
    assert [line.row for line in table.left_lines] == [1, 5, 6, 8, 9, 10]


def test_rows_are_numbered_by_the_line_they_begin_on():
    assert read_text('a,b\n"1\n2",3\n4,5\n').row_numbers == (2, 4)


@pytest.mark.parametrize("text", ['a,b\n1,"2\n3,4\n', 'a,b\n1,2\n"x" y,4\n'])
def test_an_open_quote_is_refused_with_its_line(text):
    with pytest.raises(DeskError, match=r"line [23]"):
        read_text(text)


def test_nul_is_removed_and_said():
    table = read_text("a,b\n1,\x002\n")
    assert table.rows == (("1", "2"),)
    assert any("code 0" in note for note in table.notes)


def test_a_huge_line_is_refused_without_reading_it(tmp_path):
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(1 << 30)
    tracemalloc.start()
    with pytest.raises(DeskError, match="larger than"):
        read_table(path)
    with path.open("wb") as file:
        file.write(b"x" * (3 << 20))
    with pytest.raises(DeskError, match="Line 1"):
        read_table(path)
    assert tracemalloc.get_traced_memory()[1] < 50 << 20
    tracemalloc.stop()


@pytest.mark.parametrize("content", [b"", b"\n\n", b" , ,\n", b"{", b"[1]", b"[" * 100_000, b"PK\x03\x04rest"])
def test_empty_and_broken_files_are_refused_in_a_sentence(tmp_path, content):
    with pytest.raises(DeskError, match=r"\.$"):
        table_of(tmp_path, content)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(content)
    try:
        table = read_table(path)
    except DeskError:
        return
    assert all(len(row) == len(table.heads) for row in table.rows)


@given(st.text(st.sampled_from("'=+-@\t a1,.\"") | st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_a_safe_cell_is_no_formula_and_comes_back(text):
    safe = safe_cell(text)
    assert plain_cell(safe) == text
    assert not safe.startswith(RISKY) or safe.removeprefix("-").replace(",", ".").replace(".", "", 1).isdigit()


def workbook(fill):
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        fill(book)
    return target.getvalue()


def test_a_workbook_keeps_numbers_dates_and_text_apart(tmp_path):
    def fill(book):
        book.add_worksheet("Empty")
        sheet = book.add_worksheet("Deals")
        sheet.write_row(2, 0, ["Name", "Amount", "Date", "Code"])
        sheet.write_row(3, 0, ["Ana", 1234.5])
        sheet.write_datetime(3, 2, __import__("datetime").datetime(2026, 11, 3), book.add_format({"num_format": 14}))
        sheet.write_string(3, 3, "=1+1")

    table = table_of(tmp_path, workbook(fill), "a.xlsx")
    assert table.rows == (("Ana", "1234.5", "2026-11-03", "=1+1"),)
    assert table.row_numbers == (4,)
    assert table.sheets == ("Empty", "Deals")


def parts(sheet):
    start = "<?xml version='1.0'?>"
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rel = f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/relationships/'
    return {
        "[Content_Types].xml": f'{start}<Types xmlns="{package}/content-types"/>',
        "_rels/.rels": f'{start}{rel}officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{start}<workbook xmlns="{main}" xmlns:r="{office}/relationships"><sheets>'
        '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{start}{rel}worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'{start}<worksheet xmlns="{main}">{sheet}</worksheet>',
    }


SPARSE = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
BOMBS = {
    "one huge cell": "<sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>" + "A" * (60 << 20) + "</t></is></c></row>"
    "</sheetData>",
    "far corner": f"<sheetData>{SPARSE}</sheetData>",
    "too many rows": "<sheetData>" + "".join(f'<row r="{i}"><c r="A{i}"><v>1</v></c></row>' for i in range(1, 120_000))
    + "</sheetData>",
}  # fmt: skip


def zipped(sheet):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts(sheet).items():
            archive.writestr(name, text)
    return target.getvalue()


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_workbook_that_explodes_is_refused(tmp_path, bomb):
    with pytest.raises(DeskError):
        table_of(tmp_path, zipped(BOMBS[bomb]), "a.xlsx")


def test_a_false_claim_of_a_million_rows_does_no_harm(tmp_path):
    sheet = '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
    assert table_of(tmp_path, zipped(sheet), "a.xlsx").heads == ("1",)


@pytest.mark.parametrize("content", [
    bytes(range(256)) * 8, b"\x7fELF\x02\x01\x01" + bytes(90) + b"\x03\x00\x3e\x00" * 40,
    b"\x89PNG\r\n\x1a\n" + bytes(range(7, 200)), b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
    b"\x1f\x8b\x08\x00" + bytes(range(255, 0, -1)),
], ids=["bytes", "program", "picture", "pdf", "packed"])  # fmt: skip
def test_a_file_of_no_text_is_refused_in_one_sentence(tmp_path, content):
    (tmp_path / "x.bin").write_bytes(content)
    with pytest.raises(DeskError, match=r"“x\.bin” is not a table: choose a CSV, TSV or Excel file\."):
        read_table(tmp_path / "x.bin")
