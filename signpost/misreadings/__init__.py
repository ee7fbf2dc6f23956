"""Messages that were misread, kept with the consent of who wrote them, for those who keep the vocabulary."""
