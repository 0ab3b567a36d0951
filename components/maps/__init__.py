"""Maps of the five regions and their places, from the package's own boundaries."""
