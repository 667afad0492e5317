"""Charts on paper: plain shapes in black and grey, so a photocopy says the same. Squares are a signal."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from coachdesk.analysis.charts import ChartSignal, Marker, ProgressChart, SkillRow
from coachdesk.reports.blocks import CAPTION, HAIR, INK, QUIET, SOFT, Style, fit, wide, write, write_right

SMALL = Style(7.4, 9.4, ink=SOFT)
STRONG = SMALL.but(weight="semibold", ink=INK)
LEFT, RIGHT, BELOW, APART = 24.0, 78.0, 34.0, 9.2
ORDER = ("met", "trained", "market", "role")


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the plot lies on the paper, and its scale."""

    chart: ProgressChart
    x: float
    y: float
    width: float
    height: float

    def across(self, index: float) -> float:
        """The x of a point, or of a place between points."""
        return self.x + (index + 0.5) * self.width / max(1, len(self.chart.points))

    @property
    def began(self) -> float:
        """Where usual range and centre begin to hold: at the left, or at a new baseline."""
        return self.x if self.chart.baseline_at is None else self.across(self.chart.baseline_at - 0.5)

    def up(self, value: float) -> float:
        """The y of a value; what lies outside the scale is held at its edge."""
        span = (self.chart.top - self.chart.bottom) or 1.0
        share = (value - self.chart.bottom) / span
        return self.y + min(1.0, max(0.0, share)) * self.height


def progress(canvas: Canvas, chart: ProgressChart, x: float, top: float, width: float, height: float) -> None:
    """One measure over time: band, centre, target, line with gaps, signals, sessions beneath."""
    frame = Frame(chart, x + LEFT, top - height + BELOW, width - LEFT - RIGHT, height - BELOW - 6)
    _band(canvas, frame)
    _axes(canvas, frame)
    _target(canvas, frame)
    _values(canvas, frame)
    for signal in chart.signals:
        _signal_words(canvas, frame, signal)
    _marks(canvas, frame)
    _strip(canvas, frame)


def _band(canvas: Canvas, frame: Frame) -> None:
    chart = frame.chart
    if chart.lower is not None and chart.upper is not None:
        low, high, left, end = frame.up(chart.lower), frame.up(chart.upper), frame.began, frame.x + frame.width
        canvas.setFillGray(0.925)
        canvas.rect(left, low, end - left, high - low, stroke=0, fill=1)
        canvas.setStrokeGray(0.6)
        canvas.setLineWidth(0.35)
        canvas.setDash(1, 2)
        canvas.lines([(left, y, end, y) for y in (low, high)])
        canvas.setDash()
    _began(canvas, frame)
    if chart.locked_at is not None and 0 < chart.locked_at < len(chart.points):
        place = frame.across(chart.locked_at - 0.5)
        canvas.setStrokeGray(0.5)
        canvas.setLineWidth(0.5)
        canvas.line(place, frame.y, place, frame.y + 4)


def _began(canvas: Canvas, frame: Frame) -> None:
    """The line at which a new baseline begins, and since when and why, right of it if that fits there."""
    if frame.chart.baseline_at is None:
        return
    x, top = frame.began, frame.y + frame.height
    canvas.setStrokeGray(0.3)
    canvas.setLineWidth(0.5)
    canvas.line(x, frame.y, x, top)
    left, right = x - frame.x - 6, frame.x + frame.width - x - 6
    after = right >= min(left, wide(frame.chart.baseline_words, SMALL))
    words = fit(frame.chart.baseline_words, SMALL, right if after else left)
    write(canvas, x + 3 if after else x - 3 - wide(words, SMALL), top - 7, words, SMALL)


def _axes(canvas: Canvas, frame: Frame) -> None:
    canvas.setLineWidth(0.35)
    for tick in frame.chart.value_ticks:
        y = frame.up(tick.at)
        canvas.setStrokeGray(0.8)
        canvas.line(frame.x, y, frame.x + frame.width, y)
        write_right(canvas, frame.x - 5, y - 2.6, fit(tick.words, SMALL, LEFT + 4), SMALL)
    canvas.setStrokeGray(0.6)
    canvas.line(frame.x, frame.y, frame.x + frame.width, frame.y)
    free = 0.0
    for tick in sorted(frame.chart.time_ticks, key=lambda t: t.at):
        size = wide(tick.words, SMALL)
        start = frame.across(tick.at) - size / 2
        if start >= free and start + size <= frame.x + frame.width + 14:
            write(canvas, start, frame.y - 9.5, tick.words, SMALL)
            free = start + size + 4


def _target(canvas: Canvas, frame: Frame) -> None:
    canvas.setStrokeGray(INK)
    canvas.setLineWidth(0.9)
    step = frame.width / max(1, len(frame.chart.points)) / 2
    path, joined = canvas.beginPath(), False
    for index, point in enumerate(frame.chart.points):
        if point.target is not None:
            at, y = frame.across(index), frame.up(point.target)
            (path.lineTo if joined else path.moveTo)(at - step, y)
            path.lineTo(at + step, y)
        joined = point.target is not None
    canvas.drawPath(path, stroke=1, fill=0)
    if frame.chart.centre is not None:
        y = frame.up(frame.chart.centre)
        canvas.setLineWidth(0.7)
        canvas.setStrokeGray(0.2)
        canvas.setDash(3, 2)
        canvas.line(frame.began, y, frame.x + frame.width, y)
        canvas.setDash()


def _values(canvas: Canvas, frame: Frame) -> None:
    values = [point.value for point in frame.chart.points]
    canvas.setStrokeGray(0.2)
    canvas.setLineWidth(0.9)
    for n, (one, two) in enumerate(itertools.pairwise(values)):
        if one is not None and two is not None:
            canvas.line(frame.across(n), frame.up(one), frame.across(n + 1), frame.up(two))
    signalled = {index for signal in frame.chart.signals for index in signal.indexes}
    radius = min(2.2, max(1.0, frame.width / max(1, len(values)) * 0.3))
    for index, value in enumerate(values):
        if value is None:
            continue
        x, y = frame.across(index), frame.up(value)
        if index in signalled:
            canvas.setFillGray(INK)
            canvas.rect(x - radius, y - radius, 2 * radius, 2 * radius, stroke=0, fill=1)
        else:
            ring(canvas, x, y, radius)


def ring(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """An open circle with white inside."""
    canvas.setFillGray(1)
    canvas.setStrokeGray(INK)
    canvas.setLineWidth(1)
    canvas.circle(x, y, radius, fill=1)


def _signal_words(canvas: Canvas, frame: Frame, signal: ChartSignal) -> None:
    values = [v for i in signal.indexes if (v := frame.chart.points[i].value) is not None]
    if not values:
        return
    words = fit(signal.words, STRONG, frame.width)
    size = wide(words, STRONG)
    middle = (frame.across(signal.first) + frame.across(signal.last)) / 2
    start = min(max(middle - size / 2, frame.x + 2), frame.x + frame.width - size - 2)
    centre = frame.chart.centre
    below = centre is None or sum(values) / len(values) <= centre
    near = [i for i in range(len(frame.chart.points)) if start - 3 <= frame.across(i) <= start + size + 3]
    heights = [frame.up(v) for i in near if (v := frame.chart.points[i].value) is not None]
    if below:
        y = max(min([*heights, frame.up(min(values))]) - 11, frame.y + 2.5)
    else:
        y = min(max([*heights, frame.up(max(values))]) + 5.5, frame.y + frame.height - 7)
    write(canvas, start, y, words, STRONG)


def pushed_apart(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places in rising order moved so that each is a gap above the one before, within low to high if they fit."""
    found: list[float] = []
    for place in places:
        found.append(max(place, low if not found else found[-1] + gap))
    limit = high
    for n in range(len(found) - 1, -1, -1):
        found[n] = min(found[n], limit)
        limit = found[n] - gap
    return found


def _marks(canvas: Canvas, frame: Frame) -> None:
    marks = sorted(frame.chart.marks, key=lambda mark: mark.value)
    wanted = [frame.up(mark.value) for mark in marks]
    low, high = frame.y, max(frame.y + frame.height + 4, frame.y + APART * len(marks))
    edge = frame.x + frame.width
    for mark, place, y in zip(marks, wanted, pushed_apart(wanted, APART, low, high)):
        look = STRONG if mark.kind in ("target", "now") else SMALL
        canvas.setStrokeGray(0.6)
        canvas.setLineWidth(0.35)
        canvas.line(edge + 1, place, edge + 5, y)
        write(canvas, edge + 7, y - 2.6, fit(mark.words, look, RIGHT - 7), look)


def _place(frame: Frame, marker: Marker) -> float | None:
    for index, point in enumerate(frame.chart.points):
        if point.start <= marker.day <= point.end:
            days = (point.end - point.start).days + 1
            return frame.across(index - 0.5 + ((marker.day - point.start).days + 0.5) / days)
    return None


def _strip(canvas: Canvas, frame: Frame) -> None:
    y = frame.y - 20
    canvas.setStrokeGray(HAIR)
    canvas.setLineWidth(0.35)
    canvas.line(frame.x, y, frame.x + frame.width, y)
    write_right(canvas, frame.x - 5, y - 2.4, "met", SMALL)
    edge = frame.x + frame.width + 7
    around = tuple(kind for kind in ORDER[2:] if any(m.kind == kind for m in frame.chart.markers))
    for place, row in enumerate((ORDER[:2], around)):
        at = edge
        for kind in row:
            _mark(canvas, kind, at + 3, y - 9 * place)
            at = write(canvas, at + 9, y - 2.4 - 9 * place, kind, SMALL) + 6
    for marker in sorted(frame.chart.markers, key=lambda m: (ORDER.index(m.kind), m.day)):
        x = _place(frame, marker)
        if x is not None:
            _mark(canvas, marker.kind, x, y)


def _mark(canvas: Canvas, kind: str, x: float, y: float) -> None:
    """The shape of a kind of marker: a dot, a triangle, a filled diamond, an open square."""
    canvas.setFillGray(INK)
    canvas.setStrokeGray(INK)
    if kind == "trained":
        _triangle(canvas, x, y)
    elif kind == "market":
        path = canvas.beginPath()
        path.moveTo(x - 3.2, y)
        for across, up in ((0, 3.2), (3.2, 0), (0, -3.2)):
            path.lineTo(x + across, y + up)
        path.close()
        canvas.drawPath(path, fill=1, stroke=0)
    elif kind == "role":
        canvas.setFillGray(1)
        canvas.setLineWidth(0.9)
        canvas.rect(x - 2.4, y - 2.4, 4.8, 4.8, stroke=1, fill=1)
    else:
        canvas.circle(x, y, 1.3, stroke=0, fill=1)


def _triangle(canvas: Canvas, x: float, y: float) -> None:
    canvas.setFillGray(1)
    canvas.setStrokeGray(INK)
    canvas.setLineWidth(0.9)
    path = canvas.beginPath()
    path.moveTo(x - 3.4, y - 2.8)
    path.lineTo(x + 3.4, y - 2.8)
    path.lineTo(x, y + 3.4)
    path.close()
    canvas.drawPath(path, fill=1, stroke=1)


SCALE, EVIDENCE, GAP, ARROW = 54.0, 66.0, 13.0, 9.0


def skill(canvas: Canvas, row: SkillRow, x: float, y: float, width: float) -> None:
    """One skill on the level scale around the line `y`; the name stands elsewhere."""
    start = x + width - SCALE - EVIDENCE - GAP - ARROW
    levels(canvas, row, start, y)
    _skill_words(canvas, row, start + SCALE, y)


def levels(canvas: Canvas, row: SkillRow, start: float, y: float, scale: float = SCALE) -> None:
    """The level scale of a skill alone: a tall tick is the target, a ring the rep's own level, a dot the manager's."""
    step = scale / 4

    def at(level: int) -> float:
        return start + (level - 1) * step

    canvas.setStrokeGray(0.65)
    canvas.setLineWidth(0.5)
    canvas.line(start, y, start + scale, y)
    canvas.lines([(at(n), y - 2, at(n), y + 2) for n in range(1, 6)])
    canvas.setStrokeGray(INK)
    if row.manager is not None and row.target is not None and row.manager < row.target:
        canvas.setLineWidth(2)
        canvas.line(at(row.manager), y, at(row.target), y)
    if row.target is not None:
        canvas.setLineWidth(1.6)
        canvas.line(at(row.target), y - 5, at(row.target), y + 5)
    if row.self_level is not None:
        ring(canvas, at(row.self_level), y, 3.3)
    if row.manager is not None:
        canvas.setFillGray(0.55 if row.faded else INK)
        canvas.circle(at(row.manager), y, 2.1 if row.manager == row.self_level else 2.5, stroke=0, fill=1)


def level_legend(canvas: Canvas, x: float, top: float) -> None:
    """What the marks on the level scale mean."""
    y = top - 7.5
    canvas.setStrokeGray(INK)
    canvas.setLineWidth(1.6)
    canvas.line(x + 1, y - 2, x + 1, y + 6.5)
    end = write(canvas, x + 5, y, "target", CAPTION)
    ring(canvas, end + 11, y + 2.4, 2.8)
    end = write(canvas, end + 17, y, "self", CAPTION)
    canvas.setFillGray(INK)
    canvas.circle(end + 11, y + 2.4, 2.3, stroke=0, fill=1)
    write(canvas, end + 17, y, "manager   thick line = gap, in levels", CAPTION)


def _skill_words(canvas: Canvas, row: SkillRow, x: float, y: float) -> None:
    if row.manager is not None and row.target is not None:
        gap = row.manager - row.target
        words = f"+{gap}" if gap > 0 else f"−{-gap}" if gap else "0"
        look = STRONG if gap < 0 else SMALL
        write_right(canvas, x + GAP, y - 2.6, words, look)
    quiet = CAPTION.but(size=7.4, ink=QUIET if row.faded else SOFT)
    write_right(canvas, x + GAP + EVIDENCE - 2, y - 2.6, fit(row.evidence, quiet, EVIDENCE - 6), quiet)
    _arrow(canvas, x + GAP + EVIDENCE + ARROW / 2 + 1, y, row.trend)


def _arrow(canvas: Canvas, x: float, y: float, trend: str | None) -> None:
    canvas.setStrokeGray(INK)
    canvas.setLineWidth(1.1)
    canvas.saveState()
    canvas.translate(x, y)
    if trend is None:
        canvas.line(-2, 0, 2, 0)
    else:
        canvas.rotate({"up": 90, "down": -90}.get(trend, 0))
        canvas.lines([(-3.2, 0, 3.2, 0), (0.6, 2.6, 3.2, 0), (0.6, -2.6, 3.2, 0)])
    canvas.restoreState()
