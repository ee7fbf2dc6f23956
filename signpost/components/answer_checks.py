"""Answers of the action server are checked against Rasa's schema at every turn; that the schema is one is checked once.

`jsonschema.validate` checks the schema before the answer, each time: four fifths of what it costs. Rasa has no extension point
there (docs/decisions/0016-one-guess-old-validator-quiet-collector.md), so the function is replaced in the server's process.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jsonschema

# Rasa has one schema; what more there is comes from elsewhere and need not be kept.
_KEPT = 4


def check_schemas_once() -> None:
    """Lets `jsonschema.validate` check each schema once; the same answers are refused with the same errors as before."""
    if not isinstance(jsonschema.validate, _OnceChecked):
        jsonschema.validate = _OnceChecked(jsonschema.validate)


class _OnceChecked:
    """`jsonschema.validate`, with the schemas that it found to be sound."""

    def __init__(self, validate: Callable[..., None]) -> None:
        self._validate = validate
        self._sound: list[Any] = []

    def __call__(self, instance: Any, schema: Any, cls: Any = None, *arguments: Any, **options: Any) -> None:
        if schema not in self._sound:
            self._validate(instance, schema, cls, *arguments, **options)
            self._sound = [*self._sound[1 - _KEPT :], schema]
            return
        kind = cls or jsonschema.validators.validator_for(schema)
        error = jsonschema.exceptions.best_match(kind(schema, *arguments, **options).iter_errors(instance))
        if error is not None:
            raise error
