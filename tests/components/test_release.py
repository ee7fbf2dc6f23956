"""A release names every file that it holds by its hash, brings the licences along, and installs nothing that was changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from scripts.release import INSTALLER, SUMS, digest, licences, pack, write_sums

pytestmark = pytest.mark.live


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A release of a project with one file, which needs no packages."""
    folder = tmp_path / "signpost-0"
    (folder / "project").mkdir(parents=True)
    (folder / "wheels").mkdir()
    (folder / "project" / "README.md").write_text("zebrafinch")
    (folder / "project" / "requirements.lock").write_text("")
    shutil.copy(INSTALLER, folder / "install.sh")
    write_sums(folder)
    return folder


def install(release: Path, target: Path) -> subprocess.CompletedProcess[str]:
    """What installing says and how it ends."""
    variables = {"PATH": os.environ["PATH"], "SIGNPOST_PYTHON": sys.executable}
    return subprocess.run([release / "install.sh", target], env=variables, capture_output=True, text=True)


def test_installs_into_an_empty_folder_and_leaves_nothing_to_set_up(release: Path, tmp_path: Path) -> None:
    target = tmp_path / "installed"
    done = install(release, target)
    assert done.returncode == 0, done.stderr
    assert (target / "README.md").read_text() == "zebrafinch"
    assert (target / ".venv" / "bin" / "python").exists()
    wanted = subprocess.run(["cksum"], stdin=(target / "requirements.lock").open(), capture_output=True, check=True).stdout
    assert (target / ".venv" / ".signpost-installed").read_bytes() == wanted
    again = install(release, target)
    assert again.returncode != 0
    assert "is not empty" in again.stderr


@pytest.mark.parametrize("how", ["changed", "gone", "added"])
def test_release_that_was_touched_installs_nothing(release: Path, tmp_path: Path, how: str) -> None:
    if how == "changed":
        (release / "project" / "README.md").write_text("finch")
    elif how == "gone":
        (release / "project" / "README.md").unlink()
    else:
        (release / "wheels" / "more.whl").write_text("zebrafinch")
    done = install(release, tmp_path / "installed")
    assert done.returncode == 1
    assert "nothing was installed" in done.stderr
    assert not (tmp_path / "installed").exists()


def test_sums_are_those_of_every_file(release: Path) -> None:
    lines = [line.split("  ") for line in (release / SUMS).read_text().splitlines()]
    assert {name for _, name in lines} == {"project/README.md", "project/requirements.lock", "install.sh"}
    assert all(digest(release / name) == found for found, name in lines)
    assert subprocess.run(["sha256sum", "--check", "--quiet", SUMS], cwd=release).returncode == 0


def test_archive_is_the_same_whenever_it_is_packed(release: Path) -> None:
    first = digest(pack(release))
    (release / "project" / "README.md").touch()
    assert digest(pack(release)) == first
    with tarfile.open(release.with_name("signpost-0.tar")) as archive:
        assert {each.name.partition("/")[0] for each in archive} == {"signpost-0"}
        assert archive.getmember("signpost-0/install.sh").mode & 0o100


def test_licence_texts_come_out_of_wheels_and_source_archives(tmp_path: Path) -> None:
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    with zipfile.ZipFile(wheels / "finch-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("finch-1.0.dist-info/licenses/LICENSE.txt", "as you like")
        wheel.writestr("finch-1.0.dist-info/METADATA", "Name: finch")
        wheel.writestr("finch/LICENSE", "not of the package itself")
    text = tmp_path / "COPYING"
    text.write_text("as they like")
    with tarfile.open(wheels / "zebra-1.0.tar.gz", "w:gz") as source:
        source.add(text, "zebra-1.0/COPYING")
        source.add(text, "zebra-1.0/parts/COPYING")
    with zipfile.ZipFile(wheels / "silent-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("silent-1.0.dist-info/METADATA", "Name: silent")
    target = tmp_path / "licences"
    assert licences(wheels, target) == 2
    found = {str(path.relative_to(target)): path.read_text() for path in target.rglob("*") if path.is_file()}
    assert found == {"finch/licenses_LICENSE.txt": "as you like", "zebra/COPYING": "as they like"}
