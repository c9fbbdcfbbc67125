#!/bin/bash
# Texts far larger than the memory that is allowed, and the worst that a text can be: done, in flat memory.
. "$(dirname "$0")/checks.sh"
ulimit -v 400000  # KiB; threads and libraries take most of it

sentences() { yes 'The rain went on for days, and the river rose. Nobody (not even “he knew why. ' | tr -d '\n' | head -c "$1"; }

check "800 MB in a line" [ "$(sentences 800000000 | timeout 300 distich segment - -s en | tr -d '\n ' | wc -c)" \
  -eq "$(sentences 800000000 | tr -d ' ' | wc -c)" ]
{ printf 'Rain'; yes . | tr -d '\n' | head -c 1000000; echo ' Fog.'; } >periods.txt
check "a million periods in a row" [ "$(timeout 60 distich segment periods.txt -s en | wc -l)" -eq 2 ]
{ printf 'Rain.'; yes '' | head -c 300000000; echo 'Fog.'; } >empty.txt
check "300 MB of empty lines" [ "$(timeout 60 distich segment empty.txt -s en | tr '\n' ' ')" = "Rain. Fog. " ]
finish
