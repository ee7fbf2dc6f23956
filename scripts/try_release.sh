#!/usr/bin/env bash
# Tries a release as somebody would who has the archive and nothing else: scripts/try_release.sh ARCHIVE [folder]
# Unpacks it into an empty folder, installs and starts it without the network, and asks one question over REST.
set -euo pipefail
archive=$(realpath "$1")
place=${2:-$(mktemp -d "${TMPDIR:-/tmp}/signpost-release-XXXXXX")}
mkdir -p "$place"
[ -z "$(ls -A "$place")" ] || { echo "signpost: $place is not empty." >&2; exit 1; }

# A network of its own, with the loopback address alone.
if [ -z "${SIGNPOST_ALONE:-}" ]; then
  exec env SIGNPOST_ALONE=1 unshare --map-root-user --net -- "$0" "$archive" "$place"
fi
if command -v ip >/dev/null; then ip link set lo up
else python3 -c 'import fcntl, socket, struct; fcntl.ioctl(socket.socket(), 0x8914, struct.pack("16sH14x", b"lo", 1))'; fi

echo "== unpack"
tar -x -C "$place" -f "$archive"
release=$(echo "$place"/signpost-*)
echo "== install without the network"
time env -i PATH="$PATH" HOME="$place" ${SIGNPOST_PYTHON:+SIGNPOST_PYTHON="$SIGNPOST_PYTHON"} "$release/install.sh" "$place/installed"
echo "== start"
cd "$place/installed"
env -i PATH=/usr/bin:/bin HOME="$place" .venv/bin/python -m scripts.run > "$place/run.out" 2>&1 & server=$!
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true' EXIT
for _ in $(seq 240); do
  grep -q "signpost: ready" "$place/run.out" && break
  kill -0 "$server" 2>/dev/null || { cat "$place/run.out" >&2; exit 1; }
  sleep 1
done
cat "$place/run.out"
echo "== ask"
.venv/bin/python - <<'PY'
import json, urllib.request

def ask(text):
    body = json.dumps({"sender": "me", "message": text}).encode()
    asked = urllib.request.Request("http://127.0.0.1:5005/webhooks/rest/webhook", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(asked, timeout=60) as reply:
        return json.load(reply)

answers = ask("cant breath lying flat")
triage = [each["custom"]["triage"] for each in answers if "triage" in (each.get("custom") or {})][-1]
print("\n".join(each["text"] for each in answers if each.get("text")))
print({name: triage.get(name) for name in ("level", "status", "rulebook", "model", "reader")})
assert triage["status"] in ("asking", "emergency"), triage
widget = urllib.request.urlopen("http://127.0.0.1:8000/signpost-chat.js", timeout=10).read()
assert len(widget) > 10_000
PY
echo "signpost: the release installs, starts and answers."
