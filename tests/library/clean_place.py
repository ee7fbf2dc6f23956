"""A wheel of the project, and a virtual environment in which it is installed with what it asks for and nothing else.

Nothing is fetched: the packages that the wheel names are linked from the environment that runs the tests, so that Rasa and
everything else that is not named cannot be imported there.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
# What a build may need of the repository; MANIFEST.in and setup.py choose from it.
_SOURCES = (
    "signpost",
    "knowledge",
    "data",
    "models/reader",
    "models/encoder",
    "training",
    "setup.py",
    "pyproject.toml",
    "MANIFEST.in",
    "README.md",
)


def build_wheel(folder: Path) -> Path:
    """The wheel, built from a source distribution of a copy of the repository: what is not in that cannot be in the wheel."""
    copy = folder / "copy"
    for name in _SOURCES:
        source, target = ROOT / name, copy / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, target)
    _run([sys.executable, "-c", "from setuptools.build_meta import build_sdist; build_sdist('.')"], copy)
    with tarfile.open(next(copy.glob("*.tar.gz"))) as archive:
        archive.extractall(folder / "unpacked", filter="data")
    unpacked = next((folder / "unpacked").iterdir())
    _run([*_pip(), "wheel", "--no-build-isolation", "--no-deps", "--no-index", "--wheel-dir", str(folder), "."], unpacked)
    return next(folder.glob("*.whl"))


def install(wheel: Path, folder: Path) -> Path:
    """The folder of the commands of a new environment in which the wheel and its requirements can be imported."""
    venv.create(folder, with_pip=False)
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(folder)}))
    python = folder / "bin" / "python"
    _run([*_pip(), "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)], folder)
    installed = next(packages.glob("signpost-*.dist-info"))
    wanted = metadata.Distribution.at(installed).requires or []
    for distribution in _closure(wanted):
        for name, source in _top_level(distribution):
            if not (packages / name).exists():
                (packages / name).symlink_to(source)
    return python.parent


def _closure(wanted: list[str]) -> Iterator[metadata.Distribution]:
    """The installed distributions that requirements lead to, each once."""
    waiting, seen = [Requirement(each) for each in wanted], set()
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name in seen or requirement.marker is not None and not requirement.marker.evaluate({"extra": ""}):
            continue
        seen.add(name)
        distribution = metadata.distribution(name)
        yield distribution
        waiting += [Requirement(each) for each in distribution.requires or []]


def _top_level(distribution: metadata.Distribution) -> Iterator[tuple[str, Path]]:
    """The folders and modules that a distribution brought, by their names."""
    names = {each.parts[0] for each in distribution.files or () if each.parts[0] not in ("..", "__pycache__")}
    for name in sorted(names):
        yield name, Path(str(distribution.locate_file(name)))


def _pip() -> list[str]:
    return [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
