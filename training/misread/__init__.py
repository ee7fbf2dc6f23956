"""Those who keep the vocabulary go through misread messages that were given with consent; accepted ones become rows to learn from."""
