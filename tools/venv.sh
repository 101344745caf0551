#!/bin/sh
# Makes the environment FOLDER from requirements-dev.lock with the first Python that is new enough.
set -eu
folder=$1

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

if ! new_enough "$folder/bin/python"; then
    python=
    for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
        if new_enough "$candidate"; then
            python=$candidate
            break
        fi
    done
    if [ -z "$python" ]; then
        echo "make: Python 3.11 or newer was not found; install it, or say where it is: make PYTHON=/path/to/python3" >&2
        exit 1
    fi
    rm -rf "$folder"
    if ! "$python" -m venv "$folder"; then
        rm -rf "$folder"
        echo "make: $python cannot make a virtual environment; on Debian and Ubuntu: apt install python3-venv" >&2
        exit 1
    fi
fi

echo "setting up $folder from requirements-dev.lock (once) …" >&2
"$folder/bin/python" -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.lock
"$folder/bin/python" -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
