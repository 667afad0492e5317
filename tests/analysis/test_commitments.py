"""Commitments in words, and how they were kept."""

from dataclasses import replace
from datetime import date

import pytest

from coachdesk.analysis import words
from coachdesk.analysis.commitments import Kept, kept_of, kept_words, promise, promises, streak
from coachdesk.domain.commitments import Commitment, CommitmentState, Owner
from coachdesk.domain.people import Rep

TODAY = date(2026, 11, 24)
ELIF, BEN = Rep(1, "Elif Kaya"), Rep(2, "Ben Okafor")
OPEN, DONE, PART, DROPPED = CommitmentState


def made(text="Send it", due=None, state=OPEN, closed=None, owner=Owner.REP, **fields):
    days = [None if day is None else date(2026, 11, day) for day in (due, closed)]
    return Commitment(fields.pop("id", 1), fields.pop("rep_id", 1), owner, text, date(2026, 11, 1), days[0], state,
                      days[1], **fields)  # fmt: skip


@pytest.mark.parametrize(("commitment", "due", "late", "state"), [
    (made(due=20), "Fri 20 Nov", "4 days late", "open"),
    (made(due=24), "today", "", "open"),
    (made(due=26, due_words="before the Marlow call"), "before the Marlow call", "", "open"),
    (made(due=20, due_words="before the Marlow call"), "Fri 20 Nov", "4 days late", "open"),
    (made(due=27, due_words="fri"), "Fri 27 Nov", "", "open"),
    (made(due=20, state=DONE, closed=19), "Fri 20 Nov", "", "done 19 Nov"),
    (made(due=20, state=DONE, closed=21), "Fri 20 Nov", "", "done 21 Nov, 1 day late"),
    (made(state=PART, closed=21), "", "", "partly done 21 Nov"),
])  # fmt: skip
def test_a_commitment_says_its_day_and_how_it_ended(commitment, due, late, state):
    row = promise(commitment, ELIF, TODAY)
    assert (row.due_words, row.late_words, row.state_words) == (due, late, state)


def test_a_row_says_whose_it_is_and_whether_it_was_carried():
    mine = promise(made(owner=Owner.MANAGER, carried_from=7), ELIF, TODAY)
    theirs = promise(made(), ELIF, TODAY)
    assert (mine.who, mine.carried, mine.initials) == ("You", True, "EK")
    assert (theirs.who, theirs.carried, theirs.rep) == ("Elif", False, "Elif Kaya")


def test_a_list_has_the_latest_first_undated_last_and_closed_after_all():
    rows = [made("undated", id=1), made("done", 2, DONE, 2, id=2), made("later", 27, id=3), made("late", 10, id=4),
            made("Ben", 9, id=5, rep_id=2), made("gone", 1, id=6, rep_id=3)]  # fmt: skip
    assert [p.text for p in promises(rows, [ELIF, BEN], TODAY)] == ["Ben", "late", "later", "undated", "done"]


def test_kept_counts_what_came_due_and_leaves_out_the_dropped_and_the_undated():
    rows = [
        made(due=10, state=DONE, closed=10), made(due=11, state=DONE, closed=13), made(due=12),
        made(due=13, state=PART), made(due=14, state=DROPPED, closed=14), made(due=30), made(state=DONE, closed=12),
        made(due=12, state=DONE, closed=12, owner=Owner.MANAGER),
    ]  # fmt: skip
    span = (date(2026, 11, 1), date(2026, 11, 30))
    assert kept_of(rows, Owner.REP, *span, TODAY) == Kept(4, 2, 1)
    assert kept_of(rows, Owner.MANAGER, *span, TODAY) == Kept(1, 1, 0)


def test_a_streak_is_the_latest_run_with_the_count_of_all():
    kept = [made(due=day, state=DONE, closed=day, id=day) for day in (10, 11, 12)]
    assert streak([made(due=9), *kept], Owner.REP, TODAY).words == "3 kept in a row · 3 of 4 kept in all"
    missed = [*kept, made(due=20, id=20), made(due=21, state=PART, closed=21, id=21), made(due=27, id=27)]
    found = streak(missed, Owner.REP, TODAY)
    assert (found.kept, found.missed, found.words) == (0, 2, "2 missed in a row · 3 of 5 kept in all")


def test_days_of_another_year_say_their_year():
    coming = replace(made(due=9), due=date(2027, 1, 7))
    ended = replace(made(due=9, state=DONE, closed=9), due=None, closed=date(2025, 12, 20))
    rep = Rep(coming.rep_id, "Elif Kaya")
    assert promise(coming, rep, TODAY).due_words == "Thu 7 Jan 2027"
    assert promise(ended, rep, TODAY).state_words == "done 20 Dec 2025"
    assert words.due(date(2026, 11, 27), date(2026, 11, 24)) == "Fri 27 Nov"


def test_nothing_due_yet_is_no_streak():
    assert streak([made(due=27), made(due=9, state=DROPPED)], Owner.REP, TODAY).words == "nothing due yet"


def test_both_sides_of_the_quarter_stand_in_one_line():
    rows = [made(due=10, state=DONE, closed=9), made(due=12), made(due=9, state=DONE, closed=9, owner=Owner.MANAGER)]
    assert kept_words(rows, "Elif", "you", TODAY) == "Kept so far this quarter: Elif 1 of 2 · you 1 of 1"
    assert kept_words([], "Elif", "you", TODAY) == ""
