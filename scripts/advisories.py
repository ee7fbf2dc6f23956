"""Holds the SBOM against a local copy of an advisory list: `make advisories ADVISORIES=folder`; nothing is fetched.

The list is in the format of OSV (https://ossf.github.io/osv-schema/): a file with one advisory or several, a folder of such files,
or the archive of an ecosystem as osv.dev gives it out (PyPI/all.zip). docs/advisories.md says of each one whether it can be reached
here; the exit status is 1 when an advisory about a pinned version is not named there.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from packaging.version import InvalidVersion, Version

from scripts.bill_of_materials import FOLDER
from scripts.environment import ROOT

JUDGED = ROOT / "docs" / "advisories.md"
_PYPI = "PyPI"
_FIRST = "0"


class Open(NamedTuple):
    """An advisory about a version that is pinned; `names` are its id and its aliases."""

    package: str
    version: str
    names: tuple[str, ...]
    fixed: tuple[str, ...]
    summary: str


def main(arguments: list[str] | None = None) -> int:
    """Prints every open advisory and whether it was judged, and hands back the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("list", type=Path, nargs="?", help="OSV JSON: a file, a folder, or PyPI/all.zip")
    parser.add_argument("--bill", type=Path, default=FOLDER / "sbom.json", help="the SBOM (default: %(default)s)")
    parser.add_argument("--judged", type=Path, default=JUDGED, help="what was judged by hand (default: %(default)s)")
    options = parser.parse_args(arguments)
    if options.list is None:
        print(
            "signpost: name a local copy of an advisory list, such as osv.dev's PyPI/all.zip: make advisories ADVISORIES=…", file=sys.stderr
        )
        return 2
    pinned, judged = components(json.loads(options.bill.read_text(encoding="utf-8"))), options.judged.read_text(encoding="utf-8")
    try:
        found = list(read(options.list))
    except (OSError, ValueError) as error:
        print(f"signpost: {options.list} cannot be read as OSV JSON: {error}", file=sys.stderr)
        return 2
    if not found:
        print(f"signpost: {options.list} holds no advisory: nothing was compared.", file=sys.stderr)
        return 2
    news = 0
    for each in sorted(open_ones(pinned, found)):
        known = any(re.search(rf"{re.escape(name)}\b", judged) for name in each.names)
        news += not known
        fixed = f"fixed in {', '.join(each.fixed)}" if each.fixed else "no fix"
        print(f"{'judged' if known else 'NEW':8}{each.package} {each.version}: {', '.join(each.names)} ({fixed}). {each.summary}")
    print(f"signpost: {len(pinned)} packages, {len(found)} advisories read; {news} open ones are not in {options.judged.name}.")
    return 1 if news else 0


def components(bill: Mapping[str, Any]) -> dict[str, str]:
    """The Python packages of an SBOM with their versions."""
    purls = [str(each.get("purl", "")) for each in bill["components"]]
    matches = [re.fullmatch(r"pkg:pypi/([^@]+)@([^?#]+).*", each) for each in purls]
    return {_plain(match[1]): match[2] for match in matches if match}


def read(path: Path) -> Iterator[Mapping[str, Any]]:
    """Every advisory of a file, a folder or an archive; raises ValueError for what is no OSV JSON."""
    if path.is_dir():
        for each in sorted(path.rglob("*.json")):
            yield from _advisories(each.read_text(encoding="utf-8"), each.name)
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in sorted(archive.namelist()):
                if name.endswith(".json"):
                    yield from _advisories(archive.read(name).decode("utf-8"), name)
    else:
        yield from _advisories(path.read_text(encoding="utf-8"), path.name)


def open_ones(pinned: Mapping[str, str], advisories: Iterable[Mapping[str, Any]]) -> Iterator[Open]:
    """The advisories that are about a pinned version; those that were withdrawn are left out."""
    for each in advisories:
        if each.get("withdrawn"):
            continue
        for affected in each.get("affected", ()):
            about = affected.get("package", {})
            name = _plain(str(about.get("name", "")))
            if about.get("ecosystem") == _PYPI and name in pinned and concerns(affected, pinned[name]):
                names = (str(each["id"]), *map(str, each.get("aliases", ())))
                fixed = tuple(dict.fromkeys(event["fixed"] for event in _events(affected) if "fixed" in event))
                yield Open(name, pinned[name], names, fixed, " ".join(str(each.get("summary", "")).split()))


def concerns(affected: Mapping[str, Any], version: str) -> bool:
    """Whether a version is among those that an advisory lists, or lies in one of its ranges."""
    pinned = Version(version)
    if any(_version(each) == pinned for each in affected.get("versions", ())):
        return True
    return any(_within(each["events"], pinned) for each in affected.get("ranges", ()) if each.get("type") == "ECOSYSTEM")


def _within(events: Iterable[Mapping[str, str]], pinned: Version) -> bool:
    """Whether a version lies behind a beginning and not behind the end that follows it; an end that cannot be read ends nothing."""
    inside = False
    for event in sorted(events, key=_order):
        if "introduced" in event:
            begins = _version(event["introduced"])
            inside = inside or event["introduced"] == _FIRST or begins is not None and begins <= pinned
        elif "fixed" in event:
            ends = _version(event["fixed"])
            inside = inside and not (ends is not None and ends <= pinned)
        elif "last_affected" in event:
            last = _version(event["last_affected"])
            inside = inside and not (last is not None and last < pinned)
    return inside


def _order(event: Mapping[str, str]) -> tuple[Version, int]:
    kind, version = next(iter(event.items()))
    return (_version(version) or Version(_FIRST), 0 if kind == "introduced" else 1)


def _version(text: str) -> Version | None:
    try:
        return Version(text)
    except InvalidVersion:
        return None


def _events(affected: Mapping[str, Any]) -> Iterator[Mapping[str, str]]:
    return (event for each in affected.get("ranges", ()) if each.get("type") == "ECOSYSTEM" for event in each["events"])


def _advisories(text: str, name: str) -> Iterator[Mapping[str, Any]]:
    data = json.loads(text)
    for each in data if isinstance(data, list) else [data]:
        if not isinstance(each, dict) or "id" not in each:
            raise ValueError(f"{name} is no advisory in OSV's format")
        yield each


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    sys.exit(main())
