"""A full disk takes back the whole step, and files are written whole."""

import subprocess
import sys
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.errors import DeskError
from coachdesk.paths import safe_name, write_whole
from coachdesk.storage.check import check
from tests.builders import filled_desk

ROOT = Path(__file__).parents[2]
FULL = """
import resource, signal, sys
from pathlib import Path
from coachdesk.storage.errors import NotSaved
from tests.builders import *
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path = Path(sys.argv[1])
with Desk.open(path) as desk:
    size = path.stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 8192, resource.RLIM_INFINITY))
    before = desk.store.dump()
    try:
        add_rep(desk, "Big", note="x" * 150_000)
    except NotSaved as error:
        print(error)
    assert desk.store.dump() == before
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    add_rep(desk, "Afterwards")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_a_full_disk_takes_the_step_back_and_the_next_one_is_saved(tmp_path):
    with filled_desk(tmp_path) as desk:
        path = desk.store.path
    run = [sys.executable, "-c", FULL, str(path)]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, timeout=30, check=False)
    assert (done.returncode, done.stdout[:19]) == (0, "This was not saved:"), done.stderr
    with Desk.open(path) as desk:
        assert check(desk.store) == ()
        assert desk.people.by_name("Afterwards")


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path):
    path, link = tmp_path / "a.csv", tmp_path / "link.csv"
    write_whole(path, b"one")
    link.symlink_to(path)
    write_whole(link, b"two")
    assert (path.read_bytes(), link.is_symlink()) == (b"two", True)
    (tmp_path / "folder").mkdir()
    with pytest.raises(DeskError, match="could not be written"):
        write_whole(tmp_path / "folder", b"three")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.csv", "folder", "link.csv"]


ODD = ["../../etc", "C:\\x", "CON", "con.csv", "a\0b", "", "...", "Jan/Piet", "x" * 400, "😀" * 99]


@pytest.mark.parametrize("text", ODD)
def test_a_safe_name_stays_in_its_folder(text):
    name = safe_name(text)
    assert not set(name) & set('/\\\0:*?"<>|')
    assert name not in {"", ".", ".."}
    assert len(name.encode()) <= 121
    assert name.split(".")[0].upper() != "CON"
