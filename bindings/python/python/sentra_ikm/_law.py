"""Who changes status when the law changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from . import _html
from ._html import say, word
from ._json import View
from ._result import Result
from ._table import Column, Tabular
from ._types import Lang


class LawChanges(Tabular, Result):
    """One row for each row of the register that changes: its position, its status on both sides, and what is responsible.

    >>> import sentra_ikm as sentra
    >>> units = [{"workers": 25, "investment_excl_land": 14_000_000_000, "investment_land": 3_000_000_000}]
    >>> other = {"as_of": "2025-01-31", "readings": {"basis15": "tanpa_tanah"}}
    >>> changes = sentra.law_diff(units, before="2025-01-31", after=other, question="unit.ikm.p64")
    >>> changes.to_dicts()[0]["responsible"]
    'reading basis15: total -> tanpa_tanah'
    """

    __slots__ = ()

    @property
    def changed(self) -> int:
        """How many rows change."""
        return int(self._data["changed"])

    @property
    def rows(self) -> int:
        """How many rows were compared."""
        return int(self._data["rows"])

    @property
    def transitions(self) -> tuple[View, ...]:
        """Rows that change from one status to another for one reason, as the core gave them."""
        return tuple(View(t) for t in self._data["transitions"])

    @property
    def differences(self) -> tuple[View, ...]:
        """Everything in which the two sides differ; ``responsible`` of a transition counts in it, from 0."""
        return tuple(View(d) for d in self._data["differences"])

    def __len__(self) -> int:
        return self.changed

    def __iter__(self) -> Iterator[View]:
        return iter(self.transitions)

    def _columns(self) -> list[Column]:
        changes = sorted(
            (row, _status(t["before"]), _status(t["after"]), self._because(t, "en"), t["jointly"])
            for t in self._data["transitions"] for row in t["rows"]
        )
        names = (("row", "int"), ("before", "text"), ("after", "text"), ("responsible", "text"), ("jointly", "bool"))
        return [(name, kind, [change[i] for change in changes]) for i, (name, kind) in enumerate(names)]

    def _because(self, transition: dict[str, Any], lang: Lang) -> str:
        return "; ".join(self._data["differences"][i][lang] for i in transition["responsible"])

    def __repr__(self) -> str:
        return f"<LawChanges {self._data['question']}: {self.changed} of {self.rows} rows change>"

    def to_html(self, lang: Lang = "id", rows: int = _html.ROWS) -> str:
        """How many rows change from which status to which, and why."""
        of = self._data["transitions"]
        headings = (
            say(lang, "sebelum", "before"), say(lang, "sesudah", "after"), say(lang, "baris", "rows"),
            say(lang, "karena", "because"),
        )

        def row(t: dict[str, Any]) -> tuple[object, ...]:
            return (
                _said(t["before"], lang), _said(t["after"], lang), _html.number(len(t["rows"]), lang),
                self._because(t, lang),
            )

        caption = say(lang, "Yang berubah", "What changes")
        return _html.page(lang, _html.table(caption, headings, map(row, of), len(of), rows, lang))


def _status(standing: dict[str, Any]) -> str:
    classes = standing.get("classes", [])
    return " ".join([str(standing["verdict"]), *([f"({', '.join(classes)})"] if classes else [])])


def _said(standing: dict[str, Any], lang: Lang) -> str:
    classes = standing.get("classes", [])
    verdict = word(standing["verdict"], lang)
    return f"{verdict} ({', '.join(classes)})" if classes else verdict
