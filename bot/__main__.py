"""`python -m bot` is `safir`. It imports nothing, as worker processes import it as well."""


def main() -> None:
    """Run the command line."""
    from bot.cli import main as run

    run()


if __name__ == "__main__":
    main()
