"""Answers JSON lines {"op", "request"} from a file, one canonical answer a line: the parity job compares them with Rust's."""

from __future__ import annotations

import json
import sys

import sentra_ikm


def main(path: str) -> None:
    with open(path, encoding="utf-8") as vectors:
        for line in vectors:
            vector = json.loads(line)
            request = json.dumps(vector["request"], ensure_ascii=False)
            sys.stdout.write(sentra_ikm.call(vector["op"], request) + "\n")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    main(sys.argv[1])
