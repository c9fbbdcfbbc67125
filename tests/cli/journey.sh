#!/bin/bash
# The whole way: align an article with its translation, import the pair, and find it again in the same article.
. "$(dirname "$0")/checks.sh"
sample=$root/tests/corpus/sample
for glossary in "$root"/glossaries/*/*.tsv; do distich import -q "$glossary"; done

for language in de fr fa ar zh; do
  export DISTICH_STORE=$work/$language.db
  distich align -q "$sample/article.en.txt" "$sample/article.$language.txt" -s en -t $language -o pair.tmx
  check "$language: aligned" [ $? -eq 0 ]
  distich import -q pair.tmx
  distich assist -q "$sample/article.en.txt" -s en -t $language --json >assisted.json
  one_to_one=$(distich align -q "$sample/article.en.txt" "$sample/article.$language.txt" -s en -t $language --tsv |
    grep -c '^1-1')
  in_context=$(grep -o '"matches":\[{"score":10000,"kind":"in-context"' assisted.json | wc -l)
  check "$language: every 1-1 sentence is found in its context ($in_context of $one_to_one)" [ "$in_context" -ge "$one_to_one" ]
  check "$language: and there are many" [ "$one_to_one" -ge 25 ]
done

export DISTICH_STORE=$work/de.db
for format in xlf tmx tsv csv html; do
  distich assist -q "$sample/article.en.html" -t de -o "a.$format"
  check "assist writes $format" [ -s "a.$format" ]
done
check "the page refers to nothing outside" [ "$(grep -cE '(src|href)="https?:' a.html)" -eq 0 ]
distich convert -q a.xlf -o again.tmx
check "XLIFF converts to TMX" [ -s again.tmx ]
distich merge -q a.xlf -o merged.html
check "the merged article is HTML again" grep -q '</html>' merged.html
check "and is in German" grep -q 'Waffenruhe' merged.html
finish
