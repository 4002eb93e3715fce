"""What stands in deploy/ names only what there is."""

import json
import re
from pathlib import Path

from bot.metrics import Metrics
from bot.settings import Settings

DEPLOY = Path(__file__).parent.parent / "deploy"
NOT_OURS = {"POSTGRES_PASSWORD", "POSTGRES_USER", "POSTGRES_DB", "SAFIR_HOST", "DATABASE_HOST"}
NOT_OURS |= {"PYTHONUNBUFFERED", "VIRTUAL_ENV", "PATH"}


def test_every_variable_is_a_setting():
    named = set()
    for file in ("Dockerfile", "compose.yaml", "safir.service"):
        text = (DEPLOY / file).read_text("utf-8")
        named |= set(re.findall(r"\b([A-Z]+_?[A-Z]+)[=:] ?\S", text))
    named -= NOT_OURS | {"CMD"}
    assert {"DATABASE_URL", "DATA_DIR", "OPS_LISTEN"} <= named
    assert {name for name in named if "_" in name} <= {
        name.upper() for name in Settings.model_fields
    }


def test_the_dashboard_asks_for_figures_that_are_given():
    given = Metrics().read(None, 0).decode()
    panels = json.loads((DEPLOY / "grafana.json").read_text("utf-8"))["panels"]
    asked = {
        name
        for panel in panels
        for target in panel["targets"]
        for name in re.findall(r"safir_\w+", target["expr"])
    }
    assert len(asked) > 10
    for name in asked:
        family = re.sub(r"_(bucket|total)$", "", name)
        assert f"# HELP {family}" in given
