"""The one-way rule, the size budgets and the banned names, read from the source itself."""

import ast
import re
import sys
from functools import cache
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[1]
OURS = {"coachdesk", "ui", "main", "dev", "tests"}
TABLES = {"python_calamine", "xlsxwriter", "icalendar", "dateutil", "pypdf", "charset_normalizer", "holidays"}
PAPER = {"reportlab", "uharfbuzz", "bidi", "pypdf"}
QT = {"PySide6", "shiboken6", "pyqtgraph", "numpy"}
FACTS = {"coachdesk.domain", "coachdesk.analysis"}
VALUES = {"coachdesk", "coachdesk.paths", "coachdesk.settings"}
# the desk and the verbs that span topics: the only place where layers meet
DESK = {
    "coachdesk.desk", "coachdesk.views", "coachdesk.planning", "coachdesk.importing", "coachdesk.booking",
    "coachdesk.meeting", "coachdesk.daily", "coachdesk.calls", "coachdesk.leaving", "coachdesk.upcoming",
    "coachdesk.assessing", "coachdesk.forms", "coachdesk.training", "coachdesk.covering", "coachdesk.scheduling",
    "coachdesk.quarter", "coachdesk.calendars", "coachdesk.following", "coachdesk.funnels", "coachdesk.moving",
    "coachdesk.goals", "coachdesk.diagnosing", "coachdesk.standing", "coachdesk.monthly", "coachdesk.improving",
    "coachdesk.ordering",
}
DESK_MAY = {
    *FACTS, *VALUES, *DESK, "coachdesk.starter", "coachdesk.storage", "coachdesk.reports", "coachdesk.exchange",
}
# layer -> what it may import beside itself and the standard library; the longest fitting name counts
MAY_IMPORT = {
    "coachdesk": set(),
    "coachdesk.domain": set(),
    "coachdesk.analysis": {"coachdesk.domain"},
    "coachdesk.storage": {"coachdesk.domain", "sqlite_utils"},
    "coachdesk.storage.driver": {"coachdesk.domain", "coachdesk.storage", "sqlite_utils", "sqlcipher3"},
    "coachdesk.reports": {*FACTS, *PAPER},
    "coachdesk.exchange": {*FACTS, *TABLES},
    "coachdesk.settings": {"coachdesk.domain", "platformdirs"},
    "coachdesk.paths": {"coachdesk.domain", "platformdirs"},
    "coachdesk.starter": {*FACTS, *VALUES, "coachdesk.storage"},
    "coachdesk.sample": {*FACTS, *DESK, *VALUES},
    **dict.fromkeys(DESK, DESK_MAY),
    "coachdesk.cli": {
        *FACTS, *VALUES, *DESK, "coachdesk.sample", "coachdesk.reports", "coachdesk.exchange", "click",
    },
    "ui": {*FACTS, *VALUES, *QT, *DESK, "coachdesk.sample", "coachdesk.reports", "coachdesk.exchange", "pypdfium2"},
    "ui.widgets": {*FACTS, *QT, "ui.theme", "pypdfium2"},
    "ui.charts": {*FACTS, *QT, "ui.theme", "ui.widgets"},
    "main": {"coachdesk.cli", "ui.app"},
    "dev": set(),
}
SCREENS = ("ui.pages", "ui.dialogs")
# the only places that may load a module on first use: what is named there is heavy and not needed for the first window
REGISTRIES = {
    "main", "ui.app", "ui.pages", "ui.dialogs", "ui.commands", "ui.charts", "ui.window",
    "coachdesk.desk", "coachdesk.cli", "coachdesk.reports", "coachdesk.exchange",
}
THEIR_NAMES = {"data", "get_command"}  # what Qt calls when it asks a model, and click when it looks for a verb
BANNED = {"util", "utils", "misc", "helper", "helpers", "manager", "handler", "service", "data", "info"}
LIMITS = {"file": 350, "function": 40, "class": 150, "nesting": 3}

PRODUCT = [p for top in ("coachdesk", "ui") for p in sorted((ROOT / top).rglob("*.py"))]
PRODUCT += [ROOT / "main.py", ROOT / "dev.py"]
EVERY = [*PRODUCT, *sorted((ROOT / "tests").rglob("*.py"))]


def name_of(path):
    parts = list(path.relative_to(ROOT).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(p) for p in PRODUCT}


@cache
def tree_of(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def under(name, layer):
    return name == layer or name.startswith(layer + ".")


def layer_of(module):
    return max((layer for layer in MAY_IMPORT if under(module, layer)), key=len, default=None)


def imported(node):
    """What one import statement names; `from package import module` names the module."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    assert node.level == 0, "imports are absolute"
    inner = [f"{node.module}.{alias.name}" for alias in node.names]
    modules = [name for name in inner if name in MODULES]
    return modules + ([node.module] if len(modules) < len(inner) else [])


def imports(path):
    return [(node, name) for node in ast.walk(tree_of(path))
            if isinstance(node, (ast.Import, ast.ImportFrom)) for name in imported(node)]


def allowed(module, name):
    top = name.split(".")[0]
    if top in sys.stdlib_module_names:
        return top != "sqlite3"
    layer = layer_of(module)
    if layer == "coachdesk":
        return under(name, module)
    may = MAY_IMPORT[layer] | {layer}
    if name == "coachdesk":
        return "coachdesk" in may
    return any(under(name, one) for one in may if one != "coachdesk")


def wrong_arrows(path):
    module = name_of(path)
    return [name for _, name in imports(path) if not allowed(module, name)]


def other_screens(path):
    """A page or dialog that imports another page; a dialog may be opened by a page, never the other way."""
    module = name_of(path)
    home = next((screen for screen in SCREENS if under(module, screen)), None)
    if home is None or module == home:
        return []
    own = ".".join(module.split(".")[:3])
    return [n for _, n in imports(path) if under(n, "ui.pages") and not under(n, own)]


ARROWS = [
    ("coachdesk.domain.people", "coachdesk.analysis.facts", False),
    ("coachdesk.analysis.tiers", "coachdesk.storage.store", False),
    ("coachdesk.analysis.tiers", "numpy", False),
    ("coachdesk.storage.store", "sqlcipher3", False),
    ("coachdesk.storage.store", "sqlite3", False),
    ("coachdesk.storage.driver", "sqlcipher3", True),
    ("coachdesk.reports.plan", "coachdesk.desk", False),
    ("coachdesk.cli.plan", "ui.app", False),
    ("ui.widgets.levels", "coachdesk.desk", False),
    ("ui.widgets.levels", "ui.bridge", False),
    ("ui.charts.progression", "coachdesk.analysis.charts", True),
    ("ui.pages.rep", "coachdesk.desk", True),
    ("ui.pages.rep", "coachdesk.storage.store", False),
]


@pytest.mark.parametrize(("module", "name", "right"), ARROWS)
def test_the_rule_itself_tells_right_from_wrong(module, name, right):
    assert allowed(module, name) is right


def ids(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", PRODUCT, ids=ids)
def test_a_file_imports_only_what_its_layer_may(path):
    assert wrong_arrows(path) == []


@pytest.mark.parametrize("path", PRODUCT, ids=ids)
def test_a_page_never_imports_another_page(path):
    assert other_screens(path) == []


@pytest.mark.parametrize("path", PRODUCT, ids=ids)
def test_imports_stand_at_the_top_except_in_registries(path):
    module = name_of(path)
    body = [node for node in tree_of(path).body if not isinstance(node, (ast.FunctionDef, ast.ClassDef))]
    top = {inner for node in body for inner in ast.walk(node)}
    late = [name for node, name in imports(path) if node not in top]
    assert late == [] or module in REGISTRIES


def length(node):
    first = min([node.lineno, *(d.lineno for d in node.decorator_list)])
    return node.end_lineno - first + 1


BLOCKS = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.Match)


def depth(node, is_else=False):
    """How deep blocks stand in blocks; an `elif` is no deeper than its `if`."""
    own = int(isinstance(node, BLOCKS) and not is_else)
    other = node.orelse if isinstance(node, ast.If) else []
    chained = other[0] if len(other) == 1 and isinstance(other[0], ast.If) else None
    inner = [depth(child, child is chained) for child in ast.iter_child_nodes(node)]
    return own + max(inner, default=0)


def too_big(path):
    found = []
    lines = len(path.read_text(encoding="utf-8").splitlines())
    if lines > LIMITS["file"]:
        found.append(f"file of {lines} lines")
    for node in ast.walk(tree_of(path)):
        kind = {ast.FunctionDef: "function", ast.AsyncFunctionDef: "function", ast.ClassDef: "class"}.get(type(node))
        if kind and length(node) > LIMITS[kind]:
            found.append(f"{kind} {node.name} of {length(node)} lines")
        if kind == "function" and depth(node) > LIMITS["nesting"]:
            found.append(f"{node.name} nests {depth(node)} deep")
    return found


@pytest.mark.parametrize("path", EVERY, ids=ids)
def test_files_functions_and_classes_stay_small(path):
    assert too_big(path) == []


def test_most_files_and_functions_are_short():
    functions = sorted(length(n) for p in PRODUCT for n in ast.walk(tree_of(p)) if isinstance(n, ast.FunctionDef))
    assert median(len(p.read_text(encoding="utf-8").splitlines()) for p in PRODUCT) <= 110
    assert median(functions) <= 8
    assert functions[len(functions) * 9 // 10] <= 25


def test_the_project_tool_stays_under_200_lines():
    assert len((ROOT / "dev.py").read_text(encoding="utf-8").splitlines()) < 200


def words(name):
    return {w.lower() for w in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}


@pytest.mark.parametrize("path", PRODUCT, ids=ids)
def test_no_file_or_class_has_a_name_that_says_nothing(path):
    folders = path.relative_to(ROOT).with_suffix("").parts
    classes = [node.name for node in ast.walk(tree_of(path)) if isinstance(node, ast.ClassDef)]
    assert [n for n in (*folders, *classes) if words(n) & BANNED and n not in {"Manager", "MANAGER"}] == []


@pytest.mark.parametrize("path", PRODUCT, ids=ids)
def test_no_function_is_called_get_something(path):
    functions = [n.name for n in ast.walk(tree_of(path)) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))]
    assert [name for name in functions if (name.startswith("get_") or name in BANNED) and name not in THEIR_NAMES] == []


def calls(path, name):
    return any(isinstance(n, ast.Call) and getattr(n.func, "id", getattr(n.func, "attr", None)) == name
               for n in ast.walk(tree_of(path)))


def test_one_file_alone_makes_paragraphs():
    """Reportlab reads markup in paragraphs: text from people passes the one place that escapes it."""
    makers = [ids(p) for p in PRODUCT if calls(p, "Paragraph")]
    assert len(makers) <= 1
    assert all(m.startswith(str(Path("coachdesk", "reports"))) for m in makers)


def test_one_file_alone_names_the_sqlite_driver():
    driver = ROOT / "coachdesk" / "storage" / "driver.py"
    assert [ids(p) for p in PRODUCT if p != driver and "sqlcipher3" in p.read_text(encoding="utf-8")] == []


def test_the_command_line_never_imports_qt():
    reachable, waiting = set(), ["coachdesk.cli"]
    paths = {name_of(p): p for p in PRODUCT}
    while waiting:
        module = waiting.pop()
        reachable.add(module)
        names = [name for _, name in imports(paths[module])] if module in paths else []
        waiting += [n for n in names if n.split(".")[0] == "coachdesk" and n not in reachable]
        assert not [n for n in names if n.split(".")[0] in QT], module


TEXTS = {".py", ".toml", ".md", ".lock", ".json", ".qss", ".txt", ".cfg", ".yml", ""}
PLACES = re.compile(r"/(?:home|Users|root|work|tmp)/\w|[A-Z]:\\Users\\")


def test_no_file_names_a_place_on_somebodys_machine():
    tops = ("coachdesk", "ui", "tests", "docs", "resources", ".ci")
    files = [p for top in tops for p in (ROOT / top).rglob("*")] + list(ROOT.iterdir())
    ours = [p for p in files if p.is_file() and p.suffix in TEXTS and p != Path(__file__)]
    texts = [p for p in ours if "__pycache__" not in p.parts and p.name != ".git"]
    assert [ids(p) for p in texts if PLACES.search(p.read_text(encoding="utf-8", errors="replace"))] == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_file_pins_with_hashes_and_names_no_address(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    pins = re.findall(r"^[a-z0-9].*$", text, re.MULTILINE)
    assert pins
    assert all("==" in pin and pin.endswith("\\") for pin in pins)
    assert "://" not in text
    assert "pyside6-essentials==6.11.3 " in text
