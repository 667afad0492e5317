"""Times what the app promises, each as a ratio to a raw limit measured in the same run: `python3 dev.py bench`."""

import csv
import io
import math
import statistics
import tempfile
import time
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as clock
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from coachdesk.analysis.placing import plan
from coachdesk.analysis.planner import Hours, Problem, Taken, Wish
from coachdesk.desk import Desk
from coachdesk.domain.audiences import Audience
from coachdesk.domain.measures import Result
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Quarter
from coachdesk.domain.sessions import SessionKind
from coachdesk.exchange.plans import ImportOptions
from coachdesk.exchange.tables import read_table
from coachdesk.importing import import_table
from coachdesk.reports.plan import plan_pdf
from coachdesk.sample import make_sample
from coachdesk.storage import driver

TODAY = date(2026, 11, 22)
ROWS = 50_000


@dataclass(frozen=True)
class Line:
    """One row of the table; `target` is the greatest ratio that is met."""

    what: str
    ours: float
    limit: float
    target: float

    def __str__(self):
        ratio = self.ours / self.limit
        met = "met" if ratio <= self.target else "MISSED"
        times = f"{self.ours * 1000:9.1f} {self.limit * 1000:9.1f}"
        return f"{self.what:<46} {times} {ratio:7.2f} {self.target:7.2f}  {met}"


def timed(step):
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


def interleaved(ours, limit, rounds=7):
    """The medians of two steps that take turns, so that a busy machine slows both."""
    pairs = [(timed(ours), timed(limit)) for _ in range(rounds)]
    return (statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs))


def raw_file(folder, name):
    path = folder / name
    path.touch()
    connection = driver.dbapi2.connect(str(path), isolation_level=None)
    connection.execute("pragma journal_mode = truncate")
    connection.execute("pragma synchronous = extra")
    connection.execute(
        "create table result (rep_id int, measure_id int, start text, value real, source text, "
        "primary key (rep_id, measure_id, start)) without rowid"
    )
    return connection


def raw_insert(connection, rows):
    connection.execute("delete from result")
    connection.execute("begin")
    connection.executemany("insert into result values (?, ?, ?, ?, ?)", rows)
    connection.execute("commit")


def one_save(desk, folder):
    raw, rep, count = raw_file(folder, "save.db"), desk.people.all()[0], iter(range(10_000))
    measure = desk.measures.by_name("Calls")

    def ours():
        start = date(1990, 1, 1) + timedelta(weeks=next(count))
        desk.results.save_many([Result(rep.id, measure.id, start, 5.0)], "Type one")

    def limit():
        raw.execute("begin")
        raw.execute("insert into result values (1, 1, ?, 5, 'typed')", [f"{next(count):06}"])
        raw.execute("commit")

    return Line("one journaled save / the same commit", *interleaved(ours, limit, 25), 2.0)


def bulk(folder):
    raw = raw_file(folder, "bulk.db")
    days = [date(2000, 1, 3) + timedelta(weeks=i) for i in range(ROWS // 50)]
    with Desk.create(folder / "bulk.coachdesk") as desk:
        measure = desk.measures.by_name("Calls").id
        reps = [desk.people.add(rep).id for rep in crowd(50)]
        results = [Result(rep, measure, day, 7.0) for rep in reps for day in days]
        rows = [(r.rep_id, r.measure_id, r.start.isoformat(), r.value, "typed") for r in results]
        ours = timed(lambda: desk.results.save_many(results, "Import"))
        limit = statistics.median(timed(lambda: raw_insert(raw, rows)) for _ in range(3))
        back = timed(desk.store.undo)
    return [Line(f"{ROWS:,} results with journal / raw insert", ours, limit, 2.5),
            Line("their undo / their import", back, ours, 1.5)]  # fmt: skip


def crowd(count):
    return [Rep(None, f"Rep {i:03}") for i in range(count)]


def table_in(folder):
    path, raw = folder / "rows.csv", raw_file(folder, "csv.db")
    lines = ["rep,measure,date,value"]
    lines += [f"Rep {i % 50:03},Calls,{date(2000, 1, 3) + timedelta(weeks=i // 50)},{i % 9}" for i in range(ROWS)]
    path.write_text("\n".join(lines), encoding="utf-8")

    def limit():
        rows = list(csv.reader(path.open(encoding="utf-8")))[1:]
        raw_insert(raw, [(r[0], r[1], r[2], float(r[3]), "x") for r in rows])

    with Desk.create(folder / "csv.coachdesk") as desk:
        for rep in crowd(50):
            desk.people.add(rep)
        ours = timed(lambda: import_table(desk, "results", read_table(path), ImportOptions()))
    return Line(f"import of a {ROWS:,}-row CSV / parse + raw insert", ours, timed(limit), 3.0)


def plan_paper(desk):
    plan = desk.plans.all(Quarter.of(TODAY))[0]
    paper = desk.plan_paper(plan, Audience.REP, TODAY)

    def limit():
        canvas = Canvas(io.BytesIO(), invariant=1)
        for _ in range(2):
            for line in range(120):
                canvas.drawString(60, 800 - line * 6, "A line of text as long as those on the paper")
                canvas.line(60, 800 - line * 6, 500, 800 - line * 6)
            canvas.showPage()
        canvas.save()

    plan_pdf((paper,))
    return Line("quarterly plan as PDF / a bare canvas", *interleaved(lambda: plan_pdf((paper,)), limit), 1.5)


def pages(desk):
    rep, frame = desk.people.all()[0], 0.05
    team = statistics.median(timed(lambda: desk.team_facts(TODAY)) for _ in range(7))
    one = statistics.median(timed(lambda: desk.rep_facts(rep, TODAY)) for _ in range(7))
    return [Line("facts of the team / 50 ms", team, frame, 1.0), Line("facts of a rep / 50 ms", one, frame, 1.0)]


def quarter_of(reps):
    """A wish a week for each rep over 13 weeks, a mid-quarter check, holidays, an absence and a busy calendar."""
    first, weeks = date(2026, 10, 5), [date(2026, 10, 5) + timedelta(weeks=n) for n in range(13)]
    kinds = (SessionKind.ONE_ON_ONE, SessionKind.MID_QUARTER)
    wishes = [
        Wish(f"one {rep} {day}", kinds[0], "One-on-one", (rep,), 30, day, day + timedelta(days=4),
             day + timedelta(days=rep % 5), clock(9 + rep // 5 % 8))
        for rep in range(reps) for day in weeks
    ]  # fmt: skip
    wishes += [
        Wish(f"mid {rep}", kinds[1], "Mid-quarter check", (rep,), 30, weeks[5], weeks[8], weeks[6])
        for rep in range(reps)
    ]
    busy = [Taken(datetime.combine(day, clock(9)), 90, coaching=False) for day in weeks]
    away = {rep: frozenset(weeks[rep % 13] + timedelta(days=n) for n in range(5)) for rep in (3, 7)}
    hours = Hours(cap=40 * 60)
    return Problem(hours, datetime.combine(first, clock(8)), tuple(wishes), tuple(busy), {weeks[7]: "Holiday"}, away)


def planner():
    """A second for 12 reps; twice the reps take at most twice the time and what n log n adds."""
    times = {}
    for reps in (12, 24, 48):
        problem = quarter_of(reps)
        times[reps] = min(timed(lambda problem=problem: plan(problem)) for _ in range(9))
    lines = [Line("a quarter of 12 reps planned / 1 s", times[12], 1.0, 1.0)]
    for reps, half in ((24, 12), (48, 24)):
        limit = times[half] * 2 * math.log(reps * 14) / math.log(half * 14)
        lines.append(Line(f"a quarter of {reps} reps / n log n from {half}", times[reps], limit, 1.25))
    return lines


def main():
    print(f"{'what':<46} {'ours ms':>9} {'limit ms':>9} {'ratio':>7} {'target':>7}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_sample(folder / "sample.coachdesk", today=TODAY)
        with Desk.open(folder / "sample.coachdesk", now=lambda: datetime(2026, 11, 22, 9)) as desk:
            for line in (one_save(desk, folder), *bulk(folder), table_in(folder), plan_paper(desk), *pages(desk)):
                print(line, flush=True)
    for line in planner():
        print(line, flush=True)


if __name__ == "__main__":
    main()
