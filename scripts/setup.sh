#!/usr/bin/env bash
# Makes .venv with Python 3.10 and everything in requirements.lock, and the built widget. Does nothing when both are up to date.
set -euo pipefail
cd "$(dirname "$0")/.."

stop() { printf 'signpost: %s\n' "$1" >&2; exit 1; }

works() { [ -x "$1" ] && "$1" -c 'import sys, venv; sys.exit(sys.version_info[:2] != (3, 10))' 2>/dev/null; }

# Runs a command and prints a dot every few seconds, so that nobody thinks that nothing happens.
with_dots() {
  "$@" & local worker=$!
  while kill -0 "$worker" 2>/dev/null; do printf '.'; sleep 3; done
  echo
  wait "$worker"
}

# `rasa test` runs every story in a file test_*.yml below the folder, and no option of a project leaves .venv out: the story that
# `rasa init` would copy into a new project is one of them.
leave_no_foreign_stories() {
  rm -f .venv/lib/python3.10/site-packages/rasa/cli/initial_project/tests/test_stories.yml
}

# The uv that is there, or one for this project alone, made with the given Python; fails where none is to be had.
uv_of() {
  command -v uv && return
  [ -x .cache/uv/bin/uv ] || { "$1" -m venv .cache/uv && .cache/uv/bin/pip install --quiet --disable-pip-version-check uv; } >/dev/null 2>&1 || return 1
  echo .cache/uv/bin/uv
}

# Looks on the PATH, then in pyenv, then asks uv, which may fetch one.
python_3_10() {
  local candidate
  for candidate in "${SIGNPOST_PYTHON:-}" "$(command -v python3.10 || true)" \
      "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.10*/bin/python3.10; do
    if [ -n "$candidate" ] && works "$candidate"; then echo "$candidate"; return; fi
  done
  local uv
  if command -v python3 >/dev/null && uv=$(uv_of python3); then
    "$uv" python find 3.10 2>/dev/null && return
    "$uv" python install --quiet 3.10 >&2 && "$uv" python find 3.10 && return
  fi
  stop "Python 3.10 is needed (Rasa Open Source runs on no later one) and was not found: install it with 'pyenv install 3.10' or 'uv python install 3.10', or set SIGNPOST_PYTHON to one."
}

python_is_current() { [ -f .venv/.signpost-installed ] && [ "$(cat .venv/.signpost-installed)" = "$(cksum < requirements.lock)" ]; }

set_up_python() {
  rm -rf .venv
  "$python" -m venv .venv || stop "the virtual environment could not be made with $python: install its venv module."
  # uv does it in a quarter of the time, but knows nothing of what pip is told about where packages come from: then pip does it.
  # Modules are compiled when they are first imported: most of what is installed never is.
  local uv
  { uv=$(uv_of "$python") && UV_HTTP_TIMEOUT=20 VIRTUAL_ENV=.venv "$uv" pip install --quiet --require-hashes -r requirements.lock 2> .cache/uv.log; } \
    || .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements.lock 2> .cache/pip.log \
    || { tail -n 5 .cache/pip.log >&2; stop "the packages of requirements.lock could not be installed: check the connection to your Python package index and run the command again."; }
  cksum < requirements.lock > .venv/.signpost-installed
}

widget_is_current() {
  [ ! -f widget/package-lock.json ] || { [ -f widget/dist/.built-from ] && [ "$(cat widget/dist/.built-from)" = "$(scripts/widget_stamp.sh)" ]; }
}

set_up_widget() {
  (cd widget && npm ci --no-audit --no-fund --silent && npm run --silent build) > .cache/widget.log 2>&1 \
    || { tail -n 5 .cache/widget.log >&2; stop "the chat widget could not be built: run 'npm ci && npm run build' in widget/ to see why."; }
  scripts/widget_stamp.sh > widget/dist/.built-from
}

# Both at once: one waits mostly for the network, the other for a core.
set_up() {
  local both=()
  for each; do "set_up_$each" & both+=($!); done
  local failed=0
  for each in "${both[@]}"; do wait "$each" || failed=1; done
  return "$failed"
}

mkdir -p .cache
missing=()
if ! python_is_current; then
  python=$(python_3_10) || exit 1
  missing+=(python)
  printf 'signpost: setting up .venv with %s (a few minutes, once) ' "$("$python" --version)"
fi
if ! widget_is_current; then
  command -v npm >/dev/null || stop "Node.js 18 or later with npm is needed to build the chat widget: install it from your system's packages."
  missing+=(widget)
  printf 'signpost: building the chat widget '
fi
[ ${#missing[@]} -eq 0 ] || with_dots set_up "${missing[@]}"
leave_no_foreign_stories
