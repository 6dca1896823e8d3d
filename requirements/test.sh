#!/usr/bin/env bash
# Everything that must hold: lint, format, types, import contracts, migrations, deployment check, and the test suite on SQLite
# and again, as far as it has to do with a database, on PostgreSQL. All steps run even when one fails; the exit code tells.
# Leaves no process and no server behind.
# Usage: requirements/test.sh, after requirements/bootstrap.sh test
set -uo pipefail
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"

logs=$(mktemp -d)
redis_pid=
trap '[ -z "$redis_pid" ] || { kill "$redis_pid"; wait "$redis_pid"; }; rm -rf "$logs"' EXIT
trap 'exit 130' INT TERM
summary=()
failed=0

# Runs one step, shows its output only when it fails, remembers the outcome.
step() {
    local name=$1 started=$SECONDS outcome=ok
    shift
    "$@" >"$logs/step" 2>&1 </dev/null || { outcome=FAILED; failed=1; cat "$logs/step"; }
    report "$name" "$outcome" "$started"
}

# The same for a run of the test suite, whose output is always shown and whose last line goes into the summary.
suite() {
    local name=$1 started=$SECONDS outcome=ok
    shift
    printf '\n== Tests on %s\n' "$name"
    "$@" </dev/null 2>&1 | tee "$logs/$name"
    [ "${PIPESTATUS[0]}" = 0 ] || { outcome=FAILED; failed=1; }
    report "tests on $name" "$outcome" "$started"
}

report() {
    summary+=("$(printf '%-8s %-24s %4d s' "$2" "$1" $((SECONDS - $3)))")
    echo "${summary[-1]}"
}

free_port() { python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

start_redis() {
    local port
    port=$(free_port)
    redis-server --bind 127.0.0.1 --port "$port" --save '' --appendonly no --dir "$logs" >"$logs/redis" 2>&1 &
    redis_pid=$!
    export TESTS_REDIS_URL=redis://127.0.0.1:$port
}

# The settings of a real server, for Django's own deployment check.
as_in_production() {
    env SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(50))')" DEBUG=false DEMO=false STAFF_MFA=true \
        BADGE_SIGNING_KEYS="[$(python manage.py badge_key)]" \
        TRAVEL_KEYS="$(python -c 'import base64, os; print(base64.urlsafe_b64encode(os.urandom(32)).decode())')" \
        ALLOWED_HOSTS=portal.example.org BASE_URL=https://portal.example.org DEFAULT_FROM_EMAIL=portal@example.org "$@"
}

unset DATABASE_URL REDIS_URL STORAGE_URL  # a developer's own servers are none of the tests' business
pytest=(python -m pytest -q -n 2)

step "lint" ruff check .
step "format" ruff format --check .
step "types" mypy
step "import contracts" lint-imports --no-logo
step "migrations complete" python manage.py makemigrations --check --dry-run
step "deployment check" as_in_production python manage.py check --deploy --fail-level WARNING
suite SQLite "${pytest[@]}"
start_redis
# No autovacuum: it finds the tables empty between two tests, and every query of the next one is planned for no rows.
AUTOVACUUM=off suite PostgreSQL requirements/on-postgresql.sh "${pytest[@]}"

printf '\n== Summary\n'
printf '%s\n' "${summary[@]}"
[ "$failed" = 0 ] && echo "Everything holds." || echo "Not everything holds: see FAILED above."
# Last, pytest's own closing lines: SQLite, then PostgreSQL.
for name in SQLite PostgreSQL; do grep -E '(passed|failed|error|no tests ran).* in [0-9.]+s' "$logs/$name" | tail -n 1; done
exit "$failed"
