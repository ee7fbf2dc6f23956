"""One turn, whoever runs it: from the text of a message to what it does, what must come first, and the words that are said.

The Rasa server (`signpost/components`) and the library (`signpost/library`) both go through here, so that neither has a
decision of its own. Nothing here knows Rasa.
"""
