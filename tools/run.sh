#!/bin/sh
# run.sh PROGRAM
# Opens the user's register on the screen; when there is none, a demonstration register that is kept between runs.
set -eu

program=$1
home=${HOME:-$(getent passwd "$(id -u)" | cut -d : -f 6)}
data=${XDG_DATA_HOME:-$home/.local/share}/samreg
config=${XDG_CONFIG_HOME:-$home/.config}/samreg/samreg.conf

if [ -e "$data/register.db" ] || grep -qs '^[[:space:]]*database[[:space:]]*=' /etc/samreg.conf "$config"; then
    exec "$program"
fi
if [ ! -e "$data/demo.db" ]; then
    mkdir -p "$data"
    "$program" init --demo "$data/demo.db"
fi
echo "There is no register of your own yet (make one with: $program init)."
echo "Opening the demonstration register $data/demo.db, which keeps what you change."
exec "$program" --database "$data/demo.db"
