"""Screens on what figures rest on: where sources disagree, which claims stand up, where everything comes from."""
