#!/usr/bin/env bash
# The whole suite: the data for Rasa, then everything that pytest finds (pure ring, trained model, live servers, browser), then the stories.
set -euo pipefail
cd "$(dirname "$0")/.."
# What is set for a server on this machine must not change what is tested.
for name in $(compgen -v SIGNPOST_ | grep -v LIVE_URL || true); do unset "$name"; done
eval "$(.venv/bin/python -c 'from scripts.environment import environment as e; import shlex; [print(f"export {k}={shlex.quote(v)}") for k, v in e().items() if k.startswith(("SIGNPOST_", "RASA_", "SQLALCHEMY_", "TF_", "LOG_", "SANIC_"))]')"

echo "== clinical content"
.venv/bin/python -m signpost.decision.check
mkdir -p results
echo "== Rasa's data"
.venv/bin/python -m signpost.rasa data validate --quiet 2>results/validate.log || { tail -20 results/validate.log; exit 1; }
.venv/bin/python -m scripts.train
echo "== tests"
# The rooms that need neither a model nor a server are most of the work: they run beside everything else, on a core of their own.
rooms=(tests/language tests/decision tests/education tests/conversation tests/turn tests/knowledge tests/handover tests/fhir)
.venv/bin/python -m pytest "${rooms[@]}" > results/rooms.log 2>&1 &
beside=$!
trap 'kill "$beside" 2>/dev/null || true' EXIT
.venv/bin/python -m pytest --ignore tests/browser "${rooms[@]/#/--ignore=}"
# In a process of its own: the browser's driver keeps an event loop running, in which the others could not run theirs.
# WebKitGTK and Orca are programs of Linux.
elsewhere=()
[ "$(uname)" = Linux ] || elsewhere=(--ignore tests/browser/test_webkit.py --ignore tests/browser/test_orca.py)
.venv/bin/python -m pytest tests/browser ${elsewhere[@]+"${elsewhere[@]}"}
echo "== stories"
.venv/bin/python -m rasa test core --quiet --stories tests/stories --model models/signpost.tar.gz --out results/core --fail-on-prediction-errors
echo "== the rooms without a model"
wait "$beside" || { cat results/rooms.log; exit 1; }
trap - EXIT
tail -n 1 results/rooms.log
