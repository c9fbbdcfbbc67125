#!/bin/bash
# run.sh PROGRAM PAGE [FOLDER]: runs the commands of a page, in order, in a copy of FOLDER, and compares what they say
# with what the page shows. In blocks of ```console a line "$ …" is a command (going on in the next line after a
# backslash), the other lines are its output, standard error included; a line "…" stands for any lines.
# UPDATE=1 writes what came out into the page, but for outputs with "…": read the difference before you commit it.
set -u
program=$(realpath "$1") page=$(realpath "$2") folder=${3:-}
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/desk" && ln -s "$program" "$work/bin/distich" && export PATH="$work/bin:$PATH"
[ -z "$folder" ] || cp -r "$folder/." "$work/desk"
export LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1700000000 NO_COLOR=1 HOME=$work
unset LANGUAGE DISTICH_STORE XDG_DATA_HOME CLICOLOR_FORCE
cd "$work/desk"
failed=0 commands=0 result=$work/page
: >"$result"

# fits EXPECTED ACTUAL: files of lines; "…" in the first stands for any lines.
fits() {
  awk 'NR == FNR { want[++wants] = $0; next } { have[++haves] = $0 }
       END {
         i = j = 1
         while (i <= wants) {
           if (want[i] == "…") {
             if (++i > wants) exit 0
             while (j <= haves && have[j] != want[i]) ++j
           }
           if (j > haves || have[j] != want[i]) exit 1
           ++i; ++j
         }
         exit j <= haves
       }' "$1" "$2"
}

finish() {  # the command that was read, with its expected output
  [ -n "$command" ] || return
  commands=$((commands + 1))
  eval "$command" >"$work/actual" 2>&1 </dev/null
  if [ -n "${UPDATE:-}" ] && ! grep -qx '…' "$work/expected"; then
    cat "$work/actual" >>"$result"
  else
    cat "$work/expected" >>"$result"
  fi
  if ! fits "$work/expected" "$work/actual"; then
    printf '%s: $ %s\n' "$(basename "$page")" "$command"
    diff -u --label "the page shows" --label "the program says" "$work/expected" "$work/actual"
    failed=$((failed + 1))
  fi
  command=
}

inside= command= more=
while IFS= read -r line; do
  if [ -n "$more" ]; then
    command+=$'\n'$line
    [[ $line == *\\ ]] || more=
    printf '%s\n' "$line" >>"$result"
    continue
  fi
  if [ -n "$inside" ] && { [[ $line == '$ '* ]] || [ "$line" = '```' ]; }; then finish; fi
  if [ -n "$inside" ] && [[ $line == '$ '* ]]; then
    command=${line#??}
    [[ $line == *\\ ]] && more=1
    : >"$work/expected"
  elif [ -n "$inside" ] && [ "$line" != '```' ]; then
    printf '%s\n' "$line" >>"$work/expected"
    continue
  fi
  if [ "$line" = '```console' ]; then inside=1; elif [ "$line" = '```' ]; then inside=; fi
  printf '%s\n' "$line" >>"$result"
done <"$page"

if [ -n "${UPDATE:-}" ]; then cp "$result" "$page"; exit; fi
echo "$commands commands, $failed failed"
[ $commands -gt 0 ] && [ $failed -eq 0 ]
