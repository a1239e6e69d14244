"""From Python values to the JSON of a request, and from an answer to something that can be looked at but not changed."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

from ._errors import SentraError, SentraTypeError, of_answer


def dumps(value: object) -> str:
    """Canonical JSON, as the core writes it: sorted keys, no blanks."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def request(value: Mapping[str, object]) -> str:
    """A request as JSON. Numbers of numpy, dates and decimals are taken; NaN, NaT and NA are missing."""
    try:
        try:
            return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_other)
        except SentraError:
            raise
        except ValueError:
            return json.dumps(_without_nan(value, 0), ensure_ascii=False, separators=(",", ":"), default=_other)
    except SentraError:
        raise
    except (ValueError, RecursionError):
        raise SentraError(
            "request.nested", "", "permintaan terlalu dalam atau memuat dirinya sendiri",
            "the request nests too deeply or contains itself",
        ) from None


def _without_nan(value: object, depth: int) -> object:
    if depth > 64:
        raise ValueError
    if isinstance(value, float) and not math.isfinite(value):
        # An infinite number is no number and is shown to the reader as it is.
        return None if math.isnan(value) else repr(value)
    if isinstance(value, Mapping):
        return {key: _without_nan(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_without_nan(item, depth + 1) for item in value]
    return value


def _other(value: Any) -> object:
    name = type(value).__name__
    if isinstance(value, Mapping):
        return dict(value)
    if name in ("NAType", "NaTType"):
        return None
    if name == "Decimal":
        if not value.is_finite():
            return None if value.is_nan() else str(value)
        if value == value.to_integral_value():
            return int(value)
        near = float(value)
        return near if type(value)(repr(near)) == value else format(value, "f")
    if hasattr(value, "isoformat"):
        return str(value.isoformat()).removesuffix("T00:00:00")
    if hasattr(value, "item"):
        plain: object = value.item()
        if type(plain) is not type(value):
            return None if isinstance(plain, float) and math.isnan(plain) else plain
    raise SentraTypeError(
        "request.type", "", f"nilai bertipe {name} tidak dikenal", f"a value of type {name} is not known"
    )


def answer(text: str) -> dict[str, Any]:
    """The answer as a dict, or the exception that it stands for."""
    data: dict[str, Any] = json.loads(text)
    if data.get("ok") is not True:
        raise of_answer(data)
    return data


def freeze(value: Any) -> Any:
    """A value of an answer that cannot be changed: objects become ``View``, lists become tuples."""
    if isinstance(value, dict):
        return View(value)
    if isinstance(value, list):
        return tuple(freeze(item) for item in value)
    return value


class View(Mapping[str, Any]):
    """A JSON object to look at: ``view["key"]`` and ``view.key``. A key that is not there is ``None`` with ``get``."""

    __slots__ = ("_object",)
    _object: dict[str, Any]

    def __init__(self, value: dict[str, Any]) -> None:
        object.__setattr__(self, "_object", value)

    def __getitem__(self, key: str) -> Any:
        return freeze(self._object[key])

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        try:
            return self[name]
        except KeyError:
            has = ", ".join(sorted(self._object))
            raise AttributeError(f"{type(self).__name__} has no {name!r}; it has: {has}") from None

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __iter__(self) -> Iterator[str]:
        return iter(self._object)

    def __len__(self) -> int:
        return len(self._object)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self._object})

    def __eq__(self, other: object) -> bool:
        if isinstance(other, View):
            return self._object == other._object
        return self._object == other

    def __hash__(self) -> int:
        return hash(dumps(self._object))

    def __reduce__(self) -> tuple[type[View], tuple[dict[str, Any]]]:
        return (type(self), (self._object,))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(self._object)})"

    def to_dict(self) -> dict[str, Any]:
        """A copy as plain dicts and lists."""
        copy: dict[str, Any] = json.loads(dumps(self._object))
        return copy
