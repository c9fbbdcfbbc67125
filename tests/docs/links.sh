#!/bin/bash
# links.sh SOURCE: every relative link of the project's pages leads to a file that is there, and to a heading that it has.
set -u
cd "$1" || exit 2
failed=0 links=0

# The names that headings of a page are linked by.
anchors() {
  sed -n '/^```/,/^```$/d; s/^##* *//p' "$1" |
    LC_ALL=C.UTF-8 sed 's/.*/\L&/; s/[^[:alnum:] _-]//g; s/ /-/g'
}

while IFS= read -r page; do
  while IFS= read -r link; do
    [[ $link == *://* || $link == mailto:* ]] && continue
    links=$((links + 1))
    path=${link%%#*} anchor=
    [[ $link == *'#'* ]] && anchor=${link#*#}
    target=$page
    [ -z "$path" ] || target=$(dirname "$page")/$path
    if [ ! -e "$target" ]; then
      echo "$page: there is no $path"
      failed=$((failed + 1))
    elif [ -n "$anchor" ] && ! anchors "$target" | grep -qx -e "$anchor"; then
      echo "$page: there is no heading #$anchor in ${path:-it}"
      failed=$((failed + 1))
    fi
  done < <(sed '/^```/,/^```$/d' "$page" | grep -o '](\([^)]*\))' | sed 's/^](//; s/)$//')
done < <(find . -name '*.md' -not -path './build/*' -not -path './.git/*' -not -path './tests/*' | sort)
echo "$links links, $failed lead nowhere"
[ $links -gt 0 ] && [ $failed -eq 0 ]
