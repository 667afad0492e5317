"""Records refuse what breaks their rules, with a sentence that names the field."""

from datetime import date, datetime
from math import inf, nan

import pytest

from coachdesk.domain.commitments import Commitment, Owner
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.measures import Measure, Result, Target, Unit
from coachdesk.domain.people import Rep, tenure_months
from coachdesk.domain.plans import Action, ActionOwner, Goal, Plan, check_agreeable
from coachdesk.domain.roles import Role
from coachdesk.domain.sessions import Session, SessionKind
from coachdesk.domain.skills import Observation, Rating, Skill

DAY = date(2026, 3, 2)

BROKEN = {
    "no name": ("name", lambda: Rep(None, " ")),
    "left before hired": ("left", lambda: Rep(None, "A", hired=DAY, left=date(2025, 1, 1))),
    "ramp of minus one": ("ramp", lambda: Role(None, "A", ramp=(-1,))),
    "rate of nothing": ("unit", lambda: Measure(None, "A", unit=Unit.RATE)),
    "rate of itself": ("denominator", lambda: Measure(None, "A", unit=Unit.RATE, numerator_id=1, denominator_id=1)),
    "target of nobody": ("rep", lambda: Target(None, 1, DAY, 5)),
    "target of two": ("rep", lambda: Target(None, 1, DAY, 5, rep_id=1, role_id=1)),
    "not a number": ("value", lambda: Result(1, 1, DAY, nan)),
    "endless number": ("value", lambda: Result(1, 1, DAY, inf)),
    "level 6": ("level", lambda: Rating(None, 1, 1, 6)),
    "level 0 seen": ("level", lambda: Observation(None, 1, 1, DAY, "asked", level=0)),
    "nothing seen": ("observation", lambda: Observation(None, 1, 1, DAY, " ")),
    "never fading": ("refresh interval", lambda: Skill(None, "A", "B", refresh_days=0)),
    "no minutes": ("minutes", lambda: Session(None, SessionKind.GROUP, datetime(2026, 1, 1, 9), 0)),
    "day-long session": ("minutes", lambda: Session(None, SessionKind.GROUP, datetime(2026, 1, 1, 9), 1440)),
    "empty promise": ("commitment", lambda: Commitment(None, 1, Owner.REP, "", DAY)),
    "wordless goal": ("goal", lambda: Goal(None, 1, "")),
    "wordless action": ("action", lambda: Action(None, 1, "")),
    "same focus twice": ("focus2_id", lambda: Plan(None, 1, 2026, 1, 1, focus_id=3, focus2_id=3)),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_record_names_its_field(case):
    field, build = BROKEN[case]
    with pytest.raises(Invalid) as refused:
        build()
    assert refused.value.field == field
    assert str(refused.value).endswith((".", "?"))


def test_tenure_counts_whole_months():
    assert tenure_months(date(2025, 1, 31), date(2025, 2, 28)) == 0
    assert tenure_months(date(2025, 1, 15), date(2026, 1, 15)) == 12
    assert tenure_months(date(2027, 1, 1), DAY) is None
    assert tenure_months(None, DAY) is None


def test_a_plan_says_what_it_lacks_before_it_is_agreed():
    bare = Plan(None, 1, 2026, 1, 1)
    with pytest.raises(DeskError, match="what success looks like, a focus skill, a goal and an action that is yours"):
        check_agreeable(bare, (), ())
    full = Plan(None, 1, 2026, 1, 1, success="I ask for the number", focus_id=1)
    check_agreeable(full, (Goal(None, 1, "Ask"),), (Action(None, 1, "Listen in", owner=ActionOwner.MANAGER),))


def test_initials_and_first_name():
    rep = Rep(None, "Ben van der Okafor")
    assert (rep.initials, rep.first_name) == ("BO", "Ben")
