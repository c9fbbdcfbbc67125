#!/bin/bash
# check.sh [OUTPUT.pot]: takes the messages out of the sources and compares every catalogue with them. Fails when
# one is missing, untranslated, fuzzy, no longer used, or has other places {1} … in its translation.
set -u
here=$(realpath "$(dirname "$0")") root=$(realpath "$(dirname "$0")/../..")
output=$(realpath -m "${1:-$(mktemp --suffix=.pot)}")
cd "$root" || exit 1
find core cli -name '*.[ch]pp' ! -path core/distich/base/message.hpp | LC_ALL=C sort |
  xgettext --files-from=- --from-code=UTF-8 --language=C++ --keyword --keyword=tr:1 --keyword=plural:1,2 \
    --no-wrap --sort-output --output="$output" || exit 1
sed -i 's/charset=CHARSET/charset=UTF-8/' "$output"
failed=0
for catalogue in "$here"/*.po; do
  name=$(basename "$catalogue")
  if ! msgcmp "$catalogue" "$output"; then
    echo "$name: messages are missing, untranslated or fuzzy"
    failed=1
  fi
  unused=$(msgcomm --no-wrap --omit-header --less-than=2 "$catalogue" "$output" | grep -c '^msgid "..*"')
  [ "$unused" -eq 0 ] || { echo "$name: $unused messages are not those of the sources"; failed=1; }
  msgcat --no-wrap "$catalogue" | awk -v name="$name" '
    function places(text,  n, out) { for (n = 1; n <= 9; n++) if (index(text, "{" n "}")) out = out n; return out }
    /^msgid / { id = $0 }
    /^msgstr / { if (length($0) > 9 && places(id) != places($0)) { print name ": other places: " id; bad = 1 } }
    END { exit bad }' || failed=1
done
exit $failed
