"""Simulated people who talk to the trained bot in their own style (`python -m evaluation.people`)."""
