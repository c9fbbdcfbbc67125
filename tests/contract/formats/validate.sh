#!/usr/bin/env bash
# validate.sh WRITE_AWKWARD: what we write of awkward records, before the validators and readers of others, as far as they
# are installed: xmllint (libxml2-utils), msgfmt (gettext), Translate Toolkit (python3-translate). With
# DISTICH_VALIDATOR=PROGRAM that program is given all XML and PO files, for who has the schemas. Exit: 0 all is well,
# 1 something was refused, 77 no tool is there.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1" "$folder" || exit 1
cd "$folder" || exit 1

ran=0
failed=0
check() {
  ran=1
  "$@" || { echo "refused: $*" >&2; failed=1; }
}

if command -v xmllint >/dev/null; then
  for file in *.xlf *.tmx *.tbx; do check xmllint --nonet --noout --huge "$file"; done
else
  echo "skipped: xmllint is not installed"
fi
if command -v msgfmt >/dev/null; then
  check msgfmt -c -o /dev/null bilingual-po.po
else
  echo "skipped: msgfmt is not installed"
fi
python3=/usr/bin/python3
[[ -x $python3 ]] || python3=python3
"$python3" "$here/read_by_others.py" "$folder"
case $? in
  0) ran=1 ;;
  77) ;;
  127) echo "skipped: python3 is not installed" ;;
  *) failed=1 ;;
esac
if [[ -n ${DISTICH_VALIDATOR:-} ]]; then
  check "$DISTICH_VALIDATOR" "$folder"/*.xlf "$folder"/*.tmx "$folder"/*.tbx "$folder"/*.po
fi
((failed == 0)) || exit 1
((ran == 1)) || exit 77
