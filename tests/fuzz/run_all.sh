#!/usr/bin/env bash
# run_all.sh [-d BUILD-FOLDER] SECONDS [TARGET…]
# Runs the fuzz targets of a build with preset `fuzz`, all or those named, one after the other, each for so many
# seconds of processor time. A line a target says what it did: seconds, inputs, result. What it found is kept in BUILD-FOLDER/fuzzed/TARGET: inputs that reach
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

# Sets `executions` and `spent`, in hundredths of a second; fails on a finding. libFuzzer counts the seconds of the
# clock, so on a busy machine it is run again for what is left.
fuzz() {  # PROGRAM SEEDS FOLDER
  local used left=$seconds times=$3/times TIMEFORMAT='%2U %2S'
  executions=0 spent=0
  while ((left >= 1)); do
    { time "$1" -max_total_time="$left" -timeout=25 -rss_limit_mb=2048 -print_final_stats=1 \
      -artifact_prefix="$3/" "$3/corpus" "$2" >"$3/log" 2>&1 </dev/null; } 2>"$times" || return 1
    used=$(awk '{ printf "%d", ($1 + $2) * 100 }' "$times")
    executions=$((executions + $(sed -n 's/^stat::number_of_executed_units: *//p' "$3/log")))
    spent=$((spent + used))
    left=$(((seconds * 100 - spent) / 100))
  done
}

found=0
while IFS=$'\t' read -r program seeds; do
  name=$(basename "$program")
  is_wanted "$name" "$@" || continue
  [[ -d $seeds ]] || { echo "$name: the folder of its seeds, $seeds, is not there" >&2; exit 2; }
  folder=$build/fuzzed/$name
  mkdir -p "$folder/corpus"
  result=clean
  fuzz "$program" "$seeds" "$folder" || { result="FOUND, see $folder/log"; found=1; }
  printf '%s\t%d s\t%d inputs\t%s\n' "$name" $((spent / 100)) "$executions" "$result"
done <"$build/fuzz_targets.tsv"
exit $found
