"""Numbers as people read them: the ends of a range."""

import pytest

from coachdesk.analysis.words import span_words
from coachdesk.domain.measures import Unit


@pytest.mark.parametrize(
    ("low", "high", "unit", "said"),
    [
        (40_000, 52_000, Unit.CURRENCY, "$40,000–52,000"), (-100, 100, Unit.CURRENCY, "-$100 to $100"),
        (-100, -20, Unit.CURRENCY, "-$100 to -$20"), (-5, 3, Unit.COUNT, "-5 to 3"), (4, 9, Unit.COUNT, "4–9"),
        (-5, 3, Unit.PERCENT, "-5 to 3 %"), (-0.2, 3, Unit.PERCENT, "0–3 %"), (-2.5, 1, Unit.HOURS, "-2.5 to 1 h"),
    ],
)  # fmt: skip
def test_a_range_with_a_negative_end_is_written_with_to(low, high, unit, said):
    assert span_words(low, high, unit) == said
