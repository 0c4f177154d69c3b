"""`python -m docs.generate` writes what is stale; with `--check` it only names it, and ends with 1."""

import sys

from docs.generate.pages import PAGES, ROOT, stale


def main(argv: list[str]) -> int:
    """The exit code."""
    old = stale()
    if "--check" in argv:
        for name in old:
            sys.stdout.write(f"{name} is stale; run python -m docs.generate\n")
        return 1 if old else 0
    for name in old:
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGES[name](), encoding="utf-8")
        sys.stdout.write(f"{name} written\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
