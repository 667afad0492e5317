"""CoachDesk: an offline planner for coaching a sales team, without any Qt."""

__version__ = "0.1.0"
