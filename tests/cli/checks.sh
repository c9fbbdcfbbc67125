# Sourced by the scripts of this folder: a temporary folder, the program on the path, and `check`.
program=$(realpath "$1")
root=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../..")
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" && ln -s "$program" "$work/bin/distich" && export PATH="$work/bin:$PATH"
export LC_ALL=C.UTF-8 HOME=$work DISTICH_STORE=$work/store.db SOURCE_DATE_EPOCH=1700000000 NO_COLOR=1
unset LANGUAGE XDG_DATA_HOME CLICOLOR_FORCE
cd "$work" || exit 1
failed=0

check() {  # WHAT CONDITION…
  local what=$1
  shift
  if "$@"; then echo "ok    $what"; else echo "FAIL  $what: $*"; failed=$((failed + 1)); fi
}

finish() { [ $failed -eq 0 ]; }
