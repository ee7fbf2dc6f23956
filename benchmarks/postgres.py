"""A PostgreSQL server of its own for a benchmark, from Debian's package, in a folder that goes with it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.bots import free_port

START_SECONDS = 60
# The rows are made up and are thrown away; what is measured afterwards are single reads and writes.
SETTINGS = ("fsync=off", "max_wal_size=8GB", "maintenance_work_mem=512MB", "shared_buffers=512MB")


def installed() -> Path | None:
    """Where the server's programs are, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


@contextmanager
def server(programs: Path) -> Iterator[str]:
    """The address of an empty database; the server ends with the block. Raises SystemExit when it does not start."""
    # PostgreSQL refuses to run as root.
    user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] if os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory(prefix="bench-postgres-") as folder:
        Path(folder).chmod(0o755)
        data, port = Path(folder) / "data", free_port()
        data.mkdir()
        if user:
            shutil.chown(data, "postgres")
        made = [*user, str(programs / "initdb"), "-D", str(data), "-U", "bench", "--auth=trust", "-E", "UTF8", "--no-sync"]
        subprocess.run(made, check=True, capture_output=True)
        settings = (f"unix_socket_directories={data}", "listen_addresses=127.0.0.1", *SETTINGS)
        command = [*user, str(programs / "postgres"), "-D", str(data), "-p", str(port)]
        with (Path(folder) / "log").open("wb") as log:
            process = subprocess.Popen([*command, *(word for each in settings for word in ("-c", each))], stdout=log, stderr=log)
        try:
            _wait(programs, port)
            yield f"postgresql://bench@127.0.0.1:{port}/postgres"
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(60)


def _wait(programs: Path, port: int) -> None:
    until = time.monotonic() + START_SECONDS
    while subprocess.run([str(programs / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)], check=False).returncode:
        if time.monotonic() > until:
            raise SystemExit("bench: PostgreSQL did not start")
        time.sleep(0.1)
