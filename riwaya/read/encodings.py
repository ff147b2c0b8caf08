"""Bytes to text: strict UTF-8 first, then UTF-16 by its mark, then a guess among Arabic encodings; Arabic mojibake repaired and noted."""

from __future__ import annotations

import re

from charset_normalizer import from_bytes

ARABIC = re.compile("[\u0621-\u064a]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def decode(raw: bytes) -> tuple[str, str | None]:
    """The text of some bytes and a note where the encoding was not plain UTF-8; raises `UnicodeError` for what is not text."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16"), "decoded as UTF-16"
    if b"\x00" in raw[:4096]:
        raise UnicodeError("binary, not text")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(raw[:200_000], cp_isolation=["cp1256", "iso8859_6", "mac_arabic"]).best()
        if best is None or arabic_share(str(best)) < 0.3:
            raise UnicodeError("in no known encoding of Arabic") from None
        return raw.decode(best.encoding, "replace"), f"decoded as {best.encoding}"
    repaired = repair_mojibake(text)
    return (repaired, "broken encoding repaired") if repaired != text else (text, None)


def arabic_share(text: str) -> float:
    """The share of Arabic letters among all letters, 0 to 1."""
    letters = sum(character.isalpha() for character in text)
    return len(ARABIC.findall(text)) / letters if letters else 0.0


def repair_mojibake(text: str) -> str:
    """Text whose bytes were read in the wrong encoding, read again in the right one; unchanged where that does not help.

    >>> repair_mojibake("ÏíÑ ÇáÒæÑ")
    'دير الزور'
    """
    before = arabic_share(text)
    best, share = text, before
    for written in ("cp1252", "latin-1", "cp1256"):
        for meant in ("cp1256", "utf-8"):
            try:
                candidate = text.encode(written).decode(meant)
            except UnicodeError:
                continue
            if arabic_share(candidate) > share + 0.3 or (meant == "utf-8" and written == "cp1256" and len(candidate) < len(text) * 0.7 and arabic_share(candidate) >= 0.8):
                best, share = candidate, arabic_share(candidate)
    return best
