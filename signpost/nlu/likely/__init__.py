"""The reader model: what a message tells, by chance; `arbiter.py` decides what of it counts."""
