"""Every command as a user and a script call it."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from photolib import settle
from photolib.cli import main
from photolib.metadata.fields import ExportFields
from photolib.metadata.write import write_sidecar
from photolib.paths import bundled
from photolib.records import Conflict, ReleaseFacts
from photolib.settings import default_library
from photolib.store import metadata, release, stack
from photolib.store.connect import writing
from photolib.store.library import is_library, open_library

README = Path(__file__).resolve().parents[2] / "README.md"
STORY = """\
Wuhan, 5 March 2026 - The Forum on River Care was held. In attendance were GAO Lin, \
Director of the River Office; and TAN Wei, President of the Lake Society.

Photos by SHEN Lan, River Journal
"""

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    def call(*arguments: object, stdin: bytes | None = None) -> Result:
        runner = CliRunner()
        return runner.invoke(
            main, [str(a) for a in arguments], input=stdin, catch_exceptions=False
        )

    return call


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.fixture
def shoot(draw: Callable[..., Path]) -> Path:
    draw(1)
    return draw(2).parent


@pytest.fixture
def filled(run: Run, shoot: Path, story: Path) -> Run:
    done = run("ingest", shoot, "--release", story, "--workers", "1")
    assert done.exit_code == 0, done.stderr
    return run


def lines(result: Result) -> list[Any]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def commands() -> list[tuple[str, ...]]:
    context = click.Context(main)
    found: list[tuple[str, ...]] = []
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            found += [(name, sub) for sub in command.list_commands(context)]
        else:
            found.append((name,))
    return found


@pytest.mark.parametrize("names", commands(), ids=" ".join)
def test_every_command_explains_itself_with_an_example(
    run: Run, names: tuple[str, ...]
) -> None:
    told = run(*names, "--help")
    assert told.exit_code == 0
    assert "Example" in told.stdout
    assert f"photolib {' '.join(names)}" in told.stdout


@pytest.mark.parametrize("names", commands(), ids=" ".join)
def test_the_readme_names_every_command(names: tuple[str, ...]) -> None:
    assert f"photolib {' '.join(names)}" in README.read_text(encoding="utf-8")


def test_ingest_makes_the_library_and_tells_in_json(
    run: Run, shoot: Path, story: Path, tmp_path: Path
) -> None:
    (shoot / "bad.jpg").write_text("no picture " * 50)
    done = run("ingest", shoot, "--release", story, "--workers", "1", "--json")
    assert done.exit_code == 1
    (told,) = lines(done)
    assert list(told) == ["added", "known", "failed", "event"]
    assert [Path(t["file"]).name for t in told["added"]] == [
        "IMG_0001.JPG",
        "IMG_0002.JPG",
    ]
    assert {"file", "photo"} == set(told["added"][0])
    assert {"file", "reason"} == set(told["failed"][0])
    assert told["event"] == 1
    assert is_library(tmp_path / "library")


def test_ingest_for_people(run: Run, shoot: Path) -> None:
    (shoot / "bad.jpg").touch()
    done = run("ingest", shoot, "--workers", "1")
    assert "2 added, 0 known already, 1 failed" in done.stdout
    assert "bad.jpg: it is empty" in done.stdout
    assert "Ingesting: 3 of 3" in done.stderr


def test_show_has_the_shape_of_the_contract(filled: Run) -> None:
    one, two = lines(filled("show", "--all", "--json"))
    assert two["photo"] == 2
    assert set(one) >= {
        "photo", "sha256", "files", "metadata", "credit", "event", "people",
        "caption", "blocks",
    }  # fmt: skip
    assert set(one["files"]) == {"original", "preview", "thumbnail"}
    assert all(Path(path).is_file() for path in one["files"].values())
    assert one["credit"]["status"] == "filled"
    assert one["credit"]["creators"] == ["SHEN Lan"]
    assert one["event"]["title"] == "Forum on River Care"
    assert [p["name"] for p in one["people"]] == ["Gao Lin", "Tan Wei"]
    assert {p["status"] for p in one["people"]} == {"suggested"}
    assert "Forum on River Care" in one["caption"]["text"]
    assert one["caption"]["gaps"] == []
    assert one["blocks"] == []


def test_show_names_what_is_not_there_and_goes_on(filled: Run) -> None:
    done = filled("show", "7", "1", "--json")
    assert done.exit_code == 1
    missing, one = lines(done)
    assert missing == {"photo": 7, "error": "there is no photo 7 in this library"}
    assert one["photo"] == 1
    told = filled("show", "1", "7")
    assert "Credit:" in told.stdout
    assert "there is no photo 7" in told.stdout


@pytest.mark.parametrize("arguments", [["show"], ["show", "1", "--all"]])
def test_show_wants_numbers_or_all(filled: Run, arguments: list[str]) -> None:
    assert filled(*arguments).exit_code == 2


def test_search_tells_the_query_the_mode_and_why(filled: Run) -> None:
    (told,) = lines(filled("search", "person:gao", "--json"))
    assert told["mode"]["semantic"] == "absent"
    assert [r["photo"] for r in told["results"]] == [2, 1]
    assert told["results"][0]["why"] == ["person"]
    assert told["results"][0]["weak"] is False
    assert told["query"]["terms"][0]["field"] == "person"
    told = filled("search", "forum")
    assert "words only" in told.stdout
    assert "(event)" in told.stdout
    assert "Nothing found" in filled("search", "volcano").stdout


def test_a_letter_wrong_in_a_name_is_forgiven_and_said(filled: Run) -> None:
    (told,) = lines(filled("search", "event:forumm", "--json"))
    forgiven = {"text": "forumm", "field": "event", "names": ["Forum"]}
    assert told["query"]["forgiven"] == [forgiven]
    assert told["results"]
    said = filled("search", "event:forumm").stdout
    assert '(no forumm: showing Forum; event:"forumm" takes it as written)' in said


def test_a_search_that_cannot_be_understood_says_so(filled: Run) -> None:
    done = filled("search", "colour:red", "--json")
    assert done.exit_code == 1
    (told,) = lines(done)
    assert told["results"] == []
    assert "no field colour:" in told["error"]
    assert done.stderr.startswith("photolib: the search cannot be understood")


def test_a_mistake_in_a_search_is_pointed_at(filled: Run) -> None:
    done = filled("search", "北京 colour:red x")
    assert done.exit_code == 1
    assert done.stderr.splitlines()[1:] == [
        "  北京 colour:red x",
        "       ^^^^^^^^^^",
    ]
    assert "^" not in filled("search", "--like", "4711").stderr


def test_a_search_is_sorted_by_time_and_tells_its_tree(filled: Run) -> None:
    (told,) = lines(filled("search", "forum OR x", "--sort", "oldest", "--json"))
    forum, x = {"text": "forum", "field": None}, {"text": "x", "field": None}
    assert told["query"]["tree"] == {"or": [forum, x]}
    assert told["query"]["order"] == "oldest"


def test_a_search_folds_bursts_only_if_it_is_asked_to(
    filled: Run,
) -> None:
    with open_library(default_library()) as library, writing(library.db):
        stack.put(library.db, "burst", [1, 2], [[2, 1]])
    (told,) = lines(filled("search", "forum", "--json"))
    assert {r["photo"]: r["folded"] for r in told["results"]} == {1: [], 2: []}
    (told,) = lines(filled("search", "forum", "--json", "--fold"))
    assert {r["photo"]: r["folded"] for r in told["results"]} == {2: [1]}
    assert "burst, 1 more: 1" in filled("search", "forum", "--fold").stdout


def test_the_syntax_of_searches_is_listed(filled: Run) -> None:
    told = filled("search", "--syntax").stdout
    assert 'person:"Li Song"' in told
    assert "credited: agreed, filled, conflict, missing" in told


def test_events_and_people_are_listed(filled: Run) -> None:
    ((event,),) = lines(filled("events", "--json"))
    assert (event["date"], event["place"], event["photo_count"]) == (
        "2026-03-05",
        "Wuhan",
        2,
    )
    assert "Forum on River Care, Wuhan" in filled("events").stdout
    (people,) = lines(filled("people", "--json"))
    assert [p["name"] for p in people] == ["Gao Lin", "Tan Wei"]
    assert "Gao Lin" in filled("people").stdout


def test_captions_are_proofread_one_by_one_or_by_event(filled: Run) -> None:
    (told,) = lines(filled("caption", "1", "--check", "--json"))
    assert told["findings"] == []
    of_event = lines(filled("caption", "--check", "--event", "1", "--json"))
    assert {one["photo"] for one in of_event} >= {1}
    assert "Forum on River Care" in filled("caption", "--check", "1").stdout
    assert filled("caption", "--check", "--write", "1").exit_code == 2
    assert filled("caption", "--check").exit_code == 2
    assert filled("caption", "--check", "--event", "99").exit_code == 1


def test_captions_are_composed_and_kept(filled: Run) -> None:
    (told,) = lines(filled("caption", "1", "--write", "--json"))
    assert "Wuhan" in told["caption"]["text"]
    assert "1: " in filled("caption", "1").stdout
    (shown,) = lines(filled("show", "1", "--json"))
    assert shown["caption"]["text"] == told["caption"]["text"]


def test_export_writes_copies_and_refuses_what_is_unsure(
    filled: Run, tmp_path: Path, draw: Callable[..., Path]
) -> None:
    filled("ingest", draw(9, name="lonely.jpg"), "--workers", "1")
    done = filled("export", "1", "3", "--to", tmp_path / "desk", "--json")
    assert done.exit_code == 1
    (told,) = lines(done)
    assert [e["photo"] for e in told["exported"]] == [1]
    assert Path(told["exported"][0]["file"]).is_file()
    assert [r["photo"] for r in told["refused"]] == [3]
    assert (tmp_path / "desk" / "credits.csv").is_file()
    assert "1 exported" in filled("export", "1", "--to", tmp_path / "b").stdout
    assert "refused" in filled("export", "3", "--to", tmp_path / "b").stdout


def test_inspect_keeps_the_order_and_names_failures(run: Run, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x013B] = "Shen Lan\x1b[31m"
    good, bad = tmp_path / "good.jpg", tmp_path / "bad.jpg"
    Image.new("RGB", (30, 20)).save(good, exif=exif)
    bad.write_bytes(b"")
    done = run("inspect", good, bad, good, "--json")
    assert done.exit_code == 1
    told = lines(done)
    assert [t["file"] for t in told] == [str(good), str(bad), str(good)]
    assert told[0]["error"] is None
    assert (told[0]["format"], told[0]["width"]) == ("JPEG", 30)
    assert told[0]["sources"]["creators"] == "EXIF:Artist"
    assert "empty" in told[1]["error"]
    shown = run("inspect", good, bad).stdout
    assert "EXIF:Artist" in shown
    assert "\x1b" not in shown


def test_inspect_is_told_the_charset_and_of_sidecars(run: Run, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x013B] = "Иванов".encode("cp1251")
    photo, sidecar = tmp_path / "a.jpg", tmp_path / "a.xmp"
    Image.new("RGB", (30, 20)).save(photo, exif=exif)
    write_sidecar(sidecar, ExportFields(credit="CJDE"))
    (plain,) = lines(run("inspect", photo, "--json"))
    assert (plain["creators"], plain["credit"]) == ([], None)
    how = ("--fallback-charset", "cp1251", "--jpeg-sidecar", "--json")
    (told,) = lines(run("inspect", photo, *how))
    assert (told["creators"], told["credit"]) == (["Иванов"], "CJDE")
    wrong = run("inspect", photo, "--fallback-charset", "klingon")
    assert wrong.exit_code == 2
    assert "'klingon' is no charset of metadata" in wrong.stderr


def test_inspect_waits_for_no_pipe(run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (told,) = lines(run("inspect", tmp_path / "pipe", "--json"))
    assert told["error"] == "it is no file: name a file"


def test_releases_are_read_again(filled: Run) -> None:
    (done,) = lines(filled("release", "read-again", "--json"))
    assert done == {"read": [1], "changed": []}
    with open_library(default_library()) as library, writing(library.db):
        release.read_again(library.db, 1, ReleaseFacts())
    done = filled("release", "read-again", 1)
    assert "1 read again, 1 say something else now" in done.stdout
    failed = filled("release", "read-again", 7)
    assert failed.exit_code == 1
    assert "there is no release 7" in failed.stderr


def test_a_release_is_parsed_from_a_file_and_from_standard_input(
    run: Run, story: Path
) -> None:
    (from_file,) = lines(run("release", "parse", story, "--json"))
    (from_stdin,) = lines(run("release", "parse", "-", "--json", stdin=STORY.encode()))
    assert from_file == from_stdin
    (credit,) = from_file["photo_credits"]
    assert (credit["name"], credit["outlet"]) == ("SHEN Lan", "River Journal")
    assert STORY[slice(*credit["span"])]
    shown = run("release", "parse", story).stdout
    assert "Person: Gao Lin" in shown
    assert "Credit: SHEN Lan, River Journal" in shown


@pytest.mark.parametrize("content", [b"", b"  \n", b"\x00\x01\x02" * 99])
def test_an_empty_or_binary_release_is_one_sentence(
    run: Run, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(content)
    done = run("release", "parse", path)
    assert done.exit_code == 1
    assert done.stderr.startswith("photolib: ")
    assert len(done.stderr.splitlines()) == 1
    assert run("ingest", tmp_path, "--release", path).exit_code == 1


def test_credit_lines_are_parsed(run: Run) -> None:
    given = "Photo by Anna Meyer/Reuters"
    (told,) = lines(run("credit", "parse", given, "--json"))
    assert told["line"] == given
    assert told["photo_credits"][0]["name"] == "Anna Meyer"
    two = lines(run("credit", "parse", "-", "--json", stdin=f"{given}\n\nx".encode()))
    assert [t["line"] for t in two] == [given, "", "x"]
    assert "Anna Meyer" in run("credit", "parse", given).stdout


def test_models_say_what_is_here(run: Run, tmp_path: Path) -> None:
    (rows,) = lines(run("models", "list", "--json"))
    assert [r["state"] for r in rows if r["in_use"]] == ["absent"] * 2
    assert "MIT" in run("models", "list").stdout
    assert not (tmp_path / "library").exists()
    run("init")
    done = run("models", "use", "nothing")
    assert done.exit_code == 1
    assert "photolib models import FOLDER" in done.stderr
    assert run("models", "import", tmp_path).exit_code == 1
    assert run("models", "verify").exit_code == 0
    assert "models fetch" in run("models", "measure").stderr


def test_models_measure_tells_what_is_quickest_here(run: Run) -> None:
    starter = bundled("library") / "starter"
    run("init")
    run("ingest", starter / "shoot")
    run("models", "import", starter / "model", "--name", "starter")
    (rows,) = lines(run("models", "measure", "--json"))
    assert [r["engine"] for r in rows if r["in_use"]]
    assert rows[0]["cosine"] == 1
    assert "photos/s" in run("models", "measure").stdout
    assert "photos a second: float32" in run("doctor").stdout


def test_index_without_weights_says_what_to_do(filled: Run) -> None:
    done = filled("index")
    assert done.exit_code == 0
    assert "2 photos wait" in done.stdout
    (told,) = lines(filled("index", "--json"))
    assert (told["state"], told["waiting"]) == ("absent", 2)


def test_a_library_is_made_verified_and_examined(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert run("init", folder).exit_code == 0
    assert "is whole" in run("verify", "--library", folder).stdout
    assert lines(run("--library", folder, "verify", "--json")) == [[]]
    assert "up to date" in run("migrate", "--library", folder).stdout
    told = run("doctor", "--library", folder).stdout
    assert "Setting preview_px: 1600" in told
    assert "Model: the weights of ViT-B-32" in told
    (findings,) = lines(run("doctor", "--json"))
    assert any("holds no library" in f["told"] for f in findings)


def test_verify_fails_while_something_is_lost(filled: Run, tmp_path: Path) -> None:
    (thumbnail, *_) = (tmp_path / "library" / "files").rglob("*.webp")
    thumbnail.unlink()
    assert filled("verify").exit_code == 1
    assert "(mended)" in filled("verify", "--repair").stdout
    assert filled("verify").exit_code == 0


def test_a_folder_with_other_things_is_not_made_a_library(
    run: Run, shoot: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.doc").touch()
    done = run("ingest", shoot, "--library", other)
    assert done.exit_code == 1
    assert f"photolib init {other}" in done.stderr


def test_a_command_without_a_library_says_how_to_make_one(run: Run) -> None:
    done = run("events")
    assert done.exit_code == 1
    assert "photolib init" in done.stderr


def test_serve_refuses_other_machines(run: Run) -> None:
    done = run("serve", "--host", "0.0.0.0")
    assert done.exit_code == 1
    assert len(done.stderr.strip().splitlines()[-1]) > 20


def test_the_demo_does_the_main_job(run: Run) -> None:
    done = run("demo", "--no-serve")
    assert done.exit_code == 0
    assert "photos ingested with their release" in done.stdout
    assert "indexed by starter" in done.stdout
    assert "only these drawings" in done.stdout


HUGE = "99999999999999999999"


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", HUGE),
        ("caption", HUGE),
        ("search", "--like", HUGE),
        ("search", "--like", "/no/such.jpg"),
        ("release", "parse", "/no/such.txt"),
        ("ingest", ".", "--release", "/no/such.txt"),
    ],
    ids=" ".join,
)
def test_with_json_an_error_is_json_too(filled: Run, arguments: tuple[str]) -> None:
    done = filled(*arguments, "--json")
    assert done.exit_code == 1
    (told,) = lines(done)
    assert "\n" not in told["error"]


def test_one_unknown_number_stops_no_other(filled: Run, tmp_path: Path) -> None:
    one, unknown = lines(filled("caption", "1", "9", "--json"))
    assert one["caption"]["text"]
    assert "no photo 9" in unknown["error"]
    (tmp_path / "taken").touch()
    done = filled("export", "1", "--to", tmp_path / "taken", "--json")
    assert [r["photo"] for r in lines(done)[0]["refused"]] == [1]


@pytest.mark.parametrize(
    "arguments",
    [
        ("ingest", ".", "--workers", "0"),
        ("caption", "1", "--style", "nosuch"),
        ("export", "1", "--to", "x", "--style", "nosuch"),
        ("search",),
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_two(filled: Run, arguments: tuple[str]) -> None:
    assert filled(*arguments).exit_code == 2


def test_no_credit_lines_are_no_error(run: Run) -> None:
    done = run("credit", "parse", "-", "--json", stdin=b"")
    assert (done.exit_code, done.stdout) == (0, "")


def test_the_doctor_fails_where_something_is_broken(run: Run, tmp_path: Path) -> None:
    assert run("init", tmp_path / "new").exit_code == 0
    assert run("doctor", "--library", tmp_path / "new").exit_code == 0
    (tmp_path / "new" / "photolib.db").write_bytes(b"random bytes" * 99)
    assert run("doctor", "--library", tmp_path / "new").exit_code == 1


def test_photos_of_another_event_are_told(
    filled: Run, story: Path, shoot: Path
) -> None:
    story.write_text(STORY.replace("River", "Lake"), encoding="utf-8")
    done = filled("ingest", shoot, "--release", story, "--json")
    assert set(lines(done)[0]) == {"added", "known", "failed", "event"}
    assert "2 known photos stay with the event they have" in done.stderr


def test_many_files_are_inspected_in_their_order(run: Run, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.jpg", tmp_path / "bad.jpg"
    Image.new("RGB", (30, 20)).save(good)
    bad.write_bytes(b"")
    asked = [good, bad, good] * 70
    told = lines(run("inspect", *asked, "--json"))
    assert [t["file"] for t in told] == [str(path) for path in asked]
    assert [t["width"] for t in told] == [30, None, 30] * 70
    assert run("inspect", tmp_path, "--json").exit_code == 1


def test_show_tells_what_an_editor_has_decided(filled: Run, tmp_path: Path) -> None:
    with open_library(tmp_path / "library") as library:
        says = metadata.of_file(library.db, 1)
        city = Conflict("city", {"XMP-photoshop:City": "Bonn", "IPTC:City": "Köln"})
        with writing(library.db):
            metadata.add(library.db, 1, replace(says, city="Bonn", conflicts=(city,)))
        (shown,) = lines(filled("show", 1, "--json"))
        assert [c["field"] for c in shown["metadata"]["conflicts"]] == ["city"]
        seen = settle.marks(library.db, 1)["city"]
        settle.take(library, 1, "city", "IPTC:City", "Ann", seen=seen)
    (shown,) = lines(filled("show", 1, "--json"))
    assert shown["metadata"]["city"] == "Köln"
    told = shown["metadata"]["sources"]["city"]
    assert told.startswith("editor: IPTC:City, chosen by Ann on 20")
    assert shown["metadata"]["conflicts"] == []
