"""Another team file is opened or made without leaving the app."""

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from coachdesk.desk import Desk
from tests.builders import filled_desk, new_desk
from ui.app import Start

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames


@pytest.fixture
def start(qapp, tmp_path):
    filled_desk(tmp_path, "A").close()
    start = Start(QApplication.instance())
    start.open(tmp_path / "team.coachdesk")
    yield start
    start.window.close()
    start.close()


def names(start):
    return [rep.name for rep in start.desk.people.all()]


def command(start, name):
    return next(c for c in start.window.all_commands() if c.id == name)


def test_another_file_takes_the_place_of_the_first_which_is_let_go(start, tmp_path):
    new_desk(tmp_path, "other").close()
    start.open(tmp_path / "other.coachdesk")
    assert names(start) == []
    with Desk.open(tmp_path / "team.coachdesk") as first:
        assert len(first.people.all()) == 1


def test_a_file_that_cannot_be_opened_leaves_the_open_one_in_place(start, tmp_path):
    (tmp_path / "odd.coachdesk").write_bytes(b"no team")
    before = names(start)
    start.open(tmp_path / "odd.coachdesk")
    assert names(start) == before
    assert start.window.toast.isVisibleTo(start.window)


def test_a_new_team_is_made_from_the_palette(start, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "fresh"), ""))
    command(start, "file-new").run()
    assert start.path == tmp_path / "fresh.coachdesk"
    assert names(start) == []


def test_a_backup_is_made_from_the_palette(start):
    count = len(start.desk.backups.all())
    command(start, "file-backup").run()
    assert len(start.desk.backups.all()) == count + 1
