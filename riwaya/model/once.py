"""A value of a record that is worked out when it is first asked for and kept with it: `functools.cached_property` without its lock.

Up to Python 3.11 that takes a lock for each value of each record, a hundredth of the time of extraction, so that no two threads work out one value; here they may, and find the same.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Value = TypeVar("Value")


class once(Generic[Value]):
    """A property that is worked out once for each record; the record must have a `__dict__`.

    >>> class Word:
    ...     @once
    ...     def letters(self) -> int:
    ...         return print("asked") or 4
    >>> word = Word()
    >>> word.letters + word.letters
    asked
    8
    """

    def __init__(self, work: Callable[[Any], Value]) -> None:
        self._work = work
        self._name = work.__name__
        self.__doc__ = work.__doc__

    @overload
    def __get__(self, record: None, owner: type) -> once[Value]: ...
    @overload
    def __get__(self, record: object, owner: type) -> Value: ...
    def __get__(self, record: object | None, owner: type) -> once[Value] | Value:
        if record is None:
            return self
        value = record.__dict__[self._name] = self._work(record)
        return value
