"""Sessions and commitments go out and come back through the command line."""

import json

import pytest

SESSIONS = "rep,kind,start,minutes,status,summary\n"
MET = "Dana Whitfield; Omar Haddad,group,2026-11-20 07:00,30,held,Tried two questions\n"
COMMITMENTS = "rep,owner,text,due,done\n"
PROMISED = "Dana Whitfield,manager,Bring the list of visitors,2026-11-27,\n"
ROWS = {"sessions": SESSIONS + MET, "commitments": COMMITMENTS + PROMISED}


@pytest.fixture
def source(tmp_path):
    def write(text):
        (tmp_path / "in.csv").write_text(text)
        return tmp_path / "in.csv"

    return write


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
@pytest.mark.parametrize("verb", ["sessions", "commitments"])
def test_an_export_comes_back_to_the_same(run, ask, team, tmp_path, dump, verb, ending):
    before = dump(team)
    assert run("export", verb, team, tmp_path / f"out.{ending}")[0] == 0
    report = ask("import", verb, team, tmp_path / f"out.{ending}")
    assert (report["added"], report["changed"], report["skipped"]) == (0, 0, [])
    assert report["same"] == report["read"] > 100
    assert dump(team) == before


def test_an_empty_team_is_filled_the_same(run, ask, team, tmp_path):
    other = tmp_path / "other.coachdesk"
    run("new", other)
    for verb in ("roster", "sessions", "commitments"):
        run("export", verb, team, tmp_path / f"{verb}.json")
        assert run("import", verb, other, tmp_path / f"{verb}.json")[0] == 0
        run("export", verb, other, tmp_path / f"{verb}-2.json")
    for verb in ("sessions", "commitments"):
        one, two = (json.loads((tmp_path / f"{verb}{end}.json").read_text())["rows"] for end in ("", "-2"))
        assert sorted(map(str, one)) == sorted(map(str, two))


@pytest.mark.parametrize("verb", ROWS)
def test_rows_come_in_once_and_go_whole_with_one_undo(run, ask, team, dump, source, verb):
    before = dump(team)
    assert ask("import", verb, team, source(ROWS[verb]), "--dry-run")["added"] == 1
    assert dump(team) == before
    assert ask("import", verb, team, source(ROWS[verb]))["added"] == 1
    once = dump(team)
    again = ask("import", verb, team, source(ROWS[verb]), "--today", "2026-12-24")
    assert (again["added"], again["changed"], again["same"]) == (0, 0, 1)
    assert dump(team) == once
    run("undo", team)
    assert dump(team) == before


@pytest.mark.parametrize("verb", ROWS)
def test_an_unknown_name_stops_it_with_the_nearest_until_reps_may_be_added(run, ask, team, dump, source, verb):
    before = dump(team)
    text = ROWS[verb].replace("Dana Whitfield", "D. Whitfield")
    code, _, err = run("import", verb, team, source(text))
    assert code == 2
    assert "D. Whitfield (perhaps Dana Whitfield)" in err
    assert dump(team) == before
    assert ask("import", verb, team, source(text), "--add-reps")["added"] == 1
    assert "D. Whitfield" in [row["rep"] for row in ask("show", "roster", team)]


def test_bad_rows_are_listed_and_the_good_ones_come_in_whole(ask, team, source):
    text = SESSIONS + MET + MET.replace("07:00", "06:00").replace(",30,", ",1440,")
    report = ask("import", "sessions", team, source(text + MET.replace("held", "perhaps").replace("07:", "05:")))
    assert report["added"] == 1
    assert [(s["row"], s["column"], s["value"]) for s in report["skipped"]] == [
        (3, "minutes", "1440"), (4, "status", "perhaps")
    ]  # fmt: skip


def test_a_recipe_remembers_which_column_is_which(ask, team, source):
    text = MET.replace("held", "Done")
    path = source("People,Sort,Begin,Long,State,Result\n" + text)
    maps = [f"--map={pair}" for pair in ("rep=People", "kind=Sort", "start=Begin", "minutes=Long", "summary=Result")]
    assert ask("import", "sessions", team, path, *maps, "--save-recipe", "calendar")["added"] == 1
    assert ask("import", "sessions", team, path, "--recipe", "calendar")["same"] == 1


def test_no_private_note_goes_out(run, team, tmp_path, dump):
    private = [row for row in dump(team)["session"] if any("ask next time how things are" in str(c) for c in row)]
    assert private
    for verb in ("sessions", "commitments"):
        run("export", verb, team, tmp_path / f"{verb}.csv")
        text = (tmp_path / f"{verb}.csv").read_text(encoding="utf-8-sig")
        assert "ask next time how things are" not in text and "private" not in text.lower()


def test_the_help_of_the_export_says_that_the_reasons_go_along(run):
    told = " ".join(run("export", "sessions", "--help")[1].split())
    assert "why one was missed, moved or cancelled" in told
    assert "without private notes" in told
