"""`python -m bot` is `onrecord`."""

from bot.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
