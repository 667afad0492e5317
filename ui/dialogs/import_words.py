"""The words of the import sheet: what can be brought in, what a file is, what was done."""

from __future__ import annotations

from datetime import date

from coachdesk.analysis.words import plural
from coachdesk.domain.imports import Batch
from coachdesk.exchange.dates import day_words
from coachdesk.exchange.plans import ImportPlan, ImportReport, NumberChange
from coachdesk.exchange.raw import digits
from coachdesk.exchange.tables import Table

VERBS = (("results", "Numbers"), ("targets", "Targets"), ("roster", "Roster"),
         ("sessions", "Sessions"), ("commitments", "Commitments"), ("skills", "Skills"),
         ("ratings", "Ratings"), ("courses", "Courses"), ("training", "Training"))  # fmt: skip
NOUNS = {
    "results": "number", "targets": "target", "roster": "rep", "sessions": "session", "commitments": "commitment",
    "skills": "skill", "ratings": "rating", "courses": "course", "training": "training row",
}  # fmt: skip
TITLES = {
    "results": "Bring in numbers", "targets": "Bring in targets", "roster": "Bring in a roster",
    "sessions": "Bring in sessions", "commitments": "Bring in commitments", "skills": "Bring in skills",
    "ratings": "Bring in ratings", "courses": "Bring in courses", "training": "Bring in training",
}  # fmt: skip
DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
ENCODINGS = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16",
             "cp1252": "Windows-1252"}  # fmt: skip
MOST_LINES = 2_000


def table_words(table: Table, after: int = 0) -> str:
    """A file in one line: its name, rows, how it was read, what was left out, and how many files wait after it."""
    how = ", ".join(
        word for word in (DELIMITERS.get(table.delimiter, ""), ENCODINGS.get(table.encoding, table.encoding)) if word
    )
    told = [table.name, plural(len(table.rows), "row"), how]
    if table.sheet and len(table.sheets) > 1:
        told.append(f"sheet “{table.sheet}” of {len(table.sheets)}")
    if table.left_lines:
        told.append(f"{plural(len(table.left_lines), 'line')} left out")
    if after:
        told.append(f"{plural(after, 'more file')} after this")
    return " · ".join(word for word in told if word)


def day_of(then: date, today: date) -> str:
    """15 Nov, with the year where it is another one."""
    words = day_words(then)
    return words if then.year != today.year else words.rsplit(" ", 1)[0]


def last_words(last: Batch | None, today: date) -> str:
    """Last taken in 15 Nov: 412 added, 38 changed."""
    if last is None:
        return "not taken in yet"
    return f"last taken in {day_of(last.at.date(), today)}: {last.added:,} added, {last.changed:,} changed"


def read_words(name: str, last: Batch | None, today: date) -> str:
    """Read as “CRM won deals”, as on 15 Nov: 412 added, 38 changed then."""
    if last is None:
        return f"Read as “{name}”."
    then = f"{last.added:,} added, {last.changed:,} changed then"
    return f"Read as “{name}”, as on {day_of(last.at.date(), today)} ({then})."


def change_words(change: NumberChange) -> str:
    """12,400 → 20,550, or what is new."""
    now = digits(change.result.value)
    return f"new: {now}" if change.was is None else f"{digits(change.was)} → {now}"


def count_words(report: ImportReport) -> tuple[tuple[int, str], ...]:
    """The counts of an import with what each counts."""
    return (
        (report.added, "added"), (report.changed, "changed"), (report.same, "as before"),
        (report.kept, "typed by you, kept"), (len(report.skipped), "rows skipped, listed"),
    )  # fmt: skip


def summary(plan: ImportPlan, noun: str) -> str:
    """What will be done, in sentences, with every row that is not taken."""
    report = plan.report
    lines = [f"{plural(report.added, noun)} will be added and {report.changed:,} changed."]
    if report.kept:
        lines.append(f"{plural(report.kept, 'number')} that you typed differ and stay as they are.")
    if plan.reps_added:
        lines.append("New on the team: " + ", ".join(rep.name for rep in plan.reps_added[:12]) + ".")
    lines.append("A backup is made first, and one Undo takes it all back.")
    lines.extend(report.notes)
    for skip in report.skipped[:MOST_LINES]:
        where = f" ({skip.column}: {skip.value})" if skip.value else ""
        lines.append(f"Row {skip.row:,}: {skip.why}{where}")
    if len(report.skipped) > MOST_LINES:
        lines.append(f"and {len(report.skipped) - MOST_LINES:,} more rows that are skipped.")
    return "\n".join(lines)
