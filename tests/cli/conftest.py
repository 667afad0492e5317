"""The real command line in a folder of the test's own, and a sample team made once."""

import json
import shutil
from datetime import date

import pytest

from coachdesk.cli import main
from coachdesk.desk import Desk
from coachdesk.sample import make_sample

TODAY = "2026-11-22"


@pytest.fixture(scope="session")
def sample_once(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "team.coachdesk"
    make_sample(path, today=date.fromisoformat(TODAY))
    return path


@pytest.fixture
def team(sample_once, tmp_path):
    """A sample team that the test may change."""
    return shutil.copy(sample_once, tmp_path / "team.coachdesk")


@pytest.fixture
def run(capsys):
    """Run one verb; gives back exit code, standard output and standard error."""

    def call(*words):
        code = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.fixture
def ask(run):
    """Run one verb with --json and read its one document."""
    return lambda *words: json.loads(run(*words, "--json")[1])


@pytest.fixture
def dump():
    """Every row of a file's journaled tables."""

    def read(path):
        with Desk.open(path, read_only=True) as desk:
            return desk.store.dump()

    return read
