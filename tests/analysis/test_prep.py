"""What a one-on-one is prepared from, and what its papers say."""

from dataclasses import asdict, replace
from datetime import date, datetime, timedelta

import pytest

from coachdesk.analysis.agenda import Known, proposed, suggested
from coachdesk.analysis.prep_sheet import Meeting, prep_facts, prep_paper, summary_paper, summary_text
from coachdesk.analysis.records import RepRecords
from coachdesk.domain.agenda import AgendaItem, AgendaKind
from coachdesk.domain.audiences import Audience
from coachdesk.domain.commitments import Commitment, CommitmentState, Owner
from coachdesk.domain.deals import Deal, DealOutcome
from coachdesk.domain.measures import Kind, Measure, Result, Target, Unit
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Cadence, starts_between
from coachdesk.domain.plans import Plan
from coachdesk.domain.questions import Model, Pick, Question
from coachdesk.domain.roles import Role
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.skills import DatedRating, Observation, Rater, Setting, Skill, SkillLevel

NOW = datetime(2026, 11, 23, 9)
START = datetime(2026, 11, 24, 10, 30)
LEAD = Measure(1, "Bookings", Kind.OUTCOME, Unit.CURRENCY, Cadence.MONTH, lead=True)
CALLS, DEMOS, FRESH = Measure(2, "Calls", position=1), Measure(3, "Demos", position=2), Measure(4, "Visits", position=3)
MONTHS = starts_between(date(2025, 11, 1), date(2026, 10, 31), Cadence.MONTH)
WEEKS = starts_between(date(2026, 6, 1), date(2026, 11, 22), Cadence.WEEK)
SECRET = "MARKER-7Q"
ELIF = Rep(1, "Elif Kaya", 1, "Mid-market account executive", private_note=SECRET)


def one(number, start, status=SessionStatus.HELD, kind=SessionKind.ONE_ON_ONE, **fields):
    return Session(number, kind, start, 45, status, **{"summary": "talked", **fields})


LAST = one(1, START - timedelta(days=7), summary="Paused once.", private_note=SECRET)
NEXT = one(2, START, SessionStatus.PLANNED, summary="", private_note=SECRET)


def promised(number, text, due, owner=Owner.REP, state=CommitmentState.OPEN, closed=None, **fields):
    return Commitment(number, 1, owner, text, date(2026, 11, 10), due, state, closed, **fields)


LEVELS = (SkillLevel(1, 5, 3, "Trades late."), SkillLevel(2, 5, 5, "Trades first."))
RATINGS = tuple(DatedRating(5, n, Rater.MANAGER, day) for n, day in ((2, date(2026, 10, 1)), (3, date(2026, 11, 20))))


def records(**fields):
    results = [Result(1, 1, m, 80.0 + 5 * (i % 3)) for i, m in enumerate(MONTHS)]
    results += [Result(1, 2, w, 40.0 + i % 3) for i, w in enumerate(WEEKS)]
    results += [Result(1, 3, w, 4.0 + i % 3 if i < 16 else 9.0) for i, w in enumerate(WEEKS)]
    results += [Result(1, 4, w, 3.0) for w in WEEKS[-4:]]
    base = RepRecords(
        ELIF, Role(1, "AE"), (LEAD, CALLS, DEMOS, FRESH), tuple(results),
        (Target(1, 1, MONTHS[0], 100, Cadence.MONTH, rep_id=1, repeats=True),),
        (Skill(5, "Negotiation", "Deals"),), LEVELS, ratings=RATINGS,
        observations=(Observation(1, 1, 5, date(2026, 11, 3), "gave 5 %", level=2),
                      Observation(2, 1, 5, date(2026, 11, 20), "asked, then waited", Setting.ROLE_PLAY, 3)),
        sessions=(LAST, NEXT), plans=(Plan(1, 1, 2026, 4, 1, focus_id=5, focus_level=4, private_note=SECRET),),
        commitments=(promised(1, "Send the summary", date(2026, 11, 20), session_id=1),
                     promised(2, "Role-play it", date(2026, 11, 24), Owner.MANAGER, session_id=1),
                     promised(3, "Call Halden", date(2026, 11, 20), state=CommitmentState.DONE,
                              closed=date(2026, 11, 19), why=SECRET)),
    )  # fmt: skip
    return replace(base, **fields)


DEALS = (
    Deal(1, 1, "Marlow", 40_000, "Proposal", closes=date(2026, 12, 12), private_note=SECRET),
    Deal(2, 1, "Halden", 12_500, outcome=DealOutcome.WON, ended=date(2026, 11, 19), private_note=SECRET),
    Deal(3, 1, "Far", 1, closes=date(2027, 6, 1)),
)
BANK = (Question(1, "What happened?", Model.GROW, "Reality"),)


def item(kind, text, owner=Owner.MANAGER, **fields):
    return AgendaItem(1, 2, kind, text, owner=owner, **fields)


def meeting(**fields):
    base = Meeting(NEXT, (ELIF,), NOW, picks=(Pick(1, 2, 1, "Reality", 7),), bank=BANK, deals=DEALS,
                   fits={1: "fits: 5 of 8 known, 4 met"}, booked=True, next_start=START + timedelta(7))  # fmt: skip
    return replace(base, **fields)


def facts(**fields):
    return prep_facts(records(**fields), meeting())


def paper(audience=Audience.MANAGER, found=None, **fields):
    found, private = found or meeting(**fields), audience is Audience.MANAGER
    return prep_paper(records(), found, prep_facts(records(), found), audience, private=private)


def test_the_head_says_who_when_and_how_long_since_the_last():
    found = facts()
    assert (found.title, found.number, found.since_words) == ("One-on-one with Elif Kaya", 2, "7 days since the last")
    assert (found.when, found.next_words) == ("Tue 24 November, 10:30, 45 min", "Tuesday 1 December, 10:30")
    assert (found.role, found.last_summary) == ("Mid-market account executive", "Paused once.")


def test_a_first_one_on_one_says_so():
    found = facts(sessions=(NEXT,))
    assert (found.number, found.since_words, found.last_summary) == (1, "first one-on-one", "")


def test_a_session_that_was_held_without_a_note_or_commitment_does_not_count():
    assert facts(sessions=(replace(LAST, summary="", private_note=""), NEXT), commitments=()).number == 1


def test_numbers_begin_with_the_lead_then_those_with_a_signal():
    found = facts().numbers
    assert [n.name for n in found] == ["Quota attainment, October", "Demos a week", "Calls a week", "Visits a week"]
    assert (found[0].now, found[0].flag) == ("90 %", "")
    assert (found[1].flag, found[1].says) == ("up", "9 in a row above the centre: a real rise")
    assert (found[3].usual, found[3].flag) == ("4 of 6 points", "")


def test_an_old_signal_is_no_flag():
    steady = [Result(1, 2, w, 40.0 + i % 3 if i != 13 else 90.0) for i, w in enumerate(WEEKS)]
    assert [n.flag for n in facts(results=tuple(steady)).numbers] == [""]


def test_a_signal_that_ended_says_when():
    ended = [Result(1, 2, w, 40.0 + i % 3 if i != len(WEEKS) - 2 else 90.0) for i, w in enumerate(WEEKS)]
    (number,) = facts(results=tuple(ended)).numbers
    assert (number.flag, number.says) == ("up", "above the usual range: a real rise, in the week of 9 Nov")


def test_a_signal_that_ended_two_periods_ago_is_no_flag():
    ended = [Result(1, 2, w, 40.0 + i % 3 if i != len(WEEKS) - 3 else 90.0) for i, w in enumerate(WEEKS)]
    assert [n.flag for n in facts(results=tuple(ended)).numbers] == [""]


def test_there_are_five_numbers_at_most_and_four_when_each_has_a_signal():
    many = tuple(Measure(n, f"Measure {n}", position=n) for n in range(1, 9))
    flat = [Result(1, m.id, w, 4.0 + i % 3) for m in many for i, w in enumerate(WEEKS)]
    assert len(facts(measures=many, results=tuple(flat)).numbers) == 5
    risen = [replace(r, value=9.0) if r.start >= WEEKS[16] else r for r in flat]
    assert len(facts(measures=many, results=tuple(risen)).numbers) == 4


def test_what_was_seen_before_the_last_one_on_one_is_no_suggestion():
    old = Observation(3, 1, 5, LAST.start.date(), "talked over them", level=1)
    assert AgendaKind.SBI in {i.kind for i in facts().suggested}
    assert AgendaKind.SBI not in {i.kind for i in facts(observations=(old,)).suggested}


def test_the_focus_skill_has_its_texts_and_the_last_two_observations():
    found = facts().focus
    assert (found.level, found.level_text, found.wanted, found.wanted_text) == (3, "Trades late.", 4, "Trades first.")
    assert [(s.day, s.words, s.level) for s in found.seen] == [
        ("3 Nov", "call: gave 5 %", 2), ("20 Nov", "role-play: asked, then waited", 3)]  # fmt: skip
    assert facts(plans=()).focus is None


def test_what_happened_since_the_last_stands_in_lines():
    joint = one(3, START - timedelta(days=2), kind=SessionKind.JOINT_CALL)
    assert facts(sessions=(LAST, NEXT, joint)).since == (
        "Won: Halden, $12k, Thu 19 Nov",
        "Joint call, Sun 22 Nov, 45 min",
        "Negotiation: 1 observation, newest Fri 20 Nov",
        "Elif: Call Halden, done 19 Nov",
    )


def test_only_deals_with_a_day_ahead_come_up():
    (deal,) = facts().deals
    assert (deal.account, deal.words) == ("Marlow", "$40k · Proposal · closes 12 Dec")
    stepped = replace(DEALS[0], next_step="pricing call", next_day=date(2026, 11, 26))
    (deal,) = prep_facts(records(), meeting(deals=(stepped,))).deals
    assert deal.words == "$40k · Proposal · pricing call Thu 26 Nov"
    assert deal.fit == "fits: 5 of 8 known, 4 met"


def test_what_was_promised_in_this_session_is_not_carried_over():
    made = promised(4, "New", date(2026, 11, 27), session_id=2)
    assert [p.text for p in facts(commitments=(*records().commitments, made)).promises] == [
        "Send the summary", "Role-play it"]  # fmt: skip


def test_what_is_closed_on_the_day_stays_and_its_rest_is_not_shown_beside_it():
    day = START.date()
    part = promised(1, "Send", date(2026, 11, 20), state=CommitmentState.PART, closed=day, session_id=1)
    found = facts(commitments=(part, promised(2, "Send", None, carried_from=1)))
    assert [p.state_words for p in found.promises] == ["partly done 24 Nov"]


KNOWN = Known(
    ("Elif",), 3, ("Demos: a real rise",), "Negotiation", "level 3 → 4", ("Marlow",), ("Halden",), "3 Nov, call"
)


def test_the_agenda_has_everything_known_and_fills_the_time():
    found = proposed(NEXT, KNOWN)
    assert [i.text for i in found] == [
        "Open commitments", "Wins since last time", "Numbers", "Focus: Negotiation", "Rehearse: Negotiation",
        "What Elif brings", "Deals coming up", "What we will each do"]  # fmt: skip
    assert [i.detail for i in found[:4]] == ["You and Elif, 3 open", "Halden won", "Demos: a real rise", "level 3 → 4"]
    assert sum(i.minutes for i in found) == 45


@pytest.mark.parametrize(("count", "said"), [
    (0, ""), (1, "signal 1"), (2, "signal 1, and 1 more"), (3, "signal 1, and 2 more"),
])  # fmt: skip
def test_the_first_signal_is_named_and_the_others_are_counted(count, said):
    known = replace(KNOWN, signals=tuple(f"signal {n + 1}" for n in range(count)))
    assert [i.detail for i in proposed(NEXT, known) if i.kind is AgendaKind.NUMBERS] == [said]


@pytest.mark.parametrize("kind", SessionKind)
@pytest.mark.parametrize("minutes", [1, 7, 30, 720])
def test_the_boxes_of_any_session_add_up(kind, minutes):
    for known in (KNOWN, Known(("Elif", "Ben"))):
        found = proposed(replace(NEXT, kind=kind, minutes=minutes), known)
        assert sum(i.minutes for i in found) == min(minutes, 240 * len(found))


def test_what_is_missing_on_the_agenda_is_suggested_with_praise_and_feedback():
    there = [i for i in proposed(NEXT, KNOWN) if i.kind is not AgendaKind.NUMBERS]
    found = suggested(NEXT, KNOWN, [*there, item(AgendaKind.PRAISE, "halden won")])
    assert [(i.kind, i.text) for i in found] == [
        (AgendaKind.SBI, "Negotiation: 3 Nov, call"), (AgendaKind.NUMBERS, "Numbers")]  # fmt: skip
    assert all(i.id is None and i.session_id == 2 for i in found)


AGENDA = (
    *proposed(NEXT, KNOWN), item(AgendaKind.TOPIC, "Marlow wants 12 %", Owner.REP),
    item(AgendaKind.TOPIC, f"Load {SECRET}", detail=SECRET), item(AgendaKind.PRAISE, f"Halden {SECRET}"),
    item(AgendaKind.SBI, f"In the call {SECRET}", checked=True), item(AgendaKind.REHEARSE, "Rehearse: the pause"),
    item(AgendaKind.TOPIC, "Territory", Owner.REP, detail="since Q1", checked=True),
)  # fmt: skip


def test_the_managers_sheet_has_both_sides_and_the_private_line():
    found = paper(agenda=AGENDA)
    assert (found.rep_items, found.rehearse) == (("Marlow wants 12 %", "Territory: since Q1"), ("the pause",))
    assert (found.own_items, found.praise) == ((f"Load {SECRET}: {SECRET}",), (f"Halden {SECRET}",))
    assert (found.sbi, found.private) == ((f"In the call {SECRET}",), SECRET)
    assert (found.title, found.copy) == ("One-on-one · session 2", "Manager’s sheet · 7 days since the last")
    assert found.left_out == "other people’s figures"


def test_the_private_line_takes_both_the_manager_and_the_tick():
    found, known = meeting(), prep_facts(records(), meeting())
    assert prep_paper(records(), found, known, Audience.MANAGER).private == ""
    assert prep_paper(records(), found, known, Audience.REP, private=True).private == ""


def test_the_reps_sheet_has_nothing_of_the_manager():
    found = paper(Audience.REP, agenda=AGENDA)
    assert (found.own_items, found.praise, found.sbi, found.private) == ((), (), (), "")
    assert (found.audience, found.copy) == ("rep", "Elif’s sheet · 7 days since the last")
    assert found.left_out == "private notes, other people’s figures, your manager’s own points"
    assert SECRET not in str(asdict(found))


def test_open_commitments_say_how_late_they_will_be_on_the_day():
    assert [asdict(p) for p in paper().promises] == [
        {"who": "Elif", "text": "Send the summary", "due": "20 Nov, 4 days late"},
        {"who": "You", "text": "Role-play it", "due": "today"},
    ]
    assert [p.who for p in paper(Audience.REP).promises] == ["Elif", "Manager"]


def test_what_comes_due_before_they_meet_is_not_called_late_ahead_of_time():
    ahead = meeting(now=datetime(2026, 11, 19, 9))
    assert [p.due for p in paper(found=ahead).promises] == ["Fri 20 Nov", "today"]


def test_kept_words_name_the_manager_on_the_reps_sheet():
    rows = (promised(1, "A", date(2026, 11, 9)), promised(2, "B", date(2026, 11, 9), Owner.MANAGER))
    known = records(commitments=rows)
    found = prep_facts(known, meeting())
    assert found.kept_words == "Kept so far this quarter: Elif 0 of 1 · you 0 of 1"
    assert prep_paper(known, meeting(), found, Audience.REP).kept_words.endswith("Elif 0 of 1 · manager 0 of 1")


def test_wins_are_deals_won_and_skills_that_rose():
    assert paper().wins == ("Halden won, $12k", "Negotiation: level 3, up from 2")


def test_a_groups_copy_has_nothing_of_one_rep():
    group = meeting(session=replace(NEXT, kind=SessionKind.GROUP), reps=(ELIF, Rep(2, "Ben Okafor")))
    found = paper(Audience.REP, found=group)
    assert (found.rep, found.title, found.copy) == ("Elif Kaya and Ben Okafor", "Group coaching", "Copy for the group")
    assert not any((found.promises, found.numbers, found.focus, found.deals, found.wins, found.kept_words))
    assert "what concerns one person alone" in found.left_out


def test_the_summary_has_what_both_know_and_no_private_word():
    held = replace(NEXT, summary="Elif saw it herself.", status=SessionStatus.HELD)
    made = [promised(8, "Ask first", date(2026, 11, 27), seen_in=""), promised(9, "Sit in", None, Owner.MANAGER)]
    found = summary_paper(records(), meeting(session=held, agenda=AGENDA), made)
    text = summary_text(found)
    assert text.splitlines() == [
        "One-on-one: what we agreed", "Elif Kaya · Tue 24 November, 10:30, 45 min", "", "Elif saw it herself.", "",
        "We talked about", "- Territory", "", "What we will each do", "- Elif: Ask first (Fri 27 Nov)",
        "- Manager: Sit in", "", "Next: Tuesday 1 December, 10:30"]  # fmt: skip
    assert SECRET not in text and SECRET not in str(asdict(found))
