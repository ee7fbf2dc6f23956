"""Makes one archive that installs without the network: `make release`, then `./install.sh` inside it.

In it: the files of the commit, the trained model, the built widget, every package of requirements.lock as it was locked by its
hash, a wheel of the core, the SBOM, the licences that the packages bring, and SHA256SUMS over all of that. Large, and never committed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import signpost
from scripts.environment import MODEL, ROOT
from scripts.train import train_if_needed
from scripts.versions import versions

OUT = ROOT / "build" / "release"
SUMS = "SHA256SUMS"
INSTALLER = ROOT / "deploy" / "release" / "install.sh"
BILL = ROOT / "docs" / "bill-of-materials"
_LICENCES = ("LICENSE", "LICENCE", "COPYING", "NOTICE", "AUTHORS")


def main() -> None:
    """Leaves the archive in build/release and prints its place, size and hash; raises SystemExit when the tree is not committed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=OUT, help="the folder for the archive (default: %(default)s)")
    options = parser.parse_args()
    commit = _committed()
    train_if_needed()
    out = options.out.resolve()
    folder = out / f"signpost-{signpost.__version__}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _project(folder / "project")
    packages = out / "packages"
    _packages(packages)
    shutil.copytree(packages, folder / "wheels", copy_function=_linked)
    shutil.copyfile(BILL / "sbom.json", folder / "sbom.json")
    kept = licences(folder / "wheels", folder / "licences")
    shutil.copyfile(BILL / "licences.md", folder / "licences" / "licences.md")
    shutil.copy(INSTALLER, folder / "install.sh")
    about = {"version": signpost.__version__, "commit": commit, **versions(), "python": "3.10", "platform": platform.machine()}
    (folder / "RELEASE.json").write_text(json.dumps(about, indent=1) + "\n")
    count = write_sums(folder)
    archive = pack(folder)
    print(f"signpost: {archive}, {archive.stat().st_size / 1e6:,.0f} MB, {count} files, licence texts of {kept} packages.")
    print(f"sha256  {digest(archive)}")


def write_sums(folder: Path) -> int:
    """Writes the SHA-256 of every file of a folder, as sha256sum does; how many there are."""
    files = sorted((each for each in folder.rglob("*") if each.is_file() and each.name != SUMS), key=lambda each: str(each))
    lines = [f"{digest(each)}  {each.relative_to(folder).as_posix()}\n" for each in files]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")
    return len(lines)


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    found = hashlib.sha256()
    with path.open("rb") as opened:
        while block := opened.read(1 << 20):
            found.update(block)
    return found.hexdigest()


def pack(folder: Path) -> Path:
    """The folder as one archive beside it; not compressed, since what is large in it is. Owners and times are left out."""
    archive = folder.with_name(folder.name + ".tar")

    def plain(info: tarfile.TarInfo) -> tarfile.TarInfo:
        info.uid = info.gid = info.mtime = 0
        info.uname = info.gname = ""
        return info

    with tarfile.open(archive, "w") as packed:
        packed.add(folder, folder.name, recursive=False, filter=plain)
        for each in sorted(folder.rglob("*")):
            packed.add(each, f"{folder.name}/{each.relative_to(folder).as_posix()}", recursive=False, filter=plain)
    return archive


def licences(wheels: Path, target: Path) -> int:
    """Copies the licence texts out of every package that has some, a folder for each; how many have."""
    target.mkdir(parents=True)
    found = 0
    for package in sorted(wheels.iterdir()):
        texts = list(_texts(package))
        found += bool(texts)
        for name, text in texts:
            place = target / package.name.partition("-")[0] / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(text)
    return found


def _texts(package: Path) -> Iterator[tuple[str, bytes]]:
    """The licence files of a wheel or of a source archive, under names without folders."""
    if package.suffix == ".whl":
        with zipfile.ZipFile(package) as opened:
            for name in opened.namelist():
                if ".dist-info/" in name and _is_licence(name):
                    yield name.partition(".dist-info/")[2].replace("/", "_"), opened.read(name)
        return
    with tarfile.open(package) as unpacked:
        for member in unpacked.getmembers():
            opened_member = unpacked.extractfile(member) if member.isfile() and _is_licence(member.name) else None
            if opened_member is not None and member.name.count("/") == 1:
                yield PurePosixPath(member.name).name, opened_member.read()


def _is_licence(name: str) -> bool:
    return PurePosixPath(name).name.upper().startswith(_LICENCES)


def _committed() -> str:
    """The commit that the tree is at; a release is of something that can be found again."""
    if subprocess.run(["git", "status", "--porcelain"], cwd=ROOT, capture_output=True, text=True, check=True).stdout:
        raise SystemExit("signpost: the working tree has changes that are not committed: a release is of a commit.")
    return subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def _project(target: Path) -> None:
    """The files of the commit, the model with its fingerprint, and the widget with what it was built from."""
    _files_of_the_commit(target)
    for each in (MODEL, MODEL.with_suffix(".fingerprint")):
        shutil.copyfile(each, target / "models" / each.name)
    built = ROOT / "widget" / "dist"
    stamp = subprocess.run([target / "scripts" / "widget_stamp.sh"], cwd=target, capture_output=True, text=True, check=True).stdout
    if not (built / ".built-from").exists() or (built / ".built-from").read_text() != stamp:
        raise SystemExit("signpost: the built widget is not of this commit: make setup.")
    shutil.copytree(built, target / "widget" / "dist")


def _files_of_the_commit(target: Path) -> None:
    target.mkdir(exist_ok=True)
    archive = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, capture_output=True, check=True).stdout
    subprocess.run(["tar", "-x"], cwd=target, input=archive, check=True)


def _packages(target: Path) -> None:
    """Every package of the lock, checked by its hash, and a wheel of the core."""
    target.mkdir(exist_ok=True)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    print("signpost: fetching the packages of requirements.lock (a gigabyte the first time) …", flush=True)
    wanted = ["--require-hashes", "--requirement", "requirements.lock", "--dest", str(target)]
    subprocess.run([*pip, "download", *wanted], cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
    for old in target.glob("signpost-*.whl"):
        old.unlink()
    # Built apart: what an earlier build left in the tree would get into the wheel.
    with tempfile.TemporaryDirectory(prefix="signpost-core-") as clean:
        _files_of_the_commit(Path(clean))
        subprocess.run([*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(target), clean], check=True)


def _linked(source: str, target: str) -> str:
    """Links a file instead of copying it, where the disk can."""
    try:
        Path(target).hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)
    return target


if __name__ == "__main__":
    main()
