"""What leaves the library carries its caption and credit; what lacks them stays."""

import csv
import hashlib
import io
import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageOps
from tests.press_office import (
    CONFLICT,
    CREDIT,
    LIN,
    MISSING,
    SEMINAR,
    TAN,
    add_event,
    add_photo,
    confirm,
)
from tests.raw_files import preview_of, scene, write_dng

from photolib import describe, settle
from photolib.errors import ExportError, SettingsError
from photolib.export import ExportReport, export
from photolib.export.names import safe_name
from photolib.images.orientation import upright
from photolib.ingest import ingest
from photolib.metadata.fields import ExportFields
from photolib.metadata.read import read
from photolib.metadata.write import write, write_sidecar
from photolib.records import (
    Conflict,
    CopyrightOwner,
    Credit,
    EventFacts,
    Gps,
    Licensor,
    Location,
    PersonFacts,
    Region,
)
from photolib.settings import Settings
from photolib.settle import Typed
from photolib.store import files, metadata, photo, photo_person
from photolib.store.connect import writing
from photolib.store.library import Library

Draw = Callable[..., Path]
CHINESE = EventFacts(
    "区域博物馆开放藏品研讨会", "2025-10-16", None, "杭州", "潮水展览馆"
)
SHEN = PersonFacts("沈月和", "沈月和", title="馆长", organisation="潮水河工博物馆")


def sealed(draw: Draw, number: int, fields: ExportFields, **options: object) -> Path:
    """Draw a picture and write metadata into it."""
    bare = draw(number, **options)
    path = bare.with_name(f"sealed-{bare.name}")
    write(bare, path, fields)
    return path


def told(path: Path) -> dict[str, Any]:
    """Return what exiftool reads, by group and tag."""
    if shutil.which("exiftool") is None:
        pytest.skip("needs exiftool to read what was written")
    out = subprocess.run(
        ["exiftool", "-j", "-G1", "-struct", "-charset", "iptc=UTF8", str(path)],
        capture_output=True,
        check=True,
    )
    (found,) = json.loads(out.stdout)
    assert isinstance(found, dict)
    return found


def rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "credits.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def to(tmp_path: Path) -> Path:
    return tmp_path / "desk" / "today"


def test_a_jpeg_leaves_with_everything_inside(
    library: Library, draw: Draw, to: Path
) -> None:
    event_id = add_event(library, SEMINAR, LIN, TAN)
    photo_id = add_photo(library, draw(1), event_id)
    confirm(library, photo_id, "Gao Lin", 0.6)
    confirm(library, photo_id, "Tan Wei", 0.1)
    caption = (
        "From left, Tan Wei, Chief Archivist, and Gao Lin, Director, River Office, "
        "attend the Seminar on Open Collections at Grand Hall in Beijing on Thursday, "
        "Nov. 27, 2025. (Photo by CHEN Siming, River Weekly)"
    )
    report = export(library, [photo_id], to)
    assert report == ExportReport(((photo_id, to / "IMG_0001.JPG"),), ())
    found = told(to / "IMG_0001.JPG")
    assert found["XMP-dc:Description"] == found["IPTC:Caption-Abstract"] == caption
    assert found["XMP-dc:Creator"] == ["CHEN Siming"]
    assert found["IPTC:By-line"] == "CHEN Siming"
    assert found["XMP-photoshop:Credit"] == found["IPTC:Credit"] == "River Weekly"
    assert found["XMP-iptcExt:PersonInImage"] == ["Tan Wei", "Gao Lin"]
    assert found["XMP-iptcExt:PersonInImageWDetails"][1] == {
        "PersonName": "Gao Lin",
        "PersonDescription": "Director, River Office",
    }
    assert found["XMP-iptcExt:Event"] == "Seminar on Open Collections"
    assert found["XMP-photoshop:Headline"] == "Seminar on Open Collections"
    assert found["XMP-photoshop:City"] == "Beijing"
    assert found["XMP-iptcCore:Location"] == "Grand Hall"
    assert not [tag for tag in found if "Rights" in tag or "Copyright" in tag]
    assert "XMP-photoshop:Source" not in found


def test_pixels_and_all_other_metadata_leave_as_they_came(
    library: Library, draw: Draw, to: Path
) -> None:
    fields = ExportFields(
        copyright="© 2025 River Weekly",
        headline="A hall",
        source="River Weekly",
        keywords=("河流", "hall"),
        city="Hangzhou",
        instructions="Mandatory credit",
    )
    path = sealed(draw, 1, fields, icc_profile=b"a profile", quality=81)
    photo_id = add_photo(library, path, add_event(library, SEMINAR))
    export(library, [photo_id], to)
    (made,) = to.glob("*.JPG")
    with Image.open(path) as before, Image.open(made) as after:
        assert before.tobytes() == after.tobytes()
        assert before.info["icc_profile"] == after.info["icc_profile"]
    says = read(made)
    for name in ("copyright", "headline", "source", "keywords", "city", "instructions"):
        assert getattr(says, name) == getattr(fields, name)
    assert says.conflicts == ()
    original = files.locate(
        library.folder, photo.get(library.db, photo_id).sha256, "JPEG"
    ).original
    assert original.read_bytes() == path.read_bytes()


def test_chinese_leaves_whole(library: Library, draw: Draw, to: Path) -> None:
    given = Credit("罗庆艳，河岸遗产评论", ("罗庆艳",), "河岸遗产评论", None, "agreed")
    event_id = add_event(library, CHINESE, SHEN)
    photo_id = add_photo(library, draw(1), event_id, given, name="沈月和 开幕.JPG")
    confirm(library, photo_id, "沈月和")
    ((_, path),) = export(library, [photo_id], to, style="zh").exported
    assert path.name == "沈月和 开幕.JPG"
    found = told(path)
    assert (
        found["XMP-dc:Description"]
        == found["IPTC:Caption-Abstract"]
        == (
            "2025年10月16日，潮水河工博物馆馆长沈月和在杭州的潮水展览馆出席"
            "区域博物馆开放藏品研讨会。（河岸遗产评论 罗庆艳 摄）"
        )
    )
    assert found["IPTC:By-line"] == "罗庆艳"
    assert found["XMP-iptcExt:PersonInImage"] == ["沈月和"]
    (row,) = rows(to)
    assert (row["file"], row["credit"]) == (path.name, "罗庆艳，河岸遗产评论")
    assert (to / "credits.csv").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("given", "event", "reason"),
    [
        (MISSING, SEMINAR, "no credit"),
        (CONFLICT, SEMINAR, "credit conflict"),
        (CREDIT, replace(SEMINAR, place=None), "caption gap: place"),
        (MISSING, EventFacts("A", "2025"), "no credit; caption gap: place"),
    ],
)
def test_what_lacks_credit_or_caption_is_refused(
    library: Library,
    draw: Draw,
    to: Path,
    given: Credit,
    event: EventFacts,
    reason: str,
) -> None:
    photo_id = add_photo(library, draw(1), add_event(library, event), given)
    report = export(library, [photo_id, 99], to)
    assert report.refused == (
        (photo_id, reason),
        (99, "there is no photo 99 in this library"),
    )
    assert report.exported == ()
    assert not to.exists()


def test_an_edited_placeholder_is_refused_in_every_style(
    library: Library, draw: Draw, to: Path
) -> None:
    photo_id = add_photo(library, draw(1), add_event(library))
    describe.edit(library, photo_id, "Minister TK opens the hall", "Ann")
    for style in (None, "Getty"):
        assert export(library, [photo_id], to, style=style).refused == (
            (photo_id, "caption placeholder: TK"),
        )


def test_a_style_composes_what_no_human_has_edited(
    library: Library, draw: Draw, to: Path
) -> None:
    event_id = add_event(library)
    ids = [add_photo(library, draw(n), event_id) for n in (1, 2)]
    describe.edit(library, ids[1], "A river, by Ann", "Ann")
    report = export(library, ids, to, style="getty")
    captions = [read(path).caption or "" for _, path in report.exported]
    assert captions[0].startswith("BEIJING - NOVEMBER 27: The Seminar")
    assert captions[1] == "A river, by Ann"
    with pytest.raises(SettingsError, match="no caption style 'dpa'"):
        export(library, ids, to, style="dpa")


def test_who_is_not_confirmed_is_not_written(
    library: Library, draw: Draw, to: Path
) -> None:
    box = Region("Gao Lin", "Face", 0.1, 0.2, 0.1, 0.1)
    wrong = replace(box, name="Somebody Else", x=0.5)
    path = sealed(
        draw,
        1,
        ExportFields(people=("Gao Lin", "Somebody Else"), regions=(box, wrong)),
    )
    photo_id = add_photo(library, path, add_event(library, SEMINAR, LIN))
    confirm(library, photo_id, "Gao Lin", 0.1)
    export(library, [photo_id], to)
    export(library, [photo_id], to, long_edge_px=100)
    small = read(to / "sealed-IMG_0001-2.JPG")
    assert read(to / "sealed-IMG_0001.JPG").people == small.people == ("Gao Lin",)
    assert [region.name for region in small.regions] == ["Gao Lin"]


def test_a_headline_is_not_what_the_caption_begins_with(
    library: Library, draw: Draw, to: Path
) -> None:
    photo_id = add_photo(library, draw(1), add_event(library))
    ((_, path),) = export(library, [photo_id], to).exported
    says = read(path)
    assert says.caption is not None
    assert says.caption.startswith("The Seminar on Open Collections")
    assert (says.headline, says.event) == (None, "Seminar on Open Collections")


def test_an_outlet_or_a_name_alone_is_credited(
    library: Library, draw: Draw, to: Path
) -> None:
    event_id = add_event(library)
    outlet = Credit("River Weekly", (), "River Weekly", None, "filled")
    name = Credit("CHEN Siming", ("CHEN Siming",), None, None, "filled")
    ids = [
        add_photo(library, draw(n), event_id, g) for n, g in ((1, outlet), (2, name))
    ]
    one, two = (read(path) for _, path in export(library, ids, to).exported)
    assert (one.creators, one.credit) == ((), "River Weekly")
    assert (two.creators, two.credit) == (("CHEN Siming",), "CHEN Siming")


@pytest.mark.parametrize("suffix", [".png", ".webp", ".tif"])
def test_other_formats_are_written_too(
    library: Library, draw: Draw, to: Path, suffix: str
) -> None:
    path = draw(1, name=f"hall{suffix}")
    photo_id = add_photo(library, path, add_event(library))
    export(library, [photo_id], to)
    assert names(to) == ["credits.csv", "credits.txt", f"hall{suffix}"]
    assert told(to / f"hall{suffix}")["XMP-photoshop:Credit"] == "River Weekly"
    with Image.open(path) as before, Image.open(to / f"hall{suffix}") as after:
        assert before.convert("RGB").tobytes() == after.convert("RGB").tobytes()


def test_a_format_we_do_not_write_has_a_sidecar(
    library: Library, draw: Draw, to: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = draw(1, name="hall.gif")
    event_id = add_event(library)
    ids = [add_photo(library, path, event_id), add_photo(library, draw(2), event_id)]
    with monkeypatch.context() as without_exiftool:
        without_exiftool.setenv("PATH", "")
        export(library, ids, to)
    assert names(to) == [
        "IMG_0002.JPG",
        "credits.csv",
        "credits.txt",
        "hall.gif",
        "hall.gif.xmp",
    ]
    assert (to / "hall.gif").read_bytes() == path.read_bytes()
    found = told(to / "hall.gif.xmp")
    assert found["XMP-dc:Creator"] == ["CHEN Siming"]
    assert found["XMP-dc:Description"].startswith("The Seminar on Open Collections")


@pytest.mark.parametrize("suffix", [".gif", ".avif"])
def test_where_exiftool_is_such_a_copy_says_it_inside_too(
    library: Library, draw: Draw, to: Path, suffix: str
) -> None:
    path = draw(1, name=f"hall{suffix}")
    photo_id = add_photo(library, path, add_event(library))
    for _ in range(2):  # the same again makes nothing twice
        export(library, [photo_id], to)
    assert names(to) == [
        "credits.csv",
        "credits.txt",
        f"hall{suffix}",
        f"hall{suffix}.xmp",
    ]
    assert told(to / f"hall{suffix}")["XMP-dc:Creator"] == ["CHEN Siming"]
    assert told(to / f"hall{suffix}.xmp")["XMP-dc:Creator"] == ["CHEN Siming"]


def test_a_bitmap_has_a_sidecar_only(library: Library, draw: Draw, to: Path) -> None:
    path = draw(1, name="hall.bmp")
    export(library, [add_photo(library, path, add_event(library))], to)
    assert (to / "hall.bmp").read_bytes() == path.read_bytes()
    assert read(to / "hall.bmp.xmp").creators == ("CHEN Siming",)


def a_raw(library: Library, folder: Path) -> tuple[int, Path]:
    """Ingest a raw with a sidecar that holds what only its own program knows."""
    path = write_dng(folder / "a.dng", preview=preview_of(scene(900, 600)))
    write_sidecar(
        folder / "a.xmp", ExportFields(creators=("CHEN Siming",), headline="A hall")
    )
    beside = (folder / "a.xmp").read_text(encoding="utf-8")
    own = '<rdf:Description rdf:about="" xmlns:crs="urn:crs" crs:Exposure="+0.5"/>'
    (folder / "a.xmp").write_text(
        beside.replace("</rdf:RDF>", f"{own}</rdf:RDF>"), encoding="utf-8"
    )
    (taken,) = ingest(library, [path], event_id=add_event(library), workers="1").added
    return taken.photo, path


def test_a_raw_leaves_as_it_came_with_its_own_sidecar_completed(
    library: Library, tmp_path: Path, to: Path
) -> None:
    photo_id, path = a_raw(library, tmp_path)
    assert export(library, [photo_id], to).refused == ()
    assert names(to) == ["a.dng", "a.dng.xmp", "credits.csv", "credits.txt"]
    assert (to / "a.dng").read_bytes() == path.read_bytes()
    says = read(to / "a.dng")
    assert (says.creators, says.headline) == (("CHEN Siming",), "A hall")
    assert says.caption is not None
    assert says.caption.startswith("The Seminar on Open Collections")
    assert 'Exposure="+0.5"' in (to / "a.dng.xmp").read_text(encoding="utf-8")


def test_a_smaller_copy_of_a_raw_is_a_jpeg(
    library: Library, tmp_path: Path, to: Path
) -> None:
    photo_id, _ = a_raw(library, tmp_path)
    export(library, [photo_id], to, long_edge_px=300)
    assert names(to) == ["a.jpg", "credits.csv", "credits.txt"]
    with Image.open(to / "a.jpg") as made:
        assert (made.format, made.size) == ("JPEG", (300, 200))
    says = read(to / "a.jpg")
    assert (says.creators, says.headline) == (("CHEN Siming",), "A hall")


@pytest.mark.parametrize("counts", [False, True])
def test_the_sidecar_of_a_jpeg_leaves_inside_it_where_it_counts(
    library: Library, draw: Draw, to: Path, counts: bool
) -> None:
    path = sealed(
        draw, 1, ExportFields(creators=("CHEN Siming",), title="Old", city="Wuhan")
    )
    write_sidecar(path.with_suffix(".xmp"), ExportFields(title="New"))
    here = replace(library, settings=Settings(jpeg_sidecar=counts))
    event_id = add_event(library)
    (taken,) = ingest(here, [path], event_id=event_id, workers="1").added
    ((_, made),) = export(here, [taken.photo], to).exported
    says = read(made)
    assert (says.title, says.city) == ("New" if counts else "Old", "Wuhan")
    assert (says.conflicts, says.warnings) == ((), ())


@pytest.mark.parametrize(
    ("orientation", "size", "stored"),
    [
        (1, (100, 75), (320, 240)),
        (6, (75, 100), (320, 240)),
        (3, (100, 75), (320, 240)),
    ],
)
def test_a_smaller_copy_is_upright_srgb_and_keeps_its_story(
    library: Library,
    draw: Draw,
    to: Path,
    orientation: int,
    size: tuple[int, int],
    stored: tuple[int, int],
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F], exif[0x0110] = "NIKON", "Z 9"
    shot = exif.get_ifd(0x8769)
    shot[0x9003], shot[0x9011] = "2025:11:27 09:14:05", "+08:00"
    shot[0xA434] = "NIKKOR Z 24-70"
    exif.get_ifd(0x8825)[1] = "N"
    fields = ExportFields(
        copyright="© 2025 河岸",
        alt_text="A river",
        keywords=("river",),
        regions=(Region("Gao Lin", "Face", 0.1, 0.2, 0.2, 0.2),),
    )
    path = sealed(draw, 1, fields, exif=exif, size=stored)
    photo_id = add_photo(library, path, add_event(library, SEMINAR, LIN))
    confirm(library, photo_id, "Gao Lin")
    ((_, made),) = export(library, [photo_id], to, long_edge_px=100).exported
    with Image.open(made) as picture, Image.open(path) as before:
        assert (picture.format, picture.size) == ("JPEG", size)
        assert "sRGB" in ImageCms.getProfileDescription(
            ImageCms.ImageCmsProfile(io.BytesIO(picture.info["icc_profile"]))
        )
        wanted = ImageOps.exif_transpose(before).resize(size)
        assert _far(picture, wanted) < 12
    says = read(made)
    assert (says.orientation, says.taken_at) == (1, "2025-11-27T09:14:05")
    assert says.taken_offset == "+08:00"
    assert (says.camera.make, says.camera.model) == ("NIKON", "Z 9")
    assert says.camera.lens == "NIKKOR Z 24-70"
    assert says.gps is None
    assert (says.copyright, says.alt_text) == ("© 2025 河岸", "A river")
    assert says.keywords == ("river",)
    assert says.people == ("Gao Lin",)
    (region,) = says.regions
    turned = upright(fields.regions[0], orientation)
    assert (region.x, region.y) == pytest.approx((turned.x, turned.y), abs=1e-5)
    assert told(made)["XMP-dc:Creator"] == ["CHEN Siming"]


def test_a_smaller_copy_keeps_rights_and_places_but_no_position(
    library: Library, draw: Draw, to: Path
) -> None:
    hall = Location("Hall", city="Wuhan", gps=Gps(30.5, 114.25))
    fields = ExportFields(
        title="Opening",
        licensors=(Licensor("Desk", url="https://example.org/buy"),),
        copyright_owners=(CopyrightOwner("Press"),),
        locations_shown=(hall,),
        location_created=hall,
        people=("Gao Lin",),
        person_ids={"Gao Lin": ("urn:gao",)},
        job_id="7",
        event_ids=("urn:event",),
        languages={"title": {"zh-CN": "开幕"}},
    )
    path = sealed(draw, 1, fields)
    photo_id = add_photo(library, path, add_event(library, SEMINAR, LIN))
    confirm(library, photo_id, "Gao Lin")
    ((_, made),) = export(library, [photo_id], to, long_edge_px=100).exported
    says = read(made)
    assert (says.licensors, says.job_id) == (fields.licensors, "7")
    assert says.copyright_owners == fields.copyright_owners
    assert says.locations_shown == (replace(hall, gps=None),)
    assert says.location_created == replace(hall, gps=None)
    assert says.people_details[0].ids == ("urn:gao",)
    assert says.event_ids == ("urn:event",)
    assert says.languages["title"]["zh-CN"] == "开幕"


def _far(one: Image.Image, other: Image.Image) -> float:
    """Return the mean difference of two pictures, 0 to 255."""
    pairs = zip(one.convert("L").tobytes(), other.convert("L").tobytes(), strict=True)
    return sum(abs(a - b) for a, b in pairs) / (one.width * one.height)


def test_a_picture_is_never_enlarged_and_small_jpegs_are_not_written_anew(
    library: Library, draw: Draw, to: Path
) -> None:
    event_id = add_event(library)
    jpeg, png = draw(1), draw(2, name="poster.png")
    ids = [add_photo(library, path, event_id) for path in (jpeg, png)]
    export(library, ids, to, long_edge_px=2000)
    with Image.open(jpeg) as before, Image.open(to / "IMG_0001.JPG") as after:
        assert before.tobytes() == after.tobytes()
    with Image.open(to / "poster.jpg") as after:
        assert (after.format, after.size) == ("JPEG", (320, 240))
    assert "DateTimeOriginal" not in str(told(to / "poster.jpg"))


def test_a_time_without_a_zone_gets_none(
    library: Library, draw: Draw, to: Path
) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2025:11:27 09:14:05"
    photo_id = add_photo(library, draw(1, exif=exif), add_event(library))
    ((_, made),) = export(library, [photo_id], to, long_edge_px=100).exported
    says = read(made)
    assert (says.taken_at, says.taken_offset) == ("2025-11-27T09:14:05", None)


def test_names_never_overwrite_whatever_their_case(
    library: Library, draw: Draw, to: Path
) -> None:
    event_id = add_event(library)
    ids = [
        add_photo(library, draw(1), event_id, name="hall.jpg"),
        add_photo(library, draw(2), event_id, name="HALL.JPG"),
    ]
    to.mkdir(parents=True)
    (to / "Hall.jpg").write_text("mine")
    report = export(library, [*ids, ids[0]], to)
    assert [path.name for _, path in report.exported] == ["hall-2.jpg", "HALL-3.JPG"]
    assert (to / "Hall.jpg").read_text() == "mine"


@pytest.mark.parametrize(
    ("name", "suffix", "safe"),
    [
        ("IMG_1.JPG", ".jpg", "IMG_1.JPG"),
        ("a.jpeg", ".jpg", "a.jpeg"),
        ("a.HEIC", ".jpg", "a.jpg"),
        ("photo", ".jpg", "photo.jpg"),
        ("run.exe", ".jpg", "run.jpg"),
        ("../../etc/passwd.jpg", ".jpg", "_.._etc_passwd.jpg"),
        ("..\\a:b*c?.jpg", ".jpg", "_a_b_c_.jpg"),
        ("a\u202egpj.exe\n.jpg", ".jpg", "agpj.exe.jpg"),
        ("=cmd|x.jpg", ".jpg", "cmd_x.jpg"),
        ("CON.jpg", ".jpg", "_CON.jpg"),
        ("com1.x.jpg", ".jpg", "_com1.x.jpg"),
        ("...", ".jpg", "_.jpg"),
        (".jpg", ".jpg", "jpg.jpg"),
        ("", ".png", "_.png"),
        ("会" * 200 + ".jpg", ".jpg", "会" * 50 + ".jpg"),
        ("e\u0301.jpg", ".jpg", "é.jpg"),
    ],
)
def test_a_file_name_is_safe_everywhere(name: str, suffix: str, safe: str) -> None:
    assert safe_name(name, suffix) == safe


def test_the_lists_are_continued_and_no_cell_is_a_formula(
    library: Library, draw: Draw, to: Path
) -> None:
    given = Credit("=cmd(), River Weekly", ("=cmd()",), "River Weekly", None, "agreed")
    event_id = add_event(library)
    ids = [add_photo(library, draw(n), event_id, given) for n in (1, 2)]
    export(library, ids[:1], to)
    export(library, ids[1:], to)
    assert [row["file"] for row in rows(to)] == ["IMG_0001.JPG", "IMG_0002.JPG"]
    assert rows(to)[0]["credit"] == "'=cmd(), River Weekly"
    lines = (to / "credits.txt").read_text(encoding="utf-8").splitlines()
    assert lines[1].startswith("IMG_0002.JPG: The Seminar on Open Collections takes")
    assert lines[1].endswith(" / =cmd(), River Weekly")


@pytest.mark.parametrize(
    "mine", [b"name,price\r\nchair,9\r\n", "摄影".encode("gb18030")]
)
def test_a_list_that_is_not_ours_stays(
    library: Library, draw: Draw, to: Path, mine: bytes
) -> None:
    to.mkdir(parents=True)
    (to / "credits.csv").write_bytes(mine)
    export(library, [add_photo(library, draw(1), add_event(library))], to)
    assert (to / "credits.csv").read_bytes() == mine
    assert "IMG_0001.JPG" in (to / "credits-2.csv").read_text(encoding="utf-8-sig")


def test_a_folder_that_cannot_be_made_is_one_sentence(
    library: Library, draw: Draw, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    photo_id = add_photo(library, draw(1), add_event(library))
    for to in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(
            ExportError, match=r"nothing was exported, .* cannot be writ"
        ):
            export(library, [photo_id], to)


@pytest.fixture
def small_files_only() -> Iterator[Callable[[int], None]]:
    """Return what lets this process write no file above so many bytes."""
    resource = pytest.importorskip("resource", reason="Windows has no file size limit")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def limit(size: int) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))

    yield limit
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("long_edge_px", [None, 1000])
@pytest.mark.parametrize("suffix", [".jpg", ".bmp"])
def test_a_disk_that_refuses_leaves_nothing_half_written(
    library: Library,
    draw: Draw,
    to: Path,
    small_files_only: Callable[[int], None],
    long_edge_px: int | None,
    suffix: str,
) -> None:
    event_id = add_event(library)
    large = draw(2, name=f"large{suffix}", size=(1200, 1200))
    ids = [add_photo(library, path, event_id) for path in (draw(1), large)]
    to.mkdir(parents=True)
    (to / "mine.txt").write_text("mine")
    small_files_only(12_000)
    with pytest.raises(ExportError, match=r"\(File too large\): make room"):
        export(library, ids, to, long_edge_px=long_edge_px)
    assert names(to) == ["mine.txt"]


def test_an_original_that_is_gone_or_broken_is_refused_alone(
    library: Library, draw: Draw, to: Path
) -> None:
    event_id = add_event(library)
    paths = [draw(1), draw(2), draw(3, name="a.gif"), draw(4), draw(5)]
    ids = [add_photo(library, path, event_id) for path in paths]
    kept = [
        files.locate(
            library.folder, hashlib.sha256(path.read_bytes()).hexdigest(), name
        ).original
        for path, name in zip(
            paths, ("JPEG", "JPEG", "GIF", "JPEG", "JPEG"), strict=True
        )
    ]
    kept[1].unlink()
    kept[2].unlink()
    kept[3].write_bytes(b"\xff\xd8\xff\xd9")
    kept[4].write_text("no picture")
    report = export(library, ids, to)
    assert [photo_id for photo_id, _ in report.exported] == ids[:1]
    reasons = dict(report.refused)
    assert all("run `photolib verify`" in reasons[ids[n]] for n in (1, 2))
    assert "the JPEG has no picture in it" in reasons[ids[3]]
    assert reasons[ids[4]]
    assert names(to) == ["IMG_0001.JPG", "credits.csv", "credits.txt"]
    broken = export(library, ids[4:], to / "small", long_edge_px=100)
    assert broken.exported == ()
    assert names(to / "small") == []


def test_a_file_that_appears_meanwhile_is_not_replaced(
    library: Library, draw: Draw, to: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo_id = add_photo(library, draw(1, name="hall.gif"), add_event(library))
    copyfile = shutil.copyfile

    def late(source: Path, target: Path) -> None:
        copyfile(source, target)
        (to / "hall.gif").write_text("theirs")

    monkeypatch.setattr(shutil, "copyfile", late)
    with pytest.raises(ExportError, match="has appeared meanwhile"):
        export(library, [photo_id], to)
    assert names(to) == ["hall.gif"]
    assert (to / "hall.gif").read_text() == "theirs"


def test_a_rejected_person_is_gone_from_the_next_export(
    library: Library, draw: Draw, to: Path
) -> None:
    photo_id = add_photo(library, draw(1), add_event(library, SEMINAR, LIN))
    lin = confirm(library, photo_id, "Gao Lin")
    ((_, first),) = export(library, [photo_id], to).exported
    with writing(library.db):
        photo_person.decide(library.db, photo_id, lin, "rejected", "Ann")
    ((_, second),) = export(library, [photo_id], to).exported
    assert read(first).people == ("Gao Lin",)
    assert read(second).people == ()
    assert "Gao Lin" not in (read(second).caption or "")


def test_whom_a_human_has_rejected_the_file_names_no_more(
    library: Library, draw: Draw, to: Path
) -> None:
    box = Region("Gao Lin", "Face", 0.1, 0.2, 0.1, 0.1)
    other = replace(box, name="Shen Lan", x=0.5)
    both = ExportFields(people=("GAO Lin", "Shen Lan"), regions=(box, other))
    alone = ExportFields(people=("Gao Lin",), regions=(box,))
    event_id = add_event(library, SEMINAR, LIN)
    for number, fields in ((1, both), (2, alone)):
        photo_id = add_photo(library, sealed(draw, number, fields), event_id)
        lin = confirm(library, photo_id, "Gao Lin")
        with writing(library.db):
            photo_person.decide(library.db, photo_id, lin, "rejected", "Ann")
    ((_, first), (_, second)) = export(library, photo.ids(library.db), to).exported
    assert read(first).people == ("Shen Lan",)
    assert [region.name for region in read(first).regions] == ["Shen Lan"]
    assert (read(second).people, read(second).regions) == ((), ())


def test_the_same_export_again_makes_nothing_twice(
    library: Library, draw: Draw, to: Path
) -> None:
    event_id = add_event(library)
    photos = [draw(1), draw(2, name="hall.gif"), draw(3, size=(800, 600))]
    ids = [add_photo(library, path, event_id) for path in photos]
    first = export(library, ids, to, long_edge_px=500)
    before = {path.name: path.read_bytes() for path in to.iterdir()}
    assert export(library, ids, to, long_edge_px=500) == first
    assert {path.name: path.read_bytes() for path in to.iterdir()} == before


def test_a_smaller_copy_tells_no_hour_of_its_making(
    library: Library, draw: Draw, to: Path
) -> None:
    photo_id = add_photo(library, draw(1, size=(800, 600)), add_event(library))
    ((_, path),) = export(library, [photo_id], to, long_edge_px=500).exported
    with Image.open(path) as picture:
        profile = picture.info["icc_profile"]
    assert profile[24:36] == bytes(12)
    assert "sRGB" in ImageCms.getProfileDescription(io.BytesIO(profile))


def test_a_corrected_caption_is_another_file(
    library: Library, draw: Draw, to: Path
) -> None:
    photo_id = add_photo(library, draw(1, name="hall.gif"), add_event(library))
    export(library, [photo_id], to)
    describe.edit(library, photo_id, "A better caption.", "Ann")
    export(library, [photo_id], to)
    assert names(to)[2:] == [
        "hall-2.gif",
        "hall-2.gif.xmp",
        "hall.gif",
        "hall.gif.xmp",
    ]


def test_what_a_killed_export_left_is_swept(
    library: Library, draw: Draw, to: Path
) -> None:
    (to / ".photolib" / "dead").mkdir(parents=True)
    (to / ".photolib" / "dead.lock").touch()
    export(library, [add_photo(library, draw(1), add_event(library))], to)
    assert ".photolib" not in names(to)


def test_nothing_is_exported_into_the_library_itself(
    library: Library, draw: Draw
) -> None:
    photo_id = add_photo(library, draw(1), add_event(library))
    with pytest.raises(ExportError, match="inside the library"):
        export(library, [photo_id], library.folder / "files")


FILE_SAYS = ExportFields(
    caption="The river.",
    title="Old",
    headline="Head",
    creators=("Tan Wei",),
    copyright="© Old",
    keywords=("old", "stale"),
    instructions="None",
    city="Bonn",
    event="Old event",
    label="Red",
    rating=4,
    date_created="2026-03-05T10:11:12+08:00",
)


def _stale_exif() -> Image.Exif:
    """Return EXIF that says everything that will be decided otherwise."""
    made = Image.Exif()
    made[0x9C9B] = "Old\0".encode("utf-16-le")
    made[0x9C9E] = "old;stale\0".encode("utf-16-le")
    made[0x8298], made[0x4746] = "© Old", 4
    shot = made.get_ifd(0x8769)
    shot[0x9003], shot[0x9011] = "2026:03:05 10:11:12", "+08:00"
    shot[0x9291] = "12"
    return made


@pytest.mark.parametrize("long_edge_px", [None, 64], ids=["full", "smaller"])
@pytest.mark.parametrize("format_", ["jpg", "tif", "png", "webp"])
@pytest.mark.parametrize("known", [True, False], ids=["typed", "not known"])
def test_what_an_editor_has_decided_is_in_every_copy(
    library: Library,
    draw: Draw,
    to: Path,
    format_: str,
    long_edge_px: int | None,
    known: bool,
) -> None:
    path = sealed(draw, 7, FILE_SAYS, name=f"a.{format_}", exif=_stale_exif())
    photo_id = ingest(library, [path], workers="1").added[0].photo
    texts = {
        "title": "New",
        "headline": "New head",
        "copyright": "© New",
        "keywords": "new; fresh",
        "instructions": "Crop",
        "city": "Ulm",
        "event": "New event",
        "label": "Blue",
        "rating": "2",
        "taken_at": "2026-03-06T09:00:01",
        "taken_offset": "+01:00",
    }
    marks = settle.marks(library.db, photo_id)
    typed = {n: Typed(t if known else "", marks[n]) for n, t in texts.items()}
    settle.correct(library, photo_id, typed, "Ann")
    report = export(library, [photo_id], to, long_edge_px=long_edge_px)
    assert report.refused == ()
    says = read(report.exported[0][1])
    decided = metadata.get(library.db, photo_id)
    for name in texts:
        found = getattr(says, name)
        assert (found or None) == (getattr(decided, name) or None), name
    assert not any(c.field in texts for c in says.conflicts)


def test_decided_people_are_in_the_copy_until_some_are_confirmed(
    library: Library, draw: Draw, to: Path
) -> None:
    path = sealed(draw, 7, replace(FILE_SAYS, people=("Gao Lin", "Nobody")))
    photo_id = ingest(library, [path], workers="1").added[0].photo
    says = metadata.of_file(library.db, photo_id)
    both = {"XMP-iptcExt:PersonInImage": ["Gao Lin", "Nobody"], "Other": ["Gao Lin"]}
    with writing(library.db):
        conflicts = (Conflict("people", both),)
        metadata.add(library.db, photo_id, replace(says, conflicts=conflicts))
    seen = settle.marks(library.db, photo_id)["people"]
    settle.take(library, photo_id, "people", "Other", "Ann", seen=seen)
    (exported,) = export(library, [photo_id], to).exported
    assert read(exported[1]).people == ("Gao Lin",)
