"""Courses leave as a table and come back to the same records; what is not understood is listed, never guessed."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coachdesk.domain.courses import Course, CourseKind
from coachdesk.domain.errors import Invalid
from coachdesk.domain.frameworks import Framework
from coachdesk.domain.skills import Skill
from coachdesk.exchange.courses import courses_sheet
from coachdesk.exchange.exports import export_bytes
from coachdesk.exchange.imports import plan_import
from coachdesk.exchange.plans import ImportOptions, Known
from coachdesk.exchange.tables import read_table, read_text

SKILLS = (
    Skill(1, "Discovery depth", "Discovery", framework_id=1), Skill(2, "Follow-up", "After", framework_id=1),
    Skill(3, "=Price; list", "After", framework_id=2), Skill(4, "Follow-up", "Service", framework_id=2),
    Skill(5, "Old", "After", framework_id=1, archived=True),
)  # fmt: skip
DRILL = Course(1, "Discovery drill", CourseKind.DRILL, 45, 90, questions=("What first?",), tasks=("Ask twice.",))
KNOWN = Known(
    frameworks=(Framework(1, "Sales skills"), Framework(2, "Service")), skills=SKILLS, courses=(DRILL,),
    course_skills={1: frozenset({1, 5})},
)  # fmt: skip
LINES = st.text(max_size=20).map(lambda text: " ".join(text.split()))


@st.composite
def courses(draw):
    title = draw(st.sampled_from(["=Calls", "Pric,e", "“Q”"]) | st.text(min_size=1, max_size=20))
    lists = st.lists(LINES, max_size=3).map(tuple)
    cost, refresh = draw(st.none() | st.integers(0, 9999)), draw(st.none() | st.integers(1, 3650))
    try:
        return Course(
            None, title, draw(st.sampled_from(CourseKind)), draw(st.integers(1, 720)), refresh, draw(LINES), cost,
            draw(st.sampled_from(["", "a\nb", "=1"])), draw(lists), draw(lists), draw(st.booleans()),
        )  # fmt: skip
    except Invalid:
        return DRILL


def read(text, known=KNOWN):
    return plan_import("courses", read_text(text), known, ImportOptions())


def counts(plan):
    return plan.report.added, plan.report.changed, plan.report.same


@pytest.mark.parametrize("ending", ["csv", "json", "xlsx"])
def test_courses_come_back_the_same(tmp_path_factory, ending):
    path = tmp_path_factory.getbasetemp() / f"courses.{ending}"

    @settings(max_examples=4 if ending == "xlsx" else 60, suppress_health_check=list(HealthCheck))
    @given(st.lists(courses(), max_size=5), st.sets(st.sampled_from([1, 2, 3, 4])))
    def come_back(found, skills):
        rows = {" ".join(one.title.split()).casefold(): one for one in found}
        numbered = tuple(replace(one, id=at) for at, one in enumerate(rows.values(), start=1))
        there = replace(KNOWN, courses=numbered, course_skills={one.id: frozenset(skills) for one in numbered})
        path.write_bytes(export_bytes("courses", there, ending))
        assert counts(plan_import("courses", read_table(path), there)) == (0, 0, len(numbered))
        fresh = plan_import("courses", read_table(path), replace(KNOWN, courses=()))
        assert sorted(row.course.title for row in fresh.courses) == sorted(one.title for one in numbered)
        assert {replace(row.course, id=None) for row in fresh.courses} == {replace(o, id=None) for o in numbered}
        assert {row.skill_ids for row in fresh.courses} <= {frozenset(skills)}

    come_back()


def test_usual_heads_and_words_are_understood():
    plan = read(
        "Course name;Type;Duration (min);Competencies;Valid for\nPricing;Webinar;1:30;Discovery depth;180 days\n"
    )
    (row,) = plan.courses
    assert (row.course.kind, row.course.minutes, row.course.refresh_days) == (CourseKind.E_LEARNING, 90, 180)
    assert row.skill_ids == {1}
    assert plan.preview[0].words == "E-learning: Pricing"


def test_an_empty_cell_changes_nothing_and_once_takes_the_refresh_away():
    assert counts(read("title,kind,minutes,refresh days\ndiscovery  DRILL,,,\n")) == (0, 0, 1)
    (row,) = read("title,refresh days\nDiscovery drill,once\n").courses
    assert (row.course, row.skill_ids) == (replace(DRILL, refresh_days=None), None)


def test_skills_that_are_used_no_more_stay_with_their_course():
    (row,) = read("title,skills\nDiscovery drill,Discovery depth; Sales skills / Follow-up\n").courses
    assert row.skill_ids == {1, 2, 5}
    assert counts(read("title,skills\nDiscovery drill,Discovery depth\n")) == (0, 0, 1)


def test_an_unknown_skill_is_listed_and_the_course_is_taken():
    plan = read("title,minutes,skills\nPricing,60,Discovery dept; Old\n")
    assert (plan.courses[0].course.title, plan.courses[0].skill_ids) == ("Pricing", {5})
    (skip,) = plan.report.skipped
    assert (skip.row, skip.column, "Did you mean “Discovery depth”?" in skip.why) == (2, "skills", True)
    assert counts(read("title,skills\nDiscovery drill,Nothing\n")) == (0, 0, 1)


def test_a_skill_of_two_frameworks_needs_its_framework():
    (skip,) = read("title,minutes,skills\nPricing,60,Follow-up\n").report.skipped
    assert skip.why.endswith("write “Framework / Skill”.")
    assert read("title,minutes,skills\nPricing,60,service / follow-up\n").courses[0].skill_ids == {4}


@pytest.mark.parametrize(("line", "column", "why"), [
    (",5,", "title", "no title"), ("Pricing,,", "minutes", "no length: a new course needs its minutes"),
    ("Pricing,a while,", "minutes", "“a while” is not a number."), ("Pricing,0,", "minutes", "1 to 720 minutes, not 0"),
    ("Pricing,60,party", "kind", "“party” is no kind: write workshop"), ("Pricing,9999,", "minutes", "not 9999"),
])  # fmt: skip
def test_what_can_not_be_is_left_out_with_the_reason(line, column, why):
    plan = read(f"title,minutes,kind\n{line}\n")
    (skip,) = plan.report.skipped
    assert (skip.column, why in skip.why, plan.courses) == (column, True, ())


@pytest.mark.parametrize(("head", "cell", "why"), [
    ("refresh days", "soon", "not a number"), ("cost", "dear", "not a number"), ("archived", "perhaps", "neither yes"),
    ("cost", "-5", "0 or more"), ("refresh days", "5000", "1 to 3650"),
])  # fmt: skip
def test_a_wrong_number_leaves_its_row_out(head, cell, why):
    plan = read(f"title,minutes,{head}\nPricing,60,{cell}\n")
    assert (len(plan.report.skipped), why in plan.report.skipped[0].why, plan.courses) == (1, True, ())


def test_one_course_stands_once_and_without_a_kind_it_is_a_workshop():
    plan = read("title,minutes\nPricing,60\nPRICING,45\n")
    assert plan.report.skipped[0].why == "Row 2 has this course already."
    assert plan.courses[0].course.kind is CourseKind.WORKSHOP
    assert plan.report.notes == ("1 new without a kind: taken as “workshop”.",)


def test_what_goes_out_names_the_skills_in_use_only():
    (row,) = courses_sheet(KNOWN).rows
    assert row == ("Discovery drill", "coaching drill", "Discovery depth", 45, 90, "", None, "", "What first?",
                   "Ask twice.", "no")  # fmt: skip
