"""The tracker: recommendations, their status by voice and day, and the institutions they address."""
