import pytest

CRM = "Owner,Close Date,Amount,Stage\n"
CRM += "Dana Whitfield,2026-11-17,1000,Won\nDana Whitfield,2026-11-18,500,Won\nX Y,2026-11-18,5,Lost\n"
RAW = ("--rep", "Owner", "--date", "Close Date", "--measure", "Bookings", "--sum", "Amount")


@pytest.fixture
def crm(tmp_path):
    (tmp_path / "crm.csv").write_text(CRM)
    return tmp_path / "crm.csv"


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
@pytest.mark.parametrize("verb", ["roster", "results", "targets"])
def test_an_export_comes_back_to_the_same(run, ask, team, tmp_path, dump, verb, ending):
    before = dump(team)
    assert run("export", verb, team, tmp_path / f"out.{ending}")[0] == 0
    report = ask("import", verb, team, tmp_path / f"out.{ending}")
    assert (report["added"], report["changed"], report["skipped"]) == (0, 0, [])
    assert report["same"] == report["read"] > 0
    assert dump(team) == before


def test_a_roster_makes_reps_and_roles(run, ask, tmp_path):
    run("new", tmp_path / "a.coachdesk")
    (tmp_path / "r.csv").write_text("Full Name,Job Role\nAda Vale,Explorer\n")
    report = ask("import", "roster", tmp_path / "a.coachdesk", tmp_path / "r.csv")
    assert (report["read"], report["added"]) == (1, 1)
    assert ask("show", "roster", tmp_path / "a.coachdesk")[0]["role"] == "Explorer"


def test_a_dry_run_changes_nothing(ask, team, crm, dump):
    before = dump(team)
    report = ask("import", "results", team, crm, *RAW, "--where", "Stage=Won", "--dry-run")
    assert report["added"] == 1
    assert dump(team) == before


def test_raw_rows_are_added_up_and_undone_whole(run, ask, team, crm, dump):
    before = dump(team)
    assert ask("import", "results", team, crm, *RAW, "--where", "Stage=Won")["added"] == 1
    once = dump(team)
    assert ask("import", "results", team, crm, *RAW, "--where", "Stage=Won")["same"] == 1
    assert dump(team)["result"] == once["result"]
    run("undo", team)
    assert dump(team)["result"] == before["result"]


def test_a_recipe_is_remembered(ask, team, crm):
    ask("import", "results", team, crm, *RAW, "--where", "Stage=Won", "--save-recipe", "CRM")
    assert ask("import", "results", team, crm, "--recipe", "crm")["same"] == 1


def test_unknown_names_stop_the_import(run, ask, team, crm, dump):
    before = dump(team)
    code, _, err = run("import", "results", team, crm, *RAW)
    assert code == 2
    assert "X Y" in err
    assert dump(team) == before
    assert [u["name"] for u in ask("import", "results", team, crm, *RAW)["reps_unknown"]] == ["X Y"]
    assert ask("import", "results", team, crm, *RAW, "--add-reps")["reps_unknown"] == []
    assert "X Y" in [row["rep"] for row in ask("show", "roster", team)]


def test_counting_rows(ask, team, crm):
    raw = ("--rep", "Owner", "--date", "Close Date", "--measure", "Calls", "--count", "--where", "Stage=Won")
    report = ask("import", "results", team, crm, *raw)
    assert report["added"] + report["changed"] == 1


HOSTILE = {"nothing": b"", "zip": b"PK\x03\x04rubbish", "binary": bytes(range(256)) * 9}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_and_change_nothing(run, team, tmp_path, dump, name):
    before = dump(team)
    (tmp_path / "bad.csv").write_bytes(HOSTILE[name])
    for verb in ("roster", "results", "targets"):
        assert run("import", verb, team, tmp_path / "bad.csv")[0] == 2
    assert dump(team) == before


def test_a_mapping_must_say_what_is_what(run, team, crm):
    code, _, err = run("import", "results", team, crm, "--map", "rep")
    assert code == 2
    assert err.count("\n") == 1
    assert run("import", "results", team, crm.with_name("missing.csv"))[0] == 2


def test_an_export_is_not_written_over_without_force(run, team, tmp_path):
    out = tmp_path / "out.csv"
    out.write_text("mine")
    assert run("export", "roster", team, out)[0] == 2
    assert out.read_text() == "mine"
    assert run("export", "roster", team, out, "--force")[0] == 0
    assert run("export", "roster", team, tmp_path / "out.docx")[0] == 2
    assert not (tmp_path / "out.docx").exists()


def test_one_row_is_one_row_and_a_least_above_its_most_is_refused(run, team, tmp_path):
    (tmp_path / "r.csv").write_text("name\nAda Vale\n")
    assert "1 row read: 1 added" in run("import", "roster", team, tmp_path / "r.csv")[1]
    for name, value in (("coaching_budget_low", "6"), ("coaching_budget_high", "2"), ("tier_performer_share", "95")):
        code, _, err = run("settings", team, name, value)
        assert (code, "change the other one first" in err) == (2, True)
    assert run("settings", team, "coaching_budget_low", "5")[0] == 0


def test_a_list_in_a_json_cell_is_refused_by_its_place(run, team, tmp_path):
    (tmp_path / "r.json").write_text('[{"name": "Ada Vale", "title": ["a", "b"]}]')
    code, _, err = run("import", "roster", team, tmp_path / "r.json")
    assert (code, err) == (2, "“r.json” has a list under “title” in row 2: write one text there.\n")


def test_counting_and_summing_at_once_is_refused(run, team, crm, dump):
    before = dump(team)
    code, _, err = run("import", "results", team, crm, *RAW, "--count")
    assert (code, before) == (2, dump(team))
    assert "say --count or --sum, not both" in err


@pytest.mark.parametrize(("option", "what"), [("--sum", "number"), ("--date", "date")])
def test_a_column_in_which_nothing_can_be_read_is_refused(run, team, crm, option, what):
    asked = list(RAW)
    asked[asked.index(option) + 1] = "Stage"
    code, _, err = run("import", "results", team, crm, *asked)
    assert code == 2
    assert f"None of the 3 rows has a {what} in “Stage”" in err


def test_a_second_import_after_weeks_began_on_another_day_changes_nothing(run, ask, team, tmp_path, dump):
    for verb in ("results", "targets"):
        run("export", verb, team, tmp_path / f"{verb}.csv")
    before = dump(team)
    assert run("settings", team, "first_weekday", "sunday")[0] == 0
    for verb in ("results", "targets"):
        report = ask("import", verb, team, tmp_path / f"{verb}.csv")
        assert (report["added"], report["changed"], report["same"]) == (0, 0, report["read"])
    run("undo", team)
    assert dump(team) == before
