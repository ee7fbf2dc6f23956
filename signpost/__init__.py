"""Signpost: from a worried sentence to a place to turn."""
