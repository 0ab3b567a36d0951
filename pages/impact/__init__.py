"""The screen for donors: Impact."""
