"""Figures that differ: which pairs there are, how far apart they stand, and why."""
