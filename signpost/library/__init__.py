"""Signpost without a server: `Conversation` for programs, `signpost ask` for the command line (docs/library.md)."""
