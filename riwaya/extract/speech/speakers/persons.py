"""Persons by name, and whom they speak for by the title behind the name: اللواء سالم البكري المتحدث باسم وزارة الداخلية.

In: a `Window` and a rank or a name that stands in it. Out: the `Speaker`: the body that the title names, else the person. `BY_TITLE` holds what a title
can say, the first that decides is heard; who is one of the residents is cited as such.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from riwaya.extract.speech.personal_names import LONGEST_NAME, aliases_of, end_of_name, person_in
from riwaya.extract.speech.phrases import matches_within, phrase_end
from riwaya.extract.speech.speaker import PERSON, Speaker, heard
from riwaya.extract.speech.speakers.authorities import heads_a_state
from riwaya.extract.speech.speakers.found import is_force, known, named, of_group, person
from riwaya.extract.speech.speakers.spokesmen import read_spokesman
from riwaya.extract.speech.window import Window, kind_of
from riwaya.lexicon.arabic.speech_records import HeadRecord

LONGEST_TITLE = 7
_BEFORE_TITLE = frozenset(("،", ",", "-", "–", "(", "وهو", "وهي"))
_NO_NAMES = frozenset(("صباح", "ظافر"))  # given names that are words first
_POLICE = frozenset(("شرطه", "الشرطه", "بالشرطه", "بشرطه"))
_ONE_OF = frozenset(("احد", "احدي", "من"))
_OPENS_A_TITLE = _ONE_OF | {"وزير", "وزيره"}


class Title(msgspec.Struct, frozen=True):
    """What stands behind a name from `first` on, up to `end`, with the head noun there and its last token."""

    window: Window
    first: int
    end: int
    head: tuple[HeadRecord, int] | None

    @property
    def form(self) -> str:
        return self.window.tokens[self.first].form

    @property
    def role(self) -> str:
        return self.head[0].role if self.head is not None else ""


def read_rank(window: Window, record: HeadRecord, position: int, last: int, end: int) -> Speaker | None:
    """اللواء سالم البكري: who is named behind a rank; a rank without a name cites nobody."""
    name = person_in(window, position, end)
    return titled_or_named(window, name, end) if name is not None else None


def read_given_name(window: Window, position: int, end: int) -> Speaker | None:
    """سالم البكري: who is named by a given name with more behind it, or by it alone at the end of a phrase."""
    if not window.is_given_name(position) or window.tokens[position].form in _NO_NAMES:
        return None
    last = end_of_name(window, position, end, LONGEST_NAME)
    if last is None or last == position and position + 1 < end and window.tokens[position + 1].kind == "word" and not window.is_word(position + 1, "openers"):
        return None
    return titled_or_named(window, (position, last), end)


def titled_or_named(window: Window, name: tuple[int, int], end: int) -> Speaker:
    """Whom a person speaks for by the title behind the name, else the person."""
    return titled(window, name, end) or person(window, name)


def titled(window: Window, name: tuple[int, int], end: int) -> Speaker | None:
    """Whom a person speaks for by the title behind the name."""
    first = name[1] + 1
    while first < end and window.tokens[first].form in _BEFORE_TITLE:
        first += 1
    if first >= end:
        return None
    speaker = heard(BY_TITLE, Title(window, first, end, window.head(first)))
    if speaker is None:
        return None
    # فلان المتحدث باسم الوزارة: he himself where none was cited before
    sources = speaker.sources or ((named(window, name, PERSON),) if speaker.reference is not None else ())
    return msgspec.structs.replace(speaker, sources=sources, aliases=aliases_of(window, name))


def _spokesman(title: Title) -> Speaker | None:
    """فلان المتحدث باسم وزارة الداخلية: the body; not فلان المتحدث, of whom nothing more is said."""
    if title.head is None or title.role != "spokesman":
        return None
    speaker = read_spokesman(title.window, title.head[0], title.first, title.head[1], title.end)
    is_body = speaker is not None and (speaker.reference is not None or speaker.sources and (speaker.sources[0].id != "official" or speaker.last > title.head[1] + 1))
    return speaker if is_body else None


def _head_of_state(title: Title) -> Speaker | None:
    """فلان رئيس الوزراء التركي: the government."""
    return title.window.speaker_at(title.first, title.end) if heads_a_state(title.window, title.first) else None


def _of_the_police(title: Title) -> Speaker | None:
    """فلان قائد الشرطة, فلان من شرطة الولاية."""
    behind = title.first + 1
    if behind >= title.end or title.window.tokens[behind].form not in _POLICE or title.role != "person" and title.form != "من":
        return None
    return Speaker(last=behind, sources=(title.window.source("police_source", behind, behind, "ar/speech/police"),))


def _of_a_force(title: Title) -> Speaker | None:
    """الكولونيل فلان من حلف شمال الأطلسي."""
    force = title.window.actors.get(title.first + 1) if title.form == "من" else None
    return of_group(title.window, force) if force is not None and force.last < title.end and is_force(title.window.actor_of(force)) else None


def _of_a_body(title: Title) -> Speaker | None:
    """The ministry, monitor or rescue service that a title behind a name holds: مدير المرصد السوري, المستشار الإعلامي في وزارة الداخلية, من الدفاع المدني."""
    window = title.window
    if title.role not in ("person", "generic") and (title.head is not None or title.form not in _OPENS_A_TITLE and title.first not in window.sources):
        return None
    limit = min(phrase_end(window, title.first, title.end), title.first + LONGEST_TITLE)
    return next((known(window, found) for found in matches_within(window.sources, title.first, limit) if kind_of(found.entries[0].id) in ("official", "monitor", "responders")), None)


def _one_of_the_people(title: Title) -> Speaker | None:
    """فلان أحد سكان القرية, فلان من شهود العيان: cited as such."""
    if title.form not in _ONE_OF or title.first + 1 >= title.end:
        return None
    head = title.window.head(title.first + 1)
    if head is None or head[0].role != "generic" or head[0].id not in ("residents", "witnesses"):
        return None
    return Speaker(last=head[1], sources=(title.window.source(head[0].id, title.first, head[1], "ar/speech/one-of"),))


BY_TITLE: tuple[Callable[[Title], Speaker | None], ...] = (_spokesman, _head_of_state, _of_the_police, _of_a_force, _of_a_body, _one_of_the_people)
