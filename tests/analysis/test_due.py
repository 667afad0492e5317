"""Days said in plain words."""

import re
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.analysis.due import anchor_days, read_due, split_due
from coachdesk.domain.deals import Deal, DealOutcome
from coachdesk.domain.errors import Invalid
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus

SUNDAY, TUESDAY, FRIDAY = date(2026, 11, 22), date(2026, 11, 24), date(2026, 11, 27)
CALLS = {"Acme GmbH": date(2026, 12, 3), "Marlow": date(2026, 11, 26), "Acme North": date(2026, 12, 10)}
COMMON = re.findall(
    r"\S+",
    "ask send call write name plan note say bring show offer close keep read agree practise rehearse listen prepare "
    "the a one two every each next first same price value summary demo deal call account customer team plan week day "
    "meeting reference question answer discount quarter month friend holiday birthday someday study body party today’s "
    "Ann Dana Marlow Halden Acme Marc Frida Mandy Wendy Augusta Julia Monica Martha Mark Jan on by until in with "
    "and to for of about without at from over again together alone later soon early better member remember number "
    "mouth ways days weeks months notes page step steps market markets slides words deals pause silence sundry workday",
)
SAID = [
    ("today", TUESDAY), ("Tomorrow", date(2026, 11, 25)), ("fri", FRIDAY), ("FRIDAY", FRIDAY),
    ("Thurs", date(2026, 11, 26)), ("tue", date(2026, 12, 1)), ("this tue", TUESDAY),
    ("next tue", date(2026, 12, 1)), ("next fri", date(2026, 12, 4)),
    ("by Monday", date(2026, 11, 30)), ("before friday", date(2026, 11, 26)), ("before Monday", FRIDAY),
    ("3d", FRIDAY), ("2w", date(2026, 12, 8)), ("in 2 weeks", date(2026, 12, 8)), ("in two weeks", date(2026, 12, 8)),
    ("in a week", date(2026, 12, 1)), ("10 days", date(2026, 12, 4)), ("1m", date(2026, 12, 24)),
    ("in a month", date(2026, 12, 24)), ("eow", FRIDAY), ("next week", date(2026, 12, 4)), ("eom", date(2026, 11, 30)),
    ("by the end of the month", date(2026, 11, 30)), ("eoq", date(2026, 12, 31)), ("next month", date(2026, 12, 31)),
    ("18 Dec", date(2026, 12, 18)), ("18th of December", date(2026, 12, 18)), ("Dec 18.", date(2026, 12, 18)),
    ("18 dec 2027", date(2027, 12, 18)), ("2026-12-18", date(2026, 12, 18)), ("5 Jan", date(2027, 1, 5)),
    ("before the Acme call", date(2026, 12, 3)), ("before marlow", date(2026, 11, 26)),
    ("before the Acme North demo", date(2026, 12, 10)), ("before the Marlow pricing call", date(2026, 11, 26)),
    ("before Marlow’s demo", date(2026, 11, 26)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), SAID)
def test_a_day_is_read_as_people_say_it(text, day):
    assert read_due(text, TUESDAY, CALLS).day == day


@pytest.mark.parametrize(("day", "said", "due"), [
    (SUNDAY, "next tue", TUESDAY), (SUNDAY, "this week", SUNDAY), (FRIDAY, "this week", FRIDAY),
    (date(2026, 1, 31), "1m", date(2026, 2, 28)), (date(2026, 12, 30), "eoq", date(2026, 12, 31)),
])  # fmt: skip
def test_the_day_depends_on_the_day_it_is_said(day, said, due):
    assert read_due(said, day).day == due


@pytest.mark.parametrize(("text", "sentence"), [
    ("soon", "“soon” is not a day: write fri, 2w, 18 Dec or before the Acme call."),
    ("18 Nov", "“18 Nov” was 6 days ago: choose today or a later day."),
    ("2025-11-23", "“2025-11-23” was 366 days ago: choose today or a later day."),
    ("31 Feb", "There is no day “31 Feb” in the calendar."),
    ("2026-13-01", "There is no day “2026-13-01” in the calendar."),
    ("999w", "“999w” is more than two years away: choose an earlier day."),
    ("before the Halden call", "There is no call with “Halden” planned: plan it first, or name a day."),
    ("", "“” is not a day: write fri, 2w, 18 Dec or before the Acme call."),
])  # fmt: skip
def test_what_is_no_day_is_refused_in_a_sentence(text, sentence):
    with pytest.raises(Invalid) as refused:
        read_due(text, TUESDAY, CALLS)
    assert (refused.value.field, str(refused.value)) == ("due", sentence)


@pytest.mark.parametrize(("line", "text", "day"), [
    ("ask for the reference before any discount on Marlow fri", "ask for the reference before any discount on Marlow",
     FRIDAY),
    ("send the summary by 18 Dec", "send the summary", date(2026, 12, 18)),
    ("send it, in 2 weeks.", "send it", date(2026, 12, 8)),
    ("rehearse the pause – before the Marlow call", "rehearse the pause", date(2026, 11, 26)),
    ("ask before any discount before the Acme call", "ask before any discount", date(2026, 12, 3)),
    ("fri", "", FRIDAY),
])  # fmt: skip
def test_the_day_at_the_end_of_a_line_is_split_off(line, text, day):
    found, due = split_due(line, TUESDAY, CALLS)
    assert (found, due.day) == (text, day)


@pytest.mark.parametrize("line", [
    "Friday report", "write the Friday report again", "ask what the fri in friction is", "work in a team",
    "make 3 calls in two markets", "name the trade before any discount", "rehearse it before the pricing call", "",
])  # fmt: skip
def test_a_line_that_does_not_end_in_a_day_has_none(line):
    assert split_due(line, TUESDAY, CALLS) == (line, None)


IN_FIGURES = [
    ("send it 31.12.", date(2026, 12, 31)), ("send it 31.12", date(2026, 12, 31)),
    ("send it 31/12", date(2026, 12, 31)), ("send it by 31.12.26", date(2026, 12, 31)),
    ("send it 18/12/2026", date(2026, 12, 18)), ("send it on 5.1.", date(2027, 1, 5)),
    ("send it 12/12", date(2026, 12, 12)), ("send it 2026/12/18", date(2026, 12, 18)),
    ("send it by the 15th", date(2026, 12, 15)), ("send it before the 1st", date(2026, 11, 30)),
]  # fmt: skip


@pytest.mark.parametrize(("line", "day"), IN_FIGURES)
def test_a_day_in_figures_is_read_with_the_day_first(line, day):
    assert split_due(line, TUESDAY)[0] == "send it"
    assert split_due(line, TUESDAY)[1].day == day


SLIPS = [
    ("12/31/26", "“12/31/26” is not clear: write 31 Dec 2026."),
    ("05/06", "“05/06” is not clear: write 5 Jun or 6 May."),
    ("by 5/12", "“5/12” is not clear: write 5 Dec or 12 May."), ("31.02.", "There is no day “31.02” in the calendar."),
    ("31/31", "There is no day “31/31” in the calendar."),
    ("tomorow", "“tomorow”: did you mean tomorrow?"), ("todya", "“todya”: did you mean today?"),
    ("by frday", "“frday”: did you mean fri?"), ("Firday.", "“Firday”: did you mean fri?"),
    ("on wensday", "“wensday”: did you mean wed?"), ("next tusday", "“tusday”: did you mean tue?"),
    ("18 Decmber", "“Decmber”: did you mean Dec?"), ("by Novembr", "“Novembr”: did you mean Nov?"),
    ("until December", "“December” is a whole month: write a day of it, like 18 Dec."),
    ("next wek", "“wek”: did you mean week?"), ("in 3 weels", "“in 3 weels” is not a day: did you mean weeks?"),
    ("in 3 fortnights", "“in 3 fortnights” is not a day: write fri, 2w, 18 Dec or before the Acme call."),
    ("yesterday", "“yesterday” is past: choose today or a later day."),
    ("by last friday", "“last friday” is past: choose today or a later day."),
    ("3 days ago", "“3 days ago” is past: choose today or a later day."),
]  # fmt: skip


@pytest.mark.parametrize(("words", "sentence"), SLIPS)
def test_a_day_that_cannot_be_read_is_refused_with_what_was_likely_meant(words, sentence):
    with pytest.raises(Invalid) as refused:
        split_due(f"send it {words}", TUESDAY, CALLS)
    assert (refused.value.field, str(refused.value)) == ("due", sentence)


ORDINARY = (
    "call Ann", "the plan", "ask about price on Marlow", "ask before any discount on Marlow", "call Frida", "ask Marc",
    "sit in on the demo by Marc", "be reachable 24/7", "rate the call 7/10", "cut the discount to 12.5.",
    "score at least 4/5 on the review", "make calls in 2 markets", "close it in 3 ways", "answer each mail in 24 hours",
    "do it on Mondays", "send what we agreed last week", "send the notes of last Friday", "call the one from yesterday",
    "speak with Munday", "pay by card", "listen on Halden’s next call", "put it on one page", "ask three on the day",
    "hold the pause until they answer", "sit in on May", "write by hand", "go on holiday", "practise on a match",
    "put it on the calendar", "plan it in 2 steps", "speak for half the time", "bring version 3.11",
    "name the next step on every call", "say the price before the summary", "ask once before noon", "ask about April",
    "talk to the one who was there in the next weeks", "send a bill each month", "plan the day", "write today’s notes",
    "log each call at the end of the week’s review", "send it to Augusta", "read it on Sundays", "note the birthday",
)  # fmt: skip


@pytest.mark.parametrize("line", ORDINARY)
def test_ordinary_last_words_are_no_day(line):
    assert split_due(line, TUESDAY, CALLS) == (line, None)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(COMMON), min_size=1, max_size=8), st.sampled_from(("", ".", "!", ", with Ann")))
def test_a_sentence_of_ordinary_words_is_never_refused(parts, end):
    line = " ".join(parts) + end
    text, due = split_due(line, TUESDAY, CALLS)
    assert (text == line) is (due is None)


def test_an_account_whose_name_looks_like_a_day_is_no_slip():
    anchors = {"Sunda Day": date(2026, 12, 3), "Tomorro": date(2026, 12, 4)}
    assert split_due("prepare the call with Tomorro", TUESDAY, anchors)[1] is None


def test_the_words_are_kept_as_they_were_said():
    assert split_due("Sit in  before the  MARLOW call", TUESDAY, CALLS)[1].words == "before the MARLOW call"
    assert split_due("Send it by Friday.", TUESDAY)[1].words == "Friday"


def test_a_line_with_a_past_day_or_an_unplanned_call_is_refused():
    for line in ("send it 18 Nov", "send it before the Halden call"):
        with pytest.raises(Invalid, match=r"ago|no call with “Halden”"):
            split_due(line, TUESDAY, CALLS)


def test_a_call_is_the_next_joint_call_or_next_step_of_an_open_deal():
    deals = [
        Deal(1, 1, "Acme", next_day=date(2026, 12, 4)), Deal(2, 1, "Past", next_day=date(2026, 11, 2)),
        Deal(3, 1, "Won", outcome=DealOutcome.WON, next_day=FRIDAY), Deal(4, 1, "Briefed"),
    ]  # fmt: skip
    sessions = [
        Session(1, SessionKind.JOINT_CALL, datetime(2026, 12, 2, 9), 60, deal_id=1),
        Session(2, SessionKind.JOINT_CALL, datetime(2026, 12, 1, 9), 60, SessionStatus.CANCELLED, deal_id=1),
        Session(3, SessionKind.PRE_BRIEF, datetime(2026, 11, 30, 9), 15, deal_id=4),
    ]
    assert anchor_days(deals, sessions, TUESDAY) == {"Acme": date(2026, 12, 2), "Briefed": date(2026, 11, 30)}
