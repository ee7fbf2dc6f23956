"""Writes what Signpost is made of: an SBOM (CycloneDX 1.5) and the licences, from the metadata of what is installed."""

from __future__ import annotations

import json
import re
import uuid
from importlib import metadata
from typing import Any

from scripts.environment import ROOT

FOLDER = ROOT / "docs" / "bill-of-materials"
_CLASSIFIER = "License :: OSI Approved :: "


def main() -> None:
    """Leaves sbom.json and licences.md in docs/bill-of-materials; prints how many packages there are."""
    packages = sorted((each for each in metadata.distributions() if each.metadata["Name"]), key=lambda each: each.metadata["Name"].lower())
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "sbom.json").write_text(json.dumps(bill(packages), indent=1) + "\n")
    (FOLDER / "licences.md").write_text(licences(packages))
    print(f"signpost: {len(packages)} packages, written to {FOLDER}")


def bill(packages: list[metadata.Distribution]) -> dict[str, Any]:
    """The SBOM; its serial number follows from its content, so that equal bills are equal files."""
    components = [_component(each) for each in packages]
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(components, sort_keys=True))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "signpost", "bom-ref": "signpost"}},
        "components": components,
    }


def licences(packages: list[metadata.Distribution]) -> str:
    """A table of packages by licence."""
    rows = [f"| {each.metadata['Name']} | {each.version} | {licence(each)} |" for each in packages]
    head = (
        "# Licences of what is installed\n\n"
        "Made by `make bill-of-materials` from the packages' own metadata; nobody has read the licence texts.\n"
    )
    return "\n".join([head, "| package | version | licence |", "|---|---|---|", *rows, ""])


def licence(package: metadata.Distribution) -> str:
    """The licence as the package states it: expression, classifiers, or the first words of its licence field."""
    expression = package.metadata.get("License-Expression")
    if expression:
        return str(expression)
    stated = [each.removeprefix(_CLASSIFIER) for each in package.metadata.get_all("Classifier") or () if each.startswith("License ::")]
    if stated:
        return "; ".join(stated)
    words = " ".join((package.metadata.get("License") or "not stated").split())
    return words[:60].replace("|", "/")


def _component(package: metadata.Distribution) -> dict[str, Any]:
    name = re.sub(r"[-_.]+", "-", package.metadata["Name"]).lower()
    return {
        "type": "library",
        "bom-ref": f"pkg:pypi/{name}@{package.version}",
        "purl": f"pkg:pypi/{name}@{package.version}",
        "name": package.metadata["Name"],
        "version": package.version,
        "licenses": [{"license": {"name": licence(package)}}],
    }


if __name__ == "__main__":
    main()
