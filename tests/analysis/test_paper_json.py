"""The frozen text of a paper holds it exactly."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.analysis.charts import Marker
from coachdesk.analysis.paper import PlanPaper
from coachdesk.analysis.paper_json import from_json, to_json
from tests.reports.papers import usual

NUMBERS = st.floats(allow_nan=False, allow_infinity=False)


@settings(max_examples=40)
@given(st.data())
def test_any_paper_comes_back_equal(data):
    st.register_type_strategy(float, NUMBERS)
    paper = data.draw(st.builds(PlanPaper))
    text = to_json(paper)
    assert from_json(text) == paper
    assert to_json(from_json(text)) == text


def test_a_text_from_before_baselines_and_named_markers_is_read_as_it_was():
    paper = usual()
    old = json.loads(to_json(paper))
    del old["chart"]["baseline_at"], old["chart"]["baseline_words"]
    for marker in old["chart"]["markers"]:
        del marker["words"]
    assert from_json(json.dumps(old)) == paper
    assert paper.chart.markers[-1] == Marker(date(2026, 6, 3), "trained")


def test_a_text_that_lacks_what_every_paper_has_is_an_error():
    old = json.loads(to_json(usual()))
    del old["chart"]["centre"]
    with pytest.raises(KeyError, match="centre"):
        from_json(json.dumps(old))
