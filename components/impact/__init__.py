"""What projects promised, did and touched, and their exchange with others as IATI."""
