"""`python -m review`: opens the review desk in a browser. `export FILE` and `import FILE` do the same by spreadsheet."""

from __future__ import annotations

import argparse
import sys
import webbrowser
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from review.catalogue import read_catalogue
from review.ledger import Refused
from review.server import HOST, Server
from review.sheet import rows_of, sheet_of, take_in
from signpost.knowledge import KnowledgeError, knowledge_root


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs until it is interrupted, or writes or reads one sheet; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m review", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="a port of this machine; any free one without it")
    parser.add_argument("--no-browser", action="store_true", help="print the address only")
    parser.add_argument("--knowledge", type=Path, default=None, help="another folder of clinical content")
    parser.add_argument("--who", default="", help="import: whose the rows without a name are")
    parser.add_argument("--role", default="", help="import: the role of that reviewer")
    parser.add_argument("command", nargs="?", choices=("open", "export", "import"), default="open")
    parser.add_argument("file", nargs="?", type=Path, help="the spreadsheet (CSV)")
    options = parser.parse_args(arguments)
    root = options.knowledge or knowledge_root()
    if options.command != "open" and options.file is None:
        parser.error(f"{options.command} needs a file.")
    try:
        if options.command == "export":
            options.file.write_bytes(sheet_of(read_catalogue(root)).encode("utf-8-sig"))
            print(options.file)
        elif options.command == "import":
            catalogue = read_catalogue(root)
            rows = rows_of(options.file.read_bytes(), catalogue, who=options.who, role=options.role, today=date.today())
            print(f"{take_in(rows, catalogue)} reviews were added.")
        else:
            _open(root, options.port, browser=not options.no_browser)
    except (KnowledgeError, Refused, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _open(root: Path, port: int, *, browser: bool) -> None:
    server = Server(root, port)
    address = f"http://{HOST}:{server.server_port}/"
    print(f"The review desk is open on {address} (this machine only). Reviews go to {root / 'reviews'}. Ctrl-C closes it.", flush=True)
    if browser:
        webbrowser.open(address)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print("\nThe desk is closed. Put the new files below knowledge/reviews under version control to keep the reviews.")
    finally:
        server.server_close()


if __name__ == "__main__":
    sys.exit(main())
