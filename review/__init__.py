"""The review desk: a page on this machine where a named reviewer reads what decides and what is said, and judges it.

Not a part of what people talk to: it reads `knowledge/`, asks the real engine, and adds to `knowledge/reviews/`.
"""
