#!/usr/bin/env bash
# Runs the demo on this machine: migrates SQLite, loads the demo once, starts web, worker and beat. Ctrl-C stops all three.
# Usage: [PORT=8000] requirements/demo.sh, after requirements/bootstrap.sh run
set -euo pipefail
cd "$(dirname "$0")/.."

export PORT=${PORT:-8000}
export BASE_URL=http://127.0.0.1:$PORT
export DEMO=true STAFF_MFA=false
export LOG_LEVEL=${LOG_LEVEL:-WARNING}  # so that the address and the accounts stay in sight
python=.venv/bin/python
loaded=var/demo-loaded  # which demo this database holds

check_port() {
    "$python" - "$PORT" <<'PYTHON' || exit 1
import socket, sys
port = sys.argv[1]
if not (port.isascii() and port.isdigit() and 1 <= int(port) <= 65535):
    sys.exit(f"PORT={port} is not a port: give a number from 1 to 65535.")
with socket.socket() as server:
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        server.bind(("127.0.0.1", int(port)))
    except OSError as error:
        sys.exit(f"Port {port} of 127.0.0.1 cannot be used ({error.strerror}). Another one: make demo PORT=8001")
PYTHON
}

# The first time, after var/ was removed, and when the demo itself has changed. Loading twice adds nothing twice.
load_demo() {
    local version
    version=$(find portal participants events knowledge indicators allocation_demo -type f \
        \( -name 'demo*.py' -o -path '*/demo_data/*' \) -print0 | sort -z | xargs -0r cat | sha256sum | cut -d' ' -f1)
    if [ -e var/db.sqlite3 ] && [ "$(cat "$loaded" 2>/dev/null)" = "$version" ]; then return; fi
    echo "== Loading the demo"
    "$python" manage.py load_demo
    echo "$version" >"$loaded"
}

check_port
mkdir -p var
"$python" manage.py migrate --noinput --verbosity 0
load_demo

"$python" manage.py demo_accounts
printf '\nThe portal is at %s/ (Ctrl-C stops it)\n\n' "$BASE_URL"
# Ctrl-C reaches the worker's children too, so that it would wait for them in vain: let it not wait. What it was doing
# stays a job in the database, which the sweeper queues again.
export REMAP_SIGTERM=SIGQUIT
# On a machine with root alone, as many containers are, Celery would fill a page with advice.
export PYTHONWARNINGS="ignore:You're running the worker with superuser privileges"
# The settings read .env themselves; honcho is kept from parsing it a second way.
exec .venv/bin/honcho --env /dev/null start
