"""`safir feeds`."""

import json

import pytest
from typer.testing import CliRunner

from bot.cli import app

OPML = """<opml version="2.0"><body><outline text="News">
<outline text="The News" type="rss" xmlUrl="https://news.example/feed?utm_source=x"/>
<outline text="Inside" type="rss" xmlUrl="file:///etc/passwd"/></outline></body></opml>"""


@pytest.fixture
def safir(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("ADMIN_IDS", "1")
    monkeypatch.delenv("DATABASE_URL", raising=False)

    def run(*arguments):
        return CliRunner().invoke(app, ["feeds", *arguments])

    return run


def listed(safir):
    return [json.loads(line) for line in safir("list", "--json").stdout.splitlines()]


def test_feeds_come_from_a_list_and_go_into_one(safir, tmp_path):
    (tmp_path / "in.opml").write_text(OPML)
    assert safir("import", "in.opml", "--direct").exit_code == 0
    (feed,) = listed(safir)
    assert (feed["address"], feed["title"]) == ("https://news.example/feed", "The News")
    assert feed["direct"] is True and feed["state"] == "active"
    assert safir("export", "out.opml").exit_code == 0
    assert "https://news.example/feed" in (tmp_path / "out.opml").read_text()
    assert safir("import", "in.opml").exit_code == 0
    assert len(listed(safir)) == 1


def test_a_feed_is_paused_resumed_and_removed_by_number_or_address(safir, tmp_path):
    (tmp_path / "in.opml").write_text(OPML)
    safir("import", "in.opml")
    safir("pause", "1")
    assert listed(safir)[0]["state"] == "paused"
    safir("resume", "https://news.example/feed")
    assert listed(safir)[0]["state"] == "active"
    safir("remove", "1")
    assert listed(safir) == []


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/feed", "http://169.254.169.254/", "ftp://a/"]
)
def test_a_feed_in_our_own_house_is_not_listed(safir, address):
    added = safir("add", address)
    assert added.exit_code == 1 and listed(safir) == []
