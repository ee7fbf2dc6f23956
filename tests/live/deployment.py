"""Tries what deploy/compose.yml and deploy/Dockerfile say, without a container engine: `python -m tests.live.deployment`.

Each service runs its own command in a sandbox (bubblewrap) that holds what the image would hold and no more: a root that cannot be
written, the files that the Dockerfile copies and .dockerignore lets through, its variables, the user, no capabilities, a /tmp in
memory, the names of the other services, a network of its own. Then its health check is run inside, and a message is sent through nginx.
Needs root, and Debian's bubblewrap, postgresql, redis-server and nginx-light. What it cannot try, it does not claim: building the
image, its Ubuntu base, memory limits, restarts by the engine, two replicas (those are tried by `make cluster-test`).
"""

from __future__ import annotations

import os
import re
import secrets
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import requests
import yaml

from scripts.cluster import _postgres_binaries, filled
from scripts.environment import ROOT
from scripts.train import train_if_needed
from tests.live.servers import Person, rest, triage_of

ALONE = "SIGNPOST_ALONE"
NEEDED = {"bwrap": "bubblewrap", "redis-server": "redis-server", "nginx": "nginx-light", "setpriv": "util-linux", "ip": "iproute2"}
# What of this machine's root stands for the image's; /tmp, /root and the home folders are left out.
_TOP = [f"/{each}" for each in ("etc", "usr", "opt", "var") if Path(f"/{each}").is_dir()]
_LINKS = [(str(each), os.readlink(each)) for each in map(Path, ("/bin", "/sbin", "/lib", "/lib64")) if each.is_symlink()]
GRACE_SECONDS, START_SECONDS = 40, 600
WEAK = "for three months my left hand has been getting weaker"


def image_files() -> list[tuple[Path, str]]:
    """What the Dockerfile copies into the last stage, by its place in the image; without what .dockerignore keeps out of a build."""
    text = (ROOT / "deploy" / "Dockerfile").read_text().rpartition("\nFROM ")[2]
    found = []
    for line in re.findall(r"^COPY --from=(?:build|widget) (?:--chown=\S+ )?(.+)$", text, re.MULTILINE):
        *sources, target = line.split()
        for source in sources:
            name = source.removeprefix("/app/")
            place = f"{target.rstrip('/')}/{Path(source).name}" if target.endswith("/") else target
            if source != "/venv":
                found.append((ROOT / name, place))
    return found


def ignored(name: str) -> bool:
    """Whether .dockerignore keeps a file of the repository out of the build; the last line that fits decides."""
    kept_out = False
    for line in (ROOT / ".dockerignore").read_text().split():
        pattern = line.removeprefix("!")
        parts = [name, *map(str, Path(name).parents)]
        if any(fnmatch(part, pattern) or fnmatch(part, pattern.removeprefix("**/")) for part in parts):
            kept_out = not line.startswith("!")
    return kept_out


def fill_image(app: Path) -> None:
    """Copies what the image would hold to a folder: the files of the repository that the build sees, the model and the widget it makes."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    seen = [name for name in listed if (ROOT / name).exists() and not ignored(name)]
    made = ["models/signpost.tar.gz", *(str(each.relative_to(ROOT)) for each in (ROOT / "widget" / "dist").rglob("*") if each.is_file())]
    for source, place in image_files():
        name = str(source.relative_to(ROOT))
        for each in [each for each in (*seen, *made) if each == name or each.startswith(f"{name}/")]:
            target = app / (place + each.removeprefix(name)).removeprefix("/app/")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / each, target)


def image_environment() -> dict[str, str]:
    """The variables that the last stage of the Dockerfile sets."""
    text = (ROOT / "deploy" / "Dockerfile").read_text().rpartition("\nFROM ")[2].replace("\\\n", " ")
    pairs = [shlex.split(line) for line in re.findall(r"^ENV (.+)$", text, re.MULTILINE)]
    return {name: value for line in pairs for name, value in (each.split("=", 1) for each in line)}


class House:
    """The services of the Compose file, started one by one in sandboxes."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.app = folder, folder / "app"
        self.values = {"SIGNPOST_SECRET": secrets.token_urlsafe(48), "SIGNPOST_ORIGINS": "http://127.0.0.1:8000", "POSTGRES_PASSWORD": "p"}
        self.services: dict[str, Any] = yaml.safe_load(self._filled((ROOT / "deploy" / "compose.yml").read_text()))["services"]
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        folder.chmod(0o755)
        (folder / "hosts").write_text("".join(f"127.0.0.1 {name}\n" for name in (*self.services, "localhost")))
        fill_image(self.app)
        # The interpreter of .venv lies where only root may look; in the image it lies in /usr.
        self.python = Path(os.path.realpath(ROOT / ".venv" / "bin" / "python")).parents[1]

    def _filled(self, text: str) -> str:
        """The text with its variables as Compose fills them: what is set, else the default after `:-`."""
        return re.sub(r"\$\{(\w+)(?::-([^}]*)|:\?[^}]*)?\}", lambda match: self.values.get(match[1]) or match[2] or "", text)

    def sandbox(self, name: str, command: list[str]) -> list[str]:
        """A command as a service would run it."""
        service = self.services[name]
        variables = {**image_environment(), **{key: str(value) for key, value in (service.get("environment") or {}).items()}}
        packages = str((ROOT / ".venv" / "lib" / "python3.10" / "site-packages").resolve())
        variables |= {
            "PATH": f"/venv/bin:{os.environ['PATH']}",
            "PYTHONHOME": "/python",
            "LD_LIBRARY_PATH": "/python/lib",
            "PYTHONPATH": "/app:/packages",
        }
        user, group = service.get("user", "10001:10001").split(":")
        limits = ["--reuid", user, "--regid", group, "--clear-groups", "--inh-caps=-all", "--bounding-set=-all", "--no-new-privs"]
        caps = [part for each in ("SETUID", "SETGID", "SETPCAP") for part in ("--cap-add", f"CAP_{each}")]
        root = [part for each in _TOP for part in ("--ro-bind", each, each)] + ["--dev", "/dev", "--proc", "/proc"]
        root += [part for link, target in _LINKS for part in ("--symlink", target, link)]
        root += ["--tmpfs", "/var/lib", "--dir", "/var/lib/signpost", "--remount-ro", "/var/lib"]
        root += ["--ro-bind", str(self.python), "/python", "--dir", "/venv", "--symlink", "/python/bin", "/venv/bin"]
        root += ["--ro-bind", packages, "/packages", "--ro-bind", str(self.folder / "hosts"), "/etc/hosts"]
        root += ["--ro-bind", str(self.app), "/app", "--dir", "/tmp"]
        memory = [part for each in service.get("tmpfs", ()) for part in ("--perms", "1777", "--tmpfs", each.partition(":")[0])]
        setting = [part for key, value in variables.items() for part in ("--setenv", key, value)]
        sealed = ["--remount-ro", "/", "--chdir", "/app", "--clearenv", *setting, "setpriv", *limits]
        return ["bwrap", "--die-with-parent", *caps, *root, *memory, *sealed, *command]

    def start(self, name: str) -> None:
        """Starts a service by its own command and waits until its own health check is content; raises TimeoutError when it never is."""
        with (self.folder / f"{name}.log").open("wb") as log:
            command = self.sandbox(name, self.services[name]["command"])
            self.running[name] = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        until = time.monotonic() + START_SECONDS
        while not self.is_well(name):
            if self.running[name].poll() is not None or time.monotonic() > until:
                raise TimeoutError(f"{name} is not well: {(self.folder / f'{name}.log').read_text(errors='replace')[-1500:]}")
            time.sleep(1)

    def is_well(self, name: str) -> bool:
        """Whether the health check of the Compose file is content, run as a container engine would."""
        (_, *check) = self.services[name]["healthcheck"]["test"]
        return subprocess.run(self.sandbox(name, check), capture_output=True).returncode == 0

    def tries(self, name: str, shell: str) -> int:
        """The exit status of a shell command inside a service's sandbox."""
        return subprocess.run(self.sandbox(name, ["sh", "-c", shell]), capture_output=True).returncode

    def postgres(self) -> None:
        """The database, outside a sandbox: its image is not ours. The health check is the Compose file's."""
        data, binaries = self.folder / "postgres", _postgres_binaries()
        data.mkdir()
        shutil.chown(data, "postgres")
        user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]
        subprocess.run([*user, f"{binaries}/initdb", "-D", str(data), "-U", "signpost", "--auth=trust"], check=True, capture_output=True)
        command = [*user, f"{binaries}/postgres", "-D", str(data), "-c", f"unix_socket_directories={data}"]
        with (self.folder / "postgres.log").open("wb") as log:
            self.running["postgres"] = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        (_, *check) = self.services["postgres"]["healthcheck"]["test"]
        until = time.monotonic() + START_SECONDS
        while subprocess.run([f"{binaries}/{check[0]}", *check[1:], "-h", "127.0.0.1"], capture_output=True).returncode:
            assert time.monotonic() < until, "PostgreSQL is not well"
            time.sleep(0.5)
        subprocess.run([f"{binaries}/createdb", "-h", "127.0.0.1", "-U", "signpost", "signpost"], check=True, capture_output=True)

    def nginx(self) -> None:
        """nginx with the template of deploy/, filled with the Compose file's variables, among the names of the services."""
        set_by = {**self.services["nginx"]["environment"], "SIGNPOST_ACCESS_LOG": str(self.folder / "access.log")}
        site = filled((ROOT / "deploy" / "nginx" / "signpost.conf.template").read_text(), set_by)
        places = "".join(f"{each}_temp_path {self.folder}/{each};\n" for each in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        whole = f"pid {self.folder}/nginx.pid;\ndaemon off;\nevents {{}}\nhttp {{\n{places}{site}}}\n"
        (self.folder / "nginx.conf").write_text(whole)
        shown = ["--dev-bind", "/", "/", "--ro-bind", str(self.folder / "hosts"), "/etc/hosts"]
        command = [
            "bwrap",
            "--die-with-parent",
            *shown,
            "nginx",
            "-c",
            str(self.folder / "nginx.conf"),
            "-e",
            str(self.folder / "error.log"),
        ]
        self.running["nginx"] = subprocess.Popen(command)

    def stop(self, name: str) -> float:
        """Ends a service as an engine does; how long it took, in seconds."""
        process, begun = self.running.pop(name), time.monotonic()
        # bwrap hands no signal on, and a service that has changed its user outlives it.
        sandboxed = list(process.args)[0] == "bwrap"
        for each in _children(process.pid) if sandboxed else [process.pid]:
            with suppress(ProcessLookupError):
                os.kill(each, signal.SIGTERM)
        process.wait(GRACE_SECONDS + 20)
        return time.monotonic() - begun


def checks(house: House) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is tried, in its order, each by a sentence; a check that returns a text tells more."""
    yield "postgres: its health check is content", house.postgres
    for name in ("redis", "actions", "rasa"):
        yield f"{name}: its command starts it, its health check is content", lambda name=name: house.start(name)
    yield "nginx: the filled template starts", house.nginx
    for name in ("actions", "rasa"):
        yield f"{name}: runs as 10001, without capabilities, and can get none", lambda name=name: _rights(house, name)
        yield f"{name}: cannot write to its root, can to /tmp", lambda name=name: _writing(house, name)
    yield (
        "a message through nginx is asked back, the learned reader takes part, and the talk can be deleted",
        lambda: _talk("http://127.0.0.1:8080"),
    )
    yield "an emergency over REST inside is warned about at once", lambda: _emergency("http://127.0.0.1:5005")
    yield "the widget comes through nginx, /metrics and REST do not", lambda: _paths("http://127.0.0.1:8080")
    yield "rasa: ends within its grace period on SIGTERM", lambda: f"{house.stop('rasa'):.0f} s of {GRACE_SECONDS}"


def _rights(house: House, name: str) -> str:
    inside = _children(house.running[name].pid)
    status = dict(line.split(":\t", 1) for line in Path(f"/proc/{inside[-1]}/status").read_text().splitlines() if ":\t" in line)
    assert set(status["Uid"].split()) == {"10001"} and set(status["Gid"].split()) == {"10001"}, status["Uid"]
    assert int(status["CapEff"], 16) == int(status["CapBnd"], 16) == 0 and status["NoNewPrivs"].strip() == "1", status
    return f"{len(inside)} processes"


def _writing(house: House, name: str) -> None:
    assert house.tries(name, "touch /app/x || touch /app/signpost/x || touch /usr/x || touch /x") != 0
    assert house.tries(name, "touch /tmp/x && test -w /tmp") == 0


def _talk(address: str) -> str:
    person = Person(address, headers={"Origin": "http://127.0.0.1:8000"}).begin(consent="2026-11")
    triage = triage_of(person.say(WEAK, timeout=120))
    assert triage["status"] == "asking" and triage.get("reader"), triage
    assert person.delete().json() == {"deleted": True}
    return f"rule book {triage['rulebook']}, model {triage['model']}, reader {triage['reader']}"


def _emergency(address: str) -> None:
    assert triage_of(rest(address, "suddenly I can't get any air", timeout=120))["level"] == "emergency"


def _paths(address: str) -> None:
    statuses = {path: requests.get(address + path, timeout=30).status_code for path in ("/widget/latest/signpost-chat.js", "/metrics", "/")}
    assert list(statuses.values()) == [200, 404, 404], statuses


def _children(pid: int) -> list[int]:
    """The processes below one, the deepest last."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            found += [child, *_children(child)]
    return found


def main() -> int:
    """Prints a table; 1 when something does not hold."""
    missing = [package for program, package in NEEDED.items() if shutil.which(program) is None]
    if missing or os.geteuid():
        sys.exit(f"signpost: this needs root and more programs: apt-get install {' '.join(missing)}.")
    if not os.environ.get(ALONE):
        train_if_needed()
        alone = ["unshare", "--net", "env", f"{ALONE}=1", sys.executable, "-W", "ignore", "-m", "tests.live.deployment"]
        return subprocess.run(alone, cwd=ROOT).returncode
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    bad = 0
    with tempfile.TemporaryDirectory(prefix="signpost-deploy-", dir="/var/tmp") as folder:
        house = House(Path(folder))
        try:
            for what, check in checks(house):
                try:
                    print(f"| {what} | yes | {check() or ''} |", flush=True)
                except (AssertionError, OSError, subprocess.SubprocessError, LookupError) as error:
                    bad += 1
                    print(f"| {what} | **no** | {type(error).__name__}: {str(error)[-1200:]} |", flush=True)
                    if isinstance(error, TimeoutError):
                        break  # what does not start cannot be tried further
        finally:
            for name in list(house.running)[::-1]:
                house.stop(name)
    print(f"signpost: {bad} of what was tried does not hold.")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
