from pathlib import Path

import pytest

from coachdesk.cli.docs import pages

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", ["commands.md", "settings.md"])
def test_the_written_pages_are_current(name):
    assert (DOCS / name).read_text(encoding="utf-8") == pages()[name], "run: python main.py docs"


def test_every_option_says_what_it_does():
    assert "`: \n" not in pages()["commands.md"]


def test_help_needs_no_team_file(run):
    code, out, _ = run("--help")
    assert code == 0
    assert "sample" in out
    assert run("import", "results", "--help")[0] == 0
