"""Development plans in the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import TypeVar

from coachdesk.domain.errors import DeskError
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Quarter
from coachdesk.domain.plans import MOST_GOALS, Action, Amendment, Goal, Plan, PlanIssue
from coachdesk.storage.store import Store

Part = TypeVar("Part", Goal, Action)

PRINT = "insert or ignore into plan_print (digest, paper, pdf) values (?, ?, ?)"


class Plans:
    """Plans with their goals, actions and frozen issues."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self, quarter: Quarter | None = None) -> tuple[Plan, ...]:
        """In order of time; of one quarter when given."""
        where = "1" if quarter is None else "year = ? and quarter = ?"
        args = () if quarter is None else (quarter.year, quarter.number)
        return self._store.find("plan", Plan, where, args, "year, quarter, rep_id")

    def of_rep(self, rep_id: int) -> tuple[Plan, ...]:
        return self._store.find("plan", Plan, "rep_id = ?", (rep_id,), "year, quarter")

    def one(self, id: int) -> Plan:  # noqa: A002
        return self._store.one("plan", Plan, id)

    def find(self, rep_id: int, quarter: Quarter) -> Plan | None:
        """A rep's plan of a quarter: there is at most one."""
        return next((plan for plan in self.of_rep(rep_id) if plan.period == quarter), None)

    def goals(self, plan_id: int) -> tuple[Goal, ...]:
        return self._store.find("goal", Goal, "plan_id = ?", (plan_id,), "position, id")

    def actions(self, plan_id: int) -> tuple[Action, ...]:
        return self._store.find("action", Action, "plan_id = ?", (plan_id,), "position, id")

    def issues(self, plan_id: int) -> tuple[PlanIssue, ...]:
        return self._store.find("plan_issue", PlanIssue, "plan_id = ?", (plan_id,), "number")

    def issue(self, id: int) -> PlanIssue:  # noqa: A002
        return self._store.one("plan_issue", PlanIssue, id)

    def amendments(self, plan_id: int) -> tuple[Amendment, ...]:
        return self._store.find("amendment", Amendment, "plan_id = ?", (plan_id,), "issue_number, id")

    def add(self, plan: Plan, goals: Sequence[Goal] = (), actions: Sequence[Action] = ()) -> Plan:
        """A new plan with its parts in one step; a second one for the same quarter is refused."""
        if self.find(plan.rep_id, plan.period):
            raise DeskError(f"There is a plan for {plan.period.title} already: open that one.")
        last = max((p.number for p in self.of_rep(plan.rep_id)), default=0)
        with self._store.change(f"Start {self._title(plan)}"):
            saved = self._store.save("plan", replace(plan, number=plan.number or last + 1))
            assert saved.id is not None
            for position, goal in enumerate(goals):
                self.save_goal(replace(goal, id=None, plan_id=saved.id, position=position))
            for position, action in enumerate(actions):
                self.save_action(replace(action, id=None, plan_id=saved.id, position=position))
            return saved

    def edit(self, plan: Plan, merge: str | None = None) -> Plan:
        """Keep a plan's own fields; edits with the same `merge` within a minute are one step."""
        with self._store.change(f"Edit {self._title(plan)}", merge=merge):
            return self._store.save("plan", plan)

    def save_goal(self, goal: Goal, merge: str | None = None) -> Goal:
        """Add or edit a goal; a fourth is refused."""
        if goal.id is None and len(self.goals(goal.plan_id)) >= MOST_GOALS:
            raise DeskError(f"A plan has at most {MOST_GOALS} goals: change one or remove one first.")
        return self._keep("goal", goal, merge)

    def save_action(self, action: Action, merge: str | None = None) -> Action:
        return self._keep("action", action, merge)

    def remove_goal(self, id: int) -> None:  # noqa: A002
        self._remove("goal", id)

    def remove_action(self, id: int) -> None:  # noqa: A002
        self._remove("action", id)

    def reorder(self, parts: Sequence[Goal | Action]) -> None:
        """Give goals or actions the order in which they stand in the sequence."""
        with self._store.change("Reorder a plan"):
            for position, part in enumerate(parts):
                table = "goal" if isinstance(part, Goal) else "action"
                self._store.write(f"update {table} set position = ? where id = ?", [position, part.id])

    def freeze(
        self, plan: Plan, facts: str, prints: Mapping[str, bytes], day: date, amendments: Sequence[str] = (),
        paper: str = "a4",
    ) -> PlanIssue:
        """Keep a numbered print of the plan as it stands, with what changed since the last one.

        `prints` holds the PDF by paper size, with "a4" among them. They are kept outside the journal, under the hash
        of the A4 print: a journal of blobs would double the file, and an undone issue that is redone finds them again.
        """
        digest = sha256(prints["a4"]).hexdigest()
        assert plan.id is not None
        number = len(self.issues(plan.id)) + 1
        with self._store.change(f"Issue {self._title(plan)}, no. {number}"):
            for text in amendments:
                self._store.save("amendment", Amendment(None, plan.id, number, day, text))
            self._store.write_many(PRINT, [(digest, size, pdf) for size, pdf in prints.items()])
            return self._store.save("plan_issue", PlanIssue(None, plan.id, number, day, facts, digest, paper))

    def print_of(self, issue: PlanIssue, paper: str) -> bytes:
        """The PDF of an issue as it was first made."""
        rows = self._store.rows("select pdf from plan_print where digest = ? and paper = ?", (issue.digest, paper))
        if not rows:
            raise DeskError(f"Issue {issue.number} was not frozen for {paper} paper: print it on A4.")
        return bytes(rows[0][0])

    def _keep(self, table: str, part: Part, merge: str | None) -> Part:
        with self._store.change(f"{'Add' if part.id is None else 'Edit'} {table} in a plan", merge=merge):
            if part.id is None and not part.position:
                sql = f"select coalesce(max(position) + 1, 0) from {table} where plan_id = ?"
                part = replace(part, position=self._store.rows(sql, [part.plan_id])[0][0])
            return self._store.save(table, part)

    def _remove(self, table: str, id: int) -> None:  # noqa: A002
        with self._store.change(f"Remove {table} from a plan"):
            self._store.remove(table, "id = ?", [id])

    def _title(self, plan: Plan) -> str:
        return f"plan {plan.period.title} of {self._store.one('rep', Rep, plan.rep_id).name}"
