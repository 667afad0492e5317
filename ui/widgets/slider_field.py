"""A number to try out: a slider with a number field beside it, its name and whose number it is."""

from __future__ import annotations

import re

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSlider, QVBoxLayout, QWidget

from ui.widgets.columns import row_of
from ui.widgets.labels import Label

STEPS = 200
LARGEST = 1e12
UNKNOWN = "not known"


class SliderField(QWidget):
    """`tried` with the number when a person moved the slider or typed one.

    The slider runs from `low` to `top`; the field takes any number from `low` to `most`. `prefix` and `suffix` are
    its unit. What is no such number is put back.
    """

    tried = Signal(float)

    def __init__(
        self, label: str, *, prefix: str = "", suffix: str = "", low: float = 1, most: float = LARGEST
    ) -> None:  # fmt: skip
        super().__init__()
        self._low, self._most, self._unit = low, most, (prefix, suffix)
        self.value: float | None = None
        self.top = low + 1
        self.label = Label(label, "captionStrong", "text2")
        self.whose = Label("", "caption", "text2", elide=True, right=True)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, STEPS)
        self.slider.setPageStep(STEPS // 10)
        self.slider.setAccessibleName(f"{label}, slider")
        self.number = QLineEdit()
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.number.setAccessibleName(label)
        self.number.setFixedWidth(100 if suffix else 112)
        self.label.setBuddy(self.number)
        self._lay_out()
        self.slider.valueChanged.connect(self._slid)
        self.number.editingFinished.connect(self._typed)

    def show_value(self, value: float | None, top: float, whose: str, *, assumed: bool) -> None:
        """Show a number without saying `tried`; None is not known. `whose` stands at the right."""
        self.value, self.top = value, max(top, self._low + 1)
        share = 0.0 if value is None else (value - self._low) / (self.top - self._low)
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(min(1.0, max(0.0, share)) * STEPS))
        self.number.setText(self._words(value))
        self.whose.setText("assumed" if assumed else whose)
        self.whose.set_ink("accentText" if assumed else "text2")
        self.whose.set_style("captionStrong" if assumed else "caption")
        self.number.setAccessibleDescription(self.whose.text())
        self.slider.setAccessibleDescription(f"{self.number.text()}, {self.whose.text()}")

    def _words(self, value: float | None) -> str:
        return UNKNOWN if value is None else f"{self._unit[0]}{value:,.0f}{self._unit[1]}"

    def _slid(self, place: int) -> None:
        self.tried.emit(_rounded(self._low + (self.top - self._low) * place / STEPS))

    def _typed(self) -> None:
        text = self.number.text()
        if text == self._words(self.value):
            return
        found = re.fullmatch(r"\D*?(\d[\d ,]*(?:\.\d*)?)\D*", text)
        value = float(found[1].replace(",", "").replace(" ", "")) if found and "-" not in text else 0.0
        if self._low <= value <= self._most:
            self.tried.emit(value)
        else:
            self.number.setText(self._words(self.value))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head = row_of(self.label, self.whose)
        head.setStretch(1, 1)
        column.addLayout(head)
        line = row_of(self.slider, self.number, spacing=12)
        line.setStretch(0, 1)
        column.addLayout(line)


def _rounded(value: float) -> float:
    """A number that a person would say: three digits of it."""
    size = 10 ** max(0, len(str(int(abs(value)))) - 3)
    return float(round(value / size) * size)
