"""PostgreSQL, Redis, nginx, N Rasa and M action processes on this machine's loopback, from Debian's packages: `make cluster`."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from scripts.environment import HOST, LOGGING, MODEL, ROOT, environment
from scripts.train import compile_if_needed, train_if_needed

_NEEDED = {"nginx": "nginx-light", "redis-server": "redis-server"}


def free_port() -> int:
    """A port that nothing uses now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@dataclass
class Part:
    """One process of the cluster."""

    name: str
    command: list[str]
    folder: Path
    environment: dict[str, str]
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://{HOST}:{self.port}"

    def start(self) -> Part:
        """Starts it; its output goes to a file of its own."""
        with (self.folder / f"{self.name}.log").open("ab") as log:
            self.process = subprocess.Popen(self.command, cwd=ROOT, env=self.environment, stdout=log, stderr=subprocess.STDOUT)
        return self

    def stop(self, number: signal.Signals = signal.SIGTERM, seconds: float = 30) -> None:
        """Ends it and waits."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(number)
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(10)

    def wait(self, path: str, seconds: float = 900) -> None:
        """Returns when it answers with 200; raises SystemExit when it does not."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.process is not None and self.process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(self.address + path, timeout=3):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.3)
        raise SystemExit(f"signpost: {self.name} does not answer; see {self.folder / (self.name + '.log')}.")


@dataclass
class Cluster:
    """All parts; `settings` go to every Rasa process."""

    folder: Path
    rasas: int = 2
    actions: int = 2
    settings: dict[str, str] = field(default_factory=dict)
    parts: dict[str, Part] = field(default_factory=dict)

    def start(self) -> Cluster:
        """Starts everything; messages are answered when this returns."""
        _refuse_what_is_missing()
        self.folder.chmod(0o755)
        self._start_postgres()
        self._start_redis()
        shared = {**environment(), **self._shared(), **self.settings}
        for number in range(self.actions):
            port = free_port()
            command = [sys.executable, "-m", "rasa_sdk", "--actions", "actions", "-p", str(port), "--logging-config_file", LOGGING.name]
            self._add(f"actions-{number + 1}", command, port, shared)
        urls = ",".join(f"{part.address}/webhook" for name, part in self.parts.items() if name.startswith("actions-"))
        for number in range(self.rasas):
            port = free_port()
            self._add(f"rasa-{number + 1}", self.rasa_command(port), port, {**shared, "SIGNPOST_ACTIONS_URL": urls})
        for part in self.workers:
            part.wait("/health/ready")
        self._start_nginx()
        return self

    @property
    def workers(self) -> list[Part]:
        """The Rasa processes."""
        return [part for name, part in self.parts.items() if name.startswith("rasa-")]

    @property
    def address(self) -> str:
        """Where nginx answers."""
        return self.parts["nginx"].address

    def stop(self) -> None:
        """Ends everything, the database last."""
        for part in reversed(list(self.parts.values())):
            part.stop(signal.SIGINT if part.name == "postgres" else signal.SIGTERM)

    @staticmethod
    def rasa_command(port: int, model: Path = MODEL) -> list[str]:
        """The command line of a Rasa process."""
        command = [sys.executable, "-m", "signpost.rasa", "run", "-i", HOST, "-p", str(port), "--model", str(model)]
        command += ["--endpoints", "deploy/endpoints.cluster.yml", "--credentials", "credentials.yml"]
        return [*command, "--logging-config-file", LOGGING.name]

    def _shared(self) -> dict[str, str]:
        return {
            "SIGNPOST_DATABASE_URL": f"postgresql://signpost@{HOST}:{self.parts['postgres'].port}/postgres",
            "SIGNPOST_REDIS_URL": f"redis://{HOST}:{self.parts['redis'].port}/0",
            "SIGNPOST_SECRET": secrets.token_urlsafe(48),
            "SIGNPOST_VAR": str(self.folder),
            "SIGNPOST_BEHIND_PROXY": "1",
        }

    def _add(self, name: str, command: list[str], port: int, variables: dict[str, str] | None = None) -> Part:
        self.parts[name] = Part(name, command, self.folder, variables or dict(os.environ), port).start()
        return self.parts[name]

    def _start_postgres(self) -> None:
        binaries, data, port = _postgres_binaries(), self.folder / "postgres", free_port()
        data.mkdir()
        # PostgreSQL refuses to run as root.
        user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] if os.geteuid() == 0 else []
        if user:
            shutil.chown(data, "postgres")
        made = [*user, f"{binaries}/initdb", "-D", str(data), "-U", "signpost", "--auth=trust", "-E", "UTF8", "--no-sync"]
        subprocess.run(made, check=True, capture_output=True)
        options = ["-p", str(port), "-c", f"listen_addresses={HOST}", "-c", f"unix_socket_directories={data}"]
        self._add("postgres", [*user, f"{binaries}/postgres", "-D", str(data), *options], port)
        self.wait_for_postgres()

    def wait_for_postgres(self, seconds: float = 120) -> None:
        """Returns when it takes connections; one that ends at once is started again, since a killed one leaves children for a moment."""
        part, until = self.parts["postgres"], time.monotonic() + seconds
        ready = [f"{_postgres_binaries()}/pg_isready", "-q", "-h", HOST, "-p", str(part.port), "-U", "signpost"]
        while subprocess.run(ready, check=False).returncode:
            if time.monotonic() > until:
                raise SystemExit(f"signpost: PostgreSQL does not answer; see {self.folder / 'postgres.log'}.")
            time.sleep(0.2)
            if part.process is not None and part.process.poll() is not None:
                part.start()

    def _start_redis(self) -> None:
        port = free_port()
        # Locks live for seconds: nothing is worth writing to a disk.
        command = ["redis-server", "--bind", HOST, "--port", str(port), "--save", "", "--appendonly", "no", "--dir", str(self.folder)]
        self._add("redis", command, port)

    def _start_nginx(self) -> None:
        port = free_port()
        upstreams = "\n    ".join(f"server {HOST}:{part.port} max_fails=1 fail_timeout=5s;" for part in self.workers)
        values = {
            "SIGNPOST_UPSTREAMS": upstreams,
            "SIGNPOST_LISTEN": f"{HOST}:{port}",
            "SIGNPOST_ACCESS_LOG": str(self.folder / "access.log"),
        }
        site = filled((ROOT / "deploy" / "nginx" / "signpost.conf.template").read_text(), values)
        places = "".join(
            f"    {each}_temp_path {self.folder}/nginx-{each};\n" for each in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        whole = (
            f"worker_processes 1;\npid {self.folder}/nginx.pid;\ndaemon off;\n"
            f"events {{ worker_connections 1024; }}\nhttp {{\n{places}{site}}}\n"
        )
        (self.folder / "nginx.conf").write_text(whole)
        self._add(
            "nginx",
            ["nginx", "-p", str(self.folder), "-c", str(self.folder / "nginx.conf"), "-e", str(self.folder / "nginx-error.log")],
            port,
        )
        self.parts["nginx"].wait("/health/ready", 30)


def filled(template: str, values: dict[str, str]) -> str:
    """The template with its ${CAPITALS} filled in; nginx's own variables stay."""
    return re.sub(r"\$\{(SIGNPOST_\w+)\}", lambda match: values[match[1]], template)


def _postgres_binaries() -> str:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        raise SystemExit("signpost: PostgreSQL is needed for the cluster: apt-get install postgresql redis-server nginx-light.")
    return str(found[-1].parent)


def _refuse_what_is_missing() -> None:
    missing = [package for program, package in _NEEDED.items() if shutil.which(program) is None]
    if missing:
        raise SystemExit(f"signpost: the cluster needs more programs: apt-get install {' '.join(missing)}.")


def main() -> None:
    """Runs until Ctrl-C or SIGTERM."""
    train_if_needed()
    compile_if_needed()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with tempfile.TemporaryDirectory(prefix="signpost-cluster-") as folder:
        count = int(os.environ.get("CLUSTER_RASA", "2")), int(os.environ.get("CLUSTER_ACTIONS", "2"))
        cluster = Cluster(Path(folder), *count)
        try:
            cluster.start()
            workers = "  ".join(part.address for part in cluster.workers)
            print(f"signpost: ready. nginx {cluster.address}  Rasa {workers}  logs {folder}", flush=True)
            signal.pause()
        except KeyboardInterrupt:
            pass
        finally:
            cluster.stop()


if __name__ == "__main__":
    main()
