"""Screens on what figures rest on: where sources disagree, which claims stand up, where all comes from."""
