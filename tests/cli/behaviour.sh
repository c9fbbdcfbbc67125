#!/bin/bash
# What a golden file cannot hold: signals, locks, permissions.
. "$(dirname "$0")/checks.sh"
sample=$root/tests/corpus/sample

# An interrupt ends a run with 130 and leaves no temporary file.
mkfifo slow.jsonl
distich segment --jsonl -s en -o out.jsonl <slow.jsonl &
pid=$!
exec 9>slow.jsonl
echo '{"id":1,"text":"Rain. Fog."}' >&9
for _ in $(seq 100); do compgen -G 'out.jsonl.distich-*' >/dev/null && break; sleep 0.1; done
check "a temporary file is there while writing" compgen -G 'out.jsonl.distich-*'
kill -TERM $pid
wait $pid
check "SIGTERM gives exit code 130" [ $? -eq 130 ]
exec 9>&-
check "no temporary file is left" [ -z "$(compgen -G 'out.jsonl*')" ]

# A store that another program writes to: a message, exit code 4, in bounded time.
distich import -q "$root/tests/cli/fixtures/memory.tmx"
sqlite3 "$DISTICH_STORE" "BEGIN EXCLUSIVE" ".shell touch locked; sleep 20" &
locker=$!
for _ in $(seq 100); do [ -e locked ] && break; sleep 0.1; done
distich import "$root/tests/cli/fixtures/glossary.tsv" 2>message
check "a locked store gives exit code 4" [ $? -eq 4 ]
check "a locked store is said to be in use" grep -q "another program" message
kill $locker; wait $locker 2>/dev/null

# Of a newer version: refused, and left as it was.
cp "$DISTICH_STORE" newer.db
sqlite3 newer.db "PRAGMA user_version = 9999"
before=$(md5sum <newer.db)
distich memory list --store newer.db 2>message
check "a newer store gives exit code 4" [ $? -eq 4 ]
check "a newer store is said to be newer" grep -q "newer distich" message
check "a newer store is left untouched" [ "$before" = "$(md5sum <newer.db)" ]

# Another program's database.
sqlite3 foreign.db "CREATE TABLE t(x)"
distich import --store foreign.db "$root/tests/cli/fixtures/memory.tmx" 2>message
check "a foreign database gives exit code 4" [ $? -eq 4 ]

# Truncated.
head -c 5000 "$DISTICH_STORE" >torn.db
distich memory stats --store torn.db 2>message
check "a truncated store gives exit code 4" [ $? -eq 4 ]

# A folder that must not be written to.
if [ "$(id -u)" -ne 0 ]; then
  mkdir closed && chmod 555 closed
  distich segment "$sample/article.en.txt" -s en -o closed/out.txt 2>message
  check "an unwritable folder gives exit code 3" [ $? -eq 3 ]
fi

# A store whose file may not grow, as on a full disk: a message, the store as it was.
distich import -q --store full.db "$root/tests/cli/fixtures/memory.tmx" 2>/dev/null
before=$(distich memory units --store full.db --tsv | md5sum)
yes 'A line of text that goes on	Eine Zeile Text, die weitergeht' | awk 'BEGIN { print "en\tde" } NR > 20000 { exit } { print NR " " $0 }' >large.tsv
(trap '' XFSZ; ulimit -f 200; distich import --store full.db large.tsv >/dev/null 2>message)
check "a disk without room gives exit code 3 or 4" [ $? -ge 3 ]
check "and a message" grep -q '^distich: ' message
check "and leaves the store as it was" [ "$before" = "$(distich memory units --store full.db --tsv | md5sum)" ]
check "and sound" distich memory check -q --store full.db

# A store that nobody may write to is read, and not written to.
if [ "$(id -u)" -ne 0 ]; then
  mkdir fixed && cp full.db fixed/ && chmod 444 fixed/full.db && chmod 555 fixed
  check "a read-only store is read" distich memory units -q --store fixed/full.db
  distich memory delete --all --store fixed/full.db 2>message
  check "a read-only store is not written to: exit code 4" [ $? -eq 4 ]
  check "and that is said" grep -q "may be read but not written" message
fi

# A pipe that closes early is no failure, and says nothing.
distich segment "$sample/article.en.txt" -s en 2>message | true
check "a closed pipe gives exit code 0" [ "${PIPESTATUS[0]}" -eq 0 ]
check "a closed pipe gives no message" [ ! -s message ]

# A terminal is shown no control characters from files, and right-to-left text between isolates.
# Where the system gives no terminals (/dev/pts is not mounted) that cannot be tried.
if script -qec true /dev/null >/dev/null 2>&1; then
  printf 'Rain \033[31mred\033[0m and \342\200\256override.\n' >hostile.txt
  script -qec "distich segment hostile.txt -s en" /dev/null >shown 2>&1
  check "ESC is escaped on a terminal" grep -q '\\u{1B}\[31mred' shown
  check "a bidi override is escaped on a terminal" grep -q '\\u{202E}override' shown
  distich segment hostile.txt -s en >piped
  check "a pipe gets the text as it is" grep -q $'\033\[31mred' piped
fi

# Every command has a page with two examples before its options.
for command in segment terms extract-terms match assist align convert merge import export concordance formats \
  "glossary list" "glossary find" "glossary show" "glossary add" "glossary remove" \
  "memory list" "memory undo" "memory units" "memory edit" "memory delete" "memory dedupe" "memory penalty" \
  "memory stats" "memory check" "memory vacuum" pretranslate \
  "rules list" "rules add" "rules remove" "rules export"; do
  # shellcheck disable=SC2086
  examples=$(distich $command --help | sed '/^Usage/,$d' | grep -c '^  distich ')
  check "distich $command --help has two examples first" [ "$examples" -ge 2 ]
done
distich help --man-pages pages
check "there is a man page for each command" [ "$(ls pages | wc -l)" -eq 42 ]
finish
