import re
from datetime import time
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import Listen, Settings, load_settings

EXAMPLE = Path(__file__).parents[2] / ".env.example"


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for field in Settings.model_fields:
        monkeypatch.delenv(field.upper(), raising=False)


def example() -> dict[str, str]:
    return dict(re.findall(r"^([A-Z_]+)=(.*)$", EXAMPLE.read_text("utf-8"), re.MULTILINE))


def test_the_example_file_names_every_variable_and_no_other():
    assert list(example()) == [field.upper() for field in Settings.model_fields]


def test_each_variable_of_the_example_file_has_a_comment_and_its_default(tmp_path):
    before = load_settings()
    (tmp_path / ".env").write_text(EXAMPLE.read_text("utf-8"), "utf-8")
    assert load_settings() == before
    for block in EXAMPLE.read_text("utf-8").strip().split("\n\n"):
        assert block.startswith("# ")


@pytest.mark.parametrize(
    ("variable", "value", "field", "meant"),
    [
        ("ADMIN_IDS", " 12, 34,", "admin_ids", frozenset({12, 34})),
        ("ADMIN_IDS", "", "admin_ids", frozenset()),
        ("WEBHOOK_LISTEN", "[::1]:443", "webhook_listen", Listen("::1", 443)),
        ("OPS_LISTEN", "0.0.0.0:9090", "ops_listen", Listen("0.0.0.0", 9090)),
        ("DIGEST_TIME", "7:05", "digest_time", time(7, 5)),
        ("BOT_API_URL", "http://localhost:8081/", "bot_api_url", "http://localhost:8081"),
        ("PAID_BROADCAST", "true", "paid_broadcast", True),
        ("DATABASE_URL", "", "database", "sqlite:///data/safir.db"),
        ("DATABASE_URL", "postgresql://u:p@h/d", "database", "postgresql://u:p@h/d"),
    ],
)
def test_a_variable_is_read(monkeypatch, variable, value, field, meant):
    monkeypatch.setenv(variable, value)
    assert getattr(load_settings(), field) == meant


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("BOT_TOKEN", "not-a-token"),
        ("BOT_TOKEN", "123:with space"),
        ("ADMIN_IDS", "12,me"),
        ("DATABASE_URL", "mysql://localhost/x"),
        ("BOT_API_URL", "api.telegram.org"),
        ("WEBHOOK_LISTEN", "8443"),
        ("OPS_LISTEN", "localhost:99999"),
        ("WEBHOOK_SECRET", "a b"),
        ("DEFAULT_LANGUAGE", "de"),
        ("DEFAULT_TIMEZONE", "Europe/Nowhere"),
        ("DEFAULT_TIMEZONE", "../../etc/passwd"),
        ("DIGEST_TIME", "25:00"),
        ("DIGEST_TIME", "8"),
        ("BROADCAST_RATE", "0"),
        ("BROADCAST_RATE", "nan"),
        ("BROADCAST_RATE", "31"),
        ("PAID_BROADCAST", "perhaps"),
        ("QUESTIONS_PER_MINUTE", "-1"),
        ("LOG_LEVEL", "LOUD"),
        ("LOG_FORMAT", "xml"),
    ],
)
def test_a_malformed_variable_is_named_and_its_value_is_not_shown(monkeypatch, variable, value):
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError) as raised:
        load_settings()
    line = str(raised.value)
    assert line.startswith(f"{variable} should be ")
    assert "\n" not in line
    assert len(value) < 3 or f" {value}" not in line


def test_more_than_thirty_a_second_have_to_be_paid_for(monkeypatch):
    monkeypatch.setenv("BROADCAST_RATE", "100")
    monkeypatch.setenv("PAID_BROADCAST", "true")
    assert load_settings().broadcast_rate == 100


def test_a_webhook_needs_a_secret(monkeypatch):
    monkeypatch.setenv("WEBHOOK_URL", "https://example.org/hook")
    with pytest.raises(SettingsError, match="WEBHOOK_SECRET"):
        load_settings()


def test_the_token_is_shown_by_nothing(monkeypatch):
    monkeypatch.setenv("BOT_TOKEN", "123456:very-secret")
    settings = load_settings()
    assert settings.token == "123456:very-secret"
    assert "very-secret" not in f"{settings!r} {settings}"


def test_running_without_a_token_names_the_token():
    with pytest.raises(SettingsError, match="BOT_TOKEN"):
        _ = load_settings().token


def test_a_file_of_settings_that_is_no_text_is_said(tmp_path):
    (tmp_path / ".env").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match=r"\.env"):
        load_settings()
