"""The brief of an institution or a donor on paper: what is said, how a page is set, and the file for PDF."""
