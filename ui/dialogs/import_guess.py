"""What a form says before anybody has touched it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coachdesk.exchange.columns import recognise
from coachdesk.exchange.filters import parted
from coachdesk.exchange.names import fold_head
from coachdesk.exchange.plans import Also, ImportOptions
from coachdesk.exchange.tables import Table
from ui.dialogs.import_boxes import BY_NAME

AMOUNTS = ("amount", "value", "revenue", "deal value", "acv", "arr")
# kind, the fields it must have, and of which it must have one; the most telling first
KINDS = (
    ("ratings", ("rep", "skill", "level"), ()), ("skills", ("skill", "family"), ("description", "1", "3", "5")),
    ("commitments", ("rep", "text", "due"), ()), ("sessions", ("rep", "start", "minutes"), ()),
    ("results", ("rep", "when"), ()), ("roster", ("name",), ("role", "title", "email", "hired")),
)  # fmt: skip
STAGES = ("stage", "status", "stage name")


def likely(table: Table, found: Mapping[str, int], measures: Sequence[str]) -> Also:
    """What a file of these heads most often means: won bookings of a sales system, or measures by name."""
    heads = table.heads
    amount = next((head for head in heads if head.casefold() in AMOUNTS), None)
    if amount is None or "measure" in found or any(head in measures for head in heads) or not measures:
        return Also(BY_NAME, amount)
    measure = "Bookings" if "Bookings" in measures else measures[0]
    stage = next((head for head in heads if head.casefold() in STAGES), None)
    values = table.column(heads.index(stage)) if stage else ()
    value = next((v for v in values if v.strip().casefold() in ("closed won", "won")), next(iter(values), ""))
    return Also(measure, amount, (f"{stage}={value.strip()}",) if stage else ())


def first_of(options: ImportOptions, found: Mapping[str, int], heads: Sequence[str]) -> Also:
    """The first measure of a recipe; one that finds its measures by their names has none."""
    if not options.measure:
        return Also(BY_NAME, None, options.where)
    column = options.sum_column or (heads[found["value"]] if "value" in found else None)
    return Also(options.measure, None if options.count else column, options.where)


def likely_kind(heads: Sequence[str], picked: str) -> str:
    """What a file that was dropped holds, by the columns that only one kind has; else what was picked."""
    table = Table("", tuple(heads), (), ())
    for kind, must, one_of in KINDS:
        found = recognise(kind, table, {})
        if all(field in found for field in must) and (not one_of or any(field in found for field in one_of)):
            return kind
    return picked


def heads_in_use(picked: Sequence[str], measures: Sequence[Also], table: Table) -> tuple[str, ...]:
    """The heads that fields, filters and sums name, as far as the file has them."""
    heads = [*picked, *(parted(condition)[0] for one in measures for condition in one.where)]
    heads += [one.sum_column for one in measures if one.sum_column]
    known = {fold_head(head): head for head in table.heads}
    return tuple(dict.fromkeys(known[fold_head(head)] for head in heads if fold_head(head) in known))
