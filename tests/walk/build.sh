#!/bin/sh
# build.sh COPY VARIANT
# Copies the tree in the current folder to the new folder COPY, with what is built of the variant, does there what
# CONTRIBUTING.md tells, and builds the program and the manuals.
set -eu

copy=$1 variant=$2
mkdir -p "$copy/build/$variant"
cp -a Makefile CONTRIBUTING.md conf db include man po src tests tools "$copy"
for part in gen src tools libsamreg.a; do
    cp -a "build/$variant/$part" "$copy/build/$variant"
done
cd "$copy"
awk -f tests/walk/follow.awk CONTRIBUTING.md
unset MAKEFLAGS MAKELEVEL
make VARIANT="$variant" "build/$variant/samreg" man
