"""Screens that explore the figures: Overview, Regions and Trends."""
