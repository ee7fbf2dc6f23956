"""Stands in for a library that Rasa imports and nothing here uses: its names can be imported and subclassed, never used.

Rasa imports TensorFlow for components that this bot does not have; that takes two thirds of the memory of an empty server and
most of its start. Rasa's files stay as they are: whoever imports one of these libraries gets modules whose every name is an
empty class. A use of one outside an import is an error that says so, never a quiet wrong result.
"""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Any

# A decorator gets the function that it decorates and nothing else.
_DECORATED = 1
_LOADING = "_find_and_load"


class StandInUsed(RuntimeError):
    """Something of a library that was kept out is needed after all."""


class _Kind(type):
    """The class of every name; its attributes are such names again."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _named(f"{cls.__qualname__}.{name}")

    def __call__(cls, *arguments: Any, **options: Any) -> Any:
        _must_be_importing(cls.__qualname__)
        if len(arguments) == _DECORATED and not options and callable(arguments[0]):
            return arguments[0]
        return _Decorator()


class _Decorator:
    """What a name returns when it is called with options: leaves alone what it decorates."""

    def __call__(self, *arguments: Any, **_: Any) -> Any:
        _must_be_importing(type(self).__name__)
        return arguments[0] if arguments else self

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self


class _Module(ModuleType):
    """A module that has every name that is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        found = _named(f"{self.__name__}.{name}")
        setattr(self, name, found)
        return found


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds a stand-in for every module of some libraries, or of some parts of them."""

    def __init__(self, libraries: frozenset[str]) -> None:
        self._libraries = libraries

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> Any:
        names = fullname.split(".")
        if not any(".".join(names[:length]) in self._libraries for length in range(1, len(names) + 1)):
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return _Module(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing is executed."""


def keep_out(libraries: Sequence[str], *, missed_by: Sequence[str] = ()) -> None:
    """From now on the modules of these libraries are stand-ins; those that were imported before stay as they are.

    Modules that are `missed_by` somebody who can do without are imported as if the libraries were not installed.
    """
    there = [each for each in libraries if each not in sys.modules]
    sys.modules.update(dict.fromkeys(there))  # type: ignore[arg-type]  # None: an import of it fails
    for each in missed_by:
        importlib.import_module(each)
    for each in there:
        del sys.modules[each]
    sys.meta_path.insert(0, _Finder(frozenset(libraries)))


def _named(name: str) -> _Kind:
    made = _Kind(name.rpartition(".")[2], (), {})
    made.__qualname__ = name
    return made


def _must_be_importing(name: str) -> None:
    """Raises StandInUsed unless a module is being imported further up."""
    frame = sys._getframe()
    while frame is not None:
        if frame.f_code.co_name == _LOADING:
            return
        frame = frame.f_back  # type: ignore[assignment]
    raise StandInUsed(f"{name} was used, but its library is kept out to save memory; SIGNPOST_FULL_RASA=1 brings it back")
