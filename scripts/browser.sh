#!/usr/bin/env bash
# Finds a Chromium for the browser tests, or installs Debian's; says how to get one when it cannot.
set -euo pipefail
cd "$(dirname "$0")/.."
find_browser() { command -v chromium || command -v chromium-browser || command -v google-chrome || true; }
if [ -n "$(find_browser)" ]; then exit 0; fi
if compgen -G "${PLAYWRIGHT_BROWSERS_PATH:-$HOME/.cache/ms-playwright}/chromium-*" >/dev/null; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "signpost: installing Chromium for the browser tests"
  { apt-get update -qq && apt-get install -y -qq chromium; } >/dev/null 2>&1 && exit 0
fi
.venv/bin/playwright install chromium >/dev/null 2>&1 && exit 0
echo "signpost: the browser tests need Chromium: install your system's 'chromium' package, or run '.venv/bin/playwright install chromium'." >&2
exit 1
