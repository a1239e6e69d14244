"""Totals by region, industry, size and year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from . import _html
from ._html import say
from ._json import View
from ._result import Result
from ._table import Column, Tabular
from ._types import Lang


class Totals(Tabular, Result):
    """Cells with their sums, each with its coverage: how many units had the figure at all.

    The columns are the keys, ``units``, and for each measure ``…`` (its sum) and ``….known`` (how many units it counts).

    >>> import sentra_ikm as sentra
    >>> totals = sentra.aggregate([{"workers": 5, "kbli": "13134", "kbli_edition": "2020"}], by=["kbli2"])
    >>> totals.to_dicts()[0]["workers"]
    5
    """

    __slots__ = ()

    @property
    def cells(self) -> tuple[View, ...]:
        """The cells as the core gave them."""
        return tuple(View(c) for c in self._data["cells"])

    @property
    def total(self) -> View:
        """All units together; no unit is counted twice."""
        return View(self._data["total"])

    def __len__(self) -> int:
        return len(self._data["cells"])

    def __iter__(self) -> Iterator[View]:
        return iter(self.cells)

    def _keys(self) -> list[str]:
        return list(dict.fromkeys(key for cell in self._data["cells"] for key in cell["key"]))

    def _measures(self) -> list[str]:
        return list(dict.fromkeys(m for cell in self._data["cells"] for m in cell.get("measures", {})))

    def _columns(self) -> list[Column]:
        cells: list[dict[str, Any]] = self._data["cells"]
        out: list[Column] = []
        for key in self._keys():
            out.append((key, "text", [_text(c["key"].get(key)) for c in cells]))
        out.append(("units", "int", [_int(c.get("units")) for c in cells]))
        for measure in self._measures():
            of = [c.get("measures", {}).get(measure, {}) for c in cells]
            out.append((measure, "int", [_int(m.get("sum")) for m in of]))
            out.append((f"{measure}.known", "int", [_int(m.get("known")) for m in of]))
        return out

    def __repr__(self) -> str:
        return f"<Totals: {len(self)} cells by {', '.join(self._keys()) or 'nothing'}>"

    def to_html(self, lang: Lang = "id", rows: int = _html.ROWS) -> str:
        """The cells as a table; under each sum how many units it counts."""
        keys, measures = self._keys(), self._measures()

        def row(cell: dict[str, Any]) -> tuple[object, ...]:
            out: list[object] = [cell.get("key", {}).get(k) for k in keys]
            units = _int(cell.get("units")) or 0
            out.append(_html.number(units, lang))
            for m in measures:
                measure = cell.get("measures", {}).get(m, {})
                total, known = _int(measure.get("sum")), _int(measure.get("known"))
                of = say(lang, f"dari {known} unit", f"from {known} units")
                out.append(_html.number(total, lang, of if known != units else ""))
            return tuple(out)

        all_rows = [row(c) for c in self._data["cells"][: max(rows, 0)]]
        headings = [*keys, say(lang, "unit usaha", "units"), *measures]
        caption = say(lang, "Total", "Totals")
        return _html.page(lang, _html.table(caption, headings, all_rows, len(self), rows, lang))


def _int(value: object) -> int | None:
    return None if value is None else int(str(value))


def _text(value: object) -> str | None:
    return None if value is None else str(value)
