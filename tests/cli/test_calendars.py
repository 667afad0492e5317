"""import calendar and export calendar, as scripts call them."""

import json
import re

import pytest

from tests.exchange.calendar_files import event, ics


@pytest.fixture
def zoned(team, run):
    run("settings", team, "time_zone", "Europe/Berlin")
    return team


@pytest.fixture
def work(tmp_path):
    """A calendar with a busy time, a training event, a free day and a damaged event."""
    path = tmp_path / "work.ics"
    drill = event("t", "20261203T140000", "20261203T150000", title="Objection drill", more=["CATEGORIES:Training"])
    path.write_bytes(ics(event(), drill, event("f", more=["TRANSP:TRANSPARENT"]), event("b", start="x", title="Odd")))
    return path


def test_a_calendar_is_imported_and_counted(zoned, run, work):
    code, out, _ = run("import", "calendar", zoned, work, "--today", "2026-11-22")
    assert code == 0
    assert out.splitlines() == [
        "4 events of “Work” read: 2 added, 0 changed, 0 the same, 0 removed.",
        "1 training event among them.",
        "Left out: 1 marked as free.",
        "1 of 4 skipped:",
        "event  title  why",
        "4      Odd    it is damaged",
    ]


def test_the_report_is_one_json_document_with_the_keys_of_every_import(zoned, run, work):
    out = run("import", "calendar", zoned, work, "--name", "Boss", "--today", "2026-11-22", "--json")[1]
    report = json.loads(out)
    assert (report["read"], report["added"], report["changed"], report["same"]) == (4, 2, 0, 0)
    assert report["skipped"] == [{"row": 4, "column": "event", "value": "Odd", "why": "it is damaged"}]
    assert (report["calendar"], report["reps_unknown"], report["removed"]) == ("Boss", [], 0)


def test_a_dry_run_and_a_second_import_change_nothing(zoned, run, work, dump):
    before = dump(zoned)
    assert "2 would be added" in run("import", "calendar", zoned, work, "--dry-run", "--today", "2026-11-22")[1]
    assert dump(zoned) == before
    run("import", "calendar", zoned, work, "--today", "2026-11-22")
    after = dump(zoned)
    assert "0 added, 0 changed, 2 the same" in run("import", "calendar", zoned, work, "--today", "2026-11-22")[1]
    assert dump(zoned) == after


def test_an_import_can_be_undone(zoned, run, work, dump):
    before = dump(zoned)
    run("import", "calendar", zoned, work, "--today", "2026-11-22")
    assert run("undo", zoned)[0] == 0
    assert dump(zoned) == before


def test_what_is_no_calendar_is_refused_in_one_sentence(zoned, run, tmp_path):
    (tmp_path / "x.ics").write_text("hello")
    code, out, err = run("import", "calendar", zoned, tmp_path / "x.ics")
    assert (code, out) == (2, "")
    assert err == "“x.ics” is not an iCalendar file: export the calendar as .ics and take that.\n"
    assert run("import", "calendar", zoned, tmp_path / "none.ics")[2].startswith("“none.ics” can't be read")


def test_the_calendar_is_exported_and_never_written_over_unasked(zoned, run, tmp_path):
    dest = tmp_path / "coaching.ics"
    code, out, _ = run("export", "calendar", zoned, dest, "--today", "2026-11-22")
    assert (code, out) == (0, f"Wrote the calendar to “{dest}”.\n")
    assert dest.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert run("export", "calendar", zoned, dest)[0] == 2
    assert run("export", "calendar", zoned, dest, "--force", "--today", "2026-11-22")[0] == 0


def test_names_and_days_are_as_asked(zoned, run, tmp_path):
    dest = tmp_path / "coaching.ics"
    asked = ("--names", "none", "--from", "2026-11-23", "--to", "2026-11-27", "--today", "2026-11-22")
    assert run("export", "calendar", zoned, dest, *asked)[0] == 0
    events = dest.read_text(encoding="utf-8").split("BEGIN:VEVENT")[1:]
    days = {day for one in events for day in re.findall(r"^DTSTART[^:]*:(\d{8})", one, re.MULTILINE)}
    titles = {line for one in events for line in one.splitlines() if line.startswith("SUMMARY")}
    assert days and all("20261123" <= day <= "20261127" for day in days)
    assert "SUMMARY:One-on-one" in titles and "Dana" not in "".join(titles)


def test_nothing_to_tell_leaves_no_file(zoned, run, tmp_path):
    dest = tmp_path / "coaching.ics"
    code, _, err = run("export", "calendar", zoned, dest, "--from", "2031-01-01", "--to", "2031-01-02")
    assert code == 2 and err.startswith("There is nothing to tell from 1 Jan 2031 to 2 Jan 2031")
    assert not dest.exists()


def test_a_first_day_after_all_that_is_laid_tells_no_span_that_ends_before_it_begins(zoned, run, tmp_path):
    code, _, err = run("export", "calendar", zoned, tmp_path / "x.ics", "--from", "2040-02-01", "--today", "2026-11-22")
    assert code == 2
    assert err == "There is nothing to tell from 1 Feb 2040 on: plan something, or ask for other days.\n"


def test_an_export_under_another_ending_is_refused(zoned, run, tmp_path):
    dest = tmp_path / "t.csv"
    code, _, err = run("export", "calendar", zoned, dest, "--force", "--today", "2026-11-22")
    assert (code, err) == (2, "“t.csv” would hold an iCalendar file: end the name with .ics.\n")
    assert not dest.exists()


def test_a_list_that_is_cut_names_the_day(zoned, run, tmp_path):
    (tmp_path / "x.ics").write_bytes(ics(*(event(f"{n}", more=["RRULE:FREQ=DAILY"]) for n in range(30))))
    asked = ("import", "calendar", zoned, tmp_path / "x.ics", "--dry-run", "--today", "2026-11-22")
    assert "There were more times than are read, so the list is cut at 27 Sep 2028." in run(*asked)[1]
    assert json.loads(run(*asked, "--json")[1])["cut"] == "2028-09-27"
