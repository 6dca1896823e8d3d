#!/usr/bin/env bash
# Measures the portal with exactly the packages that production has: the tools of the tests would weigh on the web workers.
# Usage: requirements/bench.sh [PART...], after requirements/bootstrap.sh test
set -euo pipefail
cd "$(dirname "$0")/.."

venv=var/bench-venv
if ! cmp -s requirements/run.txt "$venv/installed.txt"; then
    echo "Installing requirements/run.txt into $venv"
    .venv/bin/python -m venv --clear "$venv"
    "$venv/bin/python" -m pip install -qq --disable-pip-version-check --require-hashes --only-binary :all: -r requirements/run.txt
    cp requirements/run.txt "$venv/installed.txt"
fi
requirements/on-postgresql.sh "$venv/bin/python" -m tests.benchmarks "$@"
