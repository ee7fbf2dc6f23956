#!/usr/bin/env bash
# The core without Rasa (language, decision, conversation, education, handover, the library and its wheel) on a current Python, in an environment of its own.
set -euo pipefail
cd "$(dirname "$0")/.."

stop() { printf 'signpost: %s\n' "$1" >&2; exit 1; }
current() { [ -x "$1" ] && "$1" -c 'import sys, venv; sys.exit(sys.version_info < (3, 12))' 2>/dev/null; }

python=""
for candidate in "${SIGNPOST_CORE_PYTHON:-}" "$(command -v python3.13 || true)" "$(command -v python3.12 || true)" \
    "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.13*/bin/python3 "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.12*/bin/python3; do
  if [ -n "$candidate" ] && current "$candidate"; then python=$candidate; break; fi
done
[ -n "$python" ] || stop "Python 3.12 or later is needed for this check: install it, or set SIGNPOST_CORE_PYTHON to one."

mkdir -p .cache
wanted="$("$python" --version) $(cksum < requirements-core.lock)"
if [ "$(cat .venv-core/.signpost-installed 2>/dev/null)" != "$wanted" ]; then
  rm -rf .venv-core
  "$python" -m venv .venv-core
  .venv-core/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-core.lock > .cache/pip-core.log 2>&1 \
    || { tail -n 5 .cache/pip-core.log >&2; stop "the packages of requirements-core.lock could not be installed."; }
  echo "$wanted" > .venv-core/.signpost-installed
fi
exec .venv-core/bin/python -m pytest -q tests/nlu tests/decision tests/dialogue tests/education tests/handover tests/knowledge \
  tests/library tests/examples "$@"
