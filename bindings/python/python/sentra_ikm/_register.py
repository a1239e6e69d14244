"""Many units in memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NoReturn

from . import _core, _html
from ._errors import SentraTypeError
from ._findings import Findings
from ._html import say
from ._json import View
from ._table import Column, Tabular
from ._types import Lang


class Register(Tabular):
    """Units that were read once, for `check`, `assess` and `aggregate` to share.

    Rows and columns show NIK, NPWP, NIB and telephone numbers masked; ``reveal_identifiers=True`` shows the digits. Columns hold
    what is exactly known: a choice, a range and a gap are ``None`` there, and stand in full in ``to_dicts()``.

    >>> import sentra_ikm as sentra
    >>> units = sentra.read({"id": ["a", "b"], "workers": [5, None]})
    >>> len(units), units.to_columns()["workers"]
    (2, [5, None])
    """

    __slots__ = ("_units", "_found")
    _units: _core.Units
    _found: Findings | None

    def __init__(self, units: _core.Units) -> None:
        object.__setattr__(self, "_units", units)
        object.__setattr__(self, "_found", None)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("Register cannot be changed")

    @property
    def findings(self) -> Findings:
        """What was found while reading; the same as ``check(register)``."""
        if self._found is None:
            object.__setattr__(self, "_found", Findings(self._units.check()))
        assert self._found is not None
        return self._found

    @property
    def files(self) -> tuple[View, ...]:
        """How each file was read: its rows by kind, encoding, columns, region, and the SHA-256 of its bytes."""
        return tuple(self.findings.files)

    @property
    def kind(self) -> str:
        """``unit``, or ``group`` where each row declares a whole sentra."""
        return self._units.subject()

    @property
    def declared(self) -> Register:
        """The rows that declare a whole sentra by its totals, as a register of their own."""
        return Register(self._units.declared())

    def __len__(self) -> int:
        return len(self._units)

    def __getitem__(self, row: int) -> dict[str, Any]:
        """One row with the keys of the contract, identifiers masked."""
        return self._row(range(len(self))[row], reveal=False)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (self._row(row, reveal=False) for row in range(len(self)))

    def _row(self, row: int, *, reveal: bool) -> dict[str, Any]:
        unit: dict[str, Any] = json.loads(self._units.row(row, reveal))
        return unit

    def to_dicts(self, *, reveal_identifiers: bool = False) -> list[dict[str, Any]]:
        """All rows with the keys of the contract; choices and ranges in full."""
        return [self._row(row, reveal=reveal_identifiers) for row in range(len(self))]

    def to_columns(self, *, reveal_identifiers: bool = False) -> dict[str, list[Any]]:
        """A dict of columns with what is exactly known."""
        return {name: values for name, _, values in self._units.columns(reveal_identifiers)}

    def _columns(self) -> list[Column]:
        return self._units.columns(False)

    def __reduce__(self) -> NoReturn:
        raise SentraTypeError(
            "pickle.register", "Register memuat data pribadi dan tidak disimpan; baca lagi dari sumbernya",
            "a Register holds personal data and is not pickled; read it again from its source",
        )

    def __repr__(self) -> str:
        what = "units" if self.kind == "unit" else "declared sentra"
        return f"<Register: {len(self)} {what}, {self._units.found()} findings>"

    def to_html(self, lang: Lang = "id", rows: int = 10) -> str:
        """The first units; names of owners, addresses and identifiers are left out."""
        hidden = {"owner", "address", "nib", "nik", "npwp", "phone", "latitude", "longitude"}
        columns = [column for column in self._columns() if column[0] not in hidden]

        def cell(name: str, kind: str, value: Any) -> object:
            return value if kind != "int" or name == "year" else _html.number(value, lang)

        shown = ([cell(name, kind, values[row]) for name, kind, values in columns] for row in range(len(self)))
        units = say(lang, "unit usaha", "units") if self.kind == "unit" else "sentra"
        caption = f"Register: {_html.grouped(len(self), lang)} {units}"
        return _html.page(
            lang, _html.table(caption, [name for name, _, _ in columns], shown, len(self), rows, lang)
        )

    def view(self, lang: Lang = "id", rows: int = 10) -> _html.Html:
        """The same in a notebook, in a language and with a number of rows of your choice."""
        return _html.Html(self.to_html(lang, rows))

    def _repr_html_(self) -> str:
        return self.to_html()
