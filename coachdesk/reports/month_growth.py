"""The growing parts of the monthly report: skills of the team, new hires, plans, training, next month, the box."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from coachdesk.analysis.month import MonthPaper, MonthSkill
from coachdesk.analysis.words import figure, listed, plural
from coachdesk.reports.blocks import HAIR, INK, QUIET, SOFT, Row, Style, space, text_rows, wide, wrap, write
from coachdesk.reports.month_look import NOTE, SOFTLY, STRONG, TEXT, Place, Room, line_row, over, part

LEVELS = 5
SMALL = Style(8.0, 10.0)
PAD = 7.0


def skill_head(paper: MonthPaper, width: float) -> list[Row]:
    """The heading over both columns of skills."""
    note = "bar = levels from–to, dot = median, tick = target, box = median, darker where more are below target"
    rows = part("Skills of the team", width, note)
    return rows if paper.skills else [*rows, *text_rows("No skill is in use yet.", SOFTLY, width)]


def skill_rows(paper: MonthPaper, width: float, room: Room) -> tuple[list[Row], list[Row]]:
    """The skills in two columns, in the order of the framework; with many, those that say most."""
    shown = _shown(paper.skills, room.skills)
    left = -(-len(shown) // 2)
    more = len(paper.skills) - len(shown)
    one, two = ([_skill(skill, width, room) for skill in part_of] for part_of in (shown[:left], shown[left:]))
    if shown:
        one, two = [_titles(width), *one], [_titles(width), *two] if two else []
    if more:
        two += text_rows(f"and {plural(more, 'skill')} more, on the skills matrix", NOTE, width)
    return one, two


def _shown(skills: Sequence[MonthSkill], most: int) -> list[MonthSkill]:
    rank = sorted(skills, key=lambda s: (s.median is None, -(s.below / s.aimed if s.aimed else 0.0), -s.rated))
    kept = set(rank[:most])
    return [skill for skill in skills if skill in kept]


def _places(width: float) -> dict[str, Place]:
    return {
        "name": Place(0, width - 142), "strip": Place(width - 137, 42), "aim": Place(width - 92, 22, right=True),
        "box": Place(width - 65, 24), "span": Place(width - 38, 24, right=True), "n": Place(width - 12, 12, right=True),
    }  # fmt: skip


def _titles(width: float) -> Row:
    places = _places(width)
    heads = (("strip", "1 to 5"), ("aim", "target"), ("box", "median"), ("span", "from–to"), ("n", "n"))
    tight = NOTE.but(size=6.4)
    cells = [(places["name"], "Skill", tight), *((places[key], text, tight) for key, text in heads)]
    return line_row(10, cells, width, rule=0.5, ink=0.4)


def _skill(skill: MonthSkill, width: float, room: Room) -> Row:
    places = _places(width)
    cells = [
        (places["name"], skill.name, SMALL), (places["aim"], skill.aim_words, SMALL.but(ink=SOFT)),
        (places["span"], skill.spread, SMALL.but(ink=SOFT)), (places["n"], str(skill.rated), SMALL.but(ink=SOFT)),
    ]  # fmt: skip

    def mark(canvas: Canvas, x: float, top: float) -> None:
        base = top - room.skill + 2.2
        _strip(canvas, x + places["strip"].x, base + 3.4, places["strip"].width, skill)
        _box(canvas, x + places["box"].x + 2, base - 0.6, 20.0, room.skill - 2.6, skill)

    return over(line_row(room.skill, cells, width, rule=0), mark)


def _strip(canvas: Canvas, x: float, y: float, width: float, skill: MonthSkill) -> None:
    """The scale from 1 to 5: the spread of levels, the targets of the roles, the median."""
    step = width / (LEVELS - 1)

    def at(level: float) -> float:
        return x + (level - 1) * step

    canvas.setStrokeGray(HAIR)
    canvas.setLineWidth(0.35)
    canvas.line(x, y, x + width, y)
    canvas.setFillGray(INK)
    if skill.low is not None and skill.high is not None:
        canvas.setFillGray(0.75)
        canvas.rect(at(skill.low) - 1.5, y - 1.6, at(skill.high) - at(skill.low) + 3, 3.2, stroke=0, fill=1)
    canvas.setFillGray(INK)
    for aim in {skill.aim_low, skill.aim_high} - {None}:
        canvas.rect(at(aim or 1) - 0.5, y - 3.4, 1.0, 6.8, stroke=0, fill=1)
    if skill.median is not None:
        canvas.circle(at(skill.median), y, 2.0, stroke=0, fill=1)


def _box(canvas: Canvas, x: float, y: float, width: float, height: float, skill: MonthSkill) -> None:
    """The median as a number on a ground that is darker the more people are below their target."""
    share = skill.below / skill.aimed if skill.aimed else 0.0
    text = "–" if skill.median is None else figure(skill.median)
    canvas.setFillGray(1 - 0.42 * share)
    canvas.setStrokeGray(HAIR)
    canvas.setLineWidth(0.35)
    canvas.roundRect(x, y, width, height, 1.4, fill=1)
    look = SMALL.but(weight="semibold") if skill.median is not None else SMALL.but(ink=QUIET)
    write(canvas, x + (width - wide(text, look)) / 2, y + height / 2 - 2.8, text, look)


def weakest_rows(paper: MonthPaper, width: float) -> list[Row]:
    """The three skills most below target, each with its count."""
    rows = part("Most below target", width)
    if not paper.weakest:
        rated = any(skill.aimed for skill in paper.skills)
        text = "No skill has anybody below target." if rated else "Too few ratings to say: 3 of a skill are needed."
        return [*rows, *text_rows(text, SOFTLY, width)]
    places = Place(0, width * 0.44), Place(width * 0.45, width * 0.55)
    for skill in paper.weakest:
        said = f"{skill.below} of {skill.aimed} below, median {figure(skill.median or 0)}, target {skill.aim_words}"
        rows.append(line_row(13, [(places[0], skill.name, STRONG), (places[1], said, TEXT)], width))
    return rows


def ramp_rows(paper: MonthPaper, width: float) -> list[Row]:
    """New hires on their way: the last closed month beside what is expected by then."""
    rows = part("New hires", width)
    if not paper.ramps:
        return [*rows, *text_rows("Nobody is growing into the role at present.", SOFTLY, width)]
    for one in paper.ramps:
        rows += text_rows(one.rep, STRONG, width, keep=True)
        told = [text for text in (one.now, one.expected, one.says) if text != "–"]
        rows += [*text_rows("; ".join(told), TEXT, width), space(3)]
    return rows


def plan_rows(paper: MonthPaper, width: float) -> list[Row]:
    """The quarter's plans by state, and the goals closed lately by verdict."""
    rows, found = part("Development plans", width, found_note(paper)), paper.plans
    states = [f"{count} {state}" for state, count in found.states]
    states += [f"{found.without} without a plan"] if found.without else []
    lines = [(found.quarter, listed(states) or "none")]
    verdicts = [f"{count} {verdict}" for verdict, count in found.verdicts]
    lines.append(("Goals closed", listed(verdicts) or f"none since {found.since}"))
    return rows + _pairs(lines, width, 66)


def found_note(paper: MonthPaper) -> str:
    """Since when goals are counted, where there are some."""
    return f"goals closed since {paper.plans.since}" if paper.plans.verdicts else ""


def _pairs(lines: Sequence[tuple[str, str]], width: float, first: float) -> list[Row]:
    rows: list[Row] = []
    for name, text in lines:
        body = wrap(text, TEXT, width - first)

        def draw(canvas: Canvas, x: float, top: float, name: str = name, body: list[str] = body) -> None:
            write(canvas, x, top - 9, name, STRONG)
            for n, line in enumerate(body):
                write(canvas, x + first, top - 9 - n * TEXT.leading, line, TEXT)

        rows.append(Row(max(1, len(body)) * TEXT.leading + 2.4, draw, keep=True))
    return rows


def training_rows(paper: MonthPaper, width: float) -> list[Row]:
    """The trainings held, who came, and how many debriefs are done."""
    rows = part("Training", width, "held this month")
    if not paper.trainings:
        return [*rows, *text_rows("None held.", SOFTLY, width)]
    for one in paper.trainings:
        rows += text_rows(f"{one.when} · {one.title}", STRONG, width, keep=True)
        rows += [*text_rows(one.words, TEXT, width), space(3)]
    return rows


def next_rows(paper: MonthPaper, width: float) -> list[Row]:
    """The month after: what is in the calendar against what is meant, trainings, plans to close."""
    coming = paper.coming
    hours = f"{figure(round(coming.hours, 1))} h in {plural(coming.sessions, 'session')}; meant {coming.budget}"
    lines = [("In the calendar", hours), ("Training", listed(list(coming.trainings)) or "none planned")]
    lines.append(("Plans to close", str(coming.plans_to_close) if coming.plans_to_close else "none"))
    return part("Next month", width, coming.title) + _pairs(lines, width, 74)


def box_rows(paper: MonthPaper, width: float, room: Room) -> list[Row]:
    """In a frame: what the words mean, and what is left out on purpose."""
    inner = (width - 3 * PAD) / 2
    lines = [(name, text) for name, text in paper.definitions]
    lines.append(("Left out on purpose", f"{listed(list(paper.left_out))}."))
    laid = [_defined(name, text, inner, room.box) for name, text in lines]
    cut = _halves([len(rows) for rows in laid])
    columns = [[row for rows in side for row in rows] for side in (laid[:cut], laid[cut:])]
    tall = max(len(column) for column in columns) * room.box.leading + 2 * PAD

    def draw(canvas: Canvas, x: float, top: float) -> None:
        canvas.setStrokeGray(0.55)
        canvas.setLineWidth(0.5)
        canvas.roundRect(x, top - tall, width, tall, 3)
        for at, column in enumerate(columns):
            left = x + PAD + at * (inner + PAD)
            for n, (name, text) in enumerate(column):
                base = top - PAD - room.box.size - n * room.box.leading
                end = write(canvas, left, base, name, room.box.but(weight="semibold", ink=INK)) if name else left
                write(canvas, end, base, text, room.box.but(ink=SOFT))

    return [*part("What these words mean", width), Row(tall, draw)]


def _defined(name: str, text: str, width: float, style: Style) -> list[tuple[str, str]]:
    """A word and what it means as lines: (the word or "", the text after it)."""
    bold = style.but(weight="semibold")
    lead = f"{name}: "
    lines = wrap(lead + text, style, width - (wide(lead, bold) - wide(lead, style)) - 2)
    return [(lead, lines[0][len(lead) :]), *(("", line) for line in lines[1:])]


def _halves(sizes: Sequence[int]) -> int:
    """After how many the first column ends, so that both are about as long."""
    best = min(range(1, len(sizes)), key=lambda cut: abs(sum(sizes[:cut]) - sum(sizes[cut:])))
    return best if len(sizes) > 1 else 1
