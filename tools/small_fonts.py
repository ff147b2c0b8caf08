"""Whole fonts in riwaya/web/static/vendor -> vendor/small: the letters that Arabic reports are written in, by fontTools.

Which letters stand in fonts.css, as the range of each small file. The files say that they are changed: they bear another name, as the Open Font License asks where a name is reserved.
"""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
CSS = ROOT / "riwaya" / "web" / "static" / "fonts.css"
SMALL = re.compile(r'url\("vendor/small/([\w.-]+)"\)[^}]*unicode-range: ([^;]+);')
NAMES = {"IBM Plex Sans Arabic": "Riwaya Sans", "Noto Naskh Arabic": "Riwaya Naskh"}
# copyright, family, style, identity, whole name, PostScript name, licence and its address
KEPT = [0, 1, 2, 3, 4, 6, 13, 14]


def wanted() -> dict[str, str]:
    """The range of each small file."""
    return dict(SMALL.findall(CSS.read_text(encoding="utf-8")))


def make(folder: Path) -> list[Path]:
    """Small files of the fonts in `folder`, in its folder `small`. Raises `RuntimeError` where fontTools is missing."""
    try:
        from fontTools import subset
        from fontTools.ttLib import TTFont
    except ImportError:
        raise RuntimeError("fontTools is not on this machine; run `pip install fonttools[woff]`") from None
    (folder / "small").mkdir(exist_ok=True)
    made = []
    for name, ranges in wanted().items():
        font = TTFont(folder / name, recalcTimestamp=False)
        options = subset.Options(flavor="woff2", layout_features=["*"], name_IDs=KEPT, recalc_timestamp=False)
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=subset.parse_unicodes(ranges))
        subsetter.subset(font)
        for record in font["name"].names:
            for reserved, own in NAMES.items():
                if record.nameID in (1, 3, 4, 6):
                    record.string = record.toUnicode().replace(reserved, own).replace(reserved.replace(" ", ""), own.replace(" ", ""))
        font.flavor = "woff2"
        font.save(folder / "small" / name)
        made.append(folder / "small" / name)
    return made
