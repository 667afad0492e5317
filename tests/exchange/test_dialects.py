"""Files as spreadsheets and sales systems of all countries write them, read back as they were meant."""

from dataclasses import replace
from datetime import date, datetime

import pytest
import xlsxwriter

from coachdesk.exchange.csv_files import read_csv
from coachdesk.exchange.imports import plan_import
from coachdesk.exchange.numbers import parse_number, vote_numbers
from coachdesk.exchange.plans import ImportOptions
from coachdesk.exchange.recipes import SavedRecipe, fingerprint, read_remembered
from coachdesk.exchange.tables import read_table, read_text
from coachdesk.exchange.xlsx_files import read_xlsx
from tests.exchange.test_imports import KNOWN

HEADS = ("Owner", "Date", "Amount")
SUM = ImportOptions(rep_column="Owner", date_column="Date", measure="Bookings", sum_column="Amount")


def book(path, fill, **options):
    with xlsxwriter.Workbook(path, options) as workbook:
        fill(workbook, workbook.add_format({"num_format": "dd/mm/yyyy"}))
    return path


def deals(name="Deals", at=(0, 0), amount=1234.5):
    def fill(workbook, day):
        sheet = workbook.add_worksheet(name)
        sheet.write_row(*at, HEADS)
        sheet.write_string(at[0] + 1, at[1], "Ana Ferreira")
        sheet.write_datetime(at[0] + 1, at[1] + 1, datetime(2026, 11, 3), day)
        sheet.write_number(at[0] + 1, at[1] + 2, amount)

    return fill


@pytest.mark.parametrize("old_mac", [False, True])
def test_dates_mean_the_same_day_whether_they_count_from_1900_or_1904(tmp_path, old_mac):
    path = book(tmp_path / "a.xlsx", deals(), date_1904=old_mac)
    assert read_table(path).rows == (("Ana Ferreira", "2026-11-03", "1234.5"),)


def several(workbook, day):
    workbook.add_worksheet("Cover").write(0, 0, "Sales report")
    deals("October")(workbook, day)
    deals("November", (4, 2), 99)(workbook, day)


def test_a_sheet_is_chosen_among_several_and_said(tmp_path):
    path = book(tmp_path / "a.xlsx", several)
    table = read_table(path, "November")
    assert (table.sheet, table.sheets) == ("November", ("Cover", "October", "November"))
    assert table.rows[0][-1] == "99"
    assert read_table(path).sheet == "October"


def test_a_remembered_sheet_is_found_again_behind_others(tmp_path):
    path = book(tmp_path / "a.xlsx", several)
    recipe = SavedRecipe("results", "CRM", ImportOptions(**{**SUM.as_dict(), "where": (), "also": (),
                                                            "sheet": "November"}), fingerprint(HEADS))  # fmt: skip
    opened = read_remembered(path, (recipe,), ("Bookings",))
    assert (opened.recipe, opened.table.sheet) == (recipe, "November")


def merged(workbook, day):
    sheet = workbook.add_worksheet()
    sheet.merge_range(0, 0, 0, 2, "Won deals of the quarter")
    sheet.write_row(2, 0, HEADS)
    sheet.merge_range(3, 0, 5, 0, "Ana Ferreira")
    sheet.merge_range(4, 2, 5, 2, 70)
    for row in range(3, 6):
        sheet.write_datetime(row, 1, datetime(2026, 11, row), day)
    sheet.write_number(3, 2, 30)
    sheet.write_datetime(6, 1, datetime(2026, 11, 7), day)
    sheet.write_number(6, 2, 5)


def test_a_merged_name_stands_in_each_of_its_rows_and_a_merged_number_counts_once(tmp_path):
    table = read_table(book(tmp_path / "a.xlsx", merged))
    assert [row[0] for row in table.rows] == ["Ana Ferreira"] * 3 + [""]
    assert [row[2] for row in table.rows] == ["30", "70", "", "5"]
    assert "Merged cells: their text was repeated down 2 rows." in table.notes
    assert any("1 merged number was taken once" in note for note in table.notes)


def test_only_the_merge_says_that_a_name_goes_on(tmp_path):
    plan = plan_import("results", read_table(book(tmp_path / "a.xlsx", merged)), KNOWN, SUM)
    assert sum(result.value for result in plan.results) == 100
    assert [(skip.row, skip.why) for skip in plan.report.skipped if skip.column] == [(6, "no amount"), (7, "no name")]


EUROPE = "Owner;Date;Amount\nAna Ferreira;03.11.2026;{}\nBen Okafor;13.11.2026;{}\n"


@pytest.mark.parametrize(("one", "two", "values"), [
    ("1.234,50 €", "12.000,00 €", [1234.5, 12000]), ("1 234,5", "7", [1234.5, 7]), ("1.234", "12.500", [1234, 12500]),
    ("1'234.50", "CHF 7.25", [1234.5, 7.25]), ("-5,25", "EUR 1.000.000", [-5.25, 1_000_000]),
])  # fmt: skip
def test_european_numbers_in_a_semicolon_table(one, two, values):
    table = read_text(EUROPE.format(one, two))
    plan = plan_import("results", table, KNOWN, SUM)
    assert [result.value for result in plan.results] == values
    assert [result.start for result in plan.results] == [date(2026, 11, 2), date(2026, 11, 9)]


def test_a_point_before_three_digits_is_never_read_in_silence():
    style = vote_numbers(["1.234", "12.500"])
    assert (style.decimal, style.unsure) == (".", "1.234")
    assert "1.234" in style.note
    assert parse_number("1.234", vote_numbers(["1.234"], decimal=",")) == 1234


@pytest.mark.parametrize("line", ["sep=;\n", "SEP=;\r\n"])
def test_a_first_line_that_names_the_delimiter_is_obeyed_and_is_no_head(line):
    table = read_text(f"{line}Owner;Note, long\nAna;a, b, c\n")
    assert (table.heads, table.rows, table.row_numbers) == (("Owner", "Note, long"), (("Ana", "a, b, c"),), (3,))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_line_ends_and_encodings_of_every_system(tmp_path, end, encoding):
    path = tmp_path / "a.csv"
    path.write_bytes(end.join(["Owner;Amount", "José Núñez;1", '"Ana ""A"" F";2', ""]).encode(encoding))
    assert read_table(path).rows == (("José Núñez", "1"), ('Ana "A" F', "2"))


class Enough(Exception):
    """What a person who no longer wants it makes of the next tick."""


def stop(_share):
    raise Enough


def test_reading_a_long_file_can_be_stopped(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("a,b\n" + "1,2\n" * 5000)
    with pytest.raises(Enough):
        read_csv(path, tick=stop)
    shares = []
    read_csv(path, tick=shares.append)
    assert shares == sorted(shares)
    assert 0 < shares[-1] <= 1


def test_reading_a_workbook_can_be_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr("coachdesk.exchange.xlsx_files.TICK_SECONDS", 0.0001)
    with pytest.raises(Enough):
        read_xlsx(book(tmp_path / "a.xlsx", deals()), tick=stop)


def test_working_out_a_plan_can_be_stopped():
    table = read_text("rep,date,Calls\nAna Ferreira,2026-01-05,3\n")
    with pytest.raises(Enough):
        plan_import("results", table, KNOWN, tick=stop)


def test_every_number_that_may_be_either_is_listed_where_both_decimal_signs_stand_in_a_column():
    cells = ("1,234", "1.234", "1 234,50", "1'234.50")
    rows = "".join(f"Ana Ferreira;0{day}.11.2026;{cell}\n" for day, cell in enumerate(cells, 1))
    plan = plan_import("results", read_text(f"Owner;Date;Amount\n{rows}"), KNOWN, SUM)
    assert [skip.value for skip in plan.report.skipped] == list(cells[:3])
    assert [result.value for result in plan.results] == [1234.5]
    assert plan.reading.unsure_number == "1,234"
    chosen = plan_import("results", read_text(f"Owner;Date;Amount\n{rows}"), KNOWN, replace(SUM, decimal=","))
    assert [skip.value for skip in chosen.report.skipped] == ["1'234.50"]
