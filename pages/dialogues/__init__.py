"""Screens that follow up what was recommended, and who was asked to act."""
