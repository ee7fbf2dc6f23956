#!/usr/bin/env bash
# Installs this release without the network: ./install.sh [folder]. Needs Linux on x86-64 and Python 3.10 with its venv module.
set -euo pipefail
from=$(cd "$(dirname "$0")" && pwd)
target=${1:-/opt/signpost}

stop() { printf 'signpost: %s\n' "$1" >&2; exit 1; }

# Nothing is taken from an archive of which one byte is not as it was.
(cd "$from" && sha256sum --check --quiet --strict SHA256SUMS) || stop "this release is damaged or was changed; nothing was installed."
(cd "$from" && find . -type f ! -name SHA256SUMS -print0 | LC_ALL=C sort -z | tr '\0' '\n' | sed 's/^\.\///') \
  | diff -q - <(cut -c67- "$from/SHA256SUMS" | LC_ALL=C sort) >/dev/null \
  || stop "this release holds files that SHA256SUMS does not name; nothing was installed."

python=${SIGNPOST_PYTHON:-$(command -v python3.10 || true)}
if [ -z "$python" ] || ! "$python" -c 'import sys, venv; sys.exit(sys.version_info[:2] != (3, 10))' 2>/dev/null; then
  stop "Python 3.10 with its venv module is needed: install it, or set SIGNPOST_PYTHON to one."
fi
[ ! -e "$target" ] || [ -z "$(ls -A "$target")" ] || stop "$target is not empty: name a new folder, and take it into use when it answers."

mkdir -p "$target"
cp -R "$from/project/." "$target"
cd "$target"
"$python" -m venv .venv
pip=(.venv/bin/python -m pip --disable-pip-version-check --quiet install --no-index --find-links "$from/wheels")
# What builds the few packages that come as sources; their hashes were checked above.
mapfile -t builders < <(grep -oE '^(setuptools|wheel)==[^ ]+' requirements.lock)
if [ ${#builders[@]} -gt 0 ]; then "${pip[@]}" --no-deps "${builders[@]}"; fi
"${pip[@]}" --require-hashes --no-build-isolation --requirement requirements.lock
# `make run` and `make setup` see by this that nothing is missing.
cksum < requirements.lock > .venv/.signpost-installed
# What is kept ready for quick starts names its folder, so it is made here; without it the servers read the files themselves.
.venv/bin/python -W ignore -m signpost.compile || true
echo "signpost: installed in $target. Start it with: cd $target && .venv/bin/python -m scripts.run"
