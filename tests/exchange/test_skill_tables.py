"""Skills, ratings and observations leave as tables and come back to the same records."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coachdesk.domain.frameworks import Framework
from coachdesk.domain.people import Rep
from coachdesk.domain.roles import Role
from coachdesk.domain.skills import DatedRating, Observation, Rater, Rating, RoleSkill, Setting, Skill, SkillLevel
from coachdesk.domain.texts import clean
from coachdesk.exchange.exports import export_bytes
from coachdesk.exchange.imports import plan_import
from coachdesk.exchange.plans import ImportOptions, Known
from coachdesk.exchange.tables import read_table, read_text

TODAY = date(2026, 11, 22)
SKILLS = (
    Skill(1, "Discovery depth", "Discovery", "Finds the cost.", framework_id=1, weight=3),
    Skill(2, "Follow-up", "After", framework_id=1), Skill(3, "=Prices", "After", framework_id=2),
    Skill(4, "Follow-up", "Service", framework_id=2), Skill(5, "Old", "After", framework_id=1, archived=True),
)  # fmt: skip
KNOWN = Known(
    (Rep(1, "Ana Ferreira"), Rep(2, "=Ben Okafor")), (Role(7, "Account Executive"), Role(8, "Sales Engineer")),
    today=TODAY, frameworks=(Framework(1, "Sales skills"), Framework(2, "Service")), skills=SKILLS,
    levels=(SkillLevel(None, 1, 3, "Asks twice."), SkillLevel(None, 1, 5, "Gets a number.")),
    role_skills=(RoleSkill(None, 7, 1, 4),),
)  # fmt: skip
EMPTY = replace(KNOWN, frameworks=(), skills=(), levels=(), role_skills=())
DAYS = st.dates(date(1970, 1, 1), TODAY)
SAID = st.sampled_from(["", "=1+1", "'x", "a\nb", "-", "0"]) | st.text(max_size=20)
WORDS = st.sampled_from(["Asks", "=1", "+2", "a\nb", "n/a"]) | st.text(min_size=1, max_size=20)
NAMES = st.sampled_from(["Ann (East)", "Bo:b", "–x"]) | st.text(st.characters(categories=["L"]), min_size=1, max_size=9)


def wordy(text):
    return any(c.isprintable() and not c.isspace() for c in text)


@st.composite
def rated(draw):
    rater = draw(st.sampled_from(Rater))
    by = clean(draw(NAMES)) if rater is Rater.PEER else ""
    skill, level = draw(st.sampled_from([1, 2, 3, 4])), draw(st.integers(1, 5))
    return draw(st.sampled_from([1, 2])), DatedRating(skill, level, rater, draw(DAYS), draw(SAID).strip(), by=by)


@st.composite
def seen(draw):
    return Observation(
        None, draw(st.sampled_from([1, 2])), draw(st.sampled_from([1, 2, 3])), draw(DAYS), draw(WORDS.filter(wordy)),
        draw(st.sampled_from(Setting)), draw(st.none() | st.integers(1, 5)),
    )  # fmt: skip


def one_each(found):
    """As the file holds them: one rating of a rep, skill, rater and day, evidence cleaned."""
    clean = [(rep, replace(r, evidence=Rating(None, 1, 1, 1, r.evidence).evidence)) for rep, r in found]
    return {(rep, r.skill_id, r.rater, " ".join(r.by.split()), r.day): (rep, r) for rep, r in clean}


def counts(plan):
    return plan.report.added, plan.report.changed, plan.report.same


def read(verb, text, known=KNOWN, **options):
    return plan_import(verb, read_text(text), known, ImportOptions(**options))


@pytest.fixture(params=["csv", "json", "xlsx"])
def through(request, tmp_path_factory):
    """Out as one kind of file and in again; a workbook takes a process each time, so few of them."""
    path = tmp_path_factory.getbasetemp() / f"skills.{request.param}"
    most = 5 if request.param == "xlsx" else 60

    def send(verb, known, against):
        path.write_bytes(export_bytes(verb, known, request.param))
        return plan_import(verb, read_table(path), against)

    return send, settings(max_examples=most, suppress_health_check=list(HealthCheck))


def test_ratings_come_back_the_same(through):
    send, few = through

    @few
    @given(st.lists(rated(), max_size=8))
    def check(found):
        each = one_each(found)
        known = replace(KNOWN, ratings=tuple(each.values()))
        again = send("ratings", known, known)
        assert (counts(again), again.report.skipped) == ((0, 0, len(each)), ())
        fresh = send("ratings", known, KNOWN).ratings
        back = {(r.rep_id, r.skill_id, r.rater, r.by, r.day): (r.level, r.evidence) for r in fresh}
        assert back == {key: (r.level, r.evidence.strip()) for key, (_, r) in each.items()}

    check()


def test_observations_come_back_the_same_even_twice(through):
    send, few = through

    @few
    @given(st.lists(seen(), max_size=8))
    def check(found):
        twice = tuple(replace(one, id=n) for n, one in enumerate((*found, *found[:2]), 1))
        known = replace(KNOWN, observations=twice)
        again = send("observations", known, known)
        assert (counts(again), again.report.skipped) == ((0, 0, len(twice)), ())
        fresh = send("observations", known, KNOWN).observations
        assert sorted(map(repr, fresh)) == sorted(repr(replace(one, id=None)) for one in twice)

    check()


def test_skills_come_back_the_same(through):
    send, few = through

    @few
    @given(WORDS.filter(wordy), st.integers(1, 3), st.integers(1, 3660), st.integers(1, 5), SAID)
    def check(text, weight, days, level, description):
        first = replace(SKILLS[0], weight=weight, refresh_days=days, description=description)
        known = replace(KNOWN, skills=(first, *SKILLS[1:]), levels=(SkillLevel(None, 1, level, text),))
        again = send("skills", known, known)
        assert (counts(again), again.report.skipped) == ((0, 0, 4), ())
        fresh = send("skills", known, EMPTY)
        in_use = (first, *SKILLS[1:4])
        assert [row.skill for row in fresh.skills] == [replace(s, id=None, framework_id=None) for s in in_use]
        assert {row.framework for row in fresh.skills} == {"Sales skills", "Service"}
        (own,) = [row for row in fresh.skills if row.targets]
        assert (own.targets, [at for at, _ in own.texts]) == (((7, 4),), [level])

    check()


RATING = "rep,skill,by,date,level,evidence\n"
GOOD = "Ana Ferreira,Discovery depth,manager,2026-11-20,3,Two calls"


@pytest.mark.parametrize(("row", "column", "value", "why"), [
    (GOOD.replace(",3,", ",6,"), "level", "6", "1 to 5"), (GOOD.replace(",3,", ",3.5,"), "level", "3.5", "1 to 5"),
    (GOOD.replace(",3,", ",-1,"), "level", "-1", "1 to 5"), (GOOD.replace(",3,", ",good,"), "level", "good", "1 to 5"),
    (GOOD.replace("Discovery depth", "Discovery dept"), "skill", "Discovery dept", "“Discovery depth”?"),
    (GOOD.replace("Discovery depth", "Follow-up"), "skill", "Follow-up", "“Sales skills” and “Service”"),
    (GOOD.replace("Discovery depth", ""), "skill", "", "no skill"), (GOOD.replace("manager", "peer"), "by", "peer",
     "which peer"), (GOOD.replace("manager", "HR"), "by", "HR", "manager, self"),
    (GOOD.replace("manager", ""), "by", "", "Who rated"),
    (GOOD.replace("2026-11-20", "soon"), "date", "soon", "not a date"),
    (GOOD.replace("2026-11-20", ""), "date", "", "no date"), (GOOD.replace("Ana Ferreira", ""), "rep", "", "no name"),
])  # fmt: skip
def test_a_rating_that_cannot_be_read_is_listed_with_its_column_value_and_reason(row, column, value, why):
    plan = read("ratings", f"{RATING}{GOOD.replace('-20', '-19')}\n{row}\n")
    (skip,) = plan.report.skipped
    assert (skip.row, skip.column, skip.value) == (3, column, value)
    assert why in skip.why
    assert plan.report.added == 1


@pytest.mark.parametrize("cell", ["0", "n/a", "", "unknown", "–"])
def test_unknown_is_no_rating_and_no_zero_and_a_note_says_so(cell):
    plan = read("ratings", f"{RATING}{GOOD.replace(',3,', f',{cell},')}\n")
    assert (plan.ratings, plan.report.skipped) == ((), ())
    assert "unknown is not zero" in plan.report.notes[-1]


def test_an_unknown_rep_stops_it_all_with_the_nearest_name():
    plan = read("ratings", RATING + GOOD.replace("Ana F", "A. F") + "\n")
    assert [(u.name, u.nearest) for u in plan.report.reps_unknown] == [("A. Ferreira", "Ana Ferreira")]


@pytest.mark.parametrize(("cell", "rater", "by"), [
    ("Self", Rater.SELF, ""), ("ana ferreira", Rater.SELF, ""), ("MANAGER", Rater.MANAGER, ""),
    ("peer: Bo Lin (East)", Rater.PEER, "Bo Lin (East)"), ("Peer (Bo)", Rater.PEER, "Bo"),
    ("colleague – Bo", Rater.PEER, "Bo"),
])  # fmt: skip
def test_who_rated_is_read_as_people_write_it(cell, rater, by):
    (rating,) = read("ratings", RATING + GOOD.replace("manager", cell) + "\n").ratings
    assert (rating.rater, rating.by) == (rater, by)


def test_a_new_level_changes_the_rating_and_an_empty_evidence_keeps_the_old_one():
    old = DatedRating(1, 2, Rater.MANAGER, date(2026, 11, 20), "Two calls")
    known = replace(KNOWN, ratings=((1, old),))
    plan = read("ratings", f"{RATING}{GOOD.replace('Two calls', '')}\n", known)
    assert (counts(plan), plan.ratings[0].evidence) == ((0, 1, 0), "")
    same = replace(KNOWN, ratings=((1, replace(old, level=3)),))
    assert counts(read("ratings", f"{RATING}{GOOD.replace('Two calls', '')}\n", same)) == (0, 0, 1)


def test_a_rating_named_twice_is_listed():
    plan = read("ratings", f"{RATING}{GOOD}\n{GOOD.replace(',3,', ',4,')}\n")
    assert [(s.row, s.why) for s in plan.report.skipped] == [(3, "Row 2 has this rating already.")]


def test_a_hidden_blind_self_rating_does_not_go_out():
    own = DatedRating(1, 2, Rater.SELF, date(2026, 11, 20), "SECRET", blind=True)
    mine = DatedRating(1, 4, Rater.MANAGER, date(2026, 11, 19))
    out = export_bytes("ratings", replace(KNOWN, ratings=((1, own), (1, mine))), "csv").decode()
    assert ("SECRET" in out, out.count("Ferreira")) == (False, 1)
    later = replace(mine, day=date(2026, 11, 20))
    assert b"SECRET" in export_bytes("ratings", replace(KNOWN, ratings=((1, own), (1, later))), "csv")


def test_an_empty_cell_of_a_skill_changes_nothing_and_others_do():
    plan = read("skills", "skill,family,1,3,weight,target: Account Executive\nDiscovery depth,,,Asks thrice.,,\n")
    (row,) = plan.skills
    assert (row.skill, row.texts, row.targets) == (SKILLS[0], ((3, "Asks thrice."),), ())
    assert "a new version begins" in plan.report.notes[-1]


def test_a_new_framework_is_made_and_a_strange_role_is_named():
    table = "framework,family,skill,target: Acount Executive,target: Sales Engineer\nOnboarding,Start,First week,3,2\n"
    plan = read("skills", table)
    (row,) = plan.skills
    assert (row.framework, row.skill.name, row.targets) == ("Onboarding", "First week", ((8, 2),))
    assert plan.report.notes == (
        "There is no role “Acount Executive” (perhaps “Account Executive”): its column is left out.",
        "“Onboarding” is a new framework.",
    )


@pytest.mark.parametrize(("row", "column", "why"), [
    (",,First week,,", "family", "no family"), (",Start,,,", "skill", "no name"),
    (",Start,First week,4,", "weight", "1 to 3"), (",Start,First week,1.5,", "weight", "whole number"),
    (",Start,First week,,0", "refresh days", "1 to 3660"), ("Sales skills,After,Follow-up,,", "skill", "Row 2"),
])  # fmt: skip
def test_a_skill_that_cannot_be_read_is_listed(row, column, why):
    plan = read("skills", f"framework,family,skill,weight,refresh days\nsales skills,After,follow-up,,\n{row}\n")
    (skip,) = plan.report.skipped
    assert (skip.row, skip.column) == (3, column)
    assert why in skip.why


def test_a_level_aimed_at_out_of_range_is_listed_under_its_own_column():
    plan = read("skills", "skill,target: Account Executive\nDiscovery depth,9\nFollow-up,3\n")
    assert [(s.column, s.value) for s in plan.report.skipped] == [("target: Account Executive", "9")]


def test_an_observation_without_a_place_is_said_and_a_changed_level_is_taken():
    old = Observation(9, 1, 1, TODAY, "Asked twice", Setting.CALL)
    text = "rep,skill,date,seen,where,level\nAna Ferreira,Discovery depth,2026-11-22,Asked twice,,4\n"
    plan = read("observations", text + "Ana Ferreira,Discovery depth,2026-11-21,Waited,,0\n",
                replace(KNOWN, observations=(old,)))  # fmt: skip
    new, changed = plan.observations
    assert (new.setting, new.level, changed) == (Setting.OTHER, None, replace(old, level=4))
    assert "without a place" in plan.report.notes[-1]


def test_a_row_of_a_day_to_come_is_left_out_with_its_reason():
    day = TODAY + timedelta(days=1)
    rated = read("ratings", f"rep,skill,by,date,level\nAna Ferreira,Discovery depth,manager,{day},3\n")
    noted = read("observations", f"rep,skill,date,seen\nAna Ferreira,Discovery depth,{day},Asked\n")
    assert [plan.report.skipped[0].column for plan in (rated, noted)] == ["date", "date"]
    assert counts(rated) == counts(noted) == (0, 0, 0)


def test_a_row_tells_nothing_of_a_blind_self_assessment_that_waits():
    hidden = DatedRating(1, 4, Rater.SELF, TODAY, blind=True)
    known = replace(KNOWN, ratings=((1, hidden),))
    for level in (3, 4):
        plan = read("ratings", f"rep,skill,by,date,level\nAna Ferreira,Discovery depth,self,{TODAY},{level}\n", known)
        assert counts(plan) == (0, 0, 0)
        assert "waits for your rating" in plan.report.skipped[0].why
