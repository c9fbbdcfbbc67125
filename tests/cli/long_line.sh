#!/bin/bash
# 100 MB in one line: done, or refused with a message; never killed, nothing left half-written.
. "$(dirname "$0")/checks.sh"
yes 'The rain went on for days, and the river rose. ' | tr -d '\n' | head -c 100000000 >long.txt
ulimit -v 8000000
timeout 500 distich segment long.txt -s en -o out.txt 2>message
code=$?
check "100 MB in a line: exit code 0 or 3 (was $code)" test "$code" -eq 0 -o "$code" -eq 3
if [ $code -eq 0 ]; then
  check "all of it is in segments" [ "$(tr -d '\n ' <out.txt | wc -c)" -eq "$(tr -d '\n ' <long.txt | wc -c)" ]
else
  check "nothing is left" [ ! -e out.txt ]
  check "and there is a message" grep -q '^distich: ' message
fi
finish
