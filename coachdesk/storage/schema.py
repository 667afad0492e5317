"""The tables, as migrations in order: append, never edit.

Plain SQL, because sqlite-utils has no checks, no cascades and no WITHOUT ROWID; and no sqlite-utils `Migrations`,
because those keep a table of their own outside user_version and commit each step apart from it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from coachdesk.storage.driver import APPLICATION, Connection, one, scratch
from coachdesk.storage.errors import ChangedOutside
from coachdesk.storage.m001 import TABLES_001
from coachdesk.storage.m002 import TABLES_002
from coachdesk.storage.m003 import TABLES_003
from coachdesk.storage.m004 import TABLES_004
from coachdesk.storage.m005 import TABLES_005

JOURNALED = (
    "setting", "role", "rep", "measure", "target", "result", "skill", "skill_level", "role_skill", "observation",
    "assessment", "rating", "session", "session_rep", "commitment", "plan", "goal", "action", "plan_issue",
    "amendment", "import_recipe", "import_batch", "rhythm", "absence", "series", "deal", "fit_criterion", "fit_answer",
    "agenda_item", "question", "pick", "brief", "debrief", "framework", "framework_version", "rep_skill",
    "market_change", "market_change_skill", "scorecard", "criterion", "scored_call", "score", "sent_form",
    "course", "course_skill", "training", "attendance", "follow_up", "busy",
    "baseline", "role_change", "deal_stage", "dismissal", "improvement_plan", "improvement_check", "support",
    "month_note",
)  # fmt: skip
EXEMPT = ("change", "change_row", "plan_print", "draft", "calendar_event")

Migration = Callable[[Connection], None]


def m001(connection: Connection) -> None:
    """Everything a team file starts with."""
    for statement in TABLES_001:
        connection.execute(statement)


def m002(connection: Connection) -> None:
    """One-on-ones in full; steps taken before are not undone any more, because tables have grown."""
    for statement in TABLES_002:
        connection.execute(statement)
    seal(connection)


def m003(connection: Connection) -> None:
    """Frameworks in versions, scorecards, market changes and forms."""
    for statement in TABLES_003:
        connection.execute(statement)
    seal(connection)


def m004(connection: Connection) -> None:
    """Courses, training events with attendance and follow-up, busy times, and what calendars were told."""
    for statement in TABLES_004:
        connection.execute(statement)
    seal(connection)


def m005(connection: Connection) -> None:
    """What a measure counts in the process, baselines, histories, findings, improvement plans, monthly words."""
    for statement in TABLES_005:
        connection.execute(statement)
    seal(connection)


MIGRATIONS: tuple[Migration, ...] = (m001, m002, m003, m004, m005)


def migrate(connection: Connection, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Bring the file to the newest version, all in one transaction: a crash leaves the old file whole."""
    found = one(connection, "pragma user_version")
    if found >= len(migrations):
        return
    connection.execute("pragma foreign_keys = off")
    connection.execute("begin immediate")
    try:
        for migration in migrations[found:]:
            migration(connection)
        assert connection.execute("pragma foreign_key_check").fetchone() is None, "a migration leaves orphans"
        connection.execute(f"pragma application_id = {APPLICATION}")
        connection.execute(f"pragma user_version = {len(migrations)}")
        connection.execute("commit")
    except BaseException:
        if connection.in_transaction:
            connection.execute("rollback")
        raise
    finally:
        connection.execute("pragma foreign_keys = on")


def seal(connection: Connection) -> None:
    """For a migration that reshapes a journaled table: older steps stay readable, but can't be undone any more."""
    connection.execute("update change set sealed = 1")


def check_unchanged(connection: Connection, name: str, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Refuse a file whose tables, triggers or views are not exactly what its version's migrations make."""
    if _objects(connection) != _expected(migrations[: one(connection, "pragma user_version")]):
        raise ChangedOutside(f"Another program changed how “{name}” is built. Open a backup of it.")


@cache
def _expected(migrations: tuple[Migration, ...]) -> frozenset[tuple[str, ...]]:
    connection = scratch()
    migrate(connection, migrations)
    found = _objects(connection)
    connection.close()
    return found


def _objects(connection: Connection) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(row) for row in connection.execute("select type, name, tbl_name, sql from sqlite_master"))
