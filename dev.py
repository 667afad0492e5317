"""The project's one tool: sets up what is missing, then runs, tests, checks, measures. Standard library only."""

from __future__ import annotations

import ctypes
import datetime
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
RUNTIME, DEV = ROOT / "requirements.lock", ROOT / "requirements-dev.lock"
FIRST_LOOK = ROOT / "out" / "first-look"
SUPPORTED = ((3, 11), (3, 14))
# What the Qt wheel does not bring along on Linux: shared object -> Debian package.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1", "libGL.so.1": "libgl1", "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3", "libfontconfig.so.1": "libfontconfig1", "libglib-2.0.so.0": "libglib2.0-0",
}
X11_LIBRARIES = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0", "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0", "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1", "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0", "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-shape.so.0": "libxcb-shape0", "libxcb-shm.so.0": "libxcb-shm0", "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
}


def call(*command: object, **env: str) -> None:
    """Runs a command in the project's folder; its failure is ours."""
    done = subprocess.run([str(part) for part in command], cwd=ROOT, env={**os.environ, **env}, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def works(*command: object) -> bool:
    """Whether a command exists and ends well, silently."""
    try:
        return subprocess.run([str(part) for part in command], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def use_supported_python() -> None:
    """Starts this file again with a Python that the app supports, where this one is too old or too new."""
    if SUPPORTED[0] <= sys.version_info[:2] <= SUPPORTED[1]:
        return
    for minor in (13, 12, 14, 11):
        found = shutil.which(f"python3.{minor}")
        if found and works(found, "-c", ""):
            sys.exit(subprocess.run([found, *sys.argv], check=False).returncode)
    sys.exit(f"CoachDesk needs Python 3.11 to 3.14, and this is {sys.version.split()[0]}: install one from python.org.")


def apt_install(packages: list[str], why: str) -> None:
    """Installs Debian packages where that needs no password; else says the one command that does it."""
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not shutil.which("apt-get"):
        sys.exit(f"{why}: install what your system calls {', '.join(packages)}, then run this again.")
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not as_root or works("sudo", "-n", "true"):
        print(f"{why}: installing {' '.join(packages)}", flush=True)
        quiet = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive"]
        if works(*quiet, *install) or (works(*quiet, "apt-get", "update") and works(*quiet, *install)):
            return
    sys.exit(f"{why}: run `sudo {' '.join(install)}`, then run this again.")


def loads(library: str) -> bool:
    """Whether the system finds a shared object."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def ensure_qt_libraries() -> None:
    """On Linux, the system libraries that Qt needs for drawing and, where there is an X display, for its windows."""
    if not sys.platform.startswith("linux"):
        return
    wanted = {**QT_LIBRARIES, **(X11_LIBRARIES if os.environ.get("DISPLAY") else {})}
    missing = [package for library, package in wanted.items() if not loads(library)]
    if missing:
        apt_install(missing, "Qt needs system libraries that are missing")


def ensure_venv() -> None:
    """A .venv that has pip, made new where there is none or where making it was once interrupted."""
    if PYTHON.exists() and works(PYTHON, "-m", "pip", "--version"):
        return
    if not importlib.util.find_spec("ensurepip"):
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        apt_install([f"python{version}-venv"], "Python cannot make virtual environments here")
    print("Making .venv", flush=True)
    call(sys.executable, "-m", "venv", "--clear", VENV)


def setup(lock: Path) -> None:
    """Installs what the lock file names, every file checked against its hash, unless that was done before."""
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    stamp = VENV / f"{lock.name}.installed"
    if not (PYTHON.exists() and stamp.exists() and stamp.read_text() == digest):
        ensure_venv()
        print(f"Installing {lock.name} (the first time takes some minutes)", flush=True)
        call(PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes", "-r", lock)
        stamp.write_text(digest)
    ensure_qt_libraries()


def has_display() -> bool:
    """Linux alone can be without one; whoever names a Qt platform knows what to do."""
    named = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    return named or not sys.platform.startswith("linux")


def first_look() -> None:
    """What the window would show, as files: the sample team, a quarterly plan for each rep, pictures of the pages."""
    print("There is no display here, so CoachDesk writes files to look at instead of opening its window.", flush=True)
    today = datetime.date.today()
    shutil.rmtree(FIRST_LOOK, ignore_errors=True)
    team, plans, pictures = FIRST_LOOK / "sample.coachdesk", FIRST_LOOK / "plans", FIRST_LOOK / "pictures"
    plans.mkdir(parents=True)
    call(PYTHON, "main.py", "sample", team, "--today", today)
    quarter = f"{today.year}-Q{(today.month + 2) // 3}"
    call(PYTHON, "main.py", "report", "plan", team, "--quarter", quarter, "-o", f"{plans}{os.sep}")
    call(PYTHON, "-m", "ui.tour", pictures, QT_QPA_PLATFORM="offscreen")
    for path in (team, *sorted(plans.rglob("*.pdf")), *sorted(pictures.rglob("*.png"))):
        print(path.relative_to(ROOT))


def run(*extra: str) -> None:
    """Opens the window: a team file, else the last one, else the sample team."""
    setup(RUNTIME)
    if has_display():
        call(PYTHON, "main.py", *(Path(one).resolve() for one in extra))
    else:
        first_look()


def test(*extra: str) -> None:
    """All tests, on all cores; further arguments go to pytest."""
    setup(DEV)
    call(PYTHON, "-m", "pytest", "-q", "-n", "auto", "--maxprocesses", "8", *extra)


def check(*extra: str) -> None:
    """Lint, types, import rule and sizes, then the tests (not with --no-tests)."""
    setup(DEV)
    call(PYTHON, "-m", "ruff", "check", ".")
    call(PYTHON, "-m", "mypy")
    call(PYTHON, "-m", "pytest", "-q", "tests/test_architecture.py")
    if "--no-tests" not in extra:
        test(*extra)


def bench(*extra: str) -> None:
    """Measures the times that the app promises."""
    setup(DEV)
    call(PYTHON, "-m", "tests.bench", *extra)


def tour(*extra: str) -> None:
    """Draws every page into a folder of pictures."""
    setup(RUNTIME)
    call(PYTHON, "-m", "ui.tour", *(extra or ("out/tour",)), QT_QPA_PLATFORM="offscreen")


def docs(*extra: str) -> None:
    """Writes the generated pages of docs/ again."""
    setup(RUNTIME)
    call(PYTHON, "main.py", "docs", *extra)


def lock(*extra: str) -> None:
    """Resolves the pinned dependencies again, with hashes and without addresses (--upgrade takes newer ones)."""
    setup(DEV)
    how = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "-q"]
    uv = [PYTHON, "-m", "uv", "pip", "compile", "pyproject.toml", *how, *extra]
    call(*uv, "-o", RUNTIME.name)
    call(*uv, "--group", "dev", "-c", RUNTIME.name, "-o", DEV.name)


VERBS = {"setup": lambda *_: setup(DEV), "run": run, "test": test, "check": check, "bench": bench, "tour": tour,
         "docs": docs, "lock": lock}

if __name__ == "__main__":
    use_supported_python()
    if len(sys.argv) < 2 or sys.argv[1] not in VERBS:
        sys.exit(f"Usage: python3 dev.py {' | '.join(VERBS)} [more arguments]")
    VERBS[sys.argv[1]](*sys.argv[2:])
