"""`python -m signpost ask` is the command `signpost ask`."""

from __future__ import annotations

from signpost.library.command import main

if __name__ == "__main__":
    raise SystemExit(main())
