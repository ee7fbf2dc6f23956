"""Where the files lie that the core reads: the one place that knows.

In the repository they stand beside the package. A wheel carries copies of them inside the package, which `setup.py` makes by
the list below.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from pathlib import Path

# The folder of the wheel's copies, inside the package.
CARRIED = "_data"
# What the core reads when it runs, by its path in the repository.
READ_FILES = ("knowledge", "data/nlu", "data/responses", "data/rules", "models/reader", "models/encoder")


@lru_cache(maxsize=1)
def root() -> Path:
    """The folder that holds `knowledge/` and its neighbours: the wheel's own copies, else the repository's."""
    package = Path(str(resources.files("signpost")))
    carried = package / CARRIED
    return carried if carried.is_dir() else package.parent


def place(name: str) -> Path:
    """A file or folder by its path in the repository, such as `models/reader`."""
    return root() / name
