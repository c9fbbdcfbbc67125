#!/bin/bash
# install.sh BUILD: installs a build into an empty folder and uses what is there: the program, its manual, and
# the library from a stranger's project, found by CMake and by pkg-config.
set -eu
build=$(realpath "$1") consumer=$(realpath "$(dirname "$0")/consumer")
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8 CCACHE_DISABLE=1
unset LANGUAGE

cmake --install "$build" --prefix "$work/prefix" >"$work/log" || { cat "$work/log"; exit 1; }
cd "$work"
cat >expected <<'TEXT'
Harbour opens
Dr. Vale spoke first.
"Welcome!" she said.
formats: 1, store: 1, version: 1
TEXT

say() { printf '%s\n' "$*"; }

say "The program"
[ "$(prefix/bin/distich --version | head -n 1)" = "$("$build/cli/distich" --version | head -n 1)" ]
prefix/bin/distich segment - -s en <<<"Rain. Fog." | diff - <(printf 'Rain.\nFog.\n')
for page in prefix/share/man/man1/*.1; do
  ! grep -n 'XXX\|\x1b' "$page"
done
[ "$(ls prefix/share/man/man1 | wc -l)" -gt 40 ]

say "The library, found by CMake"
cmake -G Ninja -S "$consumer" -B by-cmake -DCMAKE_PREFIX_PATH="$work/prefix" >log || { cat log; exit 1; }
cmake --build by-cmake >log || { cat log; exit 1; }
by-cmake/consumer | diff expected -

say "The library, found by pkg-config"
export PKG_CONFIG_PATH=$(dirname "$(find "$work/prefix" -name distich.pc)")
c++ -std=c++20 "$consumer/consumer.cpp" -o by-pkg-config \
  $(pkg-config --define-variable=prefix="$work/prefix" --cflags --libs distich)
./by-pkg-config | diff expected -

say "No header leads out of what is installed"
cd prefix/include
find . -name '*.hpp' -printf '#include <%P>\n' | sort >"$work/all.cpp"
c++ -std=c++20 -fsyntax-only -I. "$work/all.cpp"
