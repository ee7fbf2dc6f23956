#!/usr/bin/env bash
# Finds what the browser tests need, or installs Debian's; says how to get it when it cannot: Chromium and Firefox, and on Linux WebKitGTK,
# the screen reader Orca, and a screen that nobody sees for both. With `chromium` after its name it looks for that alone.
set -euo pipefail
cd "$(dirname "$0")/.."
only=${1:-}
has() { local each; for each; do if command -v "$each" >/dev/null; then return 0; fi; done; return 1; }
has_chromium() { has chromium chromium-browser google-chrome || compgen -G "${PLAYWRIGHT_BROWSERS_PATH:-$HOME/.cache/ms-playwright}/chromium-*" >/dev/null; }
look() {
  missing=()
  has_chromium || missing+=(chromium)
  if [ "$only" = chromium ]; then return; fi
  has firefox-esr firefox || missing+=(firefox-esr)
  if [ "$(uname)" != Linux ]; then return; fi
  local each
  for each in Xvfb:xvfb WebKitWebDriver:webkit2gtk-driver orca:orca openbox:openbox dbus-daemon:dbus-daemon; do
    has "${each%%:*}" || missing+=("${each#*:}")
  done
}
look
# The same engine without windows, which costs half as much; where it is not to be had, Chromium does.
quick=(chromium-headless-shell)
if [ "$only" = chromium ] || has "${quick[@]}" || [ -e .cache/no-headless-shell ]; then quick=(); fi
install() { DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; }
if [ $((${#missing[@]} + ${#quick[@]})) -gt 0 ] && [ "$(id -u)" = 0 ] && has apt-get; then
  echo "signpost: installing" ${missing[@]+"${missing[@]}"} ${quick[@]+"${quick[@]}"} "for the browser tests"
  mkdir -p .cache
  {
    apt-get update -qq || true
    if [ ${#missing[@]} -gt 0 ]; then install "${missing[@]}" || true; fi
    if [ ${#quick[@]} -gt 0 ]; then install "${quick[@]}" || touch .cache/no-headless-shell; fi
  } >.cache/apt.log 2>&1
  look
fi
if ! has_chromium; then .venv/bin/playwright install chromium >/dev/null 2>&1 || true; look; fi
if [ ${#missing[@]} -gt 0 ]; then
  echo "signpost: the browser tests need what your system does not have; Debian's packages of it are: ${missing[*]}." >&2
  if ! has_chromium; then echo "signpost: Chromium can also be had by '.venv/bin/playwright install chromium'." >&2; fi
  exit 1
fi
