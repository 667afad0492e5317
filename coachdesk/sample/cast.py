"""Who is on the sample team: names, roles and the course each rep's numbers take."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from coachdesk.domain.people import Rep, Status
from coachdesk.domain.periods import Quarter
from coachdesk.paths import RESOURCES

SAMPLE = RESOURCES / "sample"
LEAVE_WEEKS = 6


@dataclass(frozen=True, slots=True)
class Member:
    """One rep of the sample; `attainment`, `effort` and `skill` run from the oldest quarter to the present one.

    `own` is what sticks with this rep: by measure a mean a week, a rate, or a pace by quarter, in place of the usual.
    """

    rep: Rep
    role: str
    profile: str
    attainment: tuple[float, ...]
    effort: tuple[float, ...]
    skill: tuple[int, ...]
    own: Mapping[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> int:
        assert self.rep.id is not None
        return self.rep.id

    def works_on(self, day: date, today: date) -> bool:
        """Whether the rep was there: hired by then, and not on the leave that began six weeks ago."""
        away = self.rep.status is Status.ON_LEAVE and day > today - timedelta(weeks=LEAVE_WEEKS + 1)
        return not away and (self.rep.hired is None or day >= self.rep.hired)


def texts(name: str) -> dict[str, Any]:
    """One of the sample's own files of names and texts."""
    found: dict[str, Any] = json.loads((SAMPLE / f"{name}.json").read_text(encoding="utf-8"))
    return found


def at_quarter(course: tuple[float, ...], back: int) -> float:
    """The value `back` quarters ago; the oldest one stands for all before it."""
    return course[max(0, len(course) - 1 - back)]


def cast(team: dict[str, Any], count: int, today: date, rng: Random) -> tuple[Member, ...]:
    """The first `count` members, not yet stored: those with written parts first, then names drawn from the lists."""
    parts = [*team["reps"][:count]]
    taken = {part["name"] for part in parts}
    while len(parts) < count:
        parts.append(_extra(team, len(parts), taken, rng))
        taken.add(parts[-1]["name"])
    return tuple(_member(team, part, today, rng) for part in parts)


def _extra(team: dict[str, Any], place: int, taken: set[str], rng: Random) -> dict[str, Any]:
    firsts, lasts = team["first_names"], team["last_names"]
    first, last = firsts[place % len(firsts)], lasts[(place // len(firsts) + place) % len(lasts)]
    name = f"{first} {last}" if f"{first} {last}" not in taken else f"{first} {last} {place}"
    profiles = ("steady", "uneven", "rising", "low", "top", "falling")
    weights = (30, 25, 15, 15, 10, 5)
    role = rng.choice(("Account Executive", "Account Manager", "Inside Sales Representative"))
    return {
        "name": name,
        "role": role,
        "title": role,
        "location": rng.choice(team["locations"]),
        "tenure": rng.randint(8, 90),
        "profile": rng.choices(profiles, weights)[0],
    }


def _member(team: dict[str, Any], part: dict[str, Any], today: date, rng: Random) -> Member:
    course = team["profiles"][part["profile"]]
    slug = "".join(c for c in part["name"].lower().replace(" ", ".") if c.isascii())
    rep = Rep(
        None,
        part["name"],
        title=part["title"],
        location=part["location"],
        email=f"{slug}@example.com",
        phone=f"+1 555 01{rng.randint(0, 99):02d}",
        hired=hired_before(today, part["tenure"]),
        status=Status.ON_LEAVE if part["profile"] == "leave" else Status.ACTIVE,
    )
    return Member(
        rep, part["role"], part["profile"], tuple(course["attainment"]), tuple(course["effort"]),
        tuple(course["skill"]), part.get("own", {}),
    )  # fmt: skip


def hired_before(today: date, months: int) -> date:
    """The first of the month that lies so many months back."""
    count = today.year * 12 + today.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)


def quarters_up_to(today: date, count: int) -> tuple[Quarter, ...]:
    """The last `count` quarters in order, the present one included."""
    return tuple(Quarter.of(today).plus(back) for back in range(1 - count, 1))
