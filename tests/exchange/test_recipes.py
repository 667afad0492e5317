"""Which recipe fits a file, and what of a reading is kept for the next one."""

from dataclasses import replace

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.errors import DeskError
from coachdesk.exchange.imports import plan_import
from coachdesk.exchange.plans import NEW, Also, ImportOptions, Reading
from coachdesk.exchange.recipes import (
    SavedRecipe,
    best_recipe,
    fingerprint,
    fits,
    kept_options,
    needed,
    proposed_name,
    read_remembered,
)
from coachdesk.exchange.tables import read_text
from coachdesk.importing import import_table, sources
from tests.builders import filled_desk
from tests.exchange.test_imports import KNOWN

HEADS = ("Owner", "Close Date", "Stage", "Amount", "Account", "Region")
WON = ImportOptions(
    rep_column="Owner", date_column="Close Date", measure="Bookings", sum_column="Amount", where=("Stage=Won",)
)
RECIPE = SavedRecipe("results", "CRM", WON, fingerprint(HEADS))
MEASURES = ("Bookings", "Calls")


@pytest.mark.parametrize(("heads", "score"), [
    (HEADS, 2),
    (("OWNER", "close_date", "Stage", "amount", "Account", "Region"), 2),
    ((*HEADS, "Source"), 1),
    (("Account", "Stage", "Owner", "Close Date", "Amount"), 1),
    (("Owner", "Close Date", "Amount", "Account", "Region"), 0),
    (("Owner", "Close Date", "Kind", "Calls"), 0),
])  # fmt: skip
def test_a_recipe_fits_the_same_heads_or_all_that_it_needs(heads, score):
    assert fits(RECIPE, heads, MEASURES) == score


def test_a_recipe_whose_measure_is_gone_fits_nothing():
    assert fits(RECIPE, HEADS, ("Calls",)) == 0
    also = replace(RECIPE, options=replace(WON, also=(Also("Won deals"),)))
    assert fits(also, HEADS, MEASURES) == 0


def test_a_recipe_that_found_its_columns_by_name_is_for_the_same_heads_only():
    wide = SavedRecipe("results", "Weekly", ImportOptions(), fingerprint(("rep", "week", "Calls")))
    assert fits(wide, ("Rep", "Week", "CALLS"), MEASURES) == 2
    assert fits(wide, ("Rep", "Week", "Calls", "Bookings"), MEASURES) == 0


def test_the_best_fit_wins_and_at_a_tie_the_first():
    near = replace(RECIPE, name="Near", heads=fingerprint((*HEADS, "Source")))
    assert best_recipe((near, RECIPE), HEADS, MEASURES) is RECIPE
    assert best_recipe((replace(RECIPE, name="Later"), RECIPE), HEADS, MEASURES).name == "Later"


def test_what_a_recipe_needs_are_the_heads_it_names():
    assert needed(replace(WON, also=(Also("Calls", None, ("Kind!=Mail",)),))) == (
        "owner", "closedate", "amount", "stage", "kind",
    )  # fmt: skip


def test_a_reading_is_kept_as_last_time_and_a_new_rep_is_known_by_then():
    table = read_text("Owner,Close Date,Stage,Amount,Account,Region\nAna,1/2/2026,Won,1,x,y\n")
    options = replace(WON, day_first=True, aliases={"A. F.": "Ana Ferreira", "Zoe": NEW, "Bot": None})
    kept = ImportOptions.from_dict(kept_options(options, Reading(True, ","), table))
    assert (kept.day_first, kept.usual_day_first, kept.usual_decimal) == (None, True, ",")
    assert kept.aliases == {"A. F.": "Ana Ferreira", "Bot": None}


@pytest.mark.parametrize(("day", "start", "noted"), [
    ("3/2/2026", "2026-03-02", "as last time"), ("14/2/2026", "2026-02-09", "last time they were m/d/yyyy"),
])  # fmt: skip
def test_last_times_order_of_day_and_month_counts_only_where_the_column_cannot_decide(day, start, noted):
    table = read_text(f"rep,date,Calls\nAna Ferreira,{day},5\n")
    plan = plan_import("results", table, KNOWN, ImportOptions(usual_day_first=False))
    assert [r.start.isoformat() for r in plan.results] == [start]
    assert any(noted in note for note in plan.report.notes)


def test_the_options_of_a_recipe_come_back_the_same():
    options = replace(WON, also=(Also("Calls", None, ("Kind=Call",)), Also("Quota", "Amount")), usual_decimal=",")
    assert ImportOptions.from_dict(options.as_dict()) == options


@pytest.mark.parametrize(("file", "taken", "name"), [
    ("opportunities-november.csv", (), "Opportunities"), ("2026-11-20 CRM won deals.xlsx", (), "CRM won deals"),
    ("20261120.csv", (), "My source"), ("calls_w47.csv", ("calls",), "Calls 2"),
])  # fmt: skip
def test_a_name_is_proposed_without_dates_and_never_one_that_is_taken(file, taken, name):
    assert proposed_name(file, taken) == name


TEXT = "Owner,Close Date,Stage,Amount\nDana Fox,2026-11-03,Won,10\n"


def test_a_recipe_and_the_record_of_the_import_are_written_in_the_same_step(tmp_path):
    with filled_desk(tmp_path) as desk:
        before, steps = desk.store.dump(), len(desk.store.history())
        import_table(desk, "results", read_text(TEXT, "won.csv"), WON, save_recipe="CRM")
        assert len(desk.store.history()) == steps + 1
        (source,) = sources(desk)
        assert (source.recipe.name, source.last.file, source.last.added) == ("CRM", "won.csv", 1)
        import_table(desk, "results", read_text(TEXT.replace("10", "12"), "w2.csv"), WON, recipe="CRM")
        assert (sources(desk)[0].last.file, sources(desk)[0].last.changed) == ("w2.csv", 1)
        desk.store.undo()
        desk.store.undo()
        assert desk.store.dump() == before


def test_an_import_that_changes_nothing_leaves_no_record(tmp_path):
    with filled_desk(tmp_path) as desk:
        import_table(desk, "results", read_text(TEXT), WON, save_recipe="CRM")
        after = desk.store.dump()
        import_table(desk, "results", read_text(TEXT), WON, recipe="CRM")
        assert desk.store.dump() == after


def test_a_recipe_is_renamed_and_never_to_a_name_that_is_taken(tmp_path):
    with Desk.create(tmp_path / "a.coachdesk", starter=False) as desk:
        for name in ("One", "Two"):
            desk.recipes.save("results", name, {})
        desk.recipes.rename("results", "one", "Three")
        with pytest.raises(DeskError, match="“two” already"):
            desk.recipes.rename("results", "Three", "two")
        assert [one.name for one in desk.recipes.all("results")] == ["Three", "Two"]


def test_a_file_is_opened_with_the_recipe_that_fits_it(tmp_path):
    (tmp_path / "w.csv").write_text(TEXT)
    recipe = SavedRecipe("results", "CRM", WON, fingerprint(("Owner", "Close Date", "Stage", "Amount")))
    assert read_remembered(tmp_path / "w.csv", (recipe,), MEASURES).recipe is recipe
    assert read_remembered(tmp_path / "w.csv", (), MEASURES).recipe is None
