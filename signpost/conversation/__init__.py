"""What is said and asked next: the transcript of a conversation in, a `Reply` out.

Pure functions that return values. They pick responses and fill in values; no word of them stands here, and no clinical
condition. Rasa's actions hand a `Situation` to one function of `moves` and send what comes back.
"""
