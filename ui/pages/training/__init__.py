"""Training: events and what follows them, courses, who has had what, and what the market asks for."""

from ui.pages.training.page import TrainingPage

__all__ = ["TrainingPage"]
