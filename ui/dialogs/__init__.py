"""Sheets that float above a page."""
