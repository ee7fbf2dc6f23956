"""A question that is known and speaks of nobody tells of no sign; one that asks about a body does."""

from __future__ import annotations
