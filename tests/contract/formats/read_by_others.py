#!/usr/bin/env python3
"""read_by_others.py FOLDER: does Translate Toolkit read from the files of `write_awkward` the units that we wrote?

Texts with inline codes, and with characters that XML cannot hold, are counted only: each tool shows them in its own
way. Exit: 0 yes, 1 no, 77 Translate Toolkit is not installed.
"""

import json
import re
import sys
import warnings
import xml.etree.ElementTree as ElementTree

warnings.simplefilter("ignore")
try:
    from translate.storage import factory
except ImportError:
    print("skipped: Translate Toolkit is not installed (Debian: python3-translate)")
    sys.exit(77)

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def written_units(folder):
    with open(f"{folder}/bilingual-jsonl.jsonl", encoding="utf-8", newline="\n") as lines:
        return [json.loads(line) for line in list(lines)[1:]]


def is_plain(side):
    return not side.get("codes") and not FORBIDDEN.search(side.get("text", ""))


def read_units(path):
    return [unit for unit in factory.getobject(path).units if not unit.isheader()]


def compare(path, ours, theirs):
    """Differences of texts, one a line."""
    found = []
    if len(ours) != len(theirs):
        found.append(f"{path}: {len(theirs)} units, we wrote {len(ours)}")
    for number, (our, their) in enumerate(zip(ours, theirs)):
        for side in ("source", "target"):
            text = our.get(side, {}).get("text", "")
            read = str(getattr(their, side) or "")
            if is_plain(our.get(side, {})) and read != text:
                found.append(f"{path}: unit {number}: {side}: {read[:80]!r} for {text[:80]!r}")
    return found


def compare_terms(path):
    """TBX is read as by any reader of XML: the terms in their order."""
    terms = [[node.text for node in entry.iter("term")] for entry in ElementTree.parse(path).iter("termEntry")]
    found = []
    theirs = read_units(path)
    if len(terms) != len(theirs):
        found.append(f"{path}: {len(theirs)} concepts, we wrote {len(terms)}")
    for number, (our, their) in enumerate(zip(terms, theirs)):
        if [str(their.source), str(their.target)] != our[:2]:
            found.append(f"{path}: concept {number}: {str(their.source)[:80]!r} for {our[0][:80]!r}")
    return found


def main():
    folder = sys.argv[1]
    ours = written_units(folder)
    found = []
    for name in ("bilingual-tmx.tmx", "bilingual-xliff1.xlf", "bilingual-po.po"):
        found += compare(f"{folder}/{name}", ours, read_units(f"{folder}/{name}"))
    for name in ("core", "basic"):
        found += compare_terms(f"{folder}/glossary-tbx-v2-{name}.tbx")
    print("\n".join(found[:40]))
    plain = sum(is_plain(our.get(side, {})) for our in ours for side in ("source", "target"))
    print(f"{len(ours)} units, {plain} texts of each file compared, {len(found)} differences")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
