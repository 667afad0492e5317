"""The facts of a month for leadership: coaching beside sales, what moved, what comes next; no note is among them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coachdesk.analysis.charts import Bullet, Spark
from coachdesk.analysis.rates import Rate


@dataclass(frozen=True, slots=True)
class MonthCell:
    """One month of one rep or of the team: hours coached beside the share of the sales target (0.83).

    `share` None is unknown; `gaps` is how many closed periods of the month have no number. `sales` is the short form,
    "83 %", with a star while a period is missing; `words` say it all.
    """

    month: date
    title: str
    hours: float
    share: float | None
    gaps: int
    sales: str
    words: str


@dataclass(frozen=True, slots=True)
class MonthRep:
    """One rep: hours against the budget (least to most), what became of the sessions, and three months of both numbers.

    `observations` is only their count. `gap` is the longest stretch in days without a one-on-one.
    """

    rep_id: int
    rep: str
    initials: str
    role: str
    hours: float
    bullet: Bullet
    budget: str
    tone: str
    says: str
    held: int
    missed: int
    moved: int
    gap: int | None
    observations: int
    cells: tuple[MonthCell, ...]
    spark: Spark


@dataclass(frozen=True, slots=True)
class MonthFigure:
    """A figure with its name above and a note below."""

    name: str
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class MonthKind:
    """Hours held in one kind of session."""

    kind: str
    hours: float


@dataclass(frozen=True, slots=True)
class MonthOutcome:
    """One outcome of the team: the month's sum with what it is made of, and what came to a rep with its usual range.

    The sentence is about one rep's part, never about the sum. `signal` is whether it tells a signal of this month,
    `better` whether that is for the better; `judged` is whether it could tell one.
    """

    name: str
    value: str
    made_of: str
    usual: str
    says: str
    signal: bool
    better: bool
    each: str = ""
    judged: bool = True


@dataclass(frozen=True, slots=True)
class MonthConversion:
    """One step of the sale, the whole team pooled: this month, and the twelve months before it."""

    name: str
    rate: Rate
    before: Rate
    words: str
    before_words: str
    says: str


@dataclass(frozen=True, slots=True)
class MonthSkill:
    """One skill of the whole team: `median` of `rated` levels, their spread `low` to `high`, targets from `aim_low`.

    With fewer than three rated nothing but the count is said: a median of two would give single people away. `below`
    of `aimed` rated reps with a target are under it, by `short` levels in all.
    """

    name: str
    family: str
    aim_words: str
    aim_low: int | None
    aim_high: int | None
    median: float | None
    low: int | None
    high: int | None
    rated: int
    below: int
    aimed: int
    short: int

    @property
    def spread(self) -> str:
        """The levels from the least to the most: "2–4"."""
        if self.low is None or self.high is None:
            return "–"
        return f"{self.low}" if self.low == self.high else f"{self.low}–{self.high}"

    @property
    def below_words(self) -> str:
        """How many are below: "5 of 6 below target"."""
        return f"{self.below} of {self.aimed} below target"


@dataclass(frozen=True, slots=True)
class MonthRamp:
    """One new hire: the share of target in the last closed month beside what is expected by then."""

    rep: str
    now: str
    expected: str
    says: str


@dataclass(frozen=True, slots=True)
class MonthPlans:
    """The plans of a quarter by state in words, and the goals closed in this month and the two before by verdict."""

    quarter: str
    states: tuple[tuple[str, int], ...]
    without: int
    verdicts: tuple[tuple[str, int], ...]
    since: str


@dataclass(frozen=True, slots=True)
class MonthTraining:
    """One event that was held: how many came of those invited (None: nobody wrote it down), and debriefs done."""

    title: str
    when: str
    attended: int | None
    invited: int
    debriefed: int
    debriefs: int

    @property
    def words(self) -> str:
        """Who came, and what followed: "6 of 7 attended; debriefed 4 of 6"."""
        asked = f"{self.invited} asked, who came was not written down"
        came = asked if self.attended is None else f"{self.attended} of {self.invited} attended"
        after = f"debriefed {self.debriefed} of {self.debriefs}" if self.debriefs else "no debrief planned"
        return f"{came}; {after}"


@dataclass(frozen=True, slots=True)
class MonthNext:
    """What is in the calendar of the month after; `budget` is what is meant for the team in hours."""

    title: str
    sessions: int
    hours: float
    budget: str
    trainings: tuple[str, ...]
    plans_to_close: int


@dataclass(frozen=True, slots=True)
class MonthWords:
    """What I coached, what moved, what I need."""

    coached: str = ""
    moved: str = ""
    need: str = ""


@dataclass(frozen=True, slots=True)
class MonthPaper:
    """The monthly coaching report to leadership. `words` are the manager's own; `proposals` are never printed.

    `so_far` is "" for a month that is over, else the words that say up to which day. `unlisted` counts the reps whom
    a paper without room for all leaves off its table.
    """

    month: date
    title: str
    so_far: str
    manager: str
    printed_on: date
    summary: str
    words: MonthWords
    proposals: MonthWords
    figures: tuple[MonthFigure, ...]
    kinds: tuple[MonthKind, ...]
    lead: str
    months: tuple[str, ...]
    reps: tuple[MonthRep, ...]
    team: tuple[MonthCell, ...]
    outcomes: tuple[MonthOutcome, ...]
    conversions: tuple[MonthConversion, ...]
    skills: tuple[MonthSkill, ...]
    weakest: tuple[MonthSkill, ...]
    ramps: tuple[MonthRamp, ...]
    plans: MonthPlans
    trainings: tuple[MonthTraining, ...]
    coming: MonthNext
    definitions: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...]
    unlisted: str = ""
