"""Which rule book and model lie here, to hold against what an answer names: `make versions`."""

from __future__ import annotations

import hashlib
import sys

from scripts.environment import MODEL
from scripts.train import is_current
from signpost.decision import load_rulebook
from signpost.knowledge import KnowledgeError


def main() -> None:
    """Prints both versions, the model's whole SHA-256, and whether the model was made from the files that lie here."""
    try:
        found = versions()
    except KnowledgeError as error:
        sys.exit(f"signpost: the rule book is broken: {error}")
    except FileNotFoundError:
        sys.exit("signpost: there is no model; make one with: make train")
    print(f"rulebook  {found['rulebook']}")
    print(f"model     {found['model'][:12]}  (sha256 {found['model']})")
    print(f"current   {'yes' if is_current() else 'no: config, domain, data or code have changed since; make train'}")


def versions() -> dict[str, str]:
    """The rule book's version and the model's whole SHA-256; raises KnowledgeError or FileNotFoundError when there is none."""
    return {"rulebook": load_rulebook().version, "model": hashlib.sha256(MODEL.read_bytes()).hexdigest()}


if __name__ == "__main__":
    main()
