"""Recipes from the command line: kept, listed, renamed, removed; several measures; typed numbers."""

import pytest

CRM = "Owner,Close Date,Amount,Stage\nDana Whitfield,2026-11-17,1000,Won\nDana Whitfield,2026-11-18,500,Lost\n"
RAW = ("--rep", "Owner", "--date", "Close Date", "--measure", "Bookings", "--sum", "Amount", "--where", "Stage=Won")
KEEP = ("--save-recipe", "CRM won deals")


@pytest.fixture
def crm(tmp_path):
    (tmp_path / "crm.csv").write_text(CRM)
    return tmp_path / "crm.csv"


def results(dump, team, name):
    rows = dump(team)
    measure = next(row[0] for row in rows["measure"] if name in row)
    return [row for row in rows["result"] if row[1] == measure and row[2] == "2026-11-16" and row[4] == "imported"]


def test_several_measures_come_from_the_same_rows_in_one_step(run, ask, team, crm, dump):
    before = dump(team)
    also = ("--also", "Won deals=count", "--also", "Decided deals=count; all rows", "--also",
            "Proposals = sum:Amount; where Stage=Lost")  # fmt: skip
    report = ask("import", "results", team, crm, *RAW, *also)
    assert report["added"] + report["changed"] == 4
    for name, value in (("Bookings", 1000), ("Won deals", 1), ("Decided deals", 2), ("Proposals", 500)):
        assert [row[3] for row in results(dump, team, name)] == [value]
    run("undo", team)
    assert dump(team) == before


def test_a_recipe_keeps_all_measures(ask, team, crm):
    ask("import", "results", team, crm, *RAW, "--also", "Won deals=count", *KEEP)
    assert ask("import", "results", team, crm, "--recipe", "crm won deals")["same"] == 2


@pytest.mark.parametrize("also", ["Won deals", "=count", "Won deals=mean:Amount", "Won deals=sum:", "A=count; Stage"])
def test_a_measure_that_does_not_say_how_is_refused_in_one_line(run, team, crm, also):
    code, _, err = run("import", "results", team, crm, *RAW, "--also", also)
    assert (code, err.count("\n")) == (2, 1)
    assert "Won deals=count" in err


def test_recipes_are_listed_with_what_they_take_and_their_last_use(run, ask, team, crm):
    assert ask("recipes", team) == []
    ask("import", "results", team, crm, *RAW, *KEEP, "--today", "2026-11-15")
    (recipe,) = ask("recipes", team)
    assert (recipe["name"], recipe["kind"]) == ("CRM won deals", "results")
    assert recipe["takes"] == "Bookings: sum of Amount where Stage is Won"
    assert (recipe["last"]["file"], recipe["last"]["at"][:10]) == ("crm.csv", "2026-11-15")
    assert "2026-11-15" in run("recipes", team)[1]


def test_a_recipe_is_renamed_and_removed_and_what_came_in_stays(run, ask, team, crm, dump):
    ask("import", "results", team, crm, *RAW, *KEEP)
    numbers = dump(team)["result"]
    assert [one["name"] for one in ask("recipes", team, "--rename", "crm won deals", "Won")] == ["Won"]
    assert ask("recipes", team, "--remove", "won") == []
    assert dump(team)["result"] == numbers
    code, _, err = run("recipes", team, "--remove", "Won")
    assert (code, err) == (2, "There is no import recipe called “Won”.\n")


def test_a_dry_run_keeps_no_recipe(ask, team, crm, dump):
    before = dump(team)
    ask("import", "results", team, crm, *RAW, *KEEP, "--dry-run")
    assert dump(team) == before


def test_typed_numbers_are_kept_and_listed_until_they_are_to_be_overwritten(run, ask, tmp_path, filled):
    (tmp_path / "n.csv").write_text("rep,measure,date,value\nDana Fox,Calls,2026-01-05,99\n")
    report = ask("import", "results", filled, tmp_path / "n.csv")
    assert report["kept"] == [
        {"rep": "Dana Fox", "measure": "Calls", "start": "2026-01-05", "typed": 40.0, "file": 99.0}
    ]
    assert "--overwrite-typed" in run("import", "results", filled, tmp_path / "n.csv")[1]
    taken = ask("import", "results", filled, tmp_path / "n.csv", "--overwrite-typed")
    assert (taken["changed"], taken["kept"]) == (1, [])


@pytest.fixture
def filled(tmp_path):
    from tests.builders import filled_desk

    with filled_desk(tmp_path, reps=("Dana Fox",), weeks=2) as desk:
        return desk.store.path
