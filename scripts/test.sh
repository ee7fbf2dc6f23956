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
# Two halves side by side, each on a core of its own: here what needs a model or a server and half of the browser's, there the
# rooms that need neither and the other half. The browser's run in processes of their own: its driver keeps an event loop running,
# in which the others could not run theirs.
rooms=(tests/language tests/decision tests/education tests/conversation tests/turn tests/knowledge tests/handover tests/fhir)
pages=(tests/browser/test_{chapters,site,review_desk,misread_travels,examples,embedding,handover,theirs,firefox}.py)
# WebKitGTK and Orca are programs of Linux.
of_linux=(tests/browser/test_{webkit,orca}.py)
elsewhere=("${pages[@]}" "${of_linux[@]}")
[ "$(uname)" != Linux ] || pages+=("${of_linux[@]}")
set -m
{ .venv/bin/python -m pytest "${rooms[@]}" && .venv/bin/python -m pytest "${pages[@]}"; } > results/beside.log 2>&1 &
beside=$!
set +m
trap 'kill -- "-$beside" 2>/dev/null || true' EXIT
.venv/bin/python -m pytest --ignore tests/browser "${rooms[@]/#/--ignore=}"
.venv/bin/python -m pytest tests/browser "${elsewhere[@]/#/--ignore=}"
echo "== stories"
.venv/bin/python -m rasa test core --quiet --stories tests/stories --model models/signpost.tar.gz --out results/core --fail-on-prediction-errors
echo "== the rooms without a model, and pages"
wait "$beside" || { cat results/beside.log; exit 1; }
trap - EXIT
grep -E "^(=+ )?[0-9]+ passed" results/beside.log
