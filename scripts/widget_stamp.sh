#!/usr/bin/env bash
# Prints what the widget would be built from, as one line: run in the project's folder. `make setup` and a release compare it.
set -euo pipefail
find widget -path widget/node_modules -prune -o -path widget/dist -prune -o -type f -print0 | sort -z | xargs -0 cat | cksum
