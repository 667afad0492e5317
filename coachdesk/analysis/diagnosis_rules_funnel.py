"""Rules on the funnel: where a rep’s deals stop, beside the other reps of the same role."""

from __future__ import annotations

from dataclasses import replace

from coachdesk.analysis.diagnosis_rules import OFF, Case, Judged, Topic
from coachdesk.analysis.diagnosis_rules_leads import judge_parts, target_of
from coachdesk.analysis.diagnosis_rules_shares import Counted, judge_share
from coachdesk.analysis.funnel_facts import key_of
from coachdesk.analysis.stages import steps_of
from coachdesk.domain.measures import Measure, Part

LAST_STEP = "conversion proposals-won"


def conversions(case: Case) -> tuple[Judged, ...]:
    """One for each step of the funnel that is counted."""
    return tuple(_step(case, lower, upper) for lower, upper in steps_of(case.parts))


def _step(case: Case, lower: Measure, upper: Measure) -> Judged:
    assert lower.part is not None
    assert upper.part is not None
    ends = lower.part, upper.part
    counted = Counted(
        case.pairs(case.own, *ends),
        [case.pairs(one, *ends) for one in case.others],
        case.enough,
        target_of(case, *ends),
    )
    return judge_share(case, _topic(case, lower, upper), counted, lower.id)


def _topic(case: Case, lower: Measure, upper: Measure) -> Topic:
    """The words for a step, in general where a stage is left out."""
    cause = f"conversion {key_of(lower, upper)}"
    if (topic := case.topics.get(cause)) is not None:
        return topic
    name = f"{lower.name} → {upper.name.lower()}"
    counts = f"{lower.name.lower()} became {upper.name.lower()}"
    general = case.topics["conversion"]
    return replace(general, cause=cause, name=name, counts=counts, title=f"{name}: {general.title.lower()}")


def win_rate(case: Case) -> Judged:
    """Won of decided deals, beside the role."""
    return judge_parts(case, "win rate", Part.DECIDED, Part.WON)


def told_once(found: tuple[Judged, ...]) -> tuple[Judged, ...]:
    """Proposals that are not won and decided deals that are not won are one story: the win rate tells it for both."""
    by_cause = {one.topic.cause: one for one in found}
    won, last = by_cause.get("win rate"), by_cause.get(LAST_STEP)
    if won is None or last is None or won.state != OFF or last.state != OFF:
        return found
    both = replace(won, evidence=(won.evidence[0], last.evidence[0], *won.evidence[1:]))
    return tuple(both if one is won else one for one in found if one is not last)
