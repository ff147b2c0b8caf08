"""Bytes to text, and text that was decoded wrongly to the text it was.

In: bytes (with the encoding a page declares) or a string. Out: `Decoded` with the encoding that fitted and notes for the report.
Order: byte order mark, strict UTF-8, the declared encoding, the Arabic code pages by how well they read, charset-normalizer.
"""

from __future__ import annotations

import codecs
import re

import msgspec

from riwaya.errors import ReadError
from riwaya.read.language import arabic_share, reads_as_arabic

BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
ARABIC_CODE_PAGES = ("cp1256", "iso8859-6", "utf-16-le", "utf-16-be", "mac-arabic")
SAMPLE = 65_536
_BINARY = (
    (b"%PDF-", "a PDF file"), (b"PK\x03\x04", "a zip archive or an office file"), (b"\x1f\x8b", "a gzip archive"), (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"SQLite format 3", "a database"), (b"\x7fELF", "a program"), (b"\xd0\xcf\x11\xe0", "an office file"),
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_LEAST_ARABIC = 0.6
_MOST_CONTROLS = 0.02
# cp1252 leaves five bytes open; programs that decode it wrongly keep them as the control characters of latin-1.
_TO_BYTES = {
    "cp1252": {**{code: code for code in range(256)}, **{ord(bytes([code]).decode("cp1252")): code for code in range(0x80, 0xA0) if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}},
    "cp1256": {ord(bytes([code]).decode("cp1256")): code for code in range(256)},
}
_SHAPES = (("cp1252", "cp1256"), ("cp1252", "utf-8"), ("cp1256", "utf-8"))


class Decoded(msgspec.Struct, frozen=True):
    """A text, the encoding that fitted it, and notes for the report."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, source: str, *, declared: str | None = None) -> Decoded:
    """The text of a whole file; raises `ReadError` when it is empty, binary or in no known encoding.

    >>> decode("قصف على البلدة".encode("cp1256"), "a.txt")
    Decoded(text='قصف على البلدة', encoding='cp1256', notes=('decoded from cp1256',))
    """
    if not data.strip(b" \t\r\n\x00"):
        raise ReadError(source, "the file is empty")
    encoding = detect(data, source, declared=declared)
    try:
        text = _without_mark(data).decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(source, f"byte {error.start} is not {encoding}: {error.reason}") from None
    if len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text) + 3:
        raise ReadError(source, "the file is not text: it is full of control characters")
    if not text.strip():
        raise ReadError(source, "the file is empty")
    return Decoded(text, encoding, () if encoding == "utf-8" else (f"decoded from {encoding}",))


def detect(data: bytes, source: str, *, declared: str | None = None, is_cut: bool = False) -> str:
    """The encoding of bytes, of which `data` may be only the beginning (`is_cut`)."""
    for magic, name in _BINARY:
        if data.startswith(magic):
            raise ReadError(source, f"the file is not text: it is {name}")
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding
    if b"\x00" not in data and _fits(data, "utf-8", is_cut):
        return "utf-8"
    if declared and _is_known(declared) and _fits(data, declared, is_cut):
        return codecs.lookup(declared).name
    sample = data[:SAMPLE]
    is_cut = is_cut or len(data) > SAMPLE
    best = max((_arabic_score(sample, encoding, is_cut), -rank, encoding) for rank, encoding in enumerate(ARABIC_CODE_PAGES))
    if best[0] >= _LEAST_ARABIC:
        return best[2]
    if b"\x00" in sample:
        raise ReadError(source, "the file is not text: it holds null bytes")
    # A few broken bytes do not turn UTF-8 into a code page: the caller says where it breaks.
    if arabic_share(sample.decode("utf-8", "ignore")) >= _LEAST_ARABIC:
        return "utf-8"
    import charset_normalizer  # only here: most files are UTF-8

    match = charset_normalizer.from_bytes(sample).best()
    if match is None:
        raise ReadError(source, "the file is in no known encoding")
    return match.encoding


def repair(text: str) -> tuple[str, str | None]:
    """Undo a wrong decoding line by line; the note says which, `None` when nothing was changed.

    >>> repair("ÏíÑ ÇáÒæÑ")
    ('دير الزور', 'encoding repaired: cp1256 had been read as cp1252')
    """
    share = arabic_share(text)
    for wrong, right in _SHAPES:
        if not _is_suspect(text[:SAMPLE], wrong, right, share):
            continue
        lines = text.split("\n")
        repaired = [_redecoded(line, wrong, right) for line in lines]
        if repaired != lines and arabic_share("\n".join(repaired)) > share:
            return "\n".join(repaired), f"encoding repaired: {right} had been read as {wrong}"
    return text, None


def has_control_characters(text: str) -> bool:
    """Whether a text holds control characters other than tabs and line ends."""
    return _CONTROLS.search(text) is not None


def _is_suspect(sample: str, wrong: str, right: str, share: float) -> bool:
    if right == "cp1256":  # every byte is a cp1256 character, so only a text without Arabic can be one
        return share < 0.1 and len(re.findall("[\u00c0-\u00ff]", sample)) > len(sample) // 4
    lead = "[\u00d8-\u00dbÃ]." if wrong == "cp1252" else "[\u0637-\u063a\u0679].{1}"
    return len(re.findall(lead, sample)) > len(sample) // 8


def _redecoded(line: str, wrong: str, right: str) -> str:
    table = _TO_BYTES[wrong]
    if line.isascii():
        return line
    try:
        redecoded = bytes(table[ord(character)] for character in line).decode(right)
    except (KeyError, UnicodeDecodeError):
        return line
    return redecoded if arabic_share(redecoded) >= arabic_share(line) else line


def _arabic_score(sample: bytes, encoding: str, is_cut: bool) -> float:
    if not _fits(sample, encoding, is_cut):
        return 0.0
    text = codecs.getincrementaldecoder(encoding)().decode(sample)
    share = arabic_share(text)
    return reads_as_arabic(text) if share >= 0.3 and len(_CONTROLS.findall(text)) <= _MOST_CONTROLS * len(text) else 0.0


def _fits(data: bytes, encoding: str, is_cut: bool) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(data, not is_cut)
    except (UnicodeDecodeError, UnicodeError):
        return False
    return True


def _is_known(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding)._is_text_encoding
    except (LookupError, ValueError):
        return False


def _without_mark(data: bytes) -> bytes:
    for mark, _ in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :]
    return data
