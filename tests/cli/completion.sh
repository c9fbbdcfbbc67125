#!/bin/bash
# completion.sh PROGRAM: what bash, zsh and fish offer. A shell that is not installed is named and left out.
set -u
program=$(realpath "$1") source=$(realpath "$(dirname "$0")/../..")
scripts=$source/cli/completion
export LC_ALL=C.UTF-8
unset LANGUAGE
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/desk" && ln -s "$program" "$work/bin/distich" && export PATH="$work/bin:$PATH"
cd "$work/desk" && touch article.html "two words.txt" && mkdir folder
failed=0

expect() {  # SHELL LINE EXPECTED…: words that the shell offers behind the line, sorted
  local shell=$1 line=$2 actual expected
  shift 2
  expected=$(printf '%s\n' "$@" | sort)
  actual=$("in_$shell" "$line" | LC_ALL=C.UTF-8 sort)
  [ "$actual" = "$expected" ] && return
  printf '%s: "%s" offers\n%s\nexpected\n%s\n' "$shell" "$line" "$actual" "$expected"
  failed=$((failed + 1))
}

in_bash() {
  bash --norc -c 'source "$1"; compopt() { :; }
    read -ra COMP_WORDS <<<"${2//=/ = }"; [[ $2 == *" " || $2 == *= ]] && [[ $2 != *= ]] && COMP_WORDS+=("")
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _distich; printf "%s\n" "${COMPREPLY[@]}"' - \
    "$scripts/distich.bash" "$1"
}

in_zsh() {
  zsh -f -c 'compdef() { :; }; _describe() { print -rl -- ${${(P)2}%%:*}; }; _files() { print -rl -- *; }
    source $1; words=(${=2}); [[ $2 == *" " ]] && words+=(""); CURRENT=$#words; _distich' - \
    "$scripts/distich.zsh" "$1"
}

in_fish() {
  fish --no-config -c 'source $argv[1]; complete -C $argv[2]' "$scripts/distich.fish" "$1" | cut -f1
}

for shell in bash zsh fish; do
  command -v $shell >/dev/null || { echo "$shell is not installed: not tested"; continue; }
  expect $shell "distich pre" pretranslate
  expect $shell "distich glossary l" lint list
  expect $shell "distich check --fail-on " error never note warning
  expect $shell "distich check --verb" --verbose
done
expect bash "distich check --to=sa" sarif
expect bash "distich check --fail-on=" error never note warning
expect bash "distich segment two" "two words.txt"
expect bash "distich assist --output-dir f" folder
if command -v zsh >/dev/null; then expect zsh "distich segment " article.html folder "two words.txt"; fi
if command -v fish >/dev/null; then expect fish "distich segment art" article.html; fi

for shell in bash zsh fish; do
  distich help --completion $shell | cmp - "$scripts/distich.$shell" || failed=$((failed + 1))
done
[ $failed -eq 0 ]
