#!/usr/bin/env bash
# The whole suite, four kinds of it: invariants, danger dialogues, sets, and what needs a browser or a server. Two lanes side by side,
# each on a core of its own: here what needs neither model nor server, there what does, and the sets.
set -euo pipefail
cd "$(dirname "$0")/.."
# What is set for a server on this machine must not change what is tested.
for name in $(compgen -v SIGNPOST_ || true); do unset "$name"; done
eval "$(.venv/bin/python -c 'from scripts.environment import environment as e; import shlex; [print(f"export {k}={shlex.quote(v)}") for k, v in e().items() if k.startswith(("SIGNPOST_", "RASA_", "SQLALCHEMY_", "TF_", "LOG_", "SANIC_"))]')"
python=.venv/bin/python
mkdir -p results
# WebKitGTK and Orca are programs of Linux.
of_linux=()
[ "$(uname)" = Linux ] || of_linux=(--ignore tests/browser/test_webkit.py --ignore tests/browser/test_orca.py)

# Browsers run in a process of their own: their driver keeps an event loop running, in which the others could not run theirs.
beside() {
  local failed=0
  echo "== Rasa's data"
  $python -m signpost.rasa data validate --quiet 2>results/validate.log || { tail -20 results/validate.log; failed=1; }
  echo "== the trained model and real servers"
  $python -m pytest -m "model or live" tests/live tests/dialogue tests/test_counts.py || failed=1
  echo "== browsers"
  $python -m pytest tests/browser ${of_linux[@]+"${of_linux[@]}"} || failed=1
  echo "== sets"
  $python -W ignore -m evaluation.score || failed=1
  echo "== stories"
  $python -m rasa test core --quiet --stories tests/stories --model models/signpost.tar.gz --out results/core --fail-on-prediction-errors || failed=1
  return "$failed"
}

$python -m scripts.train
set -m
beside > results/beside.log 2>&1 &
beside=$!
set +m
trap 'kill -- "-$beside" 2>/dev/null || true' EXIT
echo "== style, types, budgets"
scripts/check.sh
echo "== clinical content"
$python -W ignore -m signpost.check
echo "== invariants"
$python -m pytest -m "not model and not live and not browser" --ignore tests/browser --ignore tests/danger
echo "== danger dialogues"
$python -m pytest tests/danger
wait "$beside" || { cat results/beside.log; exit 1; }
trap - EXIT
grep -E "^==|^(=+ )?[0-9]+ (passed|failed)|failed first," results/beside.log
