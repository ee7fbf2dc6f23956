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
# The vocabulary has shorter lines than the rest, and is read once, beside it.
.venv/bin/yamllint --strict -d "{extends: .yamllint, rules: {line-length: {max: 160}}}" knowledge/vocabulary &
vocabulary=$!
.venv/bin/yamllint --strict -d "{extends: .yamllint, ignore: [knowledge/vocabulary/]}" knowledge data domain.yml config.yml training
wait "$vocabulary"
if [ -d widget/node_modules ] && grep -q '"check"' widget/package.json; then
  echo "== style of the widget"
  (cd widget && npm run --silent check)
fi
echo "== rooms and circles"
.venv/bin/python -m pytest -q tests/test_layers.py
echo "== budgets"
.venv/bin/python -m scripts.budgets
