"""Slides for a dialogue event: decks, views, one neutral content and the writers of each kind of file."""
