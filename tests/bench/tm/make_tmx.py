"""make_tmx.py OUT BYTES: a TMX of invented units, the same ones each time, until the file has so many bytes.

To see that an import's memory does not grow with the file:
    python3 make_tmx.py large.tmx 1000000000
    /usr/bin/time -v distich import large.tmx --store large.db
"""
import random
import sys

random.seed(20261125)


def word():
    syllables = (random.choice("bcdfglmnprstv") + random.choice("aeiou") for _ in range(random.randint(1, 4)))
    return "".join(syllables)


words = [word() for _ in range(20000)]
most = int(sys.argv[2])
with open(sys.argv[1], "w", encoding="utf-8") as out:
    size = out.write('<tmx version="1.4"><header srclang="en"/><body>\n')
    number = 0
    while size < most:
        number += 1
        length = random.randint(4, 40)
        source = " ".join(random.choices(words, k=length))
        target = " ".join(random.choices(words, k=length))
        size += out.write(
            f'<tu tuid="{number}" creationdate="20260101T000000Z"><tuv xml:lang="en"><seg>{source}.</seg></tuv>'
            f'<tuv xml:lang="fr"><seg>{target} é.</seg></tuv></tu>\n'
        )
    out.write("</body></tmx>\n")
