"""One indicator over time, by region and voice: choosing it, its chart, its table and its files."""
