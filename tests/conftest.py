"""Every test runs without a display and in a home folder of its own, so nobody's settings are met."""

import os
import tempfile
from pathlib import Path

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"
_HOME = tempfile.TemporaryDirectory(prefix="coachdesk-test-", ignore_cleanup_errors=True)
_FOLDERS = {
    "HOME": "", "USERPROFILE": "",
    "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "share", "XDG_CACHE_HOME": "cache", "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "runtime", "XDG_DOCUMENTS_DIR": "documents",
    "APPDATA": "roaming", "LOCALAPPDATA": "local",
}
for _name, _folder in _FOLDERS.items():
    _path = Path(_HOME.name, _folder)
    _path.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ[_name] = str(_path)


def pytest_configure(config):
    """Hypothesis keeps its examples in the test's own home; slow machines are no failure."""
    from hypothesis import settings

    settings.register_profile("coachdesk", deadline=None, database=None)
    settings.load_profile("coachdesk")


def pytest_unconfigure(config):
    _HOME.cleanup()


@pytest.fixture(autouse=True)
def _no_widgets_of_earlier_tests(request):
    """Widgets that a test has closed go at once: else each change of theme paints them all again."""
    yield
    if "qtbot" in request.fixturenames:
        from PySide6.QtCore import QCoreApplication, QEvent

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
