"""The monthly report, put together from its parts."""

from __future__ import annotations

from coachdesk.analysis import month_coaching, month_growth, month_outcomes, month_sales, month_words, words
from coachdesk.analysis.month import MonthPaper, MonthWords
from coachdesk.analysis.month_records import MonthRecords


def month_paper(records: MonthRecords) -> MonthPaper:
    """Everything that the page shows and the paper prints; the same facts for both."""
    found, kinds = month_outcomes.outcomes(records), month_coaching.kinds(records.ledger)
    skills, plans, note = month_growth.skills(records.matrix), month_growth.plans(records), records.note
    weakest, sales = month_growth.weakest(skills), month_coaching.sales_of(records)
    return MonthPaper(
        month=records.month, title=month_words.title_of(records), so_far=month_words.so_far(records),
        manager=records.manager, printed_on=records.today, summary=month_words.summary(records, found),
        words=MonthWords(note.coached, note.moved, note.need),
        proposals=month_words.proposals(records, kinds, found, weakest, plans),
        figures=month_coaching.figures(records), kinds=kinds, lead=records.lead.name if records.lead else "",
        months=tuple(words.month(start) for start in records.months), reps=month_coaching.reps(records, sales),
        team=month_coaching.team(records, sales), outcomes=found, conversions=month_sales.conversions(records),
        skills=skills, weakest=weakest, ramps=month_sales.ramps(records), plans=plans,
        trainings=month_growth.trainings(records), coming=month_growth.coming(records),
        definitions=month_words.definitions(records), left_out=month_words.LEFT_OUT,
    )  # fmt: skip
