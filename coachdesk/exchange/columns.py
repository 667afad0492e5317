"""Which column is which: heads are known in any order and case, and by their common synonyms."""

from __future__ import annotations

from collections.abc import Mapping

from coachdesk.domain.errors import DeskError
from coachdesk.exchange.names import fold_head, named
from coachdesk.exchange.raw import short
from coachdesk.exchange.tables import Table

ROSTER_HEADS = (
    "name", "role", "title", "email", "phone", "location", "hired", "left", "status", "retention", "note",
)  # fmt: skip
_REP = (
    "rep", "name", "sales rep", "salesperson", "seller", "owner", "opportunity owner", "deal owner", "account owner",
    "full name", "employee", "assigned to", "rep name", "user", "agent", "owner name", "ae",
)  # fmt: skip
_DATE = ("date", "day", "close date", "closed date", "created date", "week of", "week starting",
         "period start", "start")  # fmt: skip
_PERIOD = ("period", "week", "month", "quarter")
_VALUE = ("value", "result", "actual", "number", "total", "amount", "count", "sum")
_REP_ALONE = ("rep", "name", "rep name", "sales rep", "salesperson", "seller", "employee", "full name", "who")
_SKILL = ("skill", "skill name", "competency")
SYNONYMS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "roster": {
        "name": (
            "name", "full name", "rep", "rep name", "sales rep", "employee", "employee name", "salesperson",
            "display name", "team member", "user", "seller", "owner",
        ),
        "first": ("first name", "first", "given name", "forename"),
        "last": ("last name", "last", "surname", "family name"),
        "role": ("role", "job role", "sales role", "function", "profile"),
        "title": ("title", "job title", "position", "job"),
        "email": ("email", "e-mail", "mail", "email address", "work email", "e-mail address"),
        "phone": ("phone", "telephone", "mobile", "phone number", "cell", "work phone", "mobile phone", "tel"),
        "location": ("location", "office", "city", "site", "region", "territory"),
        "hired": ("hired", "hire date", "hired on", "start date", "date hired", "joined", "date of hire", "started",
                  "start"),
        "left": ("left", "leaving date", "end date", "termination date", "left on"),
        "status": ("status", "state", "employment status", "active"),
        "retention": ("retention", "keep until", "retention date"),
        "note": ("note", "notes", "comment", "comments", "remarks"),
    },
    "results": {
        "rep": _REP,
        "measure": ("measure", "metric", "kpi", "indicator", "activity"),
        "when": (*_DATE, *_PERIOD),
        "value": _VALUE,
    },
    "targets": {
        "rep": _REP,
        "role": ("role", "sales role", "job role"),
        "measure": ("measure", "metric", "kpi", "indicator"),
        "when": (*_PERIOD, *_DATE),
        "per": ("per", "cadence", "period length"),
        "value": ("value", "target", "quota", "goal", "amount", "number"),
        "repeats": ("repeats", "repeat", "each period"),
    },
    "sessions": {
        "rep": (
            "rep", "reps", "name", "names", "rep name", "sales rep", "salesperson", "employee", "full name", "who",
            "participants", "attendees", "with",
        ),
        "kind": ("kind", "type", "session type", "meeting type", "kind of session", "session"),
        "start": ("start", "start time", "starts", "date and time", "when", "date", "day", "start date",
                  "session date"),
        "time": ("time", "time of day", "at"),
        "minutes": ("minutes", "min", "mins", "length", "duration", "duration (minutes)", "duration (min)"),
        "status": ("status", "state", "outcome"),
        "summary": ("summary", "shared notes", "notes", "note", "what came of it"),
        "place": ("place", "location", "where", "room"),
        "model": ("model", "conversation model"),
        "usefulness": ("usefulness", "useful"),
        "missed by": ("missed by", "no show by"),
        "why": ("why", "reason"),
        "energy": ("energy",),
        "again": ("again",),
    },
    "commitments": {
        "rep": ("rep", "name", "rep name", "sales rep", "salesperson", "seller", "employee", "full name", "towards"),
        "owner": ("owner", "side", "who", "whose", "owned by", "responsible", "who keeps it"),
        "text": (
            "text", "commitment", "promise", "what", "action", "action item", "task", "to do", "description",
        ),
        "due": ("due", "due date", "due on", "by when", "by", "deadline"),
        "done": ("done", "done on", "closed", "closed on", "completed", "completed on", "date done", "finished"),
        "made": ("made", "made on", "agreed", "agreed on", "date", "created", "created date"),
        "state": ("state", "status"),
        "why": ("why", "reason"),
        "seen in": ("seen in", "how seen", "how we will see it", "seen"),
        "due words": ("due words", "due as said"),
        "session": ("session", "session start", "made in"),
        "again": ("again",),
    },
    "skills": {
        "framework": ("framework", "skill framework", "competency model", "model"),
        "family": ("family", "group", "category", "area", "skill family"),
        "skill": ("skill", "name", "skill name", "competency"),
        "description": ("description", "what it is", "definition", "meaning"),
        **{str(n): (str(n), f"level {n}", f"behaviour at {n}", f"behavior at {n}", f"behaviour {n}", f"behavior {n}",
                    f"text {n}") for n in range(1, 6)},
        "weight": ("weight", "attention", "importance"),
        "refresh interval": ("refresh days", "refresh interval", "refresh", "refresh (days)"),
    },
    "ratings": {
        "rep": _REP_ALONE,
        "skill": _SKILL,
        "by": ("by", "rater", "rated by", "assessor", "source"),
        "date": ("date", "day", "rated on", "assessed on", "assessment date", "when"),
        "level": ("level", "rating", "score", "value"),
        "evidence": ("evidence", "why", "comment", "comments", "note", "notes", "what it stands on"),
        "framework": ("framework", "skill framework"),
    },
    "observations": {
        "rep": _REP_ALONE,
        "skill": _SKILL,
        "date": ("date", "day", "seen on", "observed on", "when"),
        "seen": ("seen", "observation", "what was seen", "what", "note", "notes", "text", "comment"),
        "where": ("where", "setting", "place", "context"),
        "level": ("level", "rating", "score"),
        "framework": ("framework", "skill framework"),
        "again": ("again",),
    },
    "courses": {
        "title": ("title", "course", "course title", "course name", "name", "training"),
        "kind": ("kind", "type", "format", "course type", "delivery"),
        "skills": ("skills", "skill", "competencies", "competency", "skills covered", "topics"),
        "minutes": ("minutes", "min", "mins", "length", "duration", "duration (minutes)", "duration (min)"),
        "refresh days": ("refresh days", "refresh", "refresh interval", "refresh (days)", "valid for", "valid days",
                         "validity", "validity (days)"),
        "materials": ("materials", "link", "url", "material", "content"),
        "cost": ("cost", "price", "fee"),
        "description": ("description", "summary", "about", "notes", "note"),
        "questions": ("questions", "recall questions", "check questions"),
        "tasks": ("tasks", "on-the-job tasks", "practice", "exercises"),
        "archived": ("archived", "put away", "inactive", "retired"),
    },
    "training": {
        "course": ("course", "course title", "course name", "training", "class"),
        "title": ("title", "event", "event title", "name of event", "topic"),
        "start": ("start", "start time", "starts", "date and time", "when", "date", "day", "start date",
                  "session date", "completed on", "completion date"),
        "time": ("time", "time of day", "at"),
        "minutes": ("minutes", "min", "mins", "length", "duration", "duration (minutes)", "duration (min)"),
        "place": ("place", "location", "where", "room", "venue"),
        "trainer": ("trainer", "instructor", "facilitator", "presenter", "given by"),
        "seats": ("seats", "capacity", "places", "max attendees"),
        "scale": ("scale", "measured as"),
        "with you": ("with you", "yours", "you take part"),
        "status": ("status", "state", "event status"),
        "rep": (
            "rep", "reps", "name", "rep name", "sales rep", "salesperson", "employee", "full name", "who", "attendee",
            "attendees", "participant", "participants", "learner", "user",
        ),
        "presence": ("presence", "attendance", "attended", "present", "completion status"),
        "before": ("before", "score before", "pre", "pre-test", "pre-score", "confidence before"),
        "after": ("after", "score after", "post", "post-test", "post-score", "score", "confidence after"),
        "feedback": ("feedback", "comment", "comments", "what they said"),
        "again": ("again",),
    },
}  # fmt: skip


def recognise(verb: str, table: Table, mapping: Mapping[str, str]) -> dict[str, int]:
    """The column of each field that the file has; what `mapping` says goes before what a head sounds like."""
    fields = SYNONYMS[verb]
    found = {named(key, fields, "column called"): column(table, head) for key, head in mapping.items()}
    heads = {fold_head(head): i for i, head in reversed(list(enumerate(table.heads)))}
    for key, words in fields.items():
        free = (heads[fold_head(w)] for w in words if fold_head(w) in heads)
        at = next((i for i in free if i not in found.values()), None)
        if key not in found and at is not None:
            found[key] = at
    return found


def column(table: Table, head: str) -> int:
    """The number of the column with this head; a refusal names the nearest one."""
    return table.heads.index(named(head, table.heads, "column"))


def require(table: Table, found: Mapping[str, int], fields: tuple[str, ...]) -> None:
    """Refuse a table that lacks a column it cannot do without."""
    if missing := [field for field in fields if field not in found]:
        heads = ", ".join(map(short, table.heads[:20]))
        free = next((head for i, head in enumerate(table.heads) if i not in found.values()), "")
        hint = f"Say which it is, for example {missing[0]}=“{short(free)}”." if free else "Add it to the file."
        raise DeskError(f"“{table.name}” has no column for {' and '.join(missing)}; it has {heads}. {hint}")
    for field, at in ((field, found[field]) for field in fields):
        _refuse_twin(table, field, at)


def _refuse_twin(table: Table, field: str, at: int) -> None:
    """Refuse two columns of one name where it matters which of them is meant."""
    head = table.heads[at]
    twins = [f"{head} ({n})" for n in range(2, len(table.heads) + 1)]
    if twin := next((one for one in table.heads if one in twins), None):
        raise DeskError(
            f"“{table.name}” has two columns called “{short(head)}”: give one another name, "
            f"or say which is meant: {field}=“{short(twin)}”."
        )


def long_text(table: Table, row: tuple[str, ...], at: int) -> str:
    """A cell with its continuations: an export breaks a text too long for one cell into “note”, “note +2” and so on."""
    parts, number = [row[at]], 2
    while (head := f"{table.heads[at]} +{number}") in table.heads:
        parts.append(row[table.heads.index(head)])
        number += 1
    return "".join(parts)
