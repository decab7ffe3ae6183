"""Each cleaner by itself, before and after, and the list of them in its order."""

import pytest

from photolib.credit.clean import STEPS, Fields, Word, cleaned, read
from photolib.credit.rules import NO_RULES
from photolib.records import Agency, CreditRules, Metadata, Photographer

HOUSE = CreditRules(
    (Photographer("CHEN Siming", ("csm", "Pool")),),
    (Agency("Seebild", ("Seebild GmbH",)), Agency("Staff")),
)
A, B = "Ada Quist", "Ben Orlo"
LONG = "Ludovica Maximiliana van Steenbergen"
CUT = LONG[:32]

CHEN = Fields(("CHEN Siming",), "Seebild")

TABLE: list[tuple[str, Fields, Fields]] = [
    ("several names", Fields((f"{A}; {B};",)), Fields((A, B))),
    # K3
    ("owner mark", Fields(("© Ada Quist",)), Fields((A,))),
    ("owner mark", Fields((), "Copyright of AFP"), Fields((), "AFP")),
    ("owner mark", Fields((), "(c) 2024 AFP"), Fields((), "AFP")),
    ("owner mark", Fields((), "©"), Fields((), "©")),
    ("job title", Fields(("Ada Quist/Staff Photographer",)), Fields((A,))),
    ("job title", Fields(("Ada Quist (photographer)",)), Fields((A,))),
    ("job title", Fields(("Chief Photographer Ada Quist",)), Fields((A,))),
    ("job title", Fields(("Fotografin: Ada Quist",)), Fields((A,))),
    ("job title", Fields((), "Staff Photographer"), Fields((), "Staff Photographer")),
    ("photolib.toml", Fields(("csm",), "seebild gmbh"), CHEN),
    # K4
    ("handout word", Fields(("STR",), "STR/AFP"), Fields((), "AFP")),
    ("handout word", Fields(("HO", A), "HO"), Fields((A,), "HO")),
    ("handout word", Fields((), "Handout / STR"), Fields((), "Handout / STR")),
    ("handout word", Fields(("Uncredited", "-", "."), None), Fields((), None)),
    ("handout word", Fields(("Pool",), "Staff"), Fields(("Pool",), "Staff")),
    (
        "credit in the caption",
        Fields((), "(Credit too long, see caption)", "She waves. Photo: Ada Quist/AFP"),
        Fields((A,), "AFP", "She waves. Photo: Ada Quist/AFP"),
    ),
    (
        "credit in the caption",
        Fields((), "(Credit too long, see caption)", "She waves."),
        Fields((), None, "She waves."),
    ),
    (
        "intermediary",
        Fields(("Ada Quist/Daily News via AP",), "AP"),
        Fields(("Ada Quist/Daily News via AP",), "Daily News via AP"),
    ),
    # K2
    ("one field for two", Fields(("Ada Quist via AP",)), Fields((A,), "AP")),
    ("one field for two", Fields(("Ada Quist / AFP",), "AFP"), Fields((A,), "AFP")),
    (
        "one field for two",
        Fields(("Ada Quist and Ben Orlo, Daily News",)),
        Fields((A, B), "Daily News"),
    ),
    ("one field for two", Fields(("Quist/Orlo",)), Fields(("Quist/Orlo",))),
    ("one field for two", Fields(("Quist/AFP",)), Fields(("Quist",), "AFP")),
    (
        "one field for two",
        Fields((), "Ada Quist/AFP"),
        Fields((A,), "Ada Quist/AFP"),
    ),
    # IPTC-IIM 2:80 holds 32 bytes
    ("cut name", Fields((CUT,), f"{LONG}/AFP"), Fields((LONG,), f"{LONG}/AFP")),
    ("cut name", Fields((A,), "Ada Quis/AFP"), Fields((A,), "Ada Quis/AFP")),
    ("repeated name", Fields((A,), "Ada Quist/AFP"), Fields((A,), "AFP")),
    ("repeated name", Fields(("Quist",), "QUIST"), Fields(("Quist",), None)),
    ("repeated name", Fields((A,), "AFP"), Fields((A,), "AFP")),
    ("capitals", Fields(("ADA QUIST",)), Fields((A,))),
    ("capitals", Fields(("CHEN Siming", "AFP")), Fields(("CHEN Siming", "AFP"))),
]  # fmt: skip


@pytest.mark.parametrize(("name", "before", "after"), TABLE)
def test_a_step_does_its_one_thing(name: str, before: Fields, after: Fields) -> None:
    assert dict(STEPS)[name](before, HOUSE) == after


def test_every_step_has_an_example_and_says_what_it_does() -> None:
    assert {name for name, _ in STEPS} == {name for name, _, _ in TABLE}
    assert all(step.__doc__ for _, step in STEPS)


@pytest.mark.parametrize(
    ("metadata", "word", "steps"),
    [
        (Metadata(creators=("Ada Quist",), credit="AFP"), (("Ada Quist",), "AFP"), ()),
        (
            Metadata(creators=("© ADA QUIST/Staff Photographer",), credit="HO/AFP"),
            (("Ada Quist",), "AFP"),
            ("owner mark", "job title", "handout word", "capitals"),
        ),
        (
            Metadata(creators=("Ada Quist/Daily News via AP",), credit="AP"),
            (("Ada Quist",), "Daily News via AP"),
            ("intermediary", "one field for two"),
        ),
        (
            Metadata(credit="Ada Quist/AFP"),
            (("Ada Quist",), "AFP"),
            ("one field for two", "repeated name"),
        ),
        (Metadata(credit="Handout"), ((), None), ()),
        (Metadata(copyright="© 2024 Ada Quist"), ((), None), ()),
    ],
)
def test_the_steps_that_changed_something_are_told(
    metadata: Metadata, word: tuple[tuple[str, ...], str | None], steps: tuple[str, ...]
) -> None:
    assert cleaned(metadata) == (Word(*word), steps)


@pytest.mark.parametrize(
    ("creator", "word"),
    [
        ("csm", Word(("CHEN Siming",))),
        ("csm/Seebild GmbH", Word(("CHEN Siming",), "Seebild")),
        ("Staff", Word((), "Staff")),
        ("Pool", Word(("CHEN Siming",))),
        ("Supplied", Word()),
    ],
)
def test_the_house_goes_before_the_lists(creator: str, word: Word) -> None:
    assert read(creator, HOUSE) == word
    assert read("csm", NO_RULES) == Word(("csm",))
