#!/bin/bash
# run.sh [-l] BUILD [NUMBER…]: plants each bug of mutants/ (or those numbered), and says whether the tests catch it.
#
# A mutant is a file with
#   file:   the source that it changes
#   harm:   what the bug would do to somebody
#   build:  the targets to build
#   tests:  the tests that must catch it, as ctest names them
#   --- was, --- becomes   the text that it replaces, which must stand once in the source, and what with
# The tests must pass before; a bug is caught when one of them fails, and a mutant that does not build counts
# as an error. The source is put back in any case, so that the next build of BUILD is without bugs again.
# With -l only the list is written, as a table. The exit code is 1 when a bug was missed.
set -u
export GTEST_FAIL_FAST=1  # the first test that fails is enough
here=$(dirname "$(realpath "$0")") root=$(realpath "$here/../..")
list=0
[ "${1:-}" = -l ] && list=1 && shift
build=
if [ $list = 0 ]; then
  build=$(realpath -e "${1:?name a build folder, like build/release}") || exit 2
  [ -e "$build/build.ninja" ] || { echo "$build is no build folder" >&2 && exit 2; }
  shift
fi

chosen() {  # NUMBER…: their files, or all
  local number
  [ $# -gt 0 ] || { printf '%s\n' "$here"/mutants/*; return; }
  for number; do printf '%s\n' "$here/mutants/$(printf %02d "$((10#$number))")"_*; done
}

field() {  # FILE NAME
  sed -n "/^--- was$/q; s/^$2: *//p" "$1"
}

# The blocks are read with a mark at their end, which the shell would otherwise cut line ends from.
read_blocks() {  # FILE: sets $was and $becomes
  local all
  all=$(cat "$1" && printf .) && all=${all%$'\n.'}
  all=${all#*$'\n--- was\n'}
  was=${all%$'\n--- becomes\n'*}
  becomes=${all#"$was"$'\n--- becomes\n'}
}

list_all() {
  local mutant name file
  for mutant; do
    name=$(basename "$mutant")
    file=$(field "$mutant" file)
    echo "| ${name%%_*} | ${file#core/distich/} | $(field "$mutant" harm) | $(field "$mutant" tests) |"
  done
}

saved=$(mktemp) changed=
restore() {
  [ -z "$changed" ] || cat "$saved" >"$changed"
  changed=
}
trap 'restore; rm -f "$saved"' EXIT
trap 'exit 130' INT TERM HUP

plant() {  # FILE: false when the text does not stand there once
  local source text rest was becomes
  source=$root/$(field "$1" file)
  read_blocks "$1"
  text=$(cat "$source" && printf .) && text=${text%.}
  rest=${text#*"$was"}
  [ -n "$was" ] && [ "$rest" != "$text" ] && [ "${rest#*"$was"}" = "$rest" ] || return 1
  cat "$source" >"$saved" && changed=$source
  printf '%s' "${text%"$was$rest"}$becomes$rest" >"$source"
}

compile() {  # TARGET…
  cmake --build "$build" --target "$@" >"$build/mutation.log" 2>&1
}

pass() {  # TEST…
  local names=$*
  ctest --test-dir "$build" --no-tests=error -R "^(${names// /|})$" >"$build/mutation.log" 2>&1
}

verdict_on() {  # FILE
  local targets tests
  read -ra targets <<<"$(field "$1" build)"
  read -ra tests <<<"$(field "$1" tests)"
  plant "$1" || { echo "does not fit"; return; }
  compile "${targets[@]}" || { echo "does not build"; return; }
  pass "${tests[@]}" && echo missed || echo caught
}

all_of() {  # FIELD FILE…
  local name=$1 mutant
  shift
  for mutant; do field "$mutant" "$name"; done | tr ' ' '\n' | sort -u
}

mapfile -t mutants < <(chosen "$@")
for mutant in "${mutants[@]}"; do
  [ -e "$mutant" ] || { echo "there is no mutant ${mutant##*/}" >&2 && exit 2; }
done
[ $list = 0 ] || { list_all "${mutants[@]}"; exit; }

mapfile -t targets < <(all_of build "${mutants[@]}")
mapfile -t tests < <(all_of tests "${mutants[@]}")
if ! { compile "${targets[@]}" && pass "${tests[@]}"; }; then
  cat "$build/mutation.log" >&2
  echo "without a planted bug the tests must pass" >&2
  exit 2
fi
caught=0
for mutant in "${mutants[@]}"; do
  verdict_on "$mutant" >"$build/mutation.verdict"
  verdict=$(cat "$build/mutation.verdict")
  restore
  [ "$verdict" = caught ] && caught=$((caught + 1))
  printf '%-8s %s: %s\n' "$verdict" "$(basename "$mutant")" "$(field "$mutant" harm)"
done
echo "$caught of ${#mutants[@]} caught"
[ $caught -eq ${#mutants[@]} ]
