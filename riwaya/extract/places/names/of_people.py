"""Names that towns share with people: a man's name with another behind it, a family's name between brackets, a kunya.

In: a `Name` where it stands. Out: whether it is somebody's. `refused` gives the sentences.
"""

from __future__ import annotations

from riwaya.extract.places.context import WELL_KNOWN
from riwaya.extract.places.names.no_names import is_everyday, is_type
from riwaya.extract.places.names.unknown import leads_on
from riwaya.extract.places.names.word import Name
from riwaya.lexicon.arabic.place_words import load_place_words as words

MEN = frozenset(("صلاح",))
KUNYAS = frozenset("ابو ابا ابي ام".split())
LONGEST_NAME = 4


def is_a_man(name: Name) -> bool:
    """صلاح عبد السلام: a name that men bear too, with another word of a name behind it."""
    behind = name.position + name.width
    if name.form.removeprefix(name.prefix) not in MEN or name.width < 2 or name.is_led or name.is_marked or behind >= len(name.tokens) or name.tokens[behind].kind != "word":
        return False
    return not (is_everyday(name.tokens[behind].form) or leads_on(name.tokens[behind].form))


def is_in_a_name(name: Name) -> bool:
    """(جابر غانم النصيرات): the last of the words between brackets, with nothing before it there that leads to a place."""
    behind = name.position + name.width
    if name.is_led or name.is_marked or name.prefix or behind >= len(name.tokens) or name.tokens[behind].form != ")":
        return False
    opened = next((i for i in range(name.position - 1, max(-1, name.position - LONGEST_NAME - 1), -1) if name.tokens[i].kind != "word"), None)
    if opened is None or opened == name.position - 1 or name.tokens[opened].form != "(":
        return False
    return not any(is_type(token.form) or token.form in words().leads or token.form in words().near for token in name.tokens[opened + 1 : name.position])


def is_by_kunya(name: Name) -> bool:
    """القيادي الميداني، أبو علي السالم: a village called after somebody's father, where nothing says that it is one."""
    first = name.tokens[name.position].form
    return name.width > 1 and name.importance < WELL_KNOWN and first in KUNYAS and not name.is_led and not name.is_marked and not name.prefix
