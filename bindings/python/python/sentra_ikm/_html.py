"""Tables for notebooks. Every text goes through `escape`, which is the core's and the only one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ._core import escape_html
from ._types import Lang

ROWS = 40
"""How many rows a table shows by default."""

# Colours come from the page, so that light and dark notebooks both read well.
STYLE = (
    "<style>.sentra-ikm{font:13px/1.45 system-ui,sans-serif;color:inherit;overflow-x:auto}"
    ".sentra-ikm table{border-collapse:collapse;margin:.4em 0}"
    ".sentra-ikm caption{text-align:left;font-weight:600;padding:.2em 0}"
    ".sentra-ikm th,.sentra-ikm td{text-align:left;vertical-align:top;padding:.2em .7em;unicode-bidi:isolate;"
    "border-bottom:1px solid rgba(128,128,128,.35);background:transparent;color:inherit;max-width:44em;"
    "overflow-wrap:break-word}"
    ".sentra-ikm th{border-bottom-width:2px}.sentra-ikm .n{text-align:right;white-space:nowrap;"
    "font-variant-numeric:tabular-nums}"
    ".sentra-ikm .b{display:inline-block;padding:0 .5em;border:1px solid currentColor;border-radius:.7em}"
    ".sentra-ikm .s{opacity:.75;font-size:.92em}</style>"
)

WORDS: dict[str, tuple[str, str]] = {
    "met": ("memenuhi", "met"),
    "not_met": ("tidak memenuhi", "not met"),
    "unknown": ("belum dapat ditentukan", "unknown"),
    "not_applicable": ("tidak berlaku", "not applicable"),
    "not_in_force": ("aturan tidak berlaku pada tanggal ini", "not in force on this date"),
    "error": ("galat", "error"),
    "warning": ("peringatan", "warning"),
    "info": ("info", "info"),
}


def word(key: str, lang: Lang) -> str:
    """A word of the contract for a person."""
    both = WORDS.get(key)
    return key if both is None else both[lang == "en"]


def say(lang: Lang, indonesian: str, english: str) -> str:
    """One of two texts."""
    return english if lang == "en" else indonesian


def grouped(number: int, lang: Lang) -> str:
    """A count with the thousands mark of the language."""
    text = f"{number:,}"
    return text if lang == "en" else text.replace(",", ".")


class Markup(str):
    """A text that is HTML already. Only this module makes one."""

    __slots__ = ()


def escape(text: object) -> str:
    """A text as it may stand in HTML. Characters that control rather than show become visible boxes."""
    if isinstance(text, Markup):
        return text
    shown = "" if text is None else str(text)
    clean = "".join("\ufffd" if _controls(c) else c for c in shown)
    return escape_html(clean)


def _controls(c: str) -> bool:
    code = ord(c)
    # Also the marks that turn the direction of what follows, and halves of characters.
    return (
        (code < 32 and c not in "\t\n") or 0x7F <= code <= 0x9F or 0xD800 <= code <= 0xDFFF
        or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069
    )


def badge(text: object) -> Markup:
    """A word in a rounded frame."""
    return Markup(f'<span class="b">{escape(text)}</span>')


def small(text: object) -> Markup:
    """A remark."""
    return Markup(f'<span class="s">{escape(text)}</span>')


def number(value: int | None, lang: Lang, remark: str = "") -> Markup:
    """A number to the right, with a remark below; a dash where there is none, because missing is not zero."""
    shown = "–" if value is None else grouped(value, lang)
    below = f"<br>{small(remark)}" if remark and value is not None else ""
    return Markup(f'<div class="n">{escape(shown)}{below}</div>')


def lines(parts: Iterable[object]) -> Markup:
    """Texts below each other."""
    return Markup("<br>".join(escape(p) for p in parts))


def table(
    caption: str, headings: Sequence[object], rows: Iterable[Sequence[object]], total: int, limit: int, lang: Lang
) -> Markup:
    """A table of at most ``limit`` rows, with the true number of rows under it."""
    out = [f"<table><caption>{escape(caption)}</caption><thead><tr>"]
    out += [f'<th scope="col">{escape(h)}</th>' for h in headings]
    out.append("</tr></thead><tbody>")
    shown = 0
    for row in rows:
        if shown >= max(limit, 0):
            break
        shown += 1
        out.append("<tr>")
        for cell in row:
            right = ' class="n"' if isinstance(cell, int) and not isinstance(cell, bool) else ""
            out.append(f"<td{right}>{escape(cell)}</td>")
        out.append("</tr>")
    out.append("</tbody></table>")
    if shown < total:
        of = say(
            lang,
            f"{grouped(shown, lang)} dari {grouped(total, lang)} baris ditampilkan",
            f"{grouped(shown, lang)} of {grouped(total, lang)} rows shown",
        )
        out.append(f'<div class="s">{escape(of)}</div>')
    return Markup("".join(out))


def page(lang: Lang, *parts: Markup) -> str:
    """The whole piece."""
    return f'<div class="sentra-ikm" lang="{"en" if lang == "en" else "id"}">{STYLE}{"".join(parts)}</div>'


class Html:
    """A piece of HTML that a notebook shows."""

    __slots__ = ("_html",)

    def __init__(self, html: str) -> None:
        self._html = html

    def _repr_html_(self) -> str:
        return self._html

    def __str__(self) -> str:
        return self._html

    def __repr__(self) -> str:
        return f"<Html: {len(self._html)} characters>"
