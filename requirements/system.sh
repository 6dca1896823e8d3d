#!/usr/bin/env bash
# Looks for every system package of the given lists and installs what is missing, where it may; else says what to install.
# Usage: PYTHON=python3 requirements/system.sh requirements/system-demo.txt [requirements/system-test.txt]
set -euo pipefail
PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin"

# Really looks: a package that is "installed" but whose font or library cannot be found is of no use.
is_there() {
    local kind=$1 thing=$2
    case $kind in
        command) command -v "$thing" >/dev/null ;;
        module) "$PYTHON" -c "import $thing" 2>/dev/null ;;
        library) "$PYTHON" -c "import ctypes; ctypes.CDLL('$thing')" 2>/dev/null ;;
        font) [ -n "$(fc-list "$thing" family 2>/dev/null)" ] ;;
        file) compgen -G "$thing" >/dev/null ;;
        *) echo "unknown kind of requirement: $kind" >&2; exit 2 ;;
    esac
}

# Prints "package: kind thing" for each line of the lists that is not met.
missing() {
    local package kind thing
    grep --no-filename --invert-match --extended-regexp '^(#|$)' "$@" | while read -r package kind thing; do
        is_there "$kind" "$thing" || echo "$package: $kind $thing"
    done
}

as_root() {
    local quietly=(env DEBIAN_FRONTEND=noninteractive DEBCONF_NOWARNINGS=yes)
    if [ "$(id -u)" = 0 ]; then "${quietly[@]}" "$@"; else sudo -n "${quietly[@]}" "$@"; fi
}

may_install() {
    command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
}

wanting=$(missing "$@")
[ -n "$wanting" ] || exit 0

packages=$(cut -d: -f1 <<<"$wanting" | sort -u | tr '\n' ' ')
printf 'Missing on this machine:\n%s\n' "$(sed 's/^/  /' <<<"$wanting")"
if ! may_install; then
    printf 'Install them, then run make again:\n  apt-get install --no-install-recommends %s\n' "$packages" >&2
    exit 1
fi

echo "Installing with apt-get: $packages"
said=$(mktemp)
trap 'rm -f "$said"' EXIT
as_root apt-get -qq update >"$said" 2>&1 || true  # an unreachable list is no reason to stop: the install below tells
# shellcheck disable=SC2086  # one word for each package
if ! as_root apt-get -qq -y --no-install-recommends -o DPkg::Lock::Timeout=300 install $packages </dev/null >>"$said" 2>&1; then
    cat "$said" >&2
    echo "apt-get could not install: $packages" >&2
    exit 1
fi

wanting=$(missing "$@")
[ -z "$wanting" ] || { printf 'Still missing after the install:\n%s\n' "$(sed 's/^/  /' <<<"$wanting")" >&2; exit 1; }
