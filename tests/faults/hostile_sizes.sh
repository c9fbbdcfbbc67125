#!/bin/bash
# hostile_sizes.sh PROGRAM: numbers, depths and lengths that no honest file has.
. "$(dirname "$0")/../cli/checks.sh"
xliff='<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="de"><file id="f">'
tmx='<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body>'

# Sanitizers reserve more addresses than any limit leaves.
memory=4000000
(ulimit -v $memory; distich --version) >/dev/null 2>&1 || memory=unlimited

# In bounded time and memory, and with a stack of the usual size.
ends_well() {  # WHAT COMMAND…
  local what=$1 code start=$SECONDS
  shift
  (ulimit -v $memory; ulimit -s 8192; timeout 90 "$@" >out 2>err </dev/null)
  code=$?
  case $code in
    0 | 1) check "$what: ends with $code in $((SECONDS - start)) s" true ;;
    2 | 3 | 4 | 5) check "$what: ends with $code in $((SECONDS - start)) s and a message" grep -q 'distich: \|"error"' out err ;;
    *) check "$what: ends with $code: $(head -c 300 err)" false ;;
  esac
}

repeat() { yes -- "$1" | head -n "$2" | tr -d '\n'; }  # TEXT TIMES

echo "# Huge numbers"
for number in 99999999999999999999 -99999999999999999999 4294967296 1e999999 NaN 0x7fffffff '' ' 1 '; do
  printf '%s<unit id="1"><mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"><mtc:match ref="#1" matchQuality="%s" similarity="%s"><source>A</source><target>B</target></mtc:match></mtc:matches><segment><source>A <ph id="%s"/></source><target order="%s">B</target></segment></unit></file></xliff>' \
    "$xliff" "$number" "$number" "$number" "$number" >number.xlf
  ends_well "XLIFF with the number '$number'" distich convert number.xlf -o number.tsv
  printf '%s<tu usagecount="%s" changedate="%s"><tuv xml:lang="en"><seg>A <bpt i="%s" x="%s">b</bpt>c<ept i="%s"/></seg></tuv><tuv xml:lang="de"><seg>B</seg></tuv></tu></body></tmx>' \
    "$tmx" "$number" "$number" "$number" "$number" "$number" >number.tmx
  ends_well "TMX with the number '$number'" distich import number.tmx --store number.db --on-conflict newest
  printf 'msgid ""\nmsgstr "Plural-Forms: nplurals=%s; plural=n%%%s;\\nLanguage: de\\nContent-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "a"\nmsgid_plural "b"\nmsgstr[%s] "c"\n' \
    "$number" "$number" "$number" >number.po
  ends_well "PO with the number '$number'" distich convert number.po -s en -t de --to tsv
  printf '%s\n%s:00:01,000 --> %s:00:02,%s\nRain.\n' "$number" "$number" "$number" "$number" >number.srt
  ends_well "SRT with the number '$number'" distich segment number.srt -s en
  printf '{"id":%s,"text":"Rain. Fog.","x":%s}\n' "$number" "$number" >number.jsonl
  ends_well "JSON lines with the number '$number'" distich segment --jsonl -s en number.jsonl
  ends_well "the option --limit '$number'" distich concordance A --store number.db -s en -t de --limit "$number"
  ends_well "the session '$number'" distich memory undo "$number" --store number.db
done

echo "# Depth"
depth=200000
{ printf '%s<tu><tuv xml:lang="en"><seg>' "$tmx"; repeat '<sub>' $depth; } >deep.tmx
ends_well "deep TMX" distich convert deep.tmx -s en -t de --to tsv
{ printf '%s<unit id="1"><segment><source>' "$xliff"; repeat '<mrk id="m">' $depth; } >deep.xlf
ends_well "deep XLIFF" distich convert deep.xlf --to tsv
{ printf '{"id":1,"x":'; repeat '[' 1000000; repeat ']' 1000000; printf ',"text":"Rain. Fog."}\n'; } >deep.jsonl
ends_well "deep JSON lines" distich segment --jsonl -s en deep.jsonl
(ulimit -s 8192; timeout 60 distich segment --jsonl -s en <deep.jsonl >out 2>err)
code=$?
check "deep JSON through a filter: ends with $code" [ $code -le 5 ]
for mark in '<div>' '<b>' '<table><tr><td>' '<ul><li>' '<!--' '<p>' '<svg>'; do
  { repeat "$mark" $depth; printf 'Rain fell.'; } >deep.html
  ends_well "deep HTML of $mark" distich segment deep.html -s en
done
for mark in '>' '[' '![' '*' '**a' '`' '<' '_a ' '- ' '1. ' '[a](' '\' '&' '|' '~~'; do
  { repeat "$mark" $depth; printf ' Rain fell.\n'; } >deep.md
  ends_well "deep Markdown of $mark" distich segment deep.md -s en --from markdown
done
{ repeat '(' $depth; printf 'a'; repeat ')' $depth; } >parens
printf '<srx version="2.0" xmlns="http://www.lisa.org/srx20"><header segmentsubflows="yes" cascade="no"/><body><languagerules><languagerule languagerulename="e"><rule break="yes"><beforebreak>%s</beforebreak></rule></languagerule></languagerules><maprules><languagemap languagepattern=".*" languagerulename="e"/></maprules></body></srx>' "$(cat parens)" >deep.srx
echo 'Rain fell. Fog came.' >plain.txt
ends_well "deep expressions in SRX" distich segment plain.txt -s en --rules deep.srx
printf 'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=%sn;\\nLanguage: de\\n"\n' "$(repeat '(' 50000)" >deep.po
ends_well "deep plural forms in PO" distich convert deep.po -s en -t de --to tsv

echo "# Attributes"
attributes() { seq 1000000 | sed 's/.*/ a&="1"/' | tr -d '\n'; }
{ printf '<tmx version="1.4"><header'; attributes; printf '/><body/></tmx>'; } >attributes.tmx
ends_well "a million attributes in TMX" distich convert attributes.tmx -s en -t de --to tsv
{ printf '<p'; attributes; printf '>Rain fell.</p>'; } >attributes.html
ends_well "a million attributes in HTML" distich segment attributes.html -s en
{ printf '<p '; repeat 'a="1" ' 300000; printf '>Rain fell.</p>'; } >attributes.html
ends_well "one attribute again and again in HTML" distich segment attributes.html -s en

echo "# Length"
repeat 'Rain fell ' 2000000 >long.txt
ends_well "a line of 20 MB: text" distich segment long.txt -s en -o long.out
check "nothing of it is lost" [ "$(tr -d ' \n' <long.out | wc -c)" -eq "$(tr -d ' \n' <long.txt | wc -c)" ]
cp long.txt long.md && ends_well "Markdown" distich segment long.md -s en
{ printf '<p>'; cat long.txt; } >long.html && ends_well "HTML" distich segment long.html -s en
{ printf 'en\tde\n'; cat long.txt; printf '\tx\n'; } >long.tsv && ends_well "TSV" distich import long.tsv --store long.db
{ printf 'en,de\n"'; cat long.txt; } >long.csv && ends_well "CSV with an open quotation mark" distich convert long.csv -s en -t de --to tsv
{ printf 'msgid "'; cat long.txt; printf '"\nmsgstr ""\n'; } >long.po && ends_well "PO" distich convert long.po -s en -t de --to tsv
{ printf '{"id":1,"text":"'; cat long.txt; printf '"}\n'; } >long.jsonl && ends_well "JSON lines" distich segment --jsonl -s en long.jsonl
{ printf '1\n00:00:01,000 --> 00:00:02,000\n'; cat long.txt; } >long.srt && ends_well "SRT" distich segment long.srt -s en
{ printf '%s<tu><tuv xml:lang="en"><seg>' "$tmx"; cat long.txt; printf '</seg></tuv></tu></body></tmx>'; } >long.tmx
ends_well "TMX" distich convert long.tmx -s en -t de --to tsv
head -c 20000000 /dev/zero >zeros && ends_well "20 MB of NUL" distich segment zeros -s en --from text
finish
