#!/usr/bin/env bash
# The whole suite, four kinds of it: invariants, danger dialogues, sets, and what needs a browser or a server. Three lanes side by side,
# for two cores, since servers and browsers wait for more than half of their time: most invariants and the sets; servers and what else
# starts processes; browsers, then the danger dialogues and the other invariants. Each part says how long it took, in seconds.
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
# The invariants that follow the browsers; all others, whatever they are called, are in the first lane.
later=(tests/review tests/test_*.py)
servers=(tests/live tests/components tests/library/test_wheel.py tests/review/test_desk.py tests/test_*.py)
invariants=(-m "not model and not live and not browser")

part() {
  local name=$1 began=$SECONDS failed=0
  shift
  echo "== $name"
  "$@" || failed=1
  echo "-- $name: $((SECONDS - began)) s"
  return "$failed"
}

# Browsers run in a process of their own: their driver keeps an event loop running, in which the others could not run theirs.
# Rasa's data and the stories are tested with Rasa's own commands, in tests/live/test_plain_rasa.py.
with_browsers() {
  local failed=0
  part "browsers" $python -m pytest tests/browser ${of_linux[@]+"${of_linux[@]}"} || failed=1
  part "danger dialogues, last invariants" $python -m pytest "${invariants[@]}" tests/danger "${later[@]}" || failed=1
  return "$failed"
}

beside() {
  local failed=0 browsers
  part "training" $python -m scripts.train || return 1
  with_browsers > results/browsers.log 2>&1 &
  browsers=$!
  part "the trained model and real servers" $python -m pytest -m "model or live" "${servers[@]}" || failed=1
  wait "$browsers" || failed=1
  cat results/browsers.log
  return "$failed"
}

set -m
beside > results/beside.log 2>&1 &
beside=$!
set +m
trap 'kill -- "-$beside" 2>/dev/null || true' EXIT
# All that follows reads the content; read once and kept, it is there in a moment.
part "content kept ready" $python -W ignore -m signpost.compile
part "style, types, budgets" scripts/check.sh
part "clinical content" $python -W ignore -m signpost.check
part "invariants" $python -m pytest "${invariants[@]}" --ignore tests/browser --ignore tests/danger "${later[@]/#/--ignore=}"
part "sets, every third row" $python -W ignore -m evaluation.score --every 3
wait "$beside" || { cat results/beside.log; exit 1; }
trap - EXIT
grep -E "^(==|--) |^(=+ )?[0-9]+ (passed|failed)|failed first," results/beside.log
echo "-- all of it: $SECONDS s"
