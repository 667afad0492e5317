"""Every table is documented, journaled or exempt, strict, and fits its record."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from coachdesk.storage.check import KINDS
from coachdesk.storage.schema import EXEMPT, JOURNALED
from tests.builders import new_desk

DOCUMENT = Path(__file__).parents[2] / "docs" / "file-format.md"


@pytest.fixture
def columns(tmp_path):
    with new_desk(tmp_path) as desk:
        yield {table.name: [c.name for c in table.columns] for table in desk.store.db.tables}


def test_every_table_is_journaled_or_exempt(columns):
    assert sorted(columns) == sorted((*JOURNALED, *EXEMPT))


def test_every_table_and_column_is_documented_and_nothing_else(columns):
    rows = re.findall(r"^\| `(\w+)` \| (.*) \|$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    described = {table: set(re.findall(r"`(\w+)`", text)) for table, text in rows}
    assert sorted(described) == sorted(columns)
    for table, names in columns.items():
        assert described[table] == set(names), table


def test_the_columns_are_the_fields_of_the_record(columns):
    for table, kind in KINDS.items():
        assert columns[table] == [f.name for f in fields(kind)], table


def test_every_table_is_strict_and_the_file_is_held_as_it_should_be(tmp_path):
    with new_desk(tmp_path) as desk:
        assert all(table.strict for table in desk.store.db.tables)
        assert {p: desk.store.rows(f"pragma {p}")[0][0] for p in
                ("journal_mode", "synchronous", "foreign_keys", "locking_mode", "secure_delete", "trusted_schema")} == {
            "journal_mode": "truncate", "synchronous": 3, "foreign_keys": 1, "locking_mode": "exclusive",
            "secure_delete": 1, "trusted_schema": 0,
        }  # fmt: skip
