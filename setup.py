"""Builds the wheel of the core: the package, and inside it copies of the files that it reads (`signpost/places.py` says which)."""

from __future__ import annotations

import runpy
import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent
PLACES = runpy.run_path(str(ROOT / "signpost" / "places.py"))


class BuildWithFiles(build_py):
    """Copies what the core reads beside its modules; an editable install reads the repository's own files."""

    def run(self) -> None:
        """Builds as ever, then copies; a file that is missing ends the build."""
        super().run()
        if not self.editable_mode:
            for name in PLACES["READ_FILES"]:
                self._copy(ROOT / name, Path(self.build_lib) / "signpost" / PLACES["CARRIED"] / name)

    def _copy(self, source: Path, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(source, target)
        else:
            shutil.copyfile(source, target)


setup(cmdclass={"build_py": BuildWithFiles})
