#!/bin/sh
# setup.sh PURPOSE PACKAGE...
# Installs the Debian packages among PACKAGE that are missing, and says so. PURPOSE is what they are needed for, in
# words. Where there is no apt-get it prints the list and leaves the rest to the reader.
set -u

purpose=$1
shift

if ! command -v apt-get >/dev/null 2>&1; then
    echo "setup: this machine has no apt-get. To $purpose, samreg needs what Debian calls:"
    printf '    %s\n' "$@"
    exit 0
fi

missing=
for package in "$@"; do
    # shellcheck disable=SC2016 # the dollar sign is dpkg-query's
    case $(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null) in
    ii*) ;;
    *) missing="$missing $package" ;;
    esac
done

if [ -z "$missing" ]; then
    echo "setup: everything needed to $purpose is installed already."
    exit 0
fi

sudo=
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
        echo "setup: to $purpose, these packages are missing. Install them as root:" >&2
        echo "    apt-get install --no-install-recommends$missing" >&2
        exit 1
    fi
    sudo=sudo
fi

echo "setup: to $purpose, installing with apt-get:$missing"
# shellcheck disable=SC2086 # lists of words
$sudo env DEBIAN_FRONTEND=noninteractive apt-get -q update >/dev/null &&
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 \
        install -y --no-install-recommends $missing >/dev/null || {
    echo "setup: apt-get failed; see above. Try: $sudo apt-get install$missing" >&2
    exit 1
}
echo "setup: done."
