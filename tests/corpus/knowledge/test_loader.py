import re
import shutil
from pathlib import Path

import pytest

import corpus.knowledge
from corpus.knowledge import BadEntry, load, snapshot

DATA = Path(corpus.knowledge.__file__).parent


@pytest.fixture
def folder(tmp_path):
    for file in DATA.glob("*.toml"):
        shutil.copy(file, tmp_path)
    return tmp_path


def add(folder: Path, name: str, table: str) -> int:
    """Put a table at the end of a file, and give the line where it begins."""
    path = folder / name
    text = path.read_text("utf-8") + "\n"
    path.write_text(text + table, "utf-8")
    return text.count("\n") + 1


GOOD = 'en = "A *B"\nfa = "ا ب"\nar = "ا ب"\nru = "А Б"\n'


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ('[x]\nside = "US"\nen = "A *B"\n', "fa: Field required"),
        (f'[x]\nside = "Mars"\n{GOOD}', "side: Input should be"),
        (f"[x]\ncolour = 1\n{GOOD}", "colour: Extra inputs"),
        (f'[x]\nterms = ["us-president 2009-13-01.."]\n{GOOD}', "month must be in 1..12"),
        (f'[x]\nterms = ["us-president since 2009"]\n{GOOD}', "cannot read the term"),
        (f'[x]\nterms = ["us-president 2017..2009"]\n{GOOD}', "ends before it begins"),
        (f'[x]\nterms = ["us-king 2009.."]\n{GOOD}', "no office 'us-king'"),
        (GOOD.replace("A *B", "A **B").join(["[x]\n", ""]), "cannot read '**B'"),
        (GOOD.replace("A *B", "A/ B").join(["[x]\n", ""]), "an empty filling in 'A/'"),
        (GOOD.replace("A *B", "A B |").join(["[x]\n", ""]), "nothing between two bars"),
    ],
)
def test_an_entry_that_is_wrong_is_named_with_file_and_line(folder, table, says):
    line = add(folder, "people_us.toml", table)
    with pytest.raises(BadEntry, match=re.escape(says)) as error:
        load(folder)
    assert str(error.value).startswith(f"people_us.toml:{line}: [x] ")


def test_a_file_that_is_no_toml_is_named_with_its_line(folder):
    line = add(folder, "places.toml", "this is not a table\n")
    with pytest.raises(BadEntry, match=rf"^places\.toml:{line}: "):
        load(folder)


def test_other_data_have_another_version(folder):
    before = load(folder)
    add(folder, "people_us.toml", f'[x]\nside = "US"\n{GOOD}')
    after = load(folder)
    assert after.version != before.version
    assert after.entries["person/x"].labels["en"] == "A B"


def test_a_snapshot_gives_back_what_was_kept(tmp_path, knowledge):
    parts = snapshot.Parts(dict(knowledge.entries), dict(knowledge.offices), knowledge._compiled)
    snapshot.write("one", parts, tmp_path)
    again = snapshot.read("one", tmp_path)
    assert again is not None
    assert list(again.entries) == list(knowledge.entries)
    assert snapshot.read("two", tmp_path) is None


def test_only_the_last_snapshot_is_kept(tmp_path, knowledge):
    parts = snapshot.Parts({}, {}, knowledge._compiled.copy())
    snapshot.write("one", parts, tmp_path)
    snapshot.write("two", parts, tmp_path)
    assert len(list(tmp_path.iterdir())) == 1
    assert snapshot.read("one", tmp_path) is None


@pytest.mark.parametrize("content", [b"", b"nonsense", b"\x80\x05K\x01."])
def test_a_damaged_snapshot_is_passed_over(tmp_path, knowledge, content):
    snapshot.write("one", snapshot.Parts({}, {}, knowledge._compiled), tmp_path)
    (file,) = tmp_path.iterdir()
    file.write_bytes(content)
    assert snapshot.read("one", tmp_path) is None


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path, knowledge):
    place = tmp_path / "file"
    place.write_text("in the way")
    snapshot.write("one", snapshot.Parts({}, {}, knowledge._compiled), place)
    assert snapshot.read("one", place) is None
