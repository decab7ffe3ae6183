"""What a file says comes back from the library as it went in."""

from dataclasses import replace

from photolib.records import (
    Artwork,
    Camera,
    Conflict,
    CopyrightOwner,
    Exposure,
    Gps,
    Licensor,
    Location,
    Metadata,
    PersonShown,
    Region,
)
from photolib.store import metadata, photo
from photolib.store.connect import writing
from photolib.store.library import Library
from photolib.store.photo import NewPhoto

NEW = NewPhoto(
    "0" * 64, "a.jpg", "JPEG", "image/jpeg", 9, 6, 4, 1, 1.5, "#000000", b"", None, None
)
HALL = Location("Hall", city="Wuhan", ids=("urn:1", "urn:2"), gps=Gps(30.5, 114.3))
SAYS = Metadata(
    format="JPEG",
    creators=("陈思明", "Ann"),
    regions=(Region("Ann", "Face", 0.1, 0.2, 0.3, 0.4),),
    gps=Gps(1.5, 2.5),
    camera=Camera("ACME"),
    exposure=Exposure(0.01),
    sources={"creators": "XMP-dc:Creator"},
    conflicts=(Conflict("title", {"XMP-dc:Title": "a", "IPTC:ObjectName": "b"}),),
    people_details=(PersonShown("Ann", "Chair", ("urn:ann",)), PersonShown("Bo")),
    event_ids=("urn:event",),
    location_created=HALL,
    locations_shown=(HALL, Location(country="China")),
    artworks=(Artwork("Scroll", ("Bo", "Cy"), style_periods=("Qing",)),),
    copyright_owners=(CopyrightOwner("Press", "urn:p"),),
    licensors=(Licensor("Desk", url="https://example.org"),),
    job_id="7",
    languages={"caption": {"x-default": "One", "zh-CN": "一"}},
    charsets={"IPTC": "gb18030, by evidence"},
)


def test_what_is_kept_comes_back_and_replaces_what_stood_there(
    library: Library,
) -> None:
    with writing(library.db):
        number = photo.add(library.db, NEW)
        metadata.add(library.db, number, replace(SAYS, title="Old"))
        metadata.add(library.db, number, SAYS)
    assert metadata.get(library.db, number) == SAYS
