from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coachdesk.domain.commitments import Commitment, CommitmentState, Owner
from coachdesk.domain.people import Rep
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.exchange.exports import export_bytes
from coachdesk.exchange.imports import plan_import
from coachdesk.exchange.plans import ImportOptions, Known
from coachdesk.exchange.tables import read_table, read_text

TODAY = date(2026, 11, 22)
START = datetime(2026, 11, 3, 10, 30)
MET = (
    (Session(1, SessionKind.ONE_ON_ONE, START, 30, SessionStatus.HELD, private_note="SECRET"), (1,)),
    (Session(2, SessionKind.GROUP, datetime(2026, 11, 4, 9), 60), (1, 2)),
)
KNOWN = Known((Rep(1, "Ana Ferreira"), Rep(2, "=Ben Okafor")), sessions=MET, today=TODAY)
LATE = replace(KNOWN, today=date(2099, 12, 31))
TEXTS = st.one_of(
    st.sampled_from(["=1+1", "11", "'=x", "Send it", "send  it!", "a\nb", "-"]), st.text(min_size=1, max_size=20)
)
WORDS = st.just("") | TEXTS
DAYS = st.sampled_from([date(2026, 11, 3), TODAY]) | st.dates(date(1970, 1, 1), date(2099, 12, 31))
SAID = st.text(max_size=20)


@st.composite
def promises(draw):
    state = draw(st.sampled_from(CommitmentState))
    closed = None if state is CommitmentState.OPEN else draw(DAYS)
    return Commitment(
        None, draw(st.sampled_from([1, 2])), draw(st.sampled_from(Owner)), draw(TEXTS.filter(_wordy)), draw(DAYS),
        draw(st.none() | DAYS), state, closed, draw(SAID), draw(st.sampled_from([None, 2])), draw(SAID), draw(SAID),
    )  # fmt: skip


def _wordy(text):
    return any(c.isprintable() and not c.isspace() for c in text)


def counts(plan):
    return plan.report.added, plan.report.changed, plan.report.same


def read(text, known=KNOWN, **options):
    return plan_import("commitments", read_text(text), known, ImportOptions(**options))


def after(known, plan):
    old = {promise.id: promise for promise in known.commitments}
    for place, promise in enumerate(plan.commitments, 1):
        key = promise.id or 1000 + place
        old[key] = replace(promise, id=key)
    return replace(known, commitments=tuple(old.values()))


def bare(found):
    return sorted(repr(replace(promise, id=None)) for promise in found)


@pytest.mark.parametrize("ending", ["csv", "json", "xlsx"])
def test_commitments_come_back_the_same(tmp_path_factory, ending):
    @settings(max_examples=8 if ending == "xlsx" else 60, suppress_health_check=list(HealthCheck))
    @given(st.lists(promises(), max_size=8))
    def check(found):
        known = replace(LATE, commitments=tuple(replace(c, id=i) for i, c in enumerate(found, 1)))
        path = tmp_path_factory.getbasetemp() / f"commitments.{ending}"
        path.write_bytes(export_bytes("commitments", known, ending))
        again = plan_import("commitments", read_table(path), known)
        assert (counts(again), again.report.skipped) == ((0, 0, len(found)), ())
        fresh = plan_import("commitments", read_table(path), LATE)
        assert bare(fresh.commitments) == bare(found)
        known = after(LATE, fresh)
        assert counts(plan_import("commitments", read_table(path), known)) == (0, 0, len(found))
        assert export_bytes("commitments", known, ending) == path.read_bytes()

    check()


SHEET = (
    "Rep,Owner,Commitment,Due date,Done\n"
    "Ana Ferreira,Ana,Call the six quiet accounts,2026-11-20,\n"
    "Ana Ferreira,me,Send two examples,11/18/2026,2026-11-17\n"
    "=Ben Okafor,Rep,Bring a recorded call,2026-11-13,yes\n"
)


def test_a_managers_own_sheet_is_understood_and_a_second_time_changes_nothing():
    plan = read(SHEET)
    call, send, bring = plan.commitments
    assert (call.rep_id, call.owner, call.made, call.state) == (1, Owner.REP, date(2026, 11, 20), CommitmentState.OPEN)
    assert (send.owner, send.due, send.closed) == (Owner.MANAGER, date(2026, 11, 18), date(2026, 11, 17))
    assert (bring.state, bring.closed) == (CommitmentState.DONE, date(2026, 11, 13))
    notes = " ".join(plan.report.notes)
    assert "3 new commitments named no day" in notes
    assert "1 commitment said done without a day" in notes
    again = read(SHEET, replace(after(KNOWN, plan), today=date(2026, 12, 1)))
    assert (counts(again), again.report.notes) == ((0, 0, 3), ())


HEADS = "rep,owner,text,due,done,made,state\n"
GOOD = "Ana Ferreira,rep,Send it,2026-11-20,2026-11-19,2026-11-03,done"


@pytest.mark.parametrize(("row", "column", "why"), [
    (GOOD.replace("2026-11-20", "soon"), "due", "write 2026-12-18, 18 Dec, fri or 2w"),
    (GOOD.replace("2026-11-20", "2026-02-30"), "due", "2026-02-30"),
    (GOOD.replace("2026-11-20", "9999-01-01"), "due", "1970 and 2099"),
    (GOOD.replace("2026-11-19", "some day"), "done", "“some day”"),
    (GOOD.replace("2026-11-03", "??"), "made", "“??”"), (GOOD.replace(",done", ",maybe"), "state", "“maybe”"),
    (GOOD.replace(",rep,", ",team,"), "owner", "rep or manager"), (GOOD.replace(",rep,", ",,"), "owner", "no owner"),
    (GOOD.replace("Send it", ""), "text", "no words"), (GOOD.replace(",done", ",open"), "done", "state is open"),
    (GOOD.replace("2026-11-19", "x").replace(",done", ",open"), "done", "state is open"),
    (GOOD.replace("Ana Ferreira", ""), "rep", "no name"),
])  # fmt: skip
def test_a_row_that_cannot_be_read_is_listed_whole_with_its_column_value_and_reason(row, column, why):
    plan = read(f"{HEADS}{GOOD.replace('Send it', 'Call')}\n{row}\n")
    assert counts(plan) == (1, 0, 0)
    (skip,) = plan.report.skipped
    assert (skip.row, skip.column) == (3, column)
    assert why in skip.why
    assert skip.value in row


def test_a_row_that_repeats_another_is_listed():
    plan = read(f"{HEADS}{GOOD}\n{GOOD.replace('Send it', 'send it.')}\n")
    assert [(s.row, s.why) for s in plan.report.skipped] == [(3, "Row 2 has this commitment already.")]


def test_an_unknown_name_stops_it_all_with_the_nearest_name():
    plan = read(HEADS + GOOD.replace("Ana F", "A. F") + "\n")
    assert [(u.name, u.nearest) for u in plan.report.reps_unknown] == [("A. Ferreira", "Ana Ferreira")]
    assert plan.commitments == ()


def test_a_new_day_or_state_changes_the_promise_that_was_made_then():
    old = Commitment(5, 1, Owner.REP, "Send it", date(2026, 11, 3), date(2026, 11, 18), why="late", session_id=1)
    known = replace(KNOWN, commitments=(old,))
    (new,) = read(HEADS + GOOD + "\n", known).commitments
    wanted = replace(old, due=date(2026, 11, 20), closed=date(2026, 11, 19), state=CommitmentState.DONE)
    assert new == wanted
    done = replace(known, commitments=(new,))
    (opened,) = read(HEADS + GOOD.replace("2026-11-19", "").replace(",done", ",open") + "\n", done).commitments
    assert (opened.state, opened.closed) == (CommitmentState.OPEN, None)


def test_the_same_words_on_another_day_are_another_promise():
    known = replace(KNOWN, commitments=(Commitment(5, 1, Owner.REP, "Send it", date(2026, 10, 3), date(2026, 10, 9)),))
    assert counts(read(HEADS + GOOD + "\n", known)) == (1, 0, 0)


def test_a_promise_finds_the_session_it_was_made_in_and_no_private_word_goes_out():
    promise = Commitment(1, 1, Owner.REP, "Send it", START.date(), session_id=1)
    out = export_bytes("commitments", replace(KNOWN, commitments=(promise,)), "csv").decode("utf-8-sig")
    assert "SECRET" not in out
    (back,) = read(out).commitments
    assert back == replace(promise, id=None)
    assert read(out, replace(KNOWN, sessions=())).commitments[0].session_id is None


def test_nothing_is_done_on_a_day_to_come():
    plan = read(f"{HEADS}{GOOD.replace('2026-11-19', '2026-11-23')}\n")
    assert [(s.column, s.why) for s in plan.report.skipped] == [
        ("done", "23 Nov 2026 is still to come: leave it open until it is done.")
    ]


@pytest.mark.parametrize(("due", "day"), [("2026-11-20", 20), ("2026-12-20", 22), ("", 22)])
def test_done_without_a_day_is_done_on_the_due_day_or_today(due, day):
    (new,) = read(f"{HEADS}Ana Ferreira,rep,Send it,{due},yes,,\n").commitments
    assert new.closed == date(2026, 11, day)


def test_the_notes_name_what_was_ended_without_a_day_and_without_a_why():
    rows = ["rep,Call,part", "rep,Send it,dropped", "manager,Ask,dropped"]
    plan = read("rep,owner,text,state\n" + "".join(f"Ana Ferreira,{row}\n" for row in rows))
    assert "3 commitments said partly done and dropped without a day" in " ".join(plan.report.notes)
    assert "Rows 3 and 4: dropped without a why: say why in the column “why”." in plan.report.notes


@pytest.mark.parametrize(("said", "day"), [("fri", date(2026, 11, 6)), ("2w", date(2026, 11, 17)),
                                           ("18 Dec", date(2026, 12, 18))])  # fmt: skip
def test_a_due_day_in_plain_words_is_read_against_the_day_it_was_made(said, day):
    (new,) = read(f"rep,owner,text,due,made\nAna Ferreira,rep,Send it,{said},2026-11-03\n").commitments
    assert (new.due, new.due_words) == (day, said)


def test_a_due_day_in_words_means_the_same_day_when_the_sheet_is_read_again_later():
    sheet = "rep,owner,text,due\nAna Ferreira,rep,Send it,fri\n"
    known = replace(after(KNOWN, read(sheet)), today=date(2026, 12, 20))
    assert counts(read(sheet, known)) == (0, 0, 1)


def test_a_link_to_a_session_that_is_not_there_is_told():
    plan = read("rep,owner,text,session\nAna Ferreira,rep,Send it,2026-11-03 11:30\n")
    assert "Row 2: names a session that is not there: kept without it." in plan.report.notes
    assert plan.commitments[0].session_id is None


def test_two_alike_stay_apart_whichever_was_kept_first():
    one = Commitment(1, 1, Owner.REP, "Send it", date(2026, 11, 3), due_words="fri")
    known = replace(KNOWN, commitments=(one, replace(one, id=2, due_words="")))
    out = export_bytes("commitments", known, "csv").decode("utf-8-sig")
    assert counts(read(out, known)) == (0, 0, 2)
