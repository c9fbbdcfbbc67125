#!/bin/bash
# A batch of alignments that is killed leaves whole files only, and resumed gives the bytes of one that ran through.
. "$(dirname "$0")/checks.sh"

# Long sentences, so that few of them make more than is aligned at once.
paragraphs() {  # LANGUAGE NUMBER
  awk -v language="$1" -v number="$2" 'BEGIN {
    word = language == "en" ? "and the water rose again " : "und das Wasser stieg wieder "
    for (i = 1; i <= 24; ++i) {
      printf language == "en" ? "In %d the river came to Norvik %d times " : "Im Jahr %d kam der Fluss %d Mal nach Norvik ", 1900 + i, number * i
      for (k = 0; k < 24; ++k) printf "%s", word
      printf ".\n\n"
    }
  }'
}
mkdir en de
for i in $(seq 200); do
  paragraphs en "$i" >"en/$i.txt"
  paragraphs de "$i" >"de/$i.txt"
done
batch=(distich align en de -s en -t de --to tmx -q)
finished() { find killed -name '*.tmx' 2>/dev/null | wc -l; }
wait_for_more_than() { for _ in $(seq 2400); do [ "$(finished)" -gt "$1" ] && break; sleep 0.05; done; }
whole() { for file in killed/*.tmx; do [ ! -e "$file" ] || cmp -s "$file" "through/${file#killed/}" || return 1; done; }

"${batch[@]}" -o through
check "a batch runs through" [ "$(ls through | wc -l)" -eq 200 ]

"${batch[@]}" -o killed &
pid=$!
wait_for_more_than 0
kill -KILL $pid
wait $pid 2>/dev/null
done_before=$(finished)
check "it was killed before its end" [ "$done_before" -gt 0 -a "$done_before" -lt 200 ]
check "what a killed batch leaves is whole" whole

"${batch[@]}" -o killed --resume &
pid=$!
wait_for_more_than "$done_before"
kill -TERM $pid
wait $pid
check "SIGTERM gives exit code 130" [ $? -eq 130 ]
check "what an interrupted batch leaves is whole" whole

touch -d '2 days' killed/1.en-de.tmx
stamp=$(stat -c %Y killed/1.en-de.tmx)
"${batch[@]}" -o killed --resume -j 2
check "a resumed batch is done" [ "$(ls killed/*.tmx | wc -l)" -eq 200 ]
check "a resumed batch gives the same bytes" whole
check "a resumed batch leaves alone what is there" [ "$stamp" = "$(stat -c %Y killed/1.en-de.tmx)" ]
check "a pair that is there is not aligned again" [ "$("${batch[@]}" -o killed --resume --json | grep -o '"state":"kept"' | wc -l)" -eq 200 ]
finish
