import pytest

from photolib.credit.clean import Word, file_word, read
from photolib.credit.parse import parse_line
from photolib.credit.weigh import weigh
from photolib.records import (
    Agency,
    Camera,
    Credit,
    CreditEvidence,
    CreditRules,
    Metadata,
    PhotoCredit,
    Photographer,
)

ONE = parse_line("Photos by CHEN Siming, Lake Journal of Learning Abroad")
TWO = parse_line("Photos by Ada Quist and Ben Orlo, Daily News")
SINGLE = parse_line("(AP Photo/Ada Quist)")
OUTLETS = parse_line("Photos: AP") + parse_line("Photos: AFP")
LINE = "CHEN Siming, Lake Journal of Learning Abroad"


@pytest.mark.parametrize(
    ("metadata", "release", "photographer", "status", "line"),
    [
        # the file is silent
        (Metadata(), ONE, None, "filled", LINE),
        (Metadata(), (), "Ada Quist", "filled", "Ada Quist"),
        (Metadata(), ONE, "Chen Siming", "agreed", LINE),
        (Metadata(), ONE, "Ada Quist", "conflict", None),
        (Metadata(), (), None, "missing", None),
        (Metadata(), SINGLE, None, "missing", None),
        # family first, capitals, order, another script, a value cut off at 32 bytes
        (Metadata(creators=("Siming Chen",)), ONE, None, "agreed", LINE),
        (Metadata(creators=("陈思明",)), ONE, None, "agreed", LINE),
        (
            Metadata(creators=("Chen Siming",), credit="Lake Journal of Learning Abro"),
            ONE,
            None,
            "agreed",
            LINE,
        ),
        (Metadata(credit="CHEN Siming"), ONE, None, "agreed", LINE),
        # they name different people
        (Metadata(creators=("Ada Quist",)), ONE, None, "conflict", None),
        (Metadata(credit="Getty Images"), ONE, None, "conflict", None),
        # the file alone
        (Metadata(creators=("Ada Quist",)), (), None, "agreed", "Ada Quist"),
        (Metadata(creators=("Ada Quist",)), SINGLE, None, "agreed", "Ada Quist, AP"),
        (Metadata(credit="AFP"), (), None, "agreed", "AFP"),
        (
            Metadata(creators=("Photo by Ada Quist/Getty Images",)),
            (),
            None,
            "agreed",
            "Ada Quist, Getty Images",
        ),
        (
            Metadata(creators=("Ada Quist",), credit="Ada Quist/AFP"),
            (),
            None,
            "agreed",
            "Ada Quist, AFP",
        ),
        (Metadata(creators=("© Ada Quist",)), (), None, "agreed", "Ada Quist"),
        (
            Metadata(creators=("Ada Quist; Ben Orlo",)),
            (),
            None,
            "agreed",
            "Ada Quist and Ben Orlo",
        ),
        # boilerplate is nobody
        (Metadata(creators=("OLYMPUS", "Picasa")), (), None, "missing", None),
        (Metadata(creators=("STR",), credit="AFP"), (), None, "agreed", "AFP"),
        (Metadata(credit="HO"), (), None, "missing", None),
        (
            Metadata(creators=("Ada Quist",), credit="-"),
            (),
            None,
            "agreed",
            "Ada Quist",
        ),
        # two photographers for the whole shoot are a choice (K6)
        (Metadata(), TWO, None, "missing", None),
        (Metadata(credit="Daily News"), TWO, None, "missing", None),
        (Metadata(creators=("Ben Orlo",)), TWO, None, "agreed", "Ben Orlo, Daily News"),
        (Metadata(creators=("Eve Roe",)), TWO, None, "conflict", None),
        (Metadata(), TWO, "Ada Quist", "agreed", "Ada Quist, Daily News"),
        (Metadata(), OUTLETS, None, "missing", None),
    ],
)
def test_sources_are_weighed(
    metadata: Metadata,
    release: tuple[PhotoCredit, ...],
    photographer: str | None,
    status: str,
    line: str | None,
) -> None:
    credit = weigh(metadata, release, photographer=photographer)
    assert (credit.status, credit.line) == (status, line)
    if status in {"conflict", "missing"}:
        assert (credit.creators, credit.credit) == ((), None)


def test_every_word_said_is_kept_as_evidence() -> None:
    metadata = Metadata(creators=("Ada Quist",), sources={"creators": "XMP-dc:Creator"})
    credit = weigh(metadata, ONE, photographer="Ben Orlo")
    assert [(e.origin, e.source, e.creators) for e in credit.evidence] == [
        ("file", "XMP-dc:Creator", ("Ada Quist",)),
        ("release", ONE[0].raw, ("CHEN Siming",)),
        ("photographer", "Ben Orlo", ("Ben Orlo",)),
    ]


def test_what_a_human_decided_wins_and_keeps_the_rest_as_evidence() -> None:
    decided = Credit(None, ("Ada Quist",), "Daily News", None, "agreed")
    credit = weigh(Metadata(creators=("Ben Orlo",)), ONE, decided=decided)
    assert credit.line == "Ada Quist, Daily News"
    assert [e.origin for e in credit.evidence] == ["editor", "file", "release"]


def test_the_editors_own_evidence_is_not_repeated() -> None:
    editor = CreditEvidence("editor", "decided on the phone", ("Ada Quist",))
    decided = Credit("Ada Quist", ("Ada Quist",), None, None, "agreed", (editor,))
    credit = weigh(Metadata(), (), decided=decided)
    assert credit.evidence == (editor,)


def test_a_field_is_read_as_a_name_or_a_line() -> None:
    assert read("r.r. jones") == Word(("r.r. jones",))
    assert read("Lake Journal") == Word((), "Lake Journal")
    assert read("") == Word()
    assert not Word().speaks
    assert file_word(Metadata(creators=("Lake Journal",))) == Word((), "Lake Journal")
    assert file_word(Metadata(creators=("Quist",), credit="Quist")) == Word(("Quist",))
    assert file_word(Metadata(creators=("Ada Quist",), credit="Daily News")) == Word(
        ("Ada Quist",), "Daily News"
    )


QUIST = Photographer("Ada Quist", ("aq",), "Lake Journal", ("4711",))
ORLO = Photographer("Ben Orlo", serials=("4712",))
HOUSE = CreditRules((QUIST, ORLO), (Agency("AFP", ("Agence France-Presse",)),))
OTHERS = parse_line("Photos by Ben Orlo and Eve Roe")
HERS, HIS = Camera(serial="4711"), Camera(serial="4712")


@pytest.mark.parametrize(
    ("metadata", "release", "photographer", "status", "line"),
    [
        # the camera's owner fills, agrees, contradicts
        (Metadata(camera=HERS), (), None, "filled", "Ada Quist, Lake Journal"),
        (Metadata(camera=HIS), (), None, "filled", "Ben Orlo"),
        (Metadata(camera=HERS), (), "Ada Quist", "agreed", "Ada Quist, Lake Journal"),
        (Metadata(camera=HERS), (), "Ben Orlo", "conflict", None),
        (Metadata(camera=HERS), ONE, None, "conflict", None),
        (
            Metadata(camera=HERS, creators=("Ada Quist",), credit="AFP"),
            (),
            None,
            "agreed",
            "Ada Quist, AFP",
        ),
        (Metadata(camera=HERS, creators=("Ben Orlo",)), (), None, "conflict", None),
        (Metadata(camera=Camera(serial="9")), (), None, "missing", None),
        # and settles a release's choice, or stands outside it
        (Metadata(camera=HERS), TWO, None, "agreed", "Ada Quist, Daily News"),
        (Metadata(camera=HERS), OTHERS, None, "conflict", None),
        # aliases and house forms
        (Metadata(creators=("aq",)), (), None, "agreed", "Ada Quist, Lake Journal"),
        (
            Metadata(creators=("AQ",), credit="Agence France-Presse"),
            (),
            None,
            "agreed",
            "Ada Quist, AFP",
        ),
        (Metadata(), parse_line("Photos: aq/AFP"), None, "filled", "Ada Quist, AFP"),
        (Metadata(), (), "aq", "filled", "Ada Quist, Lake Journal"),
    ],
)
def test_the_rules_are_heard(
    metadata: Metadata,
    release: tuple[PhotoCredit, ...],
    photographer: str | None,
    status: str,
    line: str | None,
) -> None:
    credit = weigh(metadata, release, photographer=photographer, rules=HOUSE)
    assert (credit.status, credit.line) == (status, line)


def test_the_four_voices_stand_side_by_side() -> None:
    metadata = Metadata(
        creators=("© aq",), camera=HIS, sources={"creators": "EXIF:Artist"}
    )
    credit = weigh(metadata, ONE, photographer="Eve Roe", rules=HOUSE)
    assert credit.status == "conflict"
    assert credit.evidence == (
        CreditEvidence(
            "file",
            "EXIF:Artist",
            ("Ada Quist",),
            None,
            "says © aq; cleaned: owner mark, photolib.toml",
        ),
        CreditEvidence("release", ONE[0].raw, ("CHEN Siming",), ONE[0].outlet),
        CreditEvidence("photographer", "Eve Roe", ("Eve Roe",)),
        CreditEvidence("camera", "serial 4712 in photolib.toml", ("Ben Orlo",)),
    )


def test_an_outlet_of_the_rules_is_told_from_one_that_was_said() -> None:
    credit = weigh(Metadata(creators=("Ada Quist",)), (), rules=HOUSE)
    assert credit.evidence[-1] == CreditEvidence(
        "roster", "photolib.toml", ("Ada Quist",), "Lake Journal"
    )
    said = weigh(Metadata(creators=("Ada Quist",), credit="AFP"), (), rules=HOUSE)
    assert "roster" not in {e.origin for e in said.evidence}


def test_a_decision_stands_against_the_camera() -> None:
    decided = Credit(None, ("Eve Roe",), None, None, "agreed")
    credit = weigh(Metadata(camera=HERS), (), decided=decided, rules=HOUSE)
    assert (credit.line, credit.status) == ("Eve Roe", "agreed")
    assert [e.origin for e in credit.evidence] == ["editor", "camera"]
