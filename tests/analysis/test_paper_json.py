"""The frozen text of a paper holds it exactly."""

from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.analysis.paper import PlanPaper
from coachdesk.analysis.paper_json import from_json, to_json

NUMBERS = st.floats(allow_nan=False, allow_infinity=False)


@settings(max_examples=40)
@given(st.data())
def test_any_paper_comes_back_equal(data):
    st.register_type_strategy(float, NUMBERS)
    paper = data.draw(st.builds(PlanPaper))
    text = to_json(paper)
    assert from_json(text) == paper
    assert to_json(from_json(text)) == text
