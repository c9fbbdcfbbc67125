#!/bin/bash
# run.sh PROGRAM FOLDER [SOURCE]: runs every case of a folder and compares what it did.
#
# A case is a folder with
#   cmd      shell commands; `distich` is the program, the fixtures lie in the current folder, each case has
#            its own empty store ($DISTICH_STORE)
#   stdout   what must come out on standard output (missing: nothing)
#   stderr   the same on standard error
#   exit     the exit code (missing: 0)
# UPDATE=1 writes what came out in place of what was expected: read the difference before you commit it.
set -u
program=$(realpath "$1") folder=$(realpath "$2") fixtures=$(realpath "$(dirname "$0")/fixtures")
export LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1700000000 NO_COLOR=1
unset LANGUAGE DISTICH_STORE XDG_DATA_HOME CLICOLOR_FORCE
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" && ln -s "$program" "$work/bin/distich" && export PATH="$work/bin:$PATH"
export SOURCE_DIR=$(realpath "$(dirname "$0")/../..")
failed=0 cases=0

compare() {  # NAME EXPECTED ACTUAL
  [ -e "$2" ] || : >"$work/empty"
  local expected=$2
  [ -e "$2" ] || expected=$work/empty
  diff -u --label "$1 expected" --label "$1 actual" "$expected" "$3" && return
  return 1
}

for cmd in "$folder"/*/cmd; do
  case=$(dirname "$cmd") name=$(basename "$(dirname "$folder")")/$(basename "$folder")/$(basename "$(dirname "$cmd")")
  here=$work/case
  rm -rf "$here" && cp -r "$fixtures" "$here"
  export HOME=$here DISTICH_STORE=$here/store.db
  (cd "$here" && bash "$cmd" >"$work/stdout" 2>"$work/stderr" </dev/null)
  code=$?
  sed -i "s|$here/||g" "$work/stdout" "$work/stderr"
  cases=$((cases + 1))
  if [ -n "${UPDATE:-}" ]; then
    for stream in stdout stderr; do
      if [ -s "$work/$stream" ]; then cp "$work/$stream" "$case/$stream"; else rm -f "$case/$stream"; fi
    done
    if [ $code -ne 0 ]; then echo $code >"$case/exit"; else rm -f "$case/exit"; fi
    continue
  fi
  expected_code=$(cat "$case/exit" 2>/dev/null || echo 0)
  good=1
  compare "$name stdout" "$case/stdout" "$work/stdout" || good=0
  compare "$name stderr" "$case/stderr" "$work/stderr" || good=0
  [ "$code" = "$expected_code" ] || { echo "$name: exit code $code, expected $expected_code"; good=0; }
  [ $good = 1 ] || failed=$((failed + 1))
done
echo "$cases cases, $failed failed"
[ $cases -gt 0 ] && [ $failed -eq 0 ]
