"""Reusable parts of a page; they never see the desk."""
