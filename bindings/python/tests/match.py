"""The matcher of tests/conformance/README.md: an expectation is a subset of the answer."""

from __future__ import annotations

from typing import Any


def difference(expect: Any, answer: Any, path: str = "") -> str | None:
    """The path of the first difference and both values; nothing when it matches."""
    if isinstance(expect, dict):
        if set(expect) == {"$contains"}:
            if not isinstance(answer, list):
                return f"{path}: expected an array, got {answer!r}"
            for wanted in expect["$contains"]:
                if all(difference(wanted, item) is not None for item in answer):
                    return f"{path}: nothing matches {wanted!r} in {answer!r}"
            return None
        if not isinstance(answer, dict):
            return f"{path}: expected an object, got {answer!r}"
        for key, wanted in expect.items():
            if wanted == {"$absent": True}:
                if key in answer:
                    return f"{path}/{key}: must be absent, is {answer[key]!r}"
            elif key not in answer:
                return f"{path}/{key}: expected {wanted!r}, is absent"
            else:
                found = difference(wanted, answer[key], f"{path}/{key}")
                if found is not None:
                    return found
        return None
    if isinstance(expect, list):
        if not isinstance(answer, list) or len(answer) != len(expect):
            return f"{path}: expected {expect!r}, got {answer!r}"
        for i, (wanted, item) in enumerate(zip(expect, answer, strict=True)):
            found = difference(wanted, item, f"{path}/{i}")
            if found is not None:
                return found
        return None
    if type(expect) is not type(answer) or expect != answer:
        return f"{path}: expected {expect!r}, got {answer!r}"
    return None
