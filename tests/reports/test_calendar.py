"""The calendar on paper, read back: one page, who stands on whose copy, and what does not fit."""

from datetime import date, datetime, timedelta

import pypdfium2
import pytest

from coachdesk.analysis.calendar_paper import Reader, calendar_paper
from coachdesk.analysis.planner import Placed, Proposal, Wish
from coachdesk.analysis.schedule_facts import ScheduleRecords, Week, schedule_facts
from coachdesk.domain.absences import Absence, AbsenceKind
from coachdesk.domain.audiences import Audience
from coachdesk.domain.busy import Busy
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Quarter
from coachdesk.domain.sessions import Session, SessionKind
from coachdesk.domain.training import Training
from coachdesk.reports.calendar import calendar_pdf
from tests.reports.reading import lies_well, pages, words_of

Q4 = Quarter(2026, 4)
NOW = datetime(2026, 11, 24, 8)
NAMES = ("Ben Okafor", "Ana Ferreira", "Chloe Martin", "Daniel Weiss")
REPS = {n + 1: Rep(n + 1, name) for n, name in enumerate(NAMES)}
KINDS = tuple(SessionKind)
TEAM = Reader(Audience.MANAGER, None, "", "4 reps · cap 8 h of coaching a week · manager Sam Rivera")
BEN = Reader(Audience.REP, 1, "Ben Okafor", "Account executive · manager Sam Rivera")
AWAY = [
    Absence(1, 1, date(2026, 11, 12), date(2026, 11, 13), AbsenceKind.SICK, private_note="Surgery"),
    Absence(2, 2, date(2026, 11, 30), date(2026, 12, 9)), Absence(3, None, date(2026, 12, 28), date(2027, 1, 8)),
]  # fmt: skip
BUSY = [Busy(1, "Work", "a", datetime(2026, 11, 4, 8), 60, title="Board meeting")]
HOLIDAYS = {date(2026, 11, 26): "Thanksgiving"}


def meeting(id_, start, rep_id=1, kind=SessionKind.ONE_ON_ONE, **fields):
    return Session(id_, kind, start, 30, **fields), (rep_id,)


def full(a_day=2):
    """So many sessions on each working day of the quarter, with all reps and kinds in turn."""
    days = [Q4.first + timedelta(days=n) for n in range(92)]
    starts = [datetime(d.year, d.month, d.day, 9 + n) for d in days if d.weekday() < 5 for n in range(a_day)]
    return [meeting(n + 1, start, n % 4 + 1, KINDS[n % len(KINDS)]) for n, start in enumerate(starts)]


def paper(sessions=(), reader=TEAM, week=None, holidays=HOLIDAYS, **fields):
    week = week or Week()
    fields = {"absences": AWAY, "busy": BUSY} | fields
    facts = schedule_facts(
        ScheduleRecords(Q4.first, Q4.last, NOW, sessions, REPS, week, holidays=holidays, **fields)
    )  # fmt: skip
    return calendar_paper(facts, Q4, holidays, week.working, reader, NOW.date())


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("a_day", [0, 1, 2, 5, 9])
@pytest.mark.parametrize("reader", [TEAM, BEN])
def test_a_quarter_lies_well_on_one_page_on_its_long_side(size, a_day, reader):
    pdf = calendar_pdf(paper(full(a_day), reader), size)
    width, height = pypdfium2.PdfDocument(pdf)[0].get_size()
    assert width > height
    assert lies_well(pdf)
    assert len(pages(pdf)) == 1
    assert "Page 1 of 1" in words_of(pdf)


def test_the_page_of_the_team_names_all_hours_holidays_and_absences():
    found = words_of(calendar_pdf(paper(full(1))))
    for words in (
        "Calendar of the team", "Coaching calendar · Q4 2026", "Manager’s copy · 1 Oct – 31 Dec", "Week 40", "Week 53",
        "09:00 Ben O.", "Thanksgiving", "Ben O. away, 12–13 Nov", "You are away", "2.5 h of 8 h", "Q4 2026 ends",
        "busy 08:00–09:00", "Printed 24 November 2026", "left out:", "it names the whole team",
    ):  # fmt: skip
        assert words in found, words


def test_why_somebody_is_away_and_what_a_busy_time_is_called_never_reach_paper():
    found = words_of(calendar_pdf([paper(full(1)), paper(full(1), BEN)]))
    for words in ("sick", "Surgery", "Board"):
        assert words not in found


def test_the_copy_of_a_rep_holds_nobody_else_no_hours_and_no_busy_time():
    found = words_of(calendar_pdf(paper(full(2), BEN)))
    for words in ("Ana", "Chloe", "Daniel", "You are", "busy", " h of ", "over by", "clash", "Ben O."):
        assert words not in found, words
    assert "Copy for the rep" in found
    assert "everything about other people" in found
    assert "away, 12–13 Nov" in found
    assert "09:00 One-on-one" in found


def test_what_is_only_proposed_is_never_printed():
    wish = Wish("a", SessionKind.CAREER_TALK, "Career talk", (1,), 30, Q4.first, Q4.last, Q4.first)
    draft = Proposal((Placed(wish, datetime(2026, 12, 1, 9)),), (), ())
    for reader in (TEAM, BEN):
        assert "Career talk" not in words_of(calendar_pdf(paper(reader=reader, draft=draft)))


def test_what_does_not_fit_is_counted_in_its_cell_and_at_the_foot():
    day = datetime(2026, 11, 3, 8)
    many = [meeting(1000 + n, day + timedelta(minutes=5 * n), n % 4 + 1) for n in range(150)]
    found = words_of(calendar_pdf(paper([*many, *full(3)])))
    more = found.split("+", 1)[1].split(" more")[0]
    assert int(more) > 100
    assert f"{more} entries do not fit and stand only on the screen" in found


def test_a_title_that_is_cut_says_so_at_the_foot_and_a_page_without_one_does_not():
    long = Session(1, SessionKind.TRAINING, datetime(2026, 11, 3, 9), 60)
    names = {"courses": {1: "How to ask about the cost of doing nothing, and then wait for the answer"}}
    made = paper([(long, (1,))], trainings={1: Training(1, 1, 1)}, **names)
    assert "… = cut, in full on the screen" in words_of(calendar_pdf(made))
    assert "cut" not in words_of(calendar_pdf(paper(full(1))))


def test_a_weekend_has_a_column_only_when_something_stands_there():
    saturday = datetime(2026, 11, 7, 10)
    assert paper(full(1)).columns == (0, 1, 2, 3, 4)
    assert paper([meeting(1, saturday)]).columns == (0, 1, 2, 3, 4, 5)
    assert "Sat" in words_of(calendar_pdf(paper([meeting(1, saturday)])))


def test_the_columns_follow_the_day_a_week_begins_on():
    found = paper([meeting(1, datetime(2026, 11, 8, 10))], week=Week(first_weekday=6))
    assert found.columns == (6, 0, 1, 2, 3, 4)
    assert [day.day for day in found.weeks[1].days][:2] == [date(2026, 10, 4), date(2026, 10, 5)]


def test_days_of_other_quarters_stay_empty():
    rows = [meeting(1, datetime(2026, 9, 30, 9)), meeting(2, datetime(2027, 1, 1, 9))]
    weeks = paper(rows).weeks
    assert [day.inside for day in weeks[0].days] == [False, False, False, True, True]
    assert [day.inside for day in weeks[-1].days] == [True, True, True, True, False]
    assert "Ben O." not in words_of(calendar_pdf(paper(rows, absences=())))


def test_a_clash_is_marked_on_the_managers_copy_alone():
    rows = [meeting(1, datetime(2026, 12, 1, 9)), meeting(2, datetime(2026, 12, 1, 9), 3)]
    assert "! 09:00 Ben O." in words_of(calendar_pdf(paper(rows)))
    assert "!" not in words_of(calendar_pdf(paper(rows, BEN)))


def test_long_names_and_other_scripts_keep_to_their_places():
    odd = {1: Rep(1, "Maximiliana Konstantinopoulou " * 3), 2: Rep(2, "محمد الأحمد"), 3: Rep(3, "李小龙")}
    rows = [meeting(n, datetime(2026, 11, 3, 8 + n), n % 3 + 1, KINDS[n % len(KINDS)]) for n in range(1, 9)]
    facts = schedule_facts(ScheduleRecords(Q4.first, Q4.last, NOW, rows, odd, Week(), absences=AWAY))
    made = calendar_paper(facts, Q4, {}, Week().working, TEAM, NOW.date())
    pdf = calendar_pdf(made)
    assert lies_well(pdf)
    assert len(pages(pdf)) == 1


def test_equal_facts_give_equal_bytes_and_several_papers_one_page_each():
    both = [paper(full(2)), paper(full(2), BEN)]
    assert calendar_pdf(both) == calendar_pdf(both)
    assert len(pages(calendar_pdf(both))) == 2
