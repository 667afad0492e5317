"""The rules of the diagnosis in plain words, with the numbers that they are reckoned with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from coachdesk.analysis import words
from coachdesk.analysis.chance import FAMILY
from coachdesk.analysis.diagnosis import FindingKind
from coachdesk.analysis.diagnosis_rules import Topic
from coachdesk.analysis.diagnosis_rules_coaching import MONTHS
from coachdesk.analysis.diagnosis_rules_effort import FEWEST_MONTHS, RECENT
from coachdesk.analysis.diagnosis_rules_fit import ENOUGH_POOR
from coachdesk.analysis.diagnosis_rules_leads import SNAPSHOTS
from coachdesk.analysis.diagnosis_rules_shares import HINT_FROM, LIKELY
from coachdesk.analysis.diagnosis_rules_skills import LEAST_SEEN, MANY_STALE
from coachdesk.domain.periods import Cadence


@dataclass(frozen=True, slots=True)
class Rule:
    """One cause that is looked at, and how."""

    cause: str
    kind: FindingKind
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """What holds for all, each with a heading, and the rules one by one in the order they are looked at."""

    ways: tuple[tuple[str, str], ...]
    rules: tuple[Rule, ...]


def told(topics: Mapping[str, Topic], texts: Mapping[str, Any], enough: int, hours: tuple[float, float]) -> Told:
    """The rules of these topics; steps of the sale that have words in common are one.

    `enough` is how many trials a rate needs, `hours` the hours of coaching meant for a month.
    """
    by_cause: dict[str, Topic] = {}
    for cause, topic in topics.items():
        by_cause.setdefault(_common(cause, texts["rules"]), topic)
    numbers = _numbers(len(topics) - 1, enough, hours)
    rules = tuple(
        Rule(cause, topic.kind, texts["names"].get(cause) or topic.name, texts["rules"][cause].format(**numbers))
        for cause, topic in by_cause.items()
    )
    return Told(tuple((head, said.format(**numbers)) for head, said in texts["ways"]), rules)


def _common(cause: str, rules: Mapping[str, str]) -> str:
    """The rule that a cause is told by: its own, or the one that its first word names."""
    return cause if cause in rules else cause.partition(" ")[0]


def _numbers(causes: int, enough: int, hours: tuple[float, float]) -> dict[str, str]:
    """What the texts leave open, as the rules themselves have it."""
    counts = {
        "causes": causes, "enough": enough, "hint_from": HINT_FROM, "snapshots": SNAPSHOTS, "poor": ENOUGH_POOR,
        "recent": RECENT[Cadence.WEEK], "hour_months": FEWEST_MONTHS, "seen": LEAST_SEEN, "stale": MANY_STALE,
        "coaching_months": MONTHS,
    }  # fmt: skip
    low, high = (words.figure(hour) for hour in hours)
    shares = {"family": f"{FAMILY * 100:.0f} %", "likely": f"{LIKELY * 100:.0f} %", "low": low, "high": high}
    return {**{name: f"{count:,}" for name, count in counts.items()}, **shares}
