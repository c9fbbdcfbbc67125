#!/usr/bin/env bash
# run_all.sh [-d BUILD-FOLDER] SECONDS [TARGET…]
# Runs the fuzz targets of a build with preset `fuzz`, all or those named, one after the other, each for so many
# seconds. A line a target says what it did. What it found is kept in BUILD-FOLDER/fuzzed/TARGET: inputs that reach
# new code in corpus/, from where the next run goes on, crashes and hangs beside it. Exit: 0 nothing found, 1 findings.
set -euo pipefail
build=$(dirname "${BASH_SOURCE[0]}")/../../build/fuzz
while getopts d: option; do
  case $option in
    d) build=$OPTARG ;;
    *) exit 2 ;;
  esac
done
shift $((OPTIND - 1))
seconds=${1:?"usage: run_all.sh [-d BUILD-FOLDER] SECONDS [TARGET…]"}
shift
build=$(realpath "$build")
[[ -f $build/fuzz_targets.tsv ]] || { echo "$build is no build with the preset fuzz: cmake --preset fuzz" >&2; exit 2; }

is_wanted() {
  local name=$1 wanted
  shift
  (($# == 0)) && return 0
  for wanted in "$@"; do [[ $wanted == "$name" ]] && return 0; done
  return 1
}

found=0
while IFS=$'\t' read -r program seeds; do
  name=$(basename "$program")
  is_wanted "$name" "$@" || continue
  folder=$build/fuzzed/$name
  mkdir -p "$folder/corpus"
  result=clean
  "$program" -max_total_time="$seconds" -timeout=25 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="$folder/" "$folder/corpus" "$seeds" >"$folder/log" 2>&1 </dev/null || result="FOUND, see $folder/log"
  executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$folder/log")
  printf '%s\t%s executions\t%s\n' "$name" "${executions:-?}" "$result"
  [[ $result == clean ]] || found=1
done <"$build/fuzz_targets.tsv"
exit $found
