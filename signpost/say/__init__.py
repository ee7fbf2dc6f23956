"""From the name of a response to what is said: the words for one person and place, the buttons, the card and the payload."""
