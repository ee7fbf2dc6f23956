"""Pins a package with its extra beside the package itself: with hashes, pip wants both, and uv writes only one.

python scripts/lock_extras.py requirements.lock 'pydantic[email]'
"""

from __future__ import annotations

import re
import sys
from pathlib import Path


def with_extra(lock: str, wanted: str) -> str:
    """The text of a lock file in which the package is pinned with its extra too; the same text when it is already."""
    name = wanted.partition("[")[0]
    pinned = re.search(rf"^{re.escape(name)}==.*?(?=^\S|\Z)", lock, re.MULTILINE | re.DOTALL)
    if pinned is None:
        raise SystemExit(f"{name} is not pinned in the lock file.")
    if f"\n{wanted}==" in lock:
        return lock
    again = pinned[0].replace(f"{name}==", f"{wanted}==", 1)
    return lock[: pinned.end()] + again + lock[pinned.end() :]


def main() -> None:
    path, wanted = Path(sys.argv[1]), sys.argv[2]
    path.write_text(with_extra(path.read_text(encoding="utf-8"), wanted), encoding="utf-8")


if __name__ == "__main__":
    main()
