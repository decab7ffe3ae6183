"""People with ids, places, works of art, owners and licensors: read, written, kept."""

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest
from PIL import Image

from photolib.metadata.fields import ExportFields
from photolib.metadata.read import read
from photolib.metadata.write import write, write_sidecar
from photolib.records import (
    Artwork,
    CopyrightOwner,
    Gps,
    Licensor,
    Location,
    PersonShown,
)

Make = Callable[..., bytes]
Photo = Callable[..., Path]

HALL = Location(
    name="Great Hall 大礼堂",
    sublocation="Haidian",
    city="Beijing",
    state="Beijing Shi",
    country="China",
    country_code="CHN",
    world_region="Asia",
    ids=("https://www.wikidata.org/entity/Q956",),
    gps=Gps(39.9, -116.25, -3.0),
)
FIELDS = ExportFields(
    caption="Opening",
    people=("Li Song", "王建国"),
    person_titles={"Li Song": "Director"},
    person_ids={"Li Song": ("https://example.org/li", "urn:li")},
    event="Forum",
    event_ids=("urn:event:1", "urn:event:2"),
    location_created=HALL,
    locations_shown=(Location(city="Wuhan"), Location(name="Yangtze")),
    artworks=(
        Artwork(
            title="The Scroll",
            creators=("Bo Ding", "Wu"),
            date="1910-05",
            circa_date="about 1910",
            source="Museum",
            inventory_number="12",
            inventory_url="https://example.org/12",
            copyright="© Museum",
            content_description="A river",
            physical_description="Ink",
            style_periods=("Qing",),
        ),
    ),
    copyright_owners=(CopyrightOwner("Example Press", "urn:owner"),),
    licensors=(
        Licensor(
            name="Desk",
            id="urn:desk",
            url="https://example.org/buy",
            email="desk@example.org",
            telephone="+86 10 1",
            other_telephone="+86 10 2",
        ),
    ),
    web_statement="https://example.org/terms",
    data_mining="http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED",
    job_id="JOB-7",
    extended_description="A long description",
    languages={"caption": {"zh-CN": "开幕", "de": "Eröffnung"}},
)
READ = {
    "people_details": (
        PersonShown("Li Song", "Director", ("https://example.org/li", "urn:li")),
        PersonShown("王建国"),
    ),
    "languages": {
        "caption": {"x-default": "Opening", "zh-CN": "开幕", "de": "Eröffnung"}
    },
} | {
    name: getattr(FIELDS, name)
    for name in (
        "event_ids", "location_created", "locations_shown", "artworks",
        "copyright_owners", "licensors", "web_statement", "data_mining", "job_id",
        "extended_description",
    )
}  # fmt: skip


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.tif", "a.xmp"])
def test_every_structure_is_read_as_it_was_written(
    tmp_path: Path, pixels: Image.Image, name: str
) -> None:
    target = tmp_path / f"out-{name}"
    if name == "a.xmp":
        write_sidecar(target, FIELDS)
    else:
        pixels.save(tmp_path / name)
        write(tmp_path / name, target, FIELDS)
    metadata = read(target)
    assert {name: getattr(metadata, name) for name in READ} == READ
    assert metadata.warnings == ()
    assert metadata.sources["location_created"] == "XMP-iptcExt:LocationCreated"
    assert metadata.sources["licensors"] == "XMP-plus:Licensor"
    again = tmp_path / f"again-{name}"
    if name != "a.xmp":
        write(target, again, ExportFields(credit="C"))
        kept = read(again)
        assert {name: getattr(kept, name) for name in READ} == READ


def test_exiftool_reads_every_structure(tmp_path: Path, pixels: Image.Image) -> None:
    if shutil.which("exiftool") is None:
        pytest.skip("needs exiftool as the judge")
    pixels.save(tmp_path / "a.jpg")
    write(tmp_path / "a.jpg", tmp_path / "b.jpg", FIELDS)
    command = ["exiftool", "-json", "-G1", "-struct", "-n", str(tmp_path / "b.jpg")]
    run = subprocess.run(command, capture_output=True, check=True)
    found = json.loads(run.stdout)[0]
    assert found["XMP-iptcExt:PersonInImageWDetails"] == [
        {
            "PersonName": "Li Song",
            "PersonDescription": "Director",
            "PersonId": ["https://example.org/li", "urn:li"],
        },
        {"PersonName": "王建国"},
    ]
    (created,) = found["XMP-iptcExt:LocationCreated"]
    assert created == {
        "LocationName": "Great Hall 大礼堂",
        "Sublocation": "Haidian",
        "City": "Beijing",
        "ProvinceState": "Beijing Shi",
        "CountryName": "China",
        "CountryCode": "CHN",
        "WorldRegion": "Asia",
        "LocationId": ["https://www.wikidata.org/entity/Q956"],
        "GPSLatitude": 39.9,
        "GPSLongitude": -116.25,
        "GPSAltitude": 3,
        "GPSAltitudeRef": 1,
    }
    assert found["XMP-iptcExt:LocationShown"][1] == {"LocationName": "Yangtze"}
    (artwork,) = found["XMP-iptcExt:ArtworkOrObject"]
    assert artwork["AOCreator"] == ["Bo Ding", "Wu"]
    assert found["XMP-plus:Licensor"][0]["LicensorURL"] == "https://example.org/buy"
    assert found["XMP-plus:CopyrightOwner"] == [
        {"CopyrightOwnerName": "Example Press", "CopyrightOwnerID": "urn:owner"}
    ]
    assert found["XMP-photoshop:TransmissionReference"] == "JOB-7"
    assert found["IPTC:OriginalTransmissionReference"] == "JOB-7"
    assert found["XMP-iptcExt:EventID"] == ["urn:event:1", "urn:event:2"]
    assert found["XMP-dc:Description-zh-CN"] == "开幕"


def structure(name: str, content: str) -> str:
    item = f'<rdf:li rdf:parseType="Resource">{content}</rdf:li>'
    return f"<{name}><rdf:Bag>{item}</rdf:Bag></{name}>"


DETAILS = structure(
    "Iptc4xmpExt:PersonInImageWDetails",
    "<Iptc4xmpExt:PersonName>Ann</Iptc4xmpExt:PersonName>"
    "<Iptc4xmpExt:PersonId><rdf:Bag><rdf:li>urn:ann</rdf:li></rdf:Bag>"
    "</Iptc4xmpExt:PersonId><mine:note>kept</mine:note>",
)
IN_DESCRIPTION = DETAILS.replace(
    ' rdf:parseType="Resource">', "><rdf:Description>"
).replace("</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImageWDetails>",
    "</rdf:Description></rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImageWDetails>",
)  # fmt: skip


@pytest.mark.parametrize("details", [DETAILS, IN_DESCRIPTION])
def test_what_a_file_says_of_a_person_stays_with_the_person(
    tmp_path: Path, photo: Photo, packet: Make, details: str
) -> None:
    target = tmp_path / "out.jpg"
    fields = ExportFields(people=("Ann", "Bo"), person_titles={"Ann": "Chair"})
    write(photo(xmp=(packet(details),)), target, fields)
    assert read(target).people_details == (
        PersonShown("Ann", "Chair", ("urn:ann",)),
        PersonShown("Bo"),
    )
    assert b"kept" in target.read_bytes()
    write(target, tmp_path / "again.jpg", ExportFields(people=("Bo",)))
    assert read(tmp_path / "again.jpg").people_details == (PersonShown("Bo"),)


def test_structures_nobody_knows_survive_untouched(
    tmp_path: Path, photo: Photo, packet: Make
) -> None:
    unknown = structure(
        "mine:deep",
        "<mine:one><rdf:Seq><rdf:li>1</rdf:li></rdf:Seq></mine:one>"
        '<mine:two rdf:parseType="Resource"><mine:x>2</mine:x></mine:two>',
    )
    target = tmp_path / "out.jpg"
    write(photo(xmp=(packet(unknown),)), target, FIELDS)
    assert unknown.encode() in target.read_bytes()


def test_translations_given_replace_those_of_the_file(
    tmp_path: Path, photo: Photo, packet: Make
) -> None:
    old = (
        '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">One</rdf:li>'
        '<rdf:li xml:lang="fr">Un</rdf:li></rdf:Alt></dc:title>'
    )
    fields = ExportFields(title="One", languages={"title": {"de": "Eins"}})
    target = tmp_path / "out.jpg"
    write(photo(xmp=(packet(old),)), target, fields)
    assert read(target).languages == {"title": {"x-default": "One", "de": "Eins"}}


def test_empty_structures_and_the_first_of_several_places(
    photo: Photo, packet: Make
) -> None:
    both = (
        "<Iptc4xmpExt:LocationCreated><rdf:Bag>"
        '<rdf:li rdf:parseType="Resource"><mine:x>y</mine:x></rdf:li>'
        '<rdf:li Iptc4xmpExt:City="Wuhan" exif:GPSLatitude="30,31.2N"/>'
        "</rdf:Bag></Iptc4xmpExt:LocationCreated>"
    )
    nothing = structure("Iptc4xmpExt:LocationShown", "<mine:x>y</mine:x>")
    metadata = read(photo(xmp=(packet(both + nothing),)))
    assert metadata.location_created == Location(city="Wuhan")
    assert metadata.locations_shown == ()
    assert "locations_shown" not in metadata.sources
    assert json.loads(json.dumps(asdict(metadata)))["location_created"]["gps"] is None


@pytest.mark.parametrize(
    ("creator", "stays"), [("Ann", True), ("Somebody Else", False)]
)
def test_plus_image_creator_stays_while_it_names_who_is_written(
    tmp_path: Path, photo: Photo, packet: Make, creator: str, stays: bool
) -> None:
    plus = 'xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"'
    known = structure(
        "plus:ImageCreator",
        f"<plus:ImageCreatorName>{creator}</plus:ImageCreatorName>"
        "<plus:ImageCreatorID>urn:1</plus:ImageCreatorID>",
    )
    target = tmp_path / "out.jpg"
    write(photo(xmp=(packet(known, plus),)), target, ExportFields(creators=("Ann",)))
    assert (b"urn:1" in target.read_bytes()) is stays
