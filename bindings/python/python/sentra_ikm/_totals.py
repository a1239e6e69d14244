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

    The columns are the keys, ``units``, ``sentra`` (distinct ones), ``rows.listed`` and ``rows.declared`` (what the cell rests
    on), and for each measure its sum and ``….known`` (how many rows had it). Where rows had a choice or a range,
    ``….at_least`` and ``….at_most`` bound the sum of all rows; with a gap there is no upper bound.

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
        return list(self._data["by"])

    def _measures(self) -> list[str]:
        return list(dict.fromkeys(m for cell in self._data["cells"] for m in cell.get("measures", {})))

    def _columns(self) -> list[Column]:
        cells: list[dict[str, Any]] = self._data["cells"]
        out: list[Column] = []
        for key in self._keys():
            out.append((key, "text", [_text(c["key"].get(key)) for c in cells]))
        for count in ("units", "sentra"):
            out.append((count, "int", [_int(c.get(count)) for c in cells]))
        for grain in ("listed", "declared"):
            out.append((f"rows.{grain}", "int", [_int(c.get("rows", {}).get(grain)) for c in cells]))
        for measure in self._measures():
            if measure == "units":
                continue
            of = [c.get("measures", {}).get(measure, {}) for c in cells]
            out.append((measure, "int", [_int(m.get("sum")) for m in of]))
            out.append((f"{measure}.known", "int", [_int(m.get("known")) for m in of]))
            if any("open" in m for m in of):
                # Without a choice or a range the sum is the lower bound, and the upper one where no row lacks the figure.
                lo = [m.get("at_least", m.get("sum")) for m in of]
                hi = [m.get("at_most") if "open" in m or m.get("known") != m.get("of") else m.get("sum") for m in of]
                out.append((f"{measure}.at_least", "int", [_int(v) for v in lo]))
                out.append((f"{measure}.at_most", "int", [_int(v) for v in hi]))
        return out

    def __repr__(self) -> str:
        by = ", ".join(self._data.get("by", []))
        return f"<Totals: {len(self)} cells{f' by {by}' if by else ''}>"

    def to_html(self, lang: Lang = "id", rows: int = _html.ROWS) -> str:
        """The cells as a table; under each sum how many rows had the figure, where not all had."""
        keys, measures = self._keys(), [m for m in self._measures() if m != "units"]

        def row(cell: dict[str, Any]) -> tuple[object, ...]:
            out: list[object] = [cell.get("key", {}).get(k) for k in keys]
            out += [_html.number(_int(cell.get(count)), lang) for count in ("units", "sentra")]
            for m in measures:
                measure = cell.get("measures", {}).get(m, {})
                total, known, of = _int(measure.get("sum")), measure.get("known"), measure.get("of")
                cover = say(lang, f"{known} dari {of} baris", f"{known} of {of} rows")
                out.append(_html.number(total, lang, cover if known != of else ""))
            return tuple(out)

        headings = [*keys, say(lang, "unit usaha", "units"), "sentra", *measures]
        caption = say(lang, "Total", "Totals")
        return _html.page(lang, _html.table(caption, headings, map(row, self._data["cells"]), len(self), rows, lang))


def _int(value: object) -> int | None:
    return None if value is None else int(str(value))


def _text(value: object) -> str | None:
    return None if value is None else str(value)
