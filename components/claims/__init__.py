"""Claims by officials and others held against evidence; a claim is never an observation."""
