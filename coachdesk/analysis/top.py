"""What top performers do differently: facts of the comparison within one role, and never a cause."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from coachdesk.analysis import words
from coachdesk.analysis.differences import FEWEST, Difference, mean_difference, rate_difference
from coachdesk.analysis.facts import rep_tier
from coachdesk.analysis.records import RepRecords
from coachdesk.analysis.tiers import Tier
from coachdesk.domain.measures import Unit

NO_CAUSE = "These go together; that does not make one the cause of the other."
UNSURE = "can’t tell yet"
CHANCE = 20  # of so many true zeros one interval of 95 % leaves the zero out by chance


@dataclass(frozen=True, slots=True)
class Scale:
    """How a row writes its numbers: the number itself, and the unit that stands once behind them (" a week")."""

    show: Callable[[float], str]
    unit: str = ""

    def value(self, value: float) -> str:
        return f"{self.show(value)}{self.unit}"

    def apart(self, found: Difference) -> tuple[str, str]:
        """A difference and its plausible range: "+7.1 a week" and "plausible +5 to +9.3"."""
        assert found.low is not None
        assert found.high is not None
        head = f"{self._signed(found.value)}{self.unit}"
        return head, f"plausible {self._signed(found.low)} to {self._signed(found.high)}"

    def _signed(self, value: float) -> str:
        text = self.show(abs(value))
        if not any(figure in text for figure in "123456789"):
            return text
        return f"{'+' if value > 0 else '−'}{text}"


POINTS = Scale(lambda share: f"{share * 100:.0f}", " points")


@dataclass(frozen=True, slots=True)
class Group:
    """One side of a row: its value, of how many reps, and the value in words ("48 a week, 3 reps")."""

    value: float | None
    reps: int
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is compared. `side` is "more" or "less" of the top tier where that can be told, else "".

    `difference` is in the row's own unit (a rate's is a share); `first` and `second` say it with its plausible range,
    or that it can't be told and why. `pooled` marks a rate of counts taken together, which differ from rep to rep.
    """

    kind: str
    name: str
    top: Group
    others: Group
    difference: Difference | None
    side: str
    first: str
    second: str
    pooled: bool = False

    @property
    def clear(self) -> bool:
        """Whether the plausible range leaves no difference out."""
        return bool(self.side)

    @property
    def drawn(self) -> bool:
        """Whether there is a range to draw."""
        return self.difference is not None and self.difference.low is not None

    @property
    def words(self) -> str:
        """The whole of it in one line: "+7.1 a week, plausible +5 to +9.3"."""
        return f"{self.first}, {self.second}" if self.clear else f"{self.first}: {self.second}"


@dataclass(frozen=True, slots=True)
class Placed:
    """Somebody in the comparison or left out of it, with the tier in words."""

    rep_id: int
    rep: str
    words: str


@dataclass(frozen=True, slots=True)
class TopDifferences:
    """One role: `top` and `others` with the rows between them; `roles` are those that can be chosen (id, name).

    `left_out` are those who ramp or of whom it is too early to tell. `says` is the first line of the page, `cautions`
    what has to be read with it.
    """

    role_id: int | None
    role: str
    roles: tuple[tuple[int, str], ...]
    top: tuple[Placed, ...]
    others: tuple[Placed, ...]
    left_out: tuple[Placed, ...]
    rows: tuple[Row, ...]
    span: str
    says: str
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """The reps of one role, parted by their tier."""

    top: tuple[RepRecords, ...]
    others: tuple[RepRecords, ...]
    left_out: tuple[RepRecords, ...]

    @property
    def enough(self) -> bool:
        """Whether there are two on each side."""
        return len(self.top) >= FEWEST and len(self.others) >= FEWEST


def sides_of(team: Iterable[RepRecords], today: date) -> Sides:
    """Top tier against performers and under-performers; a rep who ramps or is new would not be a fair mark."""
    parts: dict[str, list[RepRecords]] = {"top": [], "others": [], "left": []}
    for records in team:
        grade = rep_tier(records, today).tier
        place = "top" if grade is Tier.TOP else "others" if grade in (Tier.PERFORMER, Tier.UNDER) else "left"
        parts[place].append(records)
    return Sides(tuple(parts["top"]), tuple(parts["others"]), tuple(parts["left"]))


def telling_role(team: Sequence[RepRecords], today: date) -> int | None:
    """The role in which most can be told: two on each side first, then one, then the one with most reps."""

    def rank(role_id: int) -> tuple[int, int, int]:
        sides = sides_of([r for r in team if r.rep.role_id == role_id], today)
        fewer = min(len(sides.top), len(sides.others))
        return min(fewer, FEWEST), len(sides.top) + len(sides.others), -role_id

    return max({r.rep.role_id for r in team if r.rep.role_id is not None}, key=rank, default=None)


def mean_row(
    kind: str,
    name: str,
    sides: Sides,
    of: Callable[[RepRecords], float | None],
    scale: Scale,
    apart: Scale | None = None,
) -> Row | None:
    """One number a rep; Welch's interval of the difference of means. None when nobody has one.

    `scale` writes a value, and a difference too unless `apart` does.
    """
    tops, rest = _known(sides.top, of), _known(sides.others, of)
    if not tops and not rest:
        return None
    top, others = _mean_group(tops, scale), _mean_group(rest, scale)
    return _row(kind, name, top, others, mean_difference(tops, rest), apart or scale)


def rate_row(
    kind: str, name: str, sides: Sides, of: Callable[[RepRecords], tuple[float, float]]
) -> Row | None:  # fmt: skip
    """Counts of each side taken together; Newcombe's interval of the difference of rates. None without trials."""
    tops, rest = [of(r) for r in sides.top], [of(r) for r in sides.others]
    top, others = _rate_group(tops), _rate_group(rest)
    if top.value is None and others.value is None:
        return None
    return replace(_row(kind, name, top, others, rate_difference(*_sum(tops), *_sum(rest)), POINTS), pooled=True)


def _known(side: Sequence[RepRecords], of: Callable[[RepRecords], float | None]) -> list[float]:
    return [value for value in map(of, side) if value is not None]


def _mean_group(values: Sequence[float], scale: Scale) -> Group:
    if not values:
        return Group(None, 0, "no numbers")
    mean = sum(values) / len(values)
    return Group(mean, len(values), f"{scale.value(mean)}, {words.plural(len(values), 'rep')}")


def _sum(pairs: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return sum(hits for hits, _ in pairs), sum(trials for _, trials in pairs)


def _rate_group(pairs: Sequence[tuple[float, float]]) -> Group:
    hits, trials = _sum(pairs)
    reps = sum(trials > 0 for _, trials in pairs)
    if not trials:
        return Group(None, 0, "no numbers")
    said = f"{hits:,.0f} of {trials:,.0f} ({hits / trials * 100:.0f} %), {words.plural(reps, 'rep')}"
    return Group(hits / trials, reps, said)


def _row(kind: str, name: str, top: Group, others: Group, found: Difference | None, scale: Scale) -> Row:
    """A row with its sentence: the difference with its range, or what stands in the way of telling."""
    fewer = [place for place, group in (("top", top), ("other", others)) if group.reps < FEWEST]
    if fewer or found is None:
        where = "both sides" if len(fewer) > 1 else f"the {fewer[0]} side" if fewer else "one side"
        return Row(kind, name, top, others, None, "", UNSURE, f"under {FEWEST} reps with numbers on {where}")
    if found.low is None or found.high is None:
        return Row(kind, name, top, others, found, "", UNSURE, "the numbers give no range")
    head, reach = scale.apart(found)
    if not found.clear:
        return Row(kind, name, top, others, found, "", UNSURE, f"{head}, {reach}")
    return Row(kind, name, top, others, found, "more" if found.value > 0 else "less", head, reach)


def shown_in(unit: Unit, per: str, currency: str = "") -> Scale:
    """How a measure's values are written: "48 a week", "24 h a week", "$1,200 a week"."""
    if unit is Unit.HOURS:
        return Scale(words.figure, f" h a {per}")
    return Scale(lambda value: words.number(value, unit, currency), f" a {per}")


def cautions_of(rows: Sequence[Row], sides: Sides) -> tuple[str, ...]:
    """What has to be read with the rows: no cause, chance among many rows, pooled counts, who is left out."""
    said = [NO_CAUSE]
    told = [row for row in rows if row.drawn]
    if sides.enough and len(told) >= CHANCE // 2:
        by_chance = round(len(told) / CHANCE)
        said.append(f"Of {len(told)} things compared, about {max(1, by_chance)} would stand out by chance alone.")
    if any(row.pooled for row in told):
        said.append("Rates add up the counts of a side’s reps; reps differ, so those ranges are rather too narrow.")
    if sides.left_out:
        said.append(f"Left out because they ramp or are too new: {words.listed([r.rep.name for r in sides.left_out])}.")
    return tuple(said)


def says_of(role: str, sides: Sides, rows: Sequence[Row]) -> str:
    """The answer first: how many things stand out, or why nothing can be told."""
    tops, rest = len(sides.top), len(sides.others)
    if not tops:
        whom = words.plural(rest, "rep")
        return f"No top performer among {whom} of this role: nothing to compare yet." if role else "Nobody to compare."
    if not sides.enough:
        return (
            f"Can’t tell yet: {words.plural(tops, 'top performer')} and {words.plural(rest, 'other')} in this role. "
            f"It takes {FEWEST} on each side."
        )
    clear, told = sum(row.clear for row in rows), sum(row.drawn for row in rows)
    head = f"{words.plural(tops, 'top performer')} against {words.plural(rest, 'other')} of the same role"
    return f"{head}: {clear} of {words.plural(told, 'thing')} compared {'stands' if clear == 1 else 'stand'} out"


def placed(records: RepRecords, today: date) -> Placed:
    """Somebody with the tier in words."""
    facts = rep_tier(records, today)
    return Placed(records.rep.id or 0, records.rep.name, f"{facts.title}, {facts.words}")


def roles_of(team: Iterable[RepRecords]) -> Mapping[int, str]:
    """The roles of the team by name."""
    found = {r.rep.role_id: r.role.name for r in team if r.rep.role_id is not None and r.role is not None}
    return dict(sorted(found.items(), key=lambda item: item[1].casefold()))
