"""Misuse of the library. What is wrong with *data* is never an exception: it is a finding."""

from __future__ import annotations

from typing import Any

__all__ = ["SentraError", "SentraTypeError", "SentraWarning"]


class SentraError(ValueError):
    """A call that cannot be answered, with a stable code, a place in the request and a sentence in two languages.

    >>> import sentra_ikm as sentra
    >>> try:
    ...     sentra.assess({"workers": 5}, as_of="2025-13-01")
    ... except sentra.SentraError as error:
    ...     (error.code, error.path)
    ('as_of.invalid', '/as_of')
    """

    code: str
    """Stable code, such as ``as_of.invalid``."""
    path: str
    """JSON pointer into the request; empty where the whole request is meant."""
    text_id: str
    """The sentence in Indonesian."""
    text_en: str
    """The sentence in English."""

    def __init__(self, code: str, path: str = "", text_id: str = "", text_en: str = "") -> None:
        super().__init__(code, path, text_id, text_en)
        self.code = code
        self.path = path
        self.text_id = text_id
        self.text_en = text_en

    def __str__(self) -> str:
        place = f" {self.path}" if self.path else ""
        return f"[{self.code}]{place}: {self.text_id} / {self.text_en}"

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and isinstance(other, SentraError) and self.args == other.args

    def __hash__(self) -> int:
        return hash((type(self), self.args))


class SentraTypeError(SentraError, TypeError):
    """An argument of a type that cannot be taken; also a ``TypeError``."""


class SentraWarning(UserWarning):
    """Something about the call that is probably not meant."""


def of_answer(answer: dict[str, Any]) -> SentraError:
    """The exception for an answer with ``ok: false``."""
    error: dict[str, str] = answer.get("error", {})
    return SentraError(
        error.get("code", "unknown"), error.get("path", ""), error.get("id", ""), error.get("en", "")
    )
