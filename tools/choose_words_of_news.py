"""Writes riwaya/resources/words_of_news.txt: words that everyday news use so often that none of them, without the article, is the name of a village that no table knows.

Usage: python -m tools.choose_words_of_news CORPORA_FOLDER. In: everyday_news.jsonl. A word is kept, folded, if at least six stories of five thousand have it and it is no name of
a place that ships; with و, ب, ل or ف before another kept word it is left out (مناطق لزعزعة is read as زعزعة). A second time it changes nothing.
"""

import collections
import json
import re
import sys
from pathlib import Path

from riwaya.grammar.spelling import folded
from riwaya.lexicon.gazetteer import load_gazetteer

OUT = Path(__file__).parent.parent / "riwaya" / "resources" / "words_of_news.txt"
LEAST = 6
SHORTEST = 3
ARTICLES = ("ال", "وال", "بال", "لل", "فال", "كال", "ولل")
HEAD = """# Words of everyday news, folded, without the article, one a line: in at least six stories of five thousand, and no name of a place that ships (tools/choose_words_of_news.py).
# None of them is taken for a village that no table knows (أحياء داخل, شارع مزدحم, مناطق نتج).
"""


def main() -> None:
    """Count and write."""
    stories = collections.Counter[str]()
    with (Path(sys.argv[1]) / "everyday_news.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            stories.update(set(re.findall(r"[\u0621-\u064a]+", folded(json.loads(line)["text"]))))
    gazetteer = load_gazetteer()
    words = {w for w, n in stories.items() if n >= LEAST and len(w) >= SHORTEST and not w.startswith(ARTICLES) and not gazetteer.named(w)}
    kept = sorted(w for w in words if not (w[0] in "وبلف" and w[1:] in words))
    OUT.write_text(HEAD + "\n".join(kept) + "\n", encoding="utf-8")
    print(len(kept), "words,", OUT.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
