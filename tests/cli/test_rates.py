from datetime import date

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.measures import Result

TODAY = ("--today", "2026-11-22")
WHO = ("--rep", "Priya Raman")
KEYS = {"successes", "trials", "rate", "low", "high", "shrunk", "role_rate", "enough_to_rank", "needed"}


def test_a_rate_has_its_count_range_and_role(ask, team):
    found = ask("show", "rate", team, *WHO, "--measure", "win rate", *TODAY)
    assert set(found) == KEYS | {"from", "to", "role_reps"}
    assert found["role_reps"] == 4
    assert found["from"] < found["to"] < "2026-11-22"
    assert found["low"] < found["rate"] < found["high"]
    assert found["rate"] == pytest.approx(found["successes"] / found["trials"])
    assert min(found["rate"], found["role_rate"]) <= found["shrunk"] <= max(found["rate"], found["role_rate"])
    assert found["enough_to_rank"] is True
    assert found["needed"] == 0


def test_a_rate_in_words(run, team):
    code, out, err = run("show", "rate", team, *WHO, "--measure", "Win rate", *TODAY)
    assert (code, err) == (0, "")
    assert "plausible" in out
    assert "All known " in out and " since 7 Jul 2025" in out and "; role: everybody’s, own included." in out
    assert "Enough to rank by." in out


def test_what_is_no_rate_is_refused_with_the_names_of_the_rates(run, team):
    code, out, err = run("show", "rate", team, *WHO, "--measure", "Calls")
    assert (code, out) == (2, "")
    assert "“Calls” is no rate" in err
    assert "“Win rate”" in err


def test_a_rate_of_an_empty_file_knows_nothing(ask, run, tmp_path):
    file = tmp_path / "new.coachdesk"
    run("new", file)
    (tmp_path / "roster.csv").write_text("name,role\nAda Low,Account Executive\n", encoding="utf-8")
    run("import", "roster", file, tmp_path / "roster.csv")
    found = ask("show", "rate", file, "--rep", "Ada Low", "--measure", "Win rate")
    assert (found["trials"], found["rate"], found["low"], found["role_rate"]) == (0, None, None, None)
    assert (found["enough_to_rank"], found["needed"]) == (False, 20)


@pytest.fixture
def ada(run, tmp_path):
    """A new file with one rep alone in her role, and her won and decided deals of a week."""
    file = tmp_path / "new.coachdesk"
    run("new", file)
    (tmp_path / "roster.csv").write_text("name,role\nAda Low,Account Executive\n", encoding="utf-8")
    run("import", "roster", file, tmp_path / "roster.csv")

    def counted(won, decided):
        with Desk.open(file) as desk:
            rate, ada = desk.measures.by_name("Win rate"), desk.people.by_name("Ada Low")
            ids = zip((rate.numerator_id, rate.denominator_id), (won, decided))
            desk.results.save_many([Result(ada.id, one, date(2026, 11, 9), n) for one, n in ids], "Type 2 results")
        return ("show", "rate", file, "--rep", "Ada Low", "--measure", "Win rate", *TODAY)

    return counted


@pytest.mark.parametrize(("won", "decided"), [(140, 60), (40, 0)])
def test_more_won_than_decided_is_said_to_be_no_share(ask, run, ada, won, decided):
    words = ada(won, decided)
    found = ask(*words)
    assert [found[key] for key in ("rate", "low", "high", "shrunk", "enough_to_rank")] == [None] * 4 + [False]
    out = run(*words)[1]
    assert f"More won deals ({won}) than decided deals ({decided}) were counted: that is no share." in out
    assert "Enough to rank by" not in out and "more to tell" not in out


def test_a_rep_alone_in_a_role_has_no_role_to_be_drawn_to(ask, run, ada):
    words = ada(15, 40)
    found = ask(*words)
    assert (found["role_rate"], found["shrunk"], found["role_reps"]) == (None, None, 1)
    assert (found["from"], found["to"]) == ("2026-11-09", "2026-11-15")
    out = run(*words)[1]
    assert "Nobody else has this role" in out and "drawn towards" not in out


def test_a_funnel_of_a_rep_a_role_and_the_team(ask, team):
    for words in (WHO, ("--role", "Account Executive"), ()):
        found = ask("show", "funnel", team, *words, *TODAY)
        assert found["stages"][0]["stage"] == "Leads"
        assert {"step", "successes", "trials", "low", "high", "role_rate", "side", "days"} <= set(
            found["conversions"][0]
        )
        assert "not of the same deals" in found["caution"]


def test_a_funnel_in_words(run, team):
    code, out, err = run("show", "funnel", team, *WHO, "--span", "quarter", *TODAY)
    assert (code, err) == (0, "")
    assert "Qualified → proposal" in out
    assert "plausible" in out


@pytest.mark.parametrize(("words", "said"), [
    ((*WHO, "--role", "Account Executive"), "not for both"), (("--role", "Boss"), "There is no role “Boss”"),
])  # fmt: skip
def test_a_funnel_of_nobody_is_refused(run, team, words, said):
    code, _, err = run("show", "funnel", team, *words)
    assert code == 2
    assert said in err
