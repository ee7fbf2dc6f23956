"""What reads a message inside the Rasa server: the NLU pipeline of `config.yml`."""
