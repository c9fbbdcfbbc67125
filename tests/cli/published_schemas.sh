#!/bin/bash
# Reports for other programs against the schemas that were published for them, where their paths are given:
#   DISTICH_SARIF_SCHEMA  sarif-2.1.0 JSON schema (OASIS); needs python3-jsonschema
#   DISTICH_JUNIT_SCHEMA  XML schema of JUnit results (of the Jenkins xUnit plugin); needs xmllint
if [ -z "$DISTICH_SARIF_SCHEMA$DISTICH_JUNIT_SCHEMA" ]; then
  echo "skipped: set DISTICH_SARIF_SCHEMA or DISTICH_JUNIT_SCHEMA to a schema's path"
  exit 77
fi
. "$(dirname "$0")/checks.sh"

# Every severity, markup and controls in texts, names and rules, right to left, no translation, no finding.
printf 'id\ten\tde\nu1\tSee %%s, 70 <piers> & "more"?\tDie 71 </p><script>alert(1)</script>.\n' >'a b é.tsv'
printf 'u2 <b>"\tThe pier.\t\nu3\tThe 12 piers\t\001\007\013 Die 13 \342\200\256 Stege \357\277\276\n' >>'a b é.tsv'
printf 'u4\tThe old harbour has twelve piers.\tThe old harbour has twelve piers.\nu5\tLook here.\tSieh 🚢 du.\n' >>'a b é.tsv'
printf 'id\ten\tfa\n1\tThe 12 piers (of stone)\tآن ۱۳ اسکله (سنگی\n2\tSee {0}\tببینید\n' >fa.tsv
printf 'id\ten\tde\n' >empty.tsv
printf 'id\ten\tde\n1\tThe harbour is closed.\tDer Hafen ist geschlossen.\n' >clean.tsv
printf '[polite <b> & "you"]\nto = de\ntarget-has-not = \\b[Dd]u\\b\nmessage = we say “Sie” & <no> other\nseverity = error\n' >rules.txt
distich check -q 'a b é.tsv' fa.tsv clean.tsv empty.tsv --rules rules.txt --write-baseline all.tsv >/dev/null
awk 'NR % 3 != 0' all.tsv >some.tsv

report() {  # FORMAT: reports of several kinds of runs, as files of that format
  distich check -q 'a b é.tsv' fa.tsv clean.tsv empty.tsv --rules rules.txt --to "$1" -o "full.$1"
  distich check -q 'a b é.tsv' fa.tsv --rules rules.txt --baseline some.tsv --severity numbers=error \
    --fail-on note --to "$1" -o "dismissed.$1"
  distich check -q clean.tsv --fail-on never --to "$1" -o "clean.$1"
  distich check -q empty.tsv --to "$1" -o "empty.$1"
  distich check -q - -s en -t fa --to "$1" -o "standard-input.$1" <fa.tsv
}

if [ -n "$DISTICH_SARIF_SCHEMA" ]; then
  report sarif
  printf '<xliff version="2.0"><file/></xliff>\n' >'bad é.xlf'
  distich check -q --format-only 'bad é.xlf' --to sarif -o format.sarif
  for log in *.sarif; do
    check "$log is valid" python3 -W ignore -m jsonschema -i "$log" "$DISTICH_SARIF_SCHEMA"
  done
fi
if [ -n "$DISTICH_JUNIT_SCHEMA" ]; then
  report junit
  for log in *.junit; do check "$log is valid" xmllint --noout --schema "$DISTICH_JUNIT_SCHEMA" "$log"; done
fi
finish
