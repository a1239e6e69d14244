"""What every result has in common: it is the JSON that the core gave, with a face."""

from __future__ import annotations

import json
from typing import Any, ClassVar, Self, TypeVar

from . import _html
from ._errors import SentraError
from ._json import answer, freeze
from ._types import Lang

# The format of pickles. A newer library reads all formats that it knows and refuses others by name.
FORMAT = 1

R = TypeVar("R", bound="Result")


def restore(kind: type[R], version: int, text: str) -> R:
    """Takes a pickled result in again."""
    if version != FORMAT:
        raise SentraError(
            "pickle.format", "", f"format pickle {version} tidak dikenal versi ini",
            f"this version does not know pickle format {version}",
        )
    return kind(text)


class Result:
    """An answer of the core. It cannot be changed; equal answers are equal bytes."""

    __slots__ = ("_json", "_data")
    _json: str
    _data: dict[str, Any]
    _shown: ClassVar[tuple[str, ...]] = ()

    def __init__(self, text: str) -> None:
        object.__setattr__(self, "_data", answer(text))
        object.__setattr__(self, "_json", text)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return freeze(self._data[name])
        except KeyError:
            has = ", ".join(sorted(self._data))
            raise AttributeError(f"{type(self).__name__} has no {name!r}; it has: {has}") from None

    def to_json(self) -> str:
        """The canonical JSON, exactly as the core gave it."""
        return self._json

    def to_dict(self) -> dict[str, Any]:
        """The answer as plain dicts and lists; a fresh copy each time."""
        copy: dict[str, Any] = json.loads(self._json)
        return copy

    @classmethod
    def from_json(cls, text: str) -> Self:
        """A result from its JSON."""
        return cls(text)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and isinstance(other, Result) and self._json == other._json

    def __hash__(self) -> int:
        return hash(self._json)

    def __reduce__(self) -> tuple[Any, ...]:
        return (restore, (type(self), FORMAT, self._json))

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def to_html(self, lang: Lang = "id", rows: int = _html.ROWS) -> str:
        """A piece of HTML that needs nothing else: no script, no network, light and dark."""
        raise NotImplementedError

    def view(self, lang: Lang = "id", rows: int = _html.ROWS) -> _html.Html:
        """The same in a notebook, in a language and with a number of rows of your choice."""
        return _html.Html(self.to_html(lang, rows))

    def _repr_html_(self) -> str:
        return self.to_html()
