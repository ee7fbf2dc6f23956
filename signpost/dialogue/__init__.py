"""What a turn means, and what is said and asked next: pure functions that pick responses and hand back a `Reply`.

No word of a response stands here, and no clinical condition. Rasa's server and the library take the same turn.
"""
