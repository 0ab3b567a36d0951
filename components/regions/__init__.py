"""The profile of one region, beside the other four and the nation."""
