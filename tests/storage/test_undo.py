"""Steps are whole, come back whole, and are taken back whole, however they were mixed."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coachdesk.desk import Desk
from coachdesk.domain.errors import DeskError
from coachdesk.domain.measures import Result
from coachdesk.domain.people import Rep
from coachdesk.domain.sessions import Session, SessionKind
from coachdesk.storage.driver import DriverError
from coachdesk.storage.errors import Clash
from tests.builders import TODAY, add_measure, add_plan, add_rep, add_results, add_skill, filled_desk, new_desk


@pytest.fixture
def desk(tmp_path):
    with new_desk(tmp_path) as desk:
        yield desk


def test_undo_and_redo_survive_a_restart(tmp_path):
    with filled_desk(tmp_path) as desk:
        before = desk.store.dump()
        desk.people.archive([desk.people.by_name("dana fox").id])
        after = desk.store.dump()
        path = desk.store.path
    with Desk.open(path) as desk:
        assert desk.store.can_undo() == "Archive Dana Fox"
        assert desk.store.undo().tables == {"rep"}
        assert desk.store.dump() == before
    with Desk.open(path) as desk:
        assert desk.store.redo().label == "Redo: Archive Dana Fox"
        assert desk.store.dump() == after


def test_the_start_of_a_team_is_one_step_that_stays(tmp_path):
    with new_desk(tmp_path, starter=True) as desk:
        assert len(desk.store.history()) == 1
        assert len(desk.skills.all()) >= 20
        with pytest.raises(DeskError, match="nothing to undo"):
            desk.store.undo()


def test_nothing_to_undo_or_redo_is_said(desk):
    with pytest.raises(DeskError, match="nothing to undo"):
        desk.store.undo()
    with pytest.raises(DeskError, match="nothing to redo"):
        desk.store.redo()
    add_rep(desk)
    desk.store.undo()
    add_rep(desk, "Someone else")
    with pytest.raises(DeskError, match="nothing to redo"):
        desk.store.redo()


def test_edits_of_one_thing_within_a_minute_are_one_step(tmp_path):
    clock = [datetime(2026, 11, 22, 9)]
    with new_desk(tmp_path, now=lambda: clock[0]) as desk:
        plan = add_plan(desk, add_rep(desk))
        for text in ("a", "ab", "abc"):
            clock[0] += timedelta(seconds=30)
            desk.plans.edit(replace(plan, success=text), merge="plan:1:success")
        clock[0] += timedelta(seconds=61)
        desk.plans.edit(replace(plan, success="abcd"), merge="plan:1:success")
        desk.store.undo()
        assert desk.plans.one(plan.id).success == "abc"
        desk.store.undo()
        assert desk.plans.one(plan.id).success == ""
        desk.store.redo()
        assert desk.plans.one(plan.id).success == "abc"


def test_merging_never_goes_on_with_an_undone_step(desk):
    plan = add_plan(desk, add_rep(desk))
    desk.plans.edit(replace(plan, success="a"), merge="x")
    desk.store.undo()
    desk.plans.edit(replace(plan, success="b"), merge="x")
    desk.store.undo()
    assert desk.plans.one(plan.id) == plan


def test_rows_that_swap_what_must_be_unique_come_back(desk):
    rep, one, two = add_rep(desk), add_skill(desk, "One"), add_skill(desk, "Two")
    first, second = (desk.skills.rate(rep, s, 3, TODAY) for s in (one, two))
    before = desk.store.dump()
    with desk.store.change("Swap"):
        for spare, rating in ((two, second), (one, first)):
            desk.store.write("delete from rating where id = ?", [rating.id])
            assert spare
        for rating, other in ((first, second), (second, first)):
            desk.store.insert("rating", {"id": rating.id, "assessment_id": 1, "skill_id": other.skill_id, "level": 2})
    desk.store.undo()
    assert desk.store.dump() == before
    desk.store.redo()
    assert {r.skill_id: r.level for r in desk.skills.ratings(rep.id)} == {one.id: 2, two.id: 2}


def test_a_failed_step_leaves_nothing_and_is_not_announced(desk):
    heard, before = [], desk.store.dump()
    desk.store.subscribe(heard.append)
    with pytest.raises(ZeroDivisionError):  # noqa: PT012, SIM117
        with desk.store.change("Half"):
            add_rep(desk)
            1 / 0  # noqa: B018
    assert (heard, desk.store.dump(), desk.store.history()) == ([], before, ())
    with pytest.raises(Clash, match="belongs to"):
        desk.results.save_many([Result(1, 1, TODAY, 2.0)], "Orphan")
    assert not desk.store.busy
    add_rep(desk)
    assert [change.label for change in heard] == ["Add Dana Fox"]


def test_a_step_that_changes_nothing_is_none(desk):
    heard, rep = [], add_rep(desk)
    desk.store.subscribe(heard.append)
    desk.people.edit(rep)
    assert (heard, len(desk.store.history())) == ([], 1)


def test_listeners_hear_of_a_step_after_its_commit(desk):
    desk.store.subscribe(lambda change: seen.append((change.tables, desk.store.db.conn.in_transaction)))
    seen = []
    add_rep(desk)
    assert seen == [({"rep"}, False)]


def test_a_write_outside_a_step_is_refused(desk):
    with pytest.raises(AssertionError):
        desk.store.save("rep", Rep(None, "Nobody"))
    for write in (
        lambda: desk.store.db["rep"].insert({"name": "Nobody", "status": "active"}),
        lambda: desk.store.db.execute("insert into setting values ('a', 'b')"),
    ):
        with pytest.raises(DriverError):
            write()
    desk.store.db.rollback()
    assert not any(desk.store.dump().values())


def test_an_import_of_20000_results_is_one_step_and_comes_back(desk):
    reps = [add_rep(desk, f"Rep {i}") for i in range(20)]
    measures = [add_measure(desk, f"Measure {i}") for i in range(5)]
    with desk.store.change("Import"):
        results = [
            Result(rep.id, measure.id, date(2022, 1, 3) + timedelta(weeks=week), week / 7)
            for rep in reps for measure in measures for week in range(200)
        ]  # fmt: skip
        assert desk.results.save_many(results, "inner").added == 20_000
    full = desk.store.dump()
    assert desk.results.save_many(results, "Again").same == 20_000
    desk.results.save_many([replace(r, value=r.value + 1) for r in results], "One more each")
    desk.store.undo()
    assert desk.store.dump() == full
    desk.store.undo()
    assert desk.results.all() == ()
    desk.store.redo()
    assert desk.store.dump() == full


NAMES = st.sampled_from(["Ana", "Bo", "Cy", "Di"])
NUMBERS = st.floats(-1e12, 1e12)


def _rep(desk, name):
    found = [rep for rep in desk.people.all(include_archived=True) if rep.name == name]
    return found[0] if found else desk.people.add(Rep(None, name))


def _remove_rep(desk, name, _):
    with desk.store.change("Remove"):
        desk.store.remove("rep", "name = ?", [name])


def _import(desk, name, number):
    with desk.store.change("Import"):
        measure, rep = desk.measures.all()[0], _rep(desk, name)
        days = (date(2026, 1, 5) + timedelta(weeks=i) for i in range(30))
        desk.results.save_many([Result(rep.id, measure.id, day, number + i) for i, day in enumerate(days)], "x")


def _plan(desk, name, number):
    with desk.store.change("Plan"):
        rep = _rep(desk, name)
        plans = desk.plans.of_rep(rep.id)
        plan = plans[0] if plans else add_plan(desk, rep)
        desk.plans.edit(replace(plan, success=f"{number} “ü”\n'x'"))


def _plan_edit(desk, name, number):
    for plan in desk.plans.of_rep(_rep(desk, name).id):
        desk.plans.edit(replace(plan, success=str(number), focus_id=1), merge="plan")
        desk.plans.remove_goal(desk.plans.goals(plan.id)[0].id) if desk.plans.goals(plan.id) else None


def _session(desk, name, number):
    session = Session(None, SessionKind.ONE_ON_ONE, datetime(2026, 5, 1, 9), 30, summary=str(number))
    desk.sessions.add(session, [_rep(desk, name).id])


STEPS = {
    "import": _import,
    "remove rep": _remove_rep,
    "archive": lambda desk, name, _: desk.people.archive([_rep(desk, name).id]),
    "rate": lambda desk, name, n: desk.skills.rate(
        _rep(desk, name), desk.skills.all()[0], int(abs(n)) % 5 + 1, TODAY
    ),
    "remove skill": lambda desk, *_: _remove(desk, "skill"),
    "remove role": lambda desk, *_: _remove(desk, "role"),
    "plan": _plan,
    "edit plan": _plan_edit,
    "session": _session,
    "remove sessions": lambda desk, *_: _remove(desk, "session"),
    "setting": lambda desk, name, n: desk.settings.save(name, str(n)),
}


def _remove(desk, table):
    with desk.store.change(f"Remove last {table}"):
        ids = desk.store.rows(f"select count(*), max(id) from {table}")[0]
        if ids[0] > 1:
            desk.store.remove(table, "id = ?", [ids[1]])


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.sampled_from(sorted(STEPS)), NAMES, NUMBERS), min_size=1, max_size=12))
def test_any_run_of_steps_undone_and_redone_gives_the_same_rows(tmp_path_factory, steps):
    with new_desk(tmp_path_factory.mktemp("run")) as desk:
        add_measure(desk)
        for name in ("One", "Two", "Three"):
            add_skill(desk, name)
        start, floor = desk.store.dump(), len(desk.store.history())
        for step, name, number in steps:
            STEPS[step](desk, name, number)
        end, count = desk.store.dump(), len(desk.store.history(1000)) - floor
        for _ in range(2):
            for _ in range(count):
                desk.store.undo()
            assert desk.store.dump() == start
            for _ in range(count):
                desk.store.redo()
            assert desk.store.dump() == end
        assert desk.store.rows("pragma foreign_key_check") == []


def test_results_replace_keep_and_clear(desk):
    rep, calls = add_rep(desk), add_measure(desk)
    old = add_results(desk, rep, calls, [1, None, 3])
    counts = desk.results.save_many([replace(r, value=9.0) for r in old[:1]], "Import", overwrite_typed=False)
    assert (counts.kept, counts.changed) == (1, 0)
    assert desk.results.of_rep(rep.id) == tuple(old)
    desk.results.clear([(rep.id, calls.id, old[0].start)], "Clear")
    assert desk.results.of_measure(calls.id, since=old[1].start) == tuple(old[1:])
