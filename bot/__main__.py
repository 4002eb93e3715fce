"""`python -m bot` is `safir`."""

from bot.cli import main

if __name__ == "__main__":
    main()
