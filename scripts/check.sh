#!/usr/bin/env bash
# Style, types, circles and the shape of data: under a minute, without a model or a server. `make test` begins with it.
set -euo pipefail
cd "$(dirname "$0")/.."

echo "== style of Python"
.venv/bin/ruff check --quiet .
.venv/bin/ruff format --check --quiet . || { echo "signpost: run '.venv/bin/ruff format .'" >&2; exit 1; }
echo "== types"
.venv/bin/mypy
echo "== YAML"
# What only Rasa reads. Of the rest our own reader says what is wrong (`signpost.check`), and takes a second for it.
.venv/bin/yamllint --strict data domain.yml config.yml
untidy() { git grep -nIE "$@" && { echo "signpost: these lines are untidy: $1" >&2; exit 1; }; return 0; }
untidy '[[:blank:]]+$' -- 'knowledge/*.yml' 'training/*.yml'
untidy '^.{161,}' -- 'knowledge/vocabulary/*.yml'
if [ -d widget/node_modules ] && grep -q '"check"' widget/package.json; then
  echo "== style of the widget"
  (cd widget && npm run --silent check)
fi
echo "== rooms and circles"
.venv/bin/python -m pytest -q tests/test_layers.py
echo "== budgets"
.venv/bin/python -m scripts.budgets
