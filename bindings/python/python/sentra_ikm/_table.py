"""Results that are tables: columns in, columns out, for every library of data frames and for none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import _core

if TYPE_CHECKING:
    import pandas
    import polars

Column = tuple[str, str, list[Any]]
"""Name, kind (``text``, ``int``, ``float``, ``bool``) and values, ``None`` where there is none."""

_INT64 = 2**63


class Tabular:
    """What can be taken as a table. ``None`` is missing, and missing is never zero."""

    __slots__ = ()

    def _columns(self) -> list[Column]:
        raise NotImplementedError

    def to_columns(self) -> dict[str, list[Any]]:
        """A dict of columns, as ``pandas.DataFrame(...)`` and ``polars.DataFrame(...)`` take it."""
        return {name: values for name, _, values in self._columns()}

    def to_dicts(self) -> list[dict[str, Any]]:
        """A list of rows."""
        columns = self.to_columns()
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> Any:
        """The table for any library that speaks Arrow: ``polars.DataFrame(x)``, ``pyarrow.table(x)``, DuckDB."""
        return _core.arrow_stream([(name, *_fitting(kind, values)) for name, kind, values in self._columns()])

    def to_polars(self) -> polars.DataFrame:
        """The table in polars."""
        try:
            import polars
        except ImportError:
            raise ImportError('polars is not installed: pip install "sentra-ikm[polars]"') from None
        return polars.DataFrame(self)

    def to_pandas(self) -> pandas.DataFrame:
        """The table in pandas. Whole numbers with gaps keep being whole numbers (``Int64``)."""
        try:
            import pandas
        except ImportError:
            raise ImportError('pandas is not installed: pip install "sentra-ikm[pandas]"') from None
        kinds = {"int": "Int64", "float": "Float64", "bool": "boolean", "text": "string"}
        columns = ((name, *_fitting(kind, values)) for name, kind, values in self._columns())
        return pandas.DataFrame({n: pandas.array(v, dtype=kinds[k]) for n, k, v in columns})


def _fitting(kind: str, values: list[Any]) -> tuple[str, list[Any]]:
    """Sums beyond 64 bits go out as decimal text: no digit is lost."""
    if kind == "int" and any(v is not None and not -_INT64 <= v < _INT64 for v in values):
        return "text", [None if v is None else str(v) for v in values]
    return kind, values
