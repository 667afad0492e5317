import json
from datetime import date, datetime
from io import BytesIO

import pypdf
import pytest

from coachdesk.domain.absences import Absence, AbsenceKind
from coachdesk.domain.busy import Busy
from coachdesk.domain.sessions import Session, SessionKind
from coachdesk.domain.training import FollowUp, FollowUpKind, Training
from tests.builders import add_rep, new_desk

TODAY = ("--today", "2026-11-24")
Q4 = ("--quarter", "2026-Q4")
KEYS = {"start", "minutes", "kind", "reps", "clash"}


@pytest.fixture
def booked(tmp_path):
    """Dana twice at once with Sam on 1 December, a training with a check, Sam away on 7 December, a busy 8 December."""
    with new_desk(tmp_path) as desk:
        dana, sam = add_rep(desk), add_rep(desk, "Sam Okafor")
        for clock, rep in ((900, dana), (915, sam)):
            start = datetime(2026, 12, 1, *divmod(clock, 100))
            desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, start, 30, private_note="Pay"), [rep.id])
        event = Session(None, SessionKind.TRAINING, datetime(2026, 12, 3, 13), 90)
        event = desk.sessions.add(event, [dana.id])
        training = desk.trainings.save(Training(None, event.id, title="Drill"))
        desk.trainings.save_follow_up(FollowUp(None, training.id, dana.id, FollowUpKind.CHECK, date(2026, 12, 10), 1))
        desk.absences.add(Absence(None, sam.id, date(2026, 12, 7), date(2026, 12, 8), AbsenceKind.SICK, "Surgery"))
        busy = Busy(None, "Work", "a", datetime(2026, 12, 8, 10), 60, title="Board")
        desk.busy.exchange("Import", fresh=[busy])
    return tmp_path / "team.coachdesk"


def words_of(path):
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(BytesIO(path.read_bytes())).pages]


def test_the_json_has_the_promised_shape_in_order_of_time(ask, booked):
    found = ask("show", "schedule", booked, *Q4, *TODAY)
    assert all(set(row) >= KEYS for row in found)
    assert [(row["start"], row["minutes"], row["kind"], row["reps"]) for row in found] == [
        ("2026-12-01T09:00", 30, "one-on-one", ["Dana Fox"]),
        ("2026-12-01T09:15", 30, "one-on-one", ["Sam Okafor"]),
        ("2026-12-03T13:00", 90, "training", ["Dana Fox"]),
        ("2026-12-07T00:00", 2880, "absence", ["Sam Okafor"]),
        ("2026-12-08T10:00", 60, "busy", []),
        ("2026-12-10T00:00", 0, "follow-up check", ["Dana Fox"]),
    ]


def test_a_clash_is_a_sentence_at_both_and_null_elsewhere(ask, booked):
    found = ask("show", "schedule", booked, *Q4, *TODAY)
    assert found[0]["clash"] == (
        "The one-on-one with Dana Fox (09:00–09:30) overlaps the one-on-one with Sam Okafor (09:15–09:45): "
        "both need you."
    )
    assert found[1]["clash"].startswith("The one-on-one with Sam Okafor")
    assert {row["clash"] for row in found[2:]} == {None}


def test_titles_of_busy_times_kinds_of_absences_and_notes_are_never_told(run, booked):
    for words in ((), ("--json",)):
        code, out, _ = run("show", "schedule", booked, *Q4, *TODAY, *words)
        assert code == 0
        assert not any(word in out for word in ("Board", "sick", "Surgery", "Pay"))


def test_one_rep_is_shown_alone_and_the_present_quarter_without_one(ask, run, booked):
    found = ask("show", "schedule", booked, "--rep", "Sam Okafor", *TODAY)
    assert [row["kind"] for row in found] == ["one-on-one", "absence"]
    assert ask("show", "schedule", booked, "--today", "2027-02-01") == []
    assert run("show", "schedule", booked, "--rep", "Nobody", *TODAY)[0] == 2


def test_the_text_reads_week_by_week(run, booked):
    out = run("show", "schedule", booked, *Q4, *TODAY)[1]
    head = "Q4 2026: 1 clash · 2.5 h of coaching planned · cap 8 h a week · 1 follow-up without a time"
    assert out.splitlines()[0] == head
    assert "Week 49, 30 Nov – 6 Dec: 2.5 h of 8 h" in out
    assert "Mon 7 Dec" in out
    assert "Sam O. away, 7–8 Dec" in out
    assert "Busy" in out
    assert out.rstrip().endswith("Check 1: Drill, Dana  by Thu 10 Dec")


def test_text_of_one_rep_has_no_hours(run, booked):
    out = run("show", "schedule", booked, *Q4, "--rep", "Sam Okafor", *TODAY)[1]
    assert out.splitlines()[0] == "Q4 2026, Sam Okafor: 2 entries · 1 with a clash"
    assert " of 8 h" not in out


def test_the_same_question_gives_the_same_answer_on_a_sample(run, team):
    asked = ("show", "schedule", team, "--quarter", "2026-Q3", "--json", *TODAY)
    found = json.loads(run(*asked)[1])
    assert len(found) > 20
    assert run(*asked)[1] == run(*asked)[1]


def test_the_calendar_of_the_team_is_one_page(run, booked, tmp_path):
    out = tmp_path / "q.pdf"
    assert run("report", "calendar", booked, "-o", out, *Q4, *TODAY)[0] == 0
    (page,) = words_of(out)
    assert "Calendar of the team" in page
    assert "Dana F." in page
    assert "Board" not in page
    code, _, err = run("report", "calendar", booked, "-o", out, *Q4, *TODAY)
    assert (code, "--force" in err) == (2, True)


def test_each_named_rep_gets_a_page_in_one_file_or_a_folder(run, booked, tmp_path):
    names = ("--rep", "Dana Fox", "--rep", "Sam Okafor", "--audience", "rep")
    assert run("report", "calendar", booked, "-o", tmp_path / "both.pdf", *names, *Q4, *TODAY)[0] == 0
    dana, sam = words_of(tmp_path / "both.pdf")
    assert "Dana" in dana
    assert "Sam" not in dana
    assert "away, 7–8 Dec" in sam
    assert "away" not in dana.replace("everything", "")
    assert run("report", "calendar", booked, "-o", tmp_path / "each", *names, *Q4, *TODAY)[0] == 0
    found = sorted(path.name for path in (tmp_path / "each").iterdir())
    assert found == ["Calendar 2026-Q4 Dana Fox.pdf", "Calendar 2026-Q4 Sam Okafor.pdf"]


def test_the_copies_of_the_reps_are_for_everyone_when_nobody_is_named(run, booked, tmp_path):
    out = tmp_path / "all.pdf"
    assert run("report", "calendar", booked, "-o", out, "--audience", "rep", *Q4, *TODAY)[0] == 0
    dana, sam = words_of(out)
    assert "Dana Fox" in dana
    assert "Sam Okafor" in sam


def test_a_folder_takes_the_page_of_the_team_and_one_file_takes_all(run, booked, tmp_path):
    assert run("report", "calendar", booked, "-o", tmp_path / "out", *Q4, *TODAY)[0] == 0
    both = ("--rep", "Dana Fox", "--rep", "Sam Okafor", "--one-file", "--paper", "letter")
    assert run("report", "calendar", booked, "-o", tmp_path / "out", *both, *Q4, *TODAY)[0] == 0
    found = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert found == ["Calendar 2026-Q4.pdf", "Calendars 2026-Q4.pdf"]


def test_a_calendar_for_leadership_is_refused_with_the_reason(run, booked, tmp_path):
    out = tmp_path / "q.pdf"
    code, _, err = run("report", "calendar", booked, "-o", out, "--audience", "leadership", *Q4, *TODAY)
    said = "A calendar says who is met and when, so leadership gets none: take rep or manager.\n"
    assert (code, err, out.exists()) == (2, said, False)


def test_the_help_says_what_a_calendar_without_a_name_holds(run):
    told = " ".join(run("report", "calendar", "--help")[1].split())
    assert "none means one page of the team for the manager, and each rep for --audience rep" in told
    assert "none means each." not in told
