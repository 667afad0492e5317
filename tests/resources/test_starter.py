"""The starter content, icons and fonts are complete, consistent and free to ship."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from coachdesk.domain.deals import FitKind
from coachdesk.domain.questions import Model
from coachdesk.domain.rhythms import Every, Rhythm

RES = Path(__file__).resolve().parents[2] / "resources"
STARTER = RES / "starter"
FILES = ("roles", "measures", "skills", "questions", "criteria", "courses", "scorecards", "diagnosis")

FONT_LICENCES = {
    "Inter": "OFL-Inter.txt",
    "NotoSansArabic": "OFL-NotoSansArabic.txt",
    "NotoSansHebrew": "OFL-NotoSansHebrew.txt",
    "NotoSansDevanagari": "OFL-NotoSansDevanagari.txt",
    "DroidSansFallback": "Apache-2.0-DroidSansFallback.txt",
}

ICONS = [
    "play", "repeat", "search", "calendar-check", "message-square", "users", "layout-grid", "graduation-cap",
    "calendar-days", "file-chart-column", "book-open", "settings", "shield-check", "chart-line", "activity",
    "trending-up", "target", "clock", "circle-help", "flag", "sticky-note", "upload", "plus", "printer", "x", "check",
    "triangle-alert", "chevron-down", "chevron-right", "chevron-left", "lock", "eye", "list-filter", "table",
    "archive", "pencil", "trash-2", "undo-2", "redo-2", "download", "copy", "ellipsis", "sun", "moon", "circle-check",
    "user-plus", "refresh-cw", "hash", "clipboard-list", "image", "file-text", "arrow-right", "command",
]  # fmt: skip


def load(name):
    def no_twice(pairs):
        keys = [k for k, _ in pairs]
        assert len(keys) == len(set(keys)), f"a key stands twice in {name}: {keys}"
        return dict(pairs)

    return json.loads((STARTER / f"{name}.json").read_text(encoding="utf-8"), object_pairs_hook=no_twice)


def skills():
    return [s for f in load("skills")["families"] for s in f["skills"]]


def unique(names):
    folded = [n.casefold() for n in names]
    assert len(folded) == len(set(folded)), sorted(n for n in folded if folded.count(n) > 1)


def sentences(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for k, v in value.items():
            yield k
            yield from sentences(v)
    elif isinstance(value, list):
        for v in value:
            yield from sentences(v)


def test_roles():
    roles = load("roles")
    unique(r["name"] for r in roles)
    buckets = {r["name"]: r["bucket"] for r in roles}
    assert buckets["Account Executive"] == buckets["Senior Account Executive"] == "sales"
    assert buckets["Sales Development Representative"] == "promotion"
    assert buckets["Sales Engineer"] == "technical"
    assert buckets["Sales Coordinator"] == "clerical"
    for r in roles:
        assert set(r) == {"name", "bucket", "ramp", "rhythm"}
        ramp = r["ramp"]
        assert ramp and all(type(p) is int and 0 <= p <= 100 for p in ramp)
        assert ramp == sorted(ramp) and ramp[-1] == 100, r["name"]


def test_measures():
    measures = load("measures")
    unique(m["name"] for m in measures)
    by = {m["name"]: m for m in measures}
    for m in measures:
        assert set(m) == {
            "name",
            "kind",
            "unit",
            "cadence",
            "direction",
            "numerator",
            "denominator",
            "lead",
            "floor_zero",
            "meaning",
            "part",
        }
        assert m["kind"] in {"activity", "progress", "outcome", "coaching"}
        assert m["unit"] in {"count", "currency", "hours", "percent", "rate"}
        assert m["cadence"] in {"week", "month", "quarter"}
        assert m["direction"] in {"up", "down"}
        assert m["floor_zero"] is True
        assert 0 < len(m["meaning"]) <= 140 and m["meaning"].endswith(".")
        if m["unit"] == "rate":
            for part in ("numerator", "denominator"):
                assert by[m[part]]["unit"] == "count"
                assert by[m[part]]["cadence"] == m["cadence"]
        else:
            assert m["numerator"] is None and m["denominator"] is None


def test_the_promised_measures():
    by = {m["name"]: m for m in load("measures")}
    for name in (
        "Calls",
        "Meetings held",
        "Qualified opportunities",
        "Proposals",
        "Decided deals",
        "Won deals",
        "Bookings",
        "Qualified to proposal",
        "Win rate",
    ):
        assert by[name]["cadence"] == "week"
    assert [name for name, m in by.items() if m["lead"]] == ["Bookings"]
    assert (by["Bookings"]["kind"], by["Bookings"]["unit"]) == ("outcome", "currency")
    ratio = {n: (by[n]["numerator"], by[n]["denominator"]) for n in ("Qualified to proposal", "Win rate")}
    assert ratio == {
        "Qualified to proposal": ("Proposals", "Qualified opportunities"),
        "Win rate": ("Won deals", "Decided deals"),
    }
    assert by["Hours selling"]["unit"] == "hours"
    assert (by["Dated next steps"]["kind"], by["Dated next steps"]["unit"]) == ("progress", "count")
    coaching = by["Coaching hours"]
    assert (coaching["kind"], coaching["unit"], coaching["cadence"]) == ("coaching", "hours", "month")


def test_skills():
    framework = load("skills")
    assert set(framework) == {"framework", "version", "families"} and framework["version"] == 1
    unique(f["name"] for f in framework["families"])
    all_skills = skills()
    unique(s["name"] for s in all_skills)
    assert 22 <= len(all_skills) <= 28
    roles = {r["name"] for r in load("roles")}
    texts = []
    for s in all_skills:
        assert set(s) == {"name", "description", "channel", "refresh_days", "levels", "targets"}
        assert s["channel"] in {"phone", "written", "in person", "speaking", "referral", "meeting", "desk", "any"}
        assert type(s["refresh_days"]) is int and s["refresh_days"] > 0
        assert set(s["levels"]) == {"1", "3", "5"}
        assert s["targets"] and set(s["targets"]) <= roles, s["name"]
        assert all(type(t) is int and 1 <= t <= 5 for t in s["targets"].values())
        assert len(s["name"]) <= 40 and len(s["description"]) <= 140
        for level, text in s["levels"].items():
            assert 0 < len(text) <= 140, (s["name"], level, len(text))
            assert re.fullmatch(r'[A-Z].*[."]\.?', text), (s["name"], level)
            texts.append(text)
    unique(texts)
    for role in roles:
        assert any(role in s["targets"] for s in all_skills), role


def test_every_part_of_the_framework_is_there():
    words = " ".join(f"{s['name']} {s['description']}".lower() for s in skills())
    for part in (
        "phone",
        "e-mail",
        "linkedin",
        "networking",
        "speaking",
        "referral",
        "buyer role",
        "industry",
        "pain",
        "competitor gap",
        "discovery",
        "qualifying",
        "disqualifying",
        "presenting value",
        "objections",
        "negotiating",
        "next step",
        "follow-up",
        "growing accounts",
        "pipeline",
        "product knowledge",
        "market knowledge",
    ):
        assert part in words, part


def test_each_scorecard_has_five_criteria_that_can_be_told_apart():
    cards = load("scorecards")
    unique(card["name"] for card in cards)
    known = {s["name"] for s in skills()}
    for card in cards:
        assert set(card) == {"name", "call_type", "criteria"} and len(card["criteria"]) == 5
        for line in card["criteria"]:
            assert set(line) == {"text", "weight", "skill", "1", "3", "5"}
            assert 1 <= line["weight"] <= 3 and line["skill"] in known and len(line["text"]) <= 60
            assert all(0 < len(line[level]) <= 140 for level in "135")
    unique(line[level] for card in cards for line in card["criteria"] for level in "135")


CLOSED = r"(Do|Does|Did|Is|Are|Was|Were|Have|Has|Can|Could|Will|Would|Should|Why)\b"


def test_every_role_has_a_rhythm_and_those_who_ramp_fast_meet_weekly():
    rhythms = {r["name"]: Rhythm(None, Every(r["rhythm"]["every"]), r["rhythm"]["minutes"], role_id=1)
               for r in load("roles")}  # fmt: skip
    assert rhythms["Account Executive"] == Rhythm(None, Every.FORTNIGHTLY, 45, role_id=1)
    assert rhythms["Sales Development Representative"].every is Every.WEEKLY
    assert all(15 <= r.minutes <= 60 for r in rhythms.values())


def test_each_phase_of_each_model_has_questions():
    found = load("questions")["model"]
    assert set(found) == {m.value for m in Model}
    for model, phases in found.items():
        assert list(phases) == [name for name, _ in Model(model).phases], model
        assert all(len(texts) >= 3 for texts in phases.values()), model


def test_each_skill_has_questions():
    found = load("questions")
    assert set(found) == {"model", "skill"}
    assert set(found["skill"]) == {s["name"] for s in skills()}
    assert all(len(texts) >= 2 for texts in found["skill"].values())


def test_every_question_is_open_short_and_there_once():
    found = load("questions")
    every = [q for phases in found["model"].values() for texts in phases.values() for q in texts]
    every += [q for texts in found["skill"].values() for q in texts]
    unique(every)
    for q in every:
        assert q.endswith("?") and len(q) <= 140, q
        assert not re.match(CLOSED, q), f"not an open question: {q}"


def test_the_ideal_customer_is_told_in_facts_and_in_attitudes():
    criteria = load("criteria")
    assert set(criteria) == {kind.value for kind in FitKind}
    assert all(4 <= len(texts) <= 6 for texts in criteria.values())
    every = [text for texts in criteria.values() for text in texts]
    unique(every)
    assert all(re.fullmatch(r"[A-Z].{10,70}[^.?]", text) for text in every)


def test_courses():
    courses = load("courses")
    unique(c["title"] for c in courses)
    known = {s["name"] for s in skills()}
    taught = set()
    for c in courses:
        assert set(c) == {"title", "kind", "skills", "minutes", "refresh_days", "questions", "tasks"}
        assert c["kind"] in {"workshop", "role-play", "e-learning", "coaching drill", "ride-along", "certification"}
        assert c["skills"] and set(c["skills"]) <= known, c["title"]
        assert len(c["skills"]) == len(set(c["skills"]))
        assert 15 <= c["minutes"] <= 480 and c["refresh_days"] > 0 and len(c["title"]) <= 60
        taught |= set(c["skills"])
    assert taught == known, known - taught


def test_each_course_has_three_questions_to_recall_it_and_three_tasks_to_try_it():
    courses = load("courses")
    for c in courses:
        assert len(c["questions"]) == len(c["tasks"]) == 3, c["title"]
        assert all(text.endswith("?") for text in c["questions"]), c["title"]
        assert all(text.endswith(".") for text in c["tasks"]), c["title"]
        assert all(30 <= len(text) <= 130 for text in (*c["questions"], *c["tasks"])), c["title"]
    unique(text for c in courses for text in (*c["questions"], *c["tasks"]))


@pytest.mark.parametrize("name", FILES)
def test_texts_are_clean(name):
    for text in sentences(load(name)):
        assert text == text.strip() and "  " not in text, text
        assert not re.search(r"https?:|www\.|/(?:home|root|work|tmp)/|[A-Z]:\\", text), text
        assert not re.search(r"\d+ ?%", text), f"a number that needs a source: {text}"


def test_the_icons_are_there_with_their_licence():
    assert set(ICONS) <= {p.stem for p in (RES / "icons").glob("*.svg")}
    assert "ISC License" in (RES / "icons" / "LICENSE").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted((RES / "icons").glob("*.svg")), ids=lambda path: path.stem)
def test_icon(path):
    root = ET.parse(path).getroot()
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.get("stroke") == "currentColor" and root.get("viewBox") == "0 0 24 24"
    assert len(root) > 0
    for el in root.iter():
        assert not el.tag.endswith(("script", "image", "use"))


def fonts():
    return sorted((RES / "fonts").glob("*.ttf"))


def test_fonts_are_there():
    names = {p.name for p in fonts()}
    assert {
        "Inter-Regular.ttf",
        "Inter-Medium.ttf",
        "Inter-SemiBold.ttf",
        "Inter-Bold.ttf",
        "Inter-Italic.ttf",
        "NotoSansArabic-Regular.ttf",
        "NotoSansHebrew-Regular.ttf",
        "NotoSansDevanagari-Regular.ttf",
        "DroidSansFallback.ttf",
    } <= names


@pytest.mark.parametrize("path", fonts(), ids=lambda p: p.name)
def test_font_is_truetype_and_has_its_licence(path):
    assert path.read_bytes()[:4] == b"\x00\x01\x00\x00", "TrueType outlines only"
    text = (path.parent / FONT_LICENCES[path.stem.split("-")[0]]).read_text(encoding="utf-8")
    assert "Copyright" in text
    assert "SIL OPEN FONT LICENSE" in text or "Apache License" in text


@pytest.mark.parametrize(
    "name, sample",
    [
        ("Inter-Regular", "AZazéßœŁ ăâđêôơưạảấầẩẫậắằẳẵặếềệịọốộớợụứựỳỵ ΑΩαωάώ АЯаяёЁїґ →↑↓← ✓–—…≥≤±×÷≈€−"),
        ("Inter-SemiBold", "Aé ạ Ω Я →↑↓"),
        ("Inter-Italic", "Aé ạ Ω Я →↑↓"),
        ("NotoSansArabic-Regular", "ابتثجحعغ"),
        ("NotoSansHebrew-Regular", "אבגדשת"),
        ("NotoSansDevanagari-Regular", "अआइकखग"),
        ("DroidSansFallback", "中文销售经理客户預測ひらがなカタカナ営業한국어영업관리자힣"),
    ],
)
def test_font_covers(name, sample):
    ttfonts = pytest.importorskip("reportlab.pdfbase.ttfonts")
    face = ttfonts.TTFontFile(str(RES / "fonts" / f"{name}.ttf"))
    missing = [c for c in sample if not c.isspace() and ord(c) not in face.charToGlyph]
    assert not missing, missing
