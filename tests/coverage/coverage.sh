#!/bin/bash
# coverage.sh SOURCE BUILD: runs the tests of a build that is instrumented for gcov, and says which share of the
# lines they reach: of each module here, of each line in BUILD/coverage-report/index.html.
# Fails when a test fails, or when core/ is below the least share.
set -eu
source=$(realpath "$1") build=$(realpath "$2") least=90
report=$build/coverage-report
command -v gcovr >/dev/null || { echo "gcovr is not installed" >&2 && exit 2; }

find "$build" -name '*.gcda' -delete
ctest --test-dir "$build" -LE 'slow|bench' -j"$(nproc)" --output-on-failure --quiet \
      --output-log "$build/coverage-tests.log" || { tail -n 40 "$build/coverage-tests.log" >&2 && exit 1; }
mkdir -p "$report"
# One worker alone: those of several overwrite one another's files.
gcovr --root "$source" --filter "$source/core/" --filter "$source/cli/" --object-directory "$build" "$build" -j1 \
      --csv "$report/files.csv" --html-details "$report/index.html" --html-title distich

# filename,line_total,line_covered,…
awk -F, -v least="$least" '
  function row(name) {
    printf "%-16s %7d of %7d lines  %5.1f %%\n", name, covered[name], total[name], 100 * covered[name] / total[name]
  }
  NR == 1 { next }
  {
    part = $1; sub(/\/.*/, "", part)
    module = $1; sub(/^core\/distich\//, "", module); sub(/\/.*/, "", module)
    if (!(module in total)) order[++modules] = module
    total[module] += $2; covered[module] += $3
    if (part == "core") { total["core/"] += $2; covered["core/"] += $3 }
  }
  END {
    for (i = 1; i <= modules; ++i) row(order[i])
    row("core/")
    if (100 * covered["core/"] < least * total["core/"]) {
      print "core/ is below " least " %" > "/dev/stderr"
      exit 1
    }
  }' "$report/files.csv"
echo "line by line: $report/index.html"
