#!/bin/sh
# Renews requirements-dev.lock from pyproject.toml; BIN is the environment's bin folder. Names no host.
set -eu
bin=$1
"$bin/python" -m pip install -qq uv
new=$(mktemp)
{
    echo '# Made by `make lock` from pyproject.toml: everything a developer needs, pinned and hashed, for every platform.'
    "$bin/uv" pip compile pyproject.toml --group dev --universal --python-version 3.11 \
        --generate-hashes --no-emit-index-url --no-header --quiet
} >"$new"
cat "$new" >requirements-dev.lock
rm "$new"
