"""The screen for the room: slides to present and to leave behind."""
