"""What exiftool writes for us is read back; what it cannot do changes nothing."""

import shutil
import stat
import struct
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from photolib.errors import ExportError
from photolib.metadata.fields import ExportFields
from photolib.metadata.irb import Resource, build
from photolib.metadata.read import read
from photolib.metadata.write import write_inside
from photolib.metadata.writers.exiftool import Exiftool

Make = Callable[..., bytes]
FIELDS = ExportFields(
    caption="会议 in the hall", creators=("CHEN Siming",), people=("Tan Wei",)
)
needs_exiftool = pytest.mark.skipif(
    shutil.which("exiftool") is None, reason="needs exiftool"
)


@pytest.fixture
def tool(tmp_path: Path) -> Iterator[Exiftool]:
    with Exiftool(tmp_path / "work", timeout_s=20) as running:
        yield running


def picture(path: Path) -> Path:
    """Make a picture whose EXIF, where it can have any, names somebody else."""
    drawn = Image.effect_noise((64, 48), 40).convert("RGB")
    exif = Image.Exif()
    exif[0x013B] = "Maria Sommer"
    if path.suffix == ".psd":
        path.write_bytes(photoshop_file())
    elif path.suffix == ".avif":
        drawn.save(path, exif=exif)
    else:
        drawn.save(path)
    return path


def photoshop_file() -> bytes:
    """Return a PSD with IIM, and its digest, that name somebody else."""
    iim = struct.pack(">BBBH", 0x1C, 2, 80, 12) + b"Maria Sommer"
    resources = build([Resource(0x0404, iim), Resource(0x0425, bytes(15) + b"\1")])
    return (
        b"8BPS"
        + struct.pack(">H6xHIIHH", 1, 3, 48, 64, 8, 3)
        + struct.pack(">II", 0, len(resources))
        + resources
        + struct.pack(">IH", 0, 0)
        + bytes(3 * 48 * 64)
    )


def a_program(folder: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """Put another exiftool on the PATH."""
    folder.mkdir()
    program = folder / "exiftool"
    program.write_text(f"#!{sys.executable}\n{body}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(folder))


@needs_exiftool
@pytest.mark.parametrize("suffix", [".avif", ".gif", ".psd"])
def test_a_copy_says_what_is_written_and_nothing_else(
    tmp_path: Path, tool: Exiftool, suffix: str
) -> None:
    source = picture(tmp_path / f"a{suffix}")
    before = source.read_bytes()
    for name in ("b", "c"):
        write_inside(source, tmp_path / f"{name}{suffix}", FIELDS, tool)
    says = read(tmp_path / f"b{suffix}")
    assert (says.caption, says.creators, says.people) == (
        FIELDS.caption,
        FIELDS.creators,
        FIELDS.people,
    )
    assert (says.conflicts, says.warnings) == ((), ())
    assert source.read_bytes() == before
    assert list(tool.folder.glob("copy*")) == []
    made = [tmp_path / f"{name}{suffix}" for name in ("b", "c")]
    assert made[0].read_bytes() == made[1].read_bytes()
    with Image.open(source) as one, Image.open(made[0]) as other:
        assert one.convert("RGB").tobytes() == other.convert("RGB").tobytes()


@needs_exiftool
def test_real_heif_and_avif_are_written(
    tmp_path: Path, tool: Exiftool, shared: Path
) -> None:
    written = 0
    files = shared / "data" / "metadata" / "files"
    for source in (*files.glob("*.heic"), *files.glob("*.avif")):
        target = tmp_path / source.name
        try:
            write_inside(source, target, FIELDS, tool)
        except ExportError:  # one is cut
            assert not target.exists()
        else:
            written += 1
            assert read(target).creators == FIELDS.creators
            assert (read(target).width, read(target).height) == (
                read(source).width,
                read(source).height,
            )
    assert written > 3


@pytest.mark.parametrize("name", ["a.bmp", "a.jpg"])
def test_formats_it_does_not_write_or_we_do_are_left_alone(
    tmp_path: Path, tool: Exiftool, name: str
) -> None:
    with pytest.raises(ExportError, match="write a sidecar"):
        write_inside(picture(tmp_path / name), tmp_path / "b", FIELDS, tool)


def test_without_exiftool_nothing_is_made(
    tmp_path: Path, tool: Exiftool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ExportError, match="not installed"):
        write_inside(picture(tmp_path / "a.gif"), tmp_path / "b.gif", FIELDS, tool)
    assert not tool.folder.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="scripts do not run by name there")
@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("import sys; sys.exit(1)", "has ended or took over"),
        ("import time; time.sleep(99)", "has ended or took over"),
        ("import os; os.close(0); os.close(1)", "has ended or took over"),
        ("while line := input():\n  if 'execute' in line: print('{ready1}')", "read"),
    ],
    ids=["ends", "hangs", "is deaf", "does nothing"],
)
def test_an_exiftool_that_fails_makes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, told: str
) -> None:
    source = picture(tmp_path / "a.gif")
    a_program(
        tmp_path / "bin",
        monkeypatch,
        body.replace("print('{ready1}')", "print('{ready1}', flush=True)"),
    )
    with Exiftool(tmp_path / "work", timeout_s=0.5) as tool:
        for _ in range(2):  # it is started anew
            with pytest.raises(ExportError, match=told):
                write_inside(source, tmp_path / "b.gif", FIELDS, tool)
    assert not (tmp_path / "b.gif").exists()
    assert not tool.folder.exists()


@needs_exiftool
def test_a_target_that_cannot_be_written_is_one_sentence(
    tmp_path: Path, tool: Exiftool
) -> None:
    source = picture(tmp_path / "a.gif")
    with pytest.raises(ExportError, match="cannot be written"):
        write_inside(source, tmp_path / "gone" / "b.gif", FIELDS, tool)


def test_one_that_was_not_started_is_told_so(tmp_path: Path, tool: Exiftool) -> None:
    with pytest.raises(ExportError, match="not started"):
        tool.put("a.gif", {})


def test_an_exiftool_that_is_no_program_makes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = picture(tmp_path / "a.gif")
    a_program(tmp_path / "bin", monkeypatch, "")
    (tmp_path / "bin" / "exiftool").write_bytes(b"\0nothing")
    with (
        Exiftool(tmp_path / "work") as tool,
        pytest.raises(ExportError, match="cannot be started"),
    ):
        write_inside(source, tmp_path / "b.gif", FIELDS, tool)
