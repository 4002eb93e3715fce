import asyncio
import io
import json
import shutil
import sys
import textwrap
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from bot.cli import main
from bot.settings import Settings
from storage.database import Database
from storage.index import Index
from tests import files

KERRY = {
    "id": "a-1",
    "title": "Kerry and Lavrov meet in Geneva",
    "body": "US Secretary of State John Kerry met Russian Foreign Minister Sergey Lavrov in "
    "Geneva on Friday.\n\nThey spoke about a ceasefire in Syria.",
    "language": "en",
    "source": "The Example",
    "url": "https://example.org/1",
    "published": "2016-09-09T14:05",
}
PERSIAN = {
    "id": "a-2",
    "title": "گفت‌وگوی تلفنی وزیران خارجه",
    "body": "وزیر خارجه روسیه روز جمعه با همتای آمریکایی خود تلفنی درباره سوریه گفت‌وگو کرد.",
    "language": "prs",
    "published": "2016-09-10",
}
KEYS = [
    "input",
    "outcome",
    "article",
    "id",
    "title",
    "language",
    "source",
    "published",
    "published_how",
    "published_evidence",
    "names",
    "topics",
    "reason",
]


class Safir:
    """The command line, run here, with what it wrote."""

    def __init__(self, monkeypatch, capsys, folder):
        self.monkeypatch = monkeypatch
        self.capsys = capsys
        self.folder = folder

    def __call__(self, *arguments, stdin=""):
        self.monkeypatch.setattr(sys, "argv", ["safir", *map(str, arguments)])
        self.monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        with pytest.raises(SystemExit) as left:
            main()
        self.out, self.err = self.capsys.readouterr()
        return left.value.code

    def lines(self):
        return [json.loads(line) for line in self.out.splitlines()]

    def write(self, name, *records):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = [one if isinstance(one, str) else json.dumps(one) for one in records]
        path.write_text("\n".join(lines) + "\n", "utf-8")
        return path


@pytest.fixture
def safir(monkeypatch, capsys, tmp_path):
    for field in Settings.model_fields:
        monkeypatch.delenv(field.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    return Safir(monkeypatch, capsys, tmp_path)


@pytest.fixture
def filled(safir):
    assert safir("add", safir.write("two.jsonl", KERRY, PERSIAN)) == 0
    return safir


def test_an_added_article_is_told_with_all_its_fields(safir):
    path = safir.write("one.jsonl", KERRY)
    assert safir("add", path, "--json") == 0
    (line,) = safir.lines()
    assert list(line) == KEYS
    assert line | {"names": [], "topics": []} == {
        "input": f"{path}:1",
        "outcome": "added",
        "article": 1,
        "id": "a-1",
        "title": KERRY["title"],
        "language": "en",
        "source": "The Example",
        "published": "2016-09-09T14:05",
        "published_how": "given",
        "published_evidence": None,
        "names": [],
        "topics": [],
        "reason": None,
    }
    assert {"John Kerry", "Sergey Lavrov"} <= set(line["names"])


def test_a_folder_of_every_kind_is_added_and_what_is_bad_is_told_by_name(safir):
    said = files.PARAGRAPH.replace
    made = {
        "a.txt": said("two", "first").encode(),
        "b.html": f"<html><body><p>{said('two', 'second')}</p></body></html>".encode(),
        "c.pdf": files.pdf("\n".join(textwrap.wrap(said("two", "third"), 80))),
        "d.docx": files.docx("The ministers of the fourth group met", said("two", "fourth")),
        "e.csv": f'title,body\n,"{said("two", "fifth")}"\n'.encode(),
        "f.zip": files.zipped(**{"g.txt": said("two", "sixth").encode(), "../h.txt": b"out"}),
        "i.pdf": files.pdf("secret", password="secret"),
        "j.txt": b"",
        "k.html": "<html><body><p>Le ministre est arrivé à Genève vendredi soir.</p></body></html>".encode(),
    }
    for name, data in made.items():
        safir.write(f"all/sub/{name}").write_bytes(data)
    assert safir("add", "all", "--json") == 1
    told = {line["input"].removeprefix("all/sub/"): line for line in safir.lines()}
    added = [name for name, line in told.items() if line["outcome"] == "added"]
    assert added == ["a.txt", "b.html", "c.pdf", "d.docx", "e.csv:2", "f.zip:g.txt"]
    refused = {name: line["reason"] for name, line in told.items() if line["outcome"] == "refused"}
    assert refused == {
        "f.zip:../h.txt": "its name leads out of the archive",
        "i.pdf": "it is locked with a password",
        "j.txt": "there is no readable text in it",
        "k.html": "neither English, Persian, Arabic nor Russian; it seems to be: fr",
    }
    assert safir("add", "all", "--json") == 1
    assert Counter(line["outcome"] for line in safir.lines()) == {"duplicate": 6, "refused": 4}


def test_nearly_the_same_again_is_added_and_says_so(safir):
    body = f"{KERRY['body']} The two will meet again in a week, before the talks in Vienna begin."
    copies = [
        {"id": f"a-{number}", "title": f"Headline {number}", "body": f"{body} Read more."}
        for number in (2, 3)
    ]
    said = []
    for name, lines in (
        ("one.jsonl", [KERRY | {"body": body}, copies[0]]),
        ("two.jsonl", copies[1:]),
    ):
        assert safir("add", safir.write(name, *lines), "--json") == 0
        said += [(line["outcome"], line["reason"]) for line in safir.lines()]
    near = ("added", "nearly the same text as article 1")
    assert said == [("added", None), near, near]


def test_the_same_again_is_a_duplicate_and_no_failure(safir):
    path = safir.write("one.jsonl", KERRY)
    safir("add", path)
    assert safir("add", path, "--json") == 0
    (line,) = safir.lines()
    assert (line["outcome"], line["article"]) == ("duplicate", 1)
    assert line["reason"]


def test_adding_the_same_again_completes_an_index_that_was_left_behind(safir, tmp_path):
    path = safir.write("one.jsonl", KERRY)
    safir("add", path)
    (folder,) = tmp_path.rglob("index")
    shutil.rmtree(folder)
    assert safir("add", path) == 0
    assert Index.open(folder).size == 1


def test_after_a_bad_one_the_rest_goes_on_and_the_status_says_so(safir):
    path = safir.write(
        "some.jsonl",
        "{no json",
        '{"title": "", "body": ""}',
        {"title": "Ein Gipfel", "body": "Die Minister sprachen lange. " * 9, "language": "de"},
        KERRY | {"body": "Another text under the same id."},
        PERSIAN,
    )
    safir("add", safir.write("one.jsonl", KERRY))
    assert safir("add", path, "--json") == 1
    assert [line["outcome"] for line in safir.lines()] == ["refused"] * 4 + ["added"]
    assert all(line["reason"] for line in safir.lines()[:4])
    assert safir.lines()[-1]["language"] == "fa"


def test_a_folder_is_read_whole_and_what_cannot_be_read_is_named(safir):
    safir.write("news/b/2.jsonl", PERSIAN)
    (safir.folder / "news" / "1.txt").write_text(f"{KERRY['title']}\n\n{KERRY['body']}", "utf-8")
    (safir.folder / "news" / "picture.png").write_bytes(b"\x89PNG")
    assert safir("add", safir.folder / "news") == 0
    assert "2 added" in safir.err
    assert safir("add", safir.folder / "news" / "picture.png", safir.folder / "nothing.txt") == 1
    assert "picture.png" in safir.err
    assert "nothing.txt" in safir.err


def test_a_question_is_answered_as_an_object(filled):
    assert filled("ask", "latest Kerry Lavrov", "--json") == 0
    (answer,) = filled.lines()
    assert list(answer) == [
        "query",
        "language",
        "intent",
        "names",
        "results",
        "answer",
        "suggestion",
        "took_ms",
    ]
    assert answer["intent"] == "latest"
    assert answer["names"] == ["John Kerry", "Sergey Lavrov"]
    first = answer["results"][0]
    assert list(first) == [
        "article",
        "id",
        "title",
        "language",
        "source",
        "published",
        "score",
        "passage",
    ]
    assert (first["id"], first["published"]) == ("a-1", "2016-09-09")
    assert 0 <= first["score"] <= 1


def test_a_question_is_answered_as_a_chat_would_show_it(filled):
    assert filled("ask", "latest Kerry Lavrov") == 0
    assert KERRY["title"] in filled.out
    assert "<b>" not in filled.out
    assert "\u2068" not in filled.out


def test_lines_of_questions_are_answered_in_order_and_bad_ones_passed_over(filled):
    asked = [
        '{"query": "Kerry"}',
        "{bad",
        '["no object"]',
        '{"limit": 3}',
        '{"query": 7}',
        '{"query": "Lavrov", "limit": 0}',
        '{"query": "\\ud800 Лавров", "limit": 1}',
        '{"query": ""}',
    ]
    assert filled("ask", "--jsonl", stdin="\n".join(asked)) == 0
    answers = filled.lines()
    assert [("error" in line) for line in answers] == [
        False,
        True,
        True,
        True,
        True,
        True,
        False,
        False,
    ]
    assert len(answers[6]["results"]) <= 1


def test_a_limit_is_kept(filled):
    filled("ask", "Syria", "--json", "--limit", "1")
    assert len(filled.lines()[0]["results"]) <= 1


def test_what_is_exported_can_be_added_again(filled, monkeypatch):
    out = filled.folder / "out.jsonl"
    assert filled("export", out) == 0
    records = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert records == [KERRY, PERSIAN | {"language": "fa"}]
    monkeypatch.setenv("DATA_DIR", "second")
    assert filled("add", out) == 0
    again = filled.folder / "again.jsonl"
    assert filled("export", again) == 0
    assert again.read_bytes() == out.read_bytes()


def test_the_index_can_be_built_anew(filled):
    assert filled("reindex") == 0
    assert "2 articles" in filled.err
    filled("ask", "Kerry", "--json")
    assert filled.lines()[0]["results"]


async def _teach(database, text, entry):
    async with database.transaction() as stored:
        await stored.spellings.teach(entry, text)
    await database.close()


def test_what_was_taught_is_understood(filled):
    database = Database(Settings().database)
    asyncio.run(_teach(database, "Jabberwock", "person/john-kerry"))
    assert filled("ask", "Jabberwock", "--json") == 0
    (answer,) = filled.lines()
    assert answer["names"] == ["John Kerry"]
    assert [result["id"] for result in answer["results"]] == ["a-1"]
    record = {"title": "A visit", "body": "Jabberwock was in Geneva.", "language": "en"}
    assert filled("add", filled.write("three.jsonl", record), "--json") == 0
    assert "John Kerry" in filled.lines()[0]["names"]
    assert filled("reindex") == 0
    assert filled("ask", "جان کری", "--json") == 0
    assert len(filled.lines()[0]["results"]) == 2


def test_a_chat_without_a_subscription_is_told(filled):
    assert filled("digest", "7") == 1
    assert filled.err.count("\n") == 1


def test_migrating_and_checking(safir):
    assert safir("migrate") == 0
    assert safir("check") == 1  # there is no token
    assert "✗ Telegram: BOT_TOKEN is not set" in safir.out
    assert "✓ Database: up to date, 0 articles" in safir.out
    assert "✓ Disk" in safir.out


def test_checking_changes_nothing(safir):
    safir("check")
    assert "✓ Database: empty" in safir.out
    safir("check")
    assert "✓ Database: empty" in safir.out


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ({"ok": True, "result": {"url": "", "pending_update_count": 3}}, "✓ Updates: 3 waiting"),
        ({"ok": True, "result": {"url": "https://x"}}, "✓ Updates: the webhook set at Telegram"),
        ({"ok": True, "result": {"url": 5, "pending_update_count": []}}, "✓ Updates: the webhook"),
        ({"ok": True, "result": True}, "✗ Telegram: no answer"),
        ({"ok": True}, "✗ Telegram: no answer"),
        ("<html>", "✗ Telegram: no answer"),
    ],
)
def test_checking_is_a_line_each_whatever_telegram_answers(safir, monkeypatch, answer, line):
    me = {"ok": True, "result": {"id": 5, "is_bot": True, "first_name": "S", "username": "s_bot"}}

    class Api(BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            body = json.dumps(me if self.path.endswith("/getMe") else answer).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_HEAD(self):
            self.send_error(404)

        def log_message(self, *_): ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Api) as server:
        Thread(target=server.serve_forever).start()
        monkeypatch.setenv("BOT_TOKEN", "123:secret-token")
        monkeypatch.setenv("BOT_API_URL", f"http://127.0.0.1:{server.server_port}")
        assert safir("check") == ("✗" in line)
        server.shutdown()
    assert line in safir.out
    assert safir.err == ""


def test_checking_says_neither_the_token_nor_a_password(safir, monkeypatch):
    monkeypatch.setenv("BOT_TOKEN", "123:secret-token")
    monkeypatch.setenv("BOT_API_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("DATABASE_URL", "postgresql://me:secret-word@127.0.0.1:9/none")
    assert safir("check") == 1
    assert "secret" not in safir.out + safir.err


def test_a_backup_is_restored_into_an_empty_database_alone(filled, tmp_path):
    assert filled("backup", str(tmp_path / "backup.zip")) == 0
    assert filled("restore", str(tmp_path / "backup.zip")) == 1
    assert "--replace" in filled.err
    assert filled("restore", str(tmp_path / "backup.zip"), "--replace") == 0
    assert filled("restore", str(tmp_path / "none.zip")) == 1
    assert filled.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask",),
        ("ask", "Kerry", "--jsonl"),
        ("ask", "Kerry", "--limit", "0"),
        ("ask", "Kerry", "--nonsense"),
        ("add",),
        ("digest", "nobody"),
        ("no-such-command",),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(safir, arguments):
    assert safir(*arguments) == 2
    assert safir.err.count("\n") == 1


@pytest.mark.parametrize("command", [("ask", "Kerry"), ("run",), ("migrate",), ("check",)])
def test_malformed_settings_are_one_line_and_status_2(safir, monkeypatch, command):
    monkeypatch.setenv("BROADCAST_RATE", "plenty")
    assert safir(*command) == 2
    assert safir.err.startswith("safir: BROADCAST_RATE should be")
    assert safir.err.count("\n") == 1


def test_running_without_a_token_is_one_line_and_status_2(safir):
    assert safir("run") == 2
    assert safir.err.startswith("safir: BOT_TOKEN should be")


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://nobody:secret@127.0.0.1:9/none",
        "postgresql://nobody:secret@127.0.0.1:port/none",
        "postgresql://nobody:secret@127.0.0.1:9/none?invented=1",
        "sqlite:////proc/x",
    ],
)
def test_an_unreachable_database_is_one_line_and_status_1(safir, monkeypatch, url):
    monkeypatch.setenv("DATABASE_URL", url)
    assert safir("ask", "Kerry") == 1
    assert safir.err.count("\n") == 1
    assert "secret" not in safir.err


def test_help_names_every_command(safir):
    assert safir("--help") == 0
    for command in [
        "run",
        "playground",
        "add",
        "ask",
        "digest",
        "reindex",
        "export",
        "backup",
        "restore",
        "migrate",
        "check",
    ]:
        assert command in safir.out


def test_it_speaks_the_language_of_the_settings(safir, monkeypatch):
    monkeypatch.setenv("DEFAULT_LANGUAGE", "ru")
    from bot.cli import words

    words._text.cache_clear()
    safir("add", safir.write("one.jsonl", KERRY))
    words._text.cache_clear()
    assert "Добавлено: 1" in safir.err
