"""Draws the charts of analysis on the screen."""
