#!/usr/bin/env bash
# Runs a command with DATABASE_URL naming a throwaway PostgreSQL cluster, never a server that happens to run. pg_virtualenv
# makes and drops it in a temporary folder, as root or not, so that several can run at once. Nothing in it needs to survive,
# so nothing waits for the disk.
# Usage: requirements/on-postgresql.sh command...
set -euo pipefail

PGPORT=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
export PGPORT
# The command's own exit code goes by a file: to a failed command pg_virtualenv would add a hundred lines of server log.
outcome=$(mktemp)
trap 'rm -f "$outcome"' EXIT
echo 1 >"$outcome"
pg_virtualenv -t -o autovacuum="${AUTOVACUUM:-on}" -o fsync=off -o synchronous_commit=off -o full_page_writes=off sh -c '
    DATABASE_URL="postgres://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/postgres" "$@"
    echo $? >"$0"
' "$outcome" "$@"
exit "$(cat "$outcome")"
