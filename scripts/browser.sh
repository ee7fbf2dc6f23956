#!/usr/bin/env bash
# Finds a Chromium and a Firefox for the browser tests, or installs Debian's; says how to get them when it cannot.
set -euo pipefail
cd "$(dirname "$0")/.."
find_chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome || true; }
find_firefox() { command -v firefox-esr || command -v firefox || true; }
has_bundled() { compgen -G "${PLAYWRIGHT_BROWSERS_PATH:-$HOME/.cache/ms-playwright}/chromium-*" >/dev/null; }
install() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  echo "signpost: installing $1 for the browser tests"
  { apt-get update -qq && apt-get install -y -qq "$1"; } >/dev/null 2>&1
}
if [ -z "$(find_firefox)" ] && ! install firefox-esr; then
  echo "signpost: the browser tests need Firefox beside Chromium: install your system's 'firefox-esr' or 'firefox' package." >&2
  exit 1
fi
if [ -n "$(find_chromium)" ] || has_bundled || install chromium; then exit 0; fi
.venv/bin/playwright install chromium >/dev/null 2>&1 && exit 0
echo "signpost: the browser tests need Chromium: install your system's 'chromium' package, or run '.venv/bin/playwright install chromium'." >&2
exit 1
