"""Number fields read numbers as people write them."""

import pytest

from ui.widgets.forms import NumberField
from ui.widgets.sheet_preview import SheetPreview


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("40,000", 40_000), ("1,250,000", 1_250_000), ("40,5", 40.5), ("1,234.5", 1234.5), ("12 000", 12_000),
        ("0.25", 0.25), ("forty", None), ("", None),
    ],
)  # fmt: skip
def test_a_comma_parts_thousands_or_decimals_by_what_follows_it(qtbot, typed, value):
    field = NumberField("Value")
    qtbot.addWidget(field)
    field.line.setText(typed)
    assert field.value == value


def test_the_private_line_of_a_print_is_ticked_by_its_name(qtbot):
    preview = SheetPreview([("manager", "Mine")])
    qtbot.addWidget(preview)
    assert preview.private.accessibleName() == preview.private.text()
