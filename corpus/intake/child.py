"""The process that reads files of strangers: `python -m corpus.intake.child`.

It is asked over standard input and answers over standard output, a line of JSON at a time; it has
neither the settings nor the token of the bot, writes no file, and its memory and its processor
time are bounded. Whoever started it (`reading.py`) ends it when it takes too long.
"""

import json
import os
import resource
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any, BinaryIO

from corpus.intake.errors import Unreadable
from corpus.intake.found import Found, Unread

MEMORY = 1_500_000_000  # bytes of address space: hazm and lxml reserve far more than they use
SECONDS = 20  # of processor, for one file
LONGEST_OUTPUT = 60_000_000  # characters of what one file gives
_WAY_GIVEN = 5
"""How much nicer it is to others: where all processors are busy, a question that somebody waits
for goes before a file, and before joiners that nobody waits for. Beside a busy process it still has
a quarter of a processor; with 10 it would be a tenth, and files would be given up as slow ones."""


def main() -> None:
    """Answer what is asked until nothing more is."""
    with suppress(OSError):  # a sandbox may forbid it
        os.nice(_WAY_GIVEN)
    _limit(resource.RLIMIT_AS, MEMORY)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_CORE, 0)
    asked, answers = sys.stdin.buffer, sys.stdout
    for line in iter(asked.readline, b""):
        _limit_processor()
        request = json.loads(line)
        data = _data(request, asked)
        for answer in _answers(request, data):
            answers.write(json.dumps(answer) + "\n")
        answers.flush()


def _limit(kind: int, most: int) -> None:
    # Not every system has every limit.
    with suppress(ValueError, OSError):
        resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


def _limit_processor() -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + SECONDS)


def _data(request: dict[str, Any], asked: BinaryIO) -> bytes:
    return asked.read(request["size"])


def _answers(request: dict[str, Any], data: bytes) -> Iterator[dict[str, Any]]:
    """Give what is found and what cannot be read, then a line that says that this was all."""
    for one in _carefully(_read(request, data)):
        if isinstance(one, Found):
            yield {"found": one.as_json()}
        else:
            yield {"unread": one.problem, "name": one.name}
    yield {"end": True}


def _carefully(read: Iterable[Found | Unread]) -> Iterator[Found | Unread]:
    """Turn what goes wrong into something to be said."""
    try:
        yield from _bounded(read)
    except Unreadable as error:
        yield Unread(error.problem)
    except MemoryError:
        yield Unread("bomb")
    except RecursionError:  # one part in another, a thousand deep
        yield Unread("damaged")
    except Exception:  # a mistake of ours or of a library: the next file is still read
        yield Unread("crashed")


def _bounded(read: Iterable[Found | Unread]) -> Iterator[Found | Unread]:
    given = 0
    for one in read:
        if isinstance(one, Found):
            given += len(one.text) + len(one.body or "") + len(one.record or "")
        if given > LONGEST_OUTPUT:
            raise Unreadable("bomb")
        yield one


def _read(request: dict[str, Any], data: bytes) -> Iterator[Found | Unread]:
    # What reads is imported only now: the limits hold for it as well.
    if request.get("kind") == "words":
        from corpus.intake.joiners import joined_words

        yield Found(text="", record=json.dumps(joined_words(json.loads(data))))
    elif "name" in request:
        from corpus.intake.readers import read_file

        yield from read_file(data, request["name"], request.get("mime"))
    else:
        from corpus.intake.pages import read_page

        yield read_page(data, request.get("url"), request.get("charset"))


if __name__ == "__main__":
    main()
