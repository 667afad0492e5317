"""The page Skills: the team's matrix, people, the framework, the manager's own ratings and the call scorecards."""

from ui.pages.skills.page import SkillsPage

__all__ = ["SkillsPage"]
