"""A draft in words: what was placed, whether it holds, and what found no time."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from coachdesk.analysis.draft_words import DraftCheck, counted, draft_words
from coachdesk.analysis.placing_why import BELONGS
from coachdesk.analysis.planner import Placed, Proposal, Unplaced, Wish
from coachdesk.domain.sessions import SessionKind

TODAY = date(2026, 11, 10)
MONDAY = date(2026, 11, 16)


def wish(key="one-on-one 1 w", kind=SessionKind.ONE_ON_ONE, title="One-on-one with Ivan, week 47", **fields):
    return Wish(key, kind, title, (1,), 30, MONDAY, MONDAY, MONDAY, **fields)


DRILL = wish("training 3", SessionKind.TRAINING, "Discovery drill", course_id=3)
DEBRIEF = wish("debrief 3 1", SessionKind.DEBRIEF, "Debrief with Ivan: Discovery drill", after="training 3")
CHECK = wish("mid-quarter 1", SessionKind.MID_QUARTER, "Mid-quarter check with Ivan")
OPEN = wish("follow-up 9", SessionKind.DEBRIEF, "Debrief with Ana: Price talk")


def draft(*wishes, unplaced=(), weeks=((MONDAY, 300),), cap=360):
    placed = tuple(Placed(one, datetime(2026, 11, 16, 9)) for one in wishes)
    return Proposal(placed, tuple(Unplaced(*one) for one in unplaced), weeks, cap)


def said(proposal, clashes=None):
    return draft_words(proposal, clashes or {}, "Q4 2026", TODAY)


def missing(name, week, why):
    return wish(f"one-on-one {name} {week}", title=f"One-on-one with {name}, week {week}"), why


def test_what_was_placed_is_counted_by_kind():
    told = said(draft(wish(), DRILL, DEBRIEF, CHECK, OPEN))
    assert told.summary == (
        "1 one-on-one, 1 mid-quarter check, 1 training with 1 follow-up and 1 open follow-up of trainings placed from "
        "16 November on. Nothing fixed was moved."
    )
    assert counted([]) == ""


def test_a_good_draft_says_that_it_clashes_with_nothing_and_keeps_the_cap_and_the_rhythms():
    told = said(draft(wish()))
    assert told.checks == (
        DraftCheck(True, "No clashes"), DraftCheck(True, "Within 6 h in the week"),
        DraftCheck(True, "All reps met by rhythm"),
    )  # fmt: skip
    assert (told.acceptable, told.quarter) == (True, "Q4 2026")


def test_weeks_over_the_cap_and_one_who_is_not_met_are_named():
    weeks = ((MONDAY, 300), (date(2026, 11, 23), 384))
    told = said(draft(wish(), unplaced=[missing("Ivan", 48, "Ivan is away 23–27 Nov.")], weeks=weeks))
    assert [check.words for check in told.checks[1:]] == [
        "Within 6 h a week in 1 of 2 weeks", "All reps met by rhythm but Ivan, week 48",
    ]  # fmt: skip
    assert [check.good for check in told.checks] == [True, False, False]
    assert told.unplaced == ("One-on-one with Ivan, week 48: Ivan is away 23–27 Nov.",)


def test_many_missing_one_on_ones_are_summed_up_by_rep_and_by_reason():
    why = "You are away 23–27 Nov."
    rows = [missing("Ana", 48, why), missing("Ben", 48, why), missing("Ana", 49, why), missing("Ana", 50, why)]
    told = said(draft(wish(), unplaced=rows))
    assert told.checks[-1].words == "4 one-on-ones short of the rhythm: Ana (3) and Ben (1)"
    assert told.unplaced == (
        "One-on-ones with Ana and Ben, week 48; Ana, week 49; Ana, week 50: you are away 23–27 Nov.",
    )  # fmt: skip


def test_a_draft_with_a_clash_can_not_be_accepted():
    told = said(draft(wish(), CHECK), {"draft mid-quarter 1": "It overlaps."})
    assert told.checks[0] == DraftCheck(False, "1 clashes")
    assert not told.acceptable
    assert told.clashes == (("draft mid-quarter 1", "It overlaps."),)


def test_what_follows_a_training_without_a_time_goes_without_saying():
    told = said(draft(unplaced=[(DRILL, "Ivan is away 16–20 Nov."), (DEBRIEF, BELONGS)]))
    assert told.unplaced == ("“Discovery drill”: Ivan is away 16–20 Nov.",)
    assert (told.summary, told.checks, told.acceptable) == (
        "Nothing could be placed.", (DraftCheck(True, "Within 6 h in the week"),), False,
    )  # fmt: skip


def test_nothing_wished_is_said():
    assert said(draft(weeks=())).summary == "Nothing is left to plan: all of it stands already."


def test_follow_ups_of_one_training_are_told_together():
    rows = [(wish(f"debrief 3 {n}", SessionKind.DEBRIEF, f"Debrief with {name}: Discovery drill", after="training 3"),
             "The week of 16 Nov is at your cap of 8 h.") for n, name in enumerate(("Ana", "Ben"))]  # fmt: skip
    told = said(draft(DRILL, unplaced=rows))
    assert told.unplaced == (
        "Debrief of “Discovery drill” with Ana and Ben: the week of 16 Nov is at your cap of 8 h.",
    )  # fmt: skip


def away(first, name="Ivan", when="week 47", rep_id=1):
    one = replace(wish(f"{name} {first}", title=f"One-on-one with {name}, {when}"), first=first,
                  last=first + timedelta(days=4), rep_ids=(rep_id,))  # fmt: skip
    return one, f"{name} is away {first}.", True


def test_weeks_in_a_row_that_a_rep_is_away_are_one_line():
    weeks = [MONDAY + timedelta(weeks=n) for n in (0, 1, 2, 5)]
    rows = [away(first) for first in weeks] + [away(weeks[0], "Ben", rep_id=2)]
    assert said(draft(CHECK, unplaced=rows)).unplaced == (
        "Ivan: 3 weeks from 16 Nov: away.", "One-on-one with Ivan, week 47: Ivan is away 2026-12-21.",
        "One-on-one with Ben, week 47: Ben is away 2026-11-16.",
    )  # fmt: skip
    longer = [away(first, when="weeks 47 and 48") for first in weeks[:2]]
    assert said(draft(CHECK, unplaced=longer)).unplaced == ("Ivan: 2 one-on-ones from 16 Nov: away.",)
