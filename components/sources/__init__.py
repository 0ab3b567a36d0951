"""Where figures come from: the catalogue of sources, what they cover, and how the data was made."""
