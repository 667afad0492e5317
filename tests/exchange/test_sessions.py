from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coachdesk.domain.absences import Absence
from coachdesk.domain.commitments import Commitment, Owner
from coachdesk.domain.errors import DeskError
from coachdesk.domain.people import Rep, Status
from coachdesk.domain.questions import Model
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.exchange.exports import export_bytes
from coachdesk.exchange.imports import plan_import
from coachdesk.exchange.plans import ImportOptions, Known
from coachdesk.exchange.sessions import joined_reps, split_reps
from coachdesk.exchange.tables import read_table, read_text

REPS = (Rep(1, "Ana Ferreira"), Rep(2, "Ben Okafor"), Rep(3, '=Zoë "Z"; Núñez'))
START = datetime(2026, 11, 3, 10, 30)
KNOWN = Known(REPS, today=date(2026, 11, 22))
LATE = replace(KNOWN, today=date(2099, 12, 31))
NOTES = st.one_of(st.sampled_from(["=1+1", "'=x", "-", "a\nb", "0", "no", "A; B", "“held”"]), st.text(max_size=20))
SCORE = st.none() | st.integers(1, 5)
STARTS = st.sampled_from([START, datetime(2026, 12, 1), datetime(2026, 3, 2, 23, 59)]) | st.datetimes(
    datetime(1970, 1, 1), datetime(2099, 12, 31)
).map(lambda moment: moment.replace(second=0, microsecond=0, fold=0))
SESSIONS = st.builds(
    Session, st.none(), st.sampled_from(SessionKind), STARTS, st.integers(1, 720), st.sampled_from(SessionStatus),
    NOTES, NOTES, model=st.sampled_from(Model), missed_by=st.none() | st.sampled_from(Owner), why=NOTES,
    usefulness=SCORE, energy=SCORE,
)  # fmt: skip
MEETINGS = st.lists(st.tuples(SESSIONS, st.sampled_from([(1,), (2, 3), (1, 2, 3), (3,)])), max_size=8)


def counts(plan):
    return plan.report.added, plan.report.changed, plan.report.same


def read(text, known=KNOWN, **options):
    return plan_import("sessions", read_text(text), known, ImportOptions(**options))


def after(known, plan):
    old = {session.id: (session, reps) for session, reps in known.sessions}
    for place, (session, reps) in enumerate(plan.sessions, 1):
        key = session.id or 1000 + place
        old[key] = (replace(session, id=key), reps)
    return replace(known, sessions=tuple(old.values()))


def bare(meetings):
    return sorted(repr((replace(session, id=None), reps)) for session, reps in meetings)


@pytest.mark.parametrize("ending", ["csv", "json", "xlsx"])
def test_sessions_come_back_the_same(tmp_path_factory, ending):
    @settings(max_examples=8 if ending == "xlsx" else 60, suppress_health_check=list(HealthCheck))
    @given(MEETINGS)
    def check(meetings):
        meetings = sorted(meetings, key=lambda meeting: meeting[0].start)
        known = replace(LATE, sessions=tuple((replace(s, id=i), r) for i, (s, r) in enumerate(meetings, 1)))
        path = tmp_path_factory.getbasetemp() / f"sessions.{ending}"
        path.write_bytes(export_bytes("sessions", known, ending))
        again = plan_import("sessions", read_table(path), known)
        assert (counts(again), again.report.skipped) == ((0, 0, len(meetings)), ())
        fresh = plan_import("sessions", read_table(path), LATE)
        assert bare(fresh.sessions) == bare(meetings)
        known = after(LATE, fresh)
        assert counts(plan_import("sessions", read_table(path), known)) == (0, 0, len(meetings))
        assert export_bytes("sessions", known, ending) == path.read_bytes()

    check()


@given(st.lists(st.text("ab;\"' ,", min_size=1).map(lambda text: " ".join(text.split())).filter(bool), min_size=1))
def test_names_with_semicolons_and_quotes_come_apart_as_they_were_joined(names):
    assert list(split_reps(joined_reps(names))) == names


PLAN = (
    "Rep,Type,Start,Minutes,Status,Notes\n"
    "Ana Ferreira,1:1,2026-11-03 10:30,45 min,Done,Rehearsed the price question\n"
    "ana ferreira; Ben Okafor,Group coaching,3 Nov 2026 2:00 pm,1:00,Scheduled,\n"
)


def test_a_managers_own_sheet_is_understood_and_a_second_time_changes_nothing():
    plan = read(PLAN)
    (one, reps), (group, both) = plan.sessions
    assert (one.kind, one.start, one.minutes, one.status) == (SessionKind.ONE_ON_ONE, START, 45, SessionStatus.HELD)
    assert (group.kind, group.start, group.minutes) == (SessionKind.GROUP, datetime(2026, 11, 3, 14), 60)
    assert (reps, both, one.summary) == ((1,), (1, 2), "Rehearsed the price question")
    assert counts(read(PLAN, after(KNOWN, plan))) == (0, 0, 2)


HEADS = "rep,kind,start,minutes,status,summary,usefulness,missed by\n"
GOOD = "Ana Ferreira,one-on-one,2026-11-03 10:30,30,held,A note,4,"


@pytest.mark.parametrize(("row", "column", "why"), [
    (GOOD.replace(",30,", ",0,"), "minutes", "not 0"), (GOOD.replace(",30,", ",1440,"), "minutes", "not 1440"),
    (GOOD.replace(",30,", ",24:00,"), "minutes", "1440"), (GOOD.replace(",30,", ",half,"), "minutes", "“half”"),
    (GOOD.replace(",30,", ",30.5,"), "minutes", "whole"), (GOOD.replace(",30,", ",,"), "minutes", "no length"),
    (GOOD.replace("2026-11-03 10:30", "soon"), "start", "“soon”"),
    (GOOD.replace(" 10:30", ""), "start", "no time of day"), (GOOD.replace("10:30", "25:10"), "start", "time of day"),
    (GOOD.replace("10:30", "10:30Z"), "start", "time zone"), (GOOD.replace("2026", "0206"), "start", "1970"),
    (GOOD.replace("one-on-one", "party"), "kind", "“party”"), (GOOD.replace("held", "gone"), "status", "“gone”"),
    (GOOD.replace(",4,", ",6,"), "usefulness", "1 to 5"), (GOOD + "nobody", "missed by", "rep or manager"),
    (GOOD.replace("Ana Ferreira", " ; "), "rep", "no name"),
])  # fmt: skip
def test_a_row_that_cannot_be_read_is_listed_whole_with_its_column_value_and_reason(row, column, why):
    plan = read(f"{HEADS}{GOOD.replace('11-03', '11-04')}\n{row}\n")
    assert counts(plan) == (1, 0, 0)
    (skip,) = plan.report.skipped
    assert (skip.row, skip.column) == (3, column)
    assert why in skip.why
    assert skip.value == "" or skip.value in row


def test_a_row_that_repeats_another_is_listed():
    plan = read(f"{HEADS}{GOOD}\n{GOOD.replace('held', 'planned')}\n")
    assert [(s.row, s.why) for s in plan.report.skipped] == [(3, "Row 2 has this session already.")]


def test_an_unknown_name_stops_it_all_with_the_nearest_name_and_can_be_settled():
    text = HEADS + GOOD.replace("Ana Ferreira", "Ana Ferreira; B. Okafor") + "\n"
    report = read(text).report
    assert [(u.name, u.nearest) for u in report.reps_unknown] == [("B. Okafor", "Ben Okafor")]
    assert read(text, aliases={"B. Okafor": "Ben Okafor"}).sessions[0][1] == (1, 2)
    assert read(text, aliases={"B. Okafor": None}).sessions[0][1] == (1,)
    assert read(text, add_reps=True).sessions[0][1] == (-1, 1)


def test_a_held_session_without_a_summary_comes_with_a_note():
    report = read(HEADS + GOOD.replace("A note", "") + "\n").report
    assert report.added == 1
    assert "1 held session without a summary: held counts only with a note or a commitment." in report.notes
    old = Session(7, SessionKind.ONE_ON_ONE, START, 60, SessionStatus.PLANNED)
    promise = Commitment(1, 1, Owner.REP, "Call", START.date(), session_id=7)
    known = replace(KNOWN, sessions=((old, (1,)),), commitments=(promise,))
    assert read(HEADS + GOOD.replace("A note", "") + "\n", known).report.notes == ()


def test_a_row_changes_what_it_names_and_leaves_the_rest_and_the_private_note():
    old = Session(7, SessionKind.ONE_ON_ONE, START, 45, place="Office", private_note="SECRET", began=START)
    known = replace(KNOWN, sessions=((old, (1,)),))
    ((new, reps),) = read(HEADS + GOOD + "\n", known).sessions
    wanted = replace(old, minutes=30, status=SessionStatus.HELD, summary="A note", usefulness=4)
    assert (new, reps) == (wanted, (1,))
    ((gone, _),) = read(HEADS + GOOD.replace("held", "missed") + "\n", known).sessions
    assert gone.began is None


def test_a_moved_one_and_the_one_that_came_back_to_its_time_stay_two():
    moved = Session(1, SessionKind.ONE_ON_ONE, START, 30, SessionStatus.MOVED)
    planned = Session(2, SessionKind.ONE_ON_ONE, START, 30)
    known = replace(KNOWN, sessions=((moved, (1,)), (planned, (1,))))
    plan = read(HEADS + GOOD + "\n", known)
    assert [(s.id, s.status) for s, _ in plan.sessions] == [(2, SessionStatus.HELD)]


def test_no_private_note_is_ever_exported():
    session = Session(1, SessionKind.GROUP, START, 30, private_note="SECRET")
    for ending in ("csv", "json"):
        assert b"SECRET" not in export_bytes("sessions", replace(KNOWN, sessions=((session, (1, 2)),)), ending)


def test_day_and_time_may_stand_in_two_columns():
    plan = read("Rep,Date,Time,Duration\nAna Ferreira,11/23/2026,9:05 PM,30\nBen Okafor,2026-11-23,14:00:00,30\n")
    assert [s.start for s, _ in plan.sessions] == [datetime(2026, 11, 23, 21, 5), datetime(2026, 11, 23, 14)]


def with_session(reps=(1, 2), **fields):
    return replace(KNOWN, sessions=((Session(7, SessionKind.GROUP, START, 60, **fields), reps),))


def test_the_same_session_with_other_people_is_changed_and_not_a_second_one():
    plan = read(f"{HEADS}Ana Ferreira,group,2026-11-03 10:30,60,held,A note,,\n", with_session(summary="A note"))
    assert counts(plan) == (0, 1, 0)
    assert [(s.id, reps) for s, reps in plan.sessions] == [(7, (1,))]


def test_a_session_at_the_same_time_with_nobody_of_the_other_is_another_one():
    assert counts(read(HEADS + GOOD.replace("one-on-one", "group") + "\n", with_session((2,)))) == (1, 0, 0)


def test_a_row_that_overlaps_another_session_is_taken_and_told_with_its_times():
    plan = read(HEADS + GOOD + "\n", with_session((2,), status=SessionStatus.HELD))
    assert counts(plan) == (1, 0, 0)
    told = "Row 2: 3 Nov 2026 10:30–11:00 overlaps the group coaching of 10:30–11:30."
    assert [note for note in plan.report.notes if "overlaps" in note] == [told]


def test_rows_that_overlap_each_other_are_told_once():
    other = GOOD.replace("Ana Ferreira", "Ben Okafor").replace("10:30", "10:45")
    notes = read(f"{HEADS}{GOOD}\n{other}\n").report.notes
    assert notes == ("Row 3: 3 Nov 2026 10:45–11:15 overlaps the one-on-one of 10:30–11:00.",)


@pytest.mark.parametrize(("fields", "note"), [
    ({"hired": date(2026, 11, 9)}, "Row 2: 3 Nov 2026 is before Ana Ferreira was hired, 9 Nov 2026."),
    ({"left": date(2026, 10, 9)}, "Row 2: 3 Nov 2026 is after Ana Ferreira left, 9 Oct 2026."),
    ({}, "Row 2: Ana Ferreira is away on 3 Nov 2026."),
])  # fmt: skip
def test_a_row_on_a_day_on_which_the_rep_was_not_there_is_told(fields, note):
    away = () if fields else (Absence(1, 1, START.date(), START.date()),)
    known = replace(KNOWN, reps=(Rep(1, "Ana Ferreira", **fields),), absences=away)
    assert read(HEADS + GOOD + "\n", known).report.notes == (note,)


def test_nothing_new_is_planned_with_a_rep_who_has_left():
    known = replace(KNOWN, reps=(Rep(1, "Ana Ferreira", status=Status.LEFT),))
    row = GOOD.replace("held", "planned").replace("2026-11", "2026-12") + "\n"
    assert [s.column for s in read(HEADS + row, known).report.skipped] == ["rep"]
    there = Session(7, SessionKind.ONE_ON_ONE, datetime(2026, 12, 3, 10, 30), 30, summary="A note", usefulness=4)
    assert counts(read(HEADS + row, replace(known, sessions=((there, (1,)),)))) == (0, 0, 1)


def test_nothing_was_held_on_a_day_to_come():
    (skip,) = read(HEADS + GOOD.replace("11-03", "11-24") + "\n").report.skipped
    why = "24 Nov 2026 is still to come: plan it, and say afterwards that it was held."
    assert (skip.column, skip.why) == ("status", why)


def test_notes_for_a_session_to_come_leave_it_planned():
    ((session, _),) = read(HEADS + GOOD.replace("11-03", "11-24").replace("held", "") + "\n").sessions
    assert session.status is SessionStatus.PLANNED


@pytest.mark.parametrize(("text", "why"), [
    ("rep,rep,start,minutes\nAna,Ben,2026-11-03 10:30,30\n", "two columns called “rep”"),
    ("rep,start,long\nAna,2026-11-03 10:30,30\n", "minutes=“long”"),
])  # fmt: skip
def test_heads_that_are_doubled_or_missing_are_refused_by_name(text, why):
    with pytest.raises(DeskError, match=why):
        read(text)
