"""Many photos are changed as one: seen first, clashes left alone, undone as one."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.press_office import (
    LIN,
    MISSING,
    SEMINAR,
    TAN,
    add_event,
    add_photo,
    confirm,
)

from photolib import describe, link, settle
from photolib.batch.apply import Applied, apply
from photolib.batch.plan import Planned, Wanted, credit_change, plan
from photolib.batch.states import FIELDS, event_called, marks, summaries
from photolib.batch.undo import undo
from photolib.changes import Change
from photolib.credit.rules import NO_RULES
from photolib.errors import ClashError, EditError, NotFoundError
from photolib.query import Term
from photolib.records import Caption, Conflict, EventFacts, Metadata
from photolib.store import (
    batch,
    caption,
    credit,
    decision,
    linking,
    metadata,
    person,
    photo,
    photo_person,
    version,
    word_search,
)
from photolib.store.connect import writing
from photolib.store.library import Library, open_library
from photolib.store.photo import Filter

FILE = "GAO Lin opens the seminar"
COMPOSED = "The Seminar on Open Collections takes place"


@pytest.fixture
def shoot(library: Library, draw: Callable[..., Path]) -> list[int]:
    """Three photos of an event: a human's caption, the file's, only a composed one."""
    event_id = add_event(library, SEMINAR, LIN, TAN)
    ids = [add_photo(library, draw(n), event_id) for n in (1, 2, 3)]
    describe.edit(library, ids[0], "Tan Wei presides.", "Bob")
    with writing(library.db):
        caption.put(library.db, ids[1], Caption(FILE, "file"))
        says = metadata.get(library.db, ids[1])
        metadata.add(
            library.db, ids[1], replace(says, city="Bonn", keywords=("river", "forum"))
        )
    return ids


def do(library: Library, ids: list[int], by: str = "Ann", **changes: Change) -> Applied:
    seen = marks(library, ids, changes)
    return apply(library, Wanted(changes), seen, by)


def texts(library: Library, ids: list[int]) -> list[str]:
    return [describe.caption_of(library, one).text for one in ids]


def cities(library: Library, ids: list[int]) -> list[str | None]:
    return [metadata.get(library.db, one).city for one in ids]


def found(library: Library, word: str) -> list[int]:
    hits = word_search.find(library.db, [Term(word)], limit=9)
    return sorted(hits)


# --- seen beforehand ---------------------------------------------------------


def test_values_of_many_photos_are_counted(library: Library, shoot: list[int]) -> None:
    do(library, shoot[2:], city=Change("replace", "Köln"))
    told = summaries(library, shoot, ["city", "caption", "keywords"])
    assert (told["city"].different, told["city"].empty) == (2, 1)
    assert set(told["city"].commonest) == {("Bonn", 1), ("Köln", 1)}
    assert told["keywords"].commonest == (("river; forum", 1),)
    assert (told["caption"].different, told["caption"].empty) == (2, 1)


def test_plan_tells_what_changes_and_writes_nothing(
    library: Library, shoot: list[int]
) -> None:
    wanted = Wanted({"city": Change("fill", "Köln"), "title": Change("clear")})
    planned = plan(library, shoot, wanted)
    assert [one.after for one in planned] == [{"city": "Köln"}, {}, {"city": "Köln"}]
    assert planned[0].before == {"city": ""}
    assert cities(library, shoot) == [None, "Bonn", None]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (Change("fill", "Köln"), ["Köln", "Bonn", "Köln"]),
        (Change("replace", " Köln "), ["Köln"] * 3),
        (Change("append", "am Rhein"), ["am Rhein", "Bonn am Rhein", "am Rhein"]),
        (Change("prepend", "Alt"), ["Alt", "Alt Bonn", "Alt"]),
        (Change("clear"), [None, None, None]),
    ],
)
def test_each_mode_does_what_it_says(
    library: Library, shoot: list[int], change: Change, expected: list[str | None]
) -> None:
    do(library, shoot, city=replace(change, joint="blank"))
    assert cities(library, shoot) == expected


def test_only_what_differs_is_decided(library: Library, shoot: list[int]) -> None:
    done = do(library, shoot, city=Change("replace", "Bonn"))
    assert done.changed == (shoot[0], shoot[2])
    assert decision.standing(library.db, shoot[1]) == {}


def test_nothing_to_change_leaves_no_trace(library: Library, shoot: list[int]) -> None:
    done = do(library, shoot, title=Change("clear"))
    assert (done.batch, done.changed) == (None, ())
    assert batch.latest(library.db, "Ann", 9) == []


def test_lists_take_items_once(library: Library, shoot: list[int]) -> None:
    do(library, shoot, keywords=Change("append", "forum; lake"))
    said = [metadata.get(library.db, one).keywords for one in shoot]
    assert said[:2] == [("forum", "lake"), ("river", "forum", "lake")]


def spelling(
    library: Library, ids: list[int], **changes: Change
) -> tuple[Planned, ...]:
    return plan(library, ids, Wanted(changes, shorthand=True))


def test_shorthand_is_spelt_out_in_each_photos_own_words(
    library: Library, shoot: list[int], draw: Callable[..., Path]
) -> None:
    alone = add_photo(library, draw(4))
    ids = [shoot[1], alone]
    before = Change("prepend", "At {venue}, =gao#2= and =foo=.")
    planned = spelling(library, ids, caption=before)
    assert [p.after["caption"].partition("=foo=.")[0] for p in planned] == [
        "At Grand Hall, Gao Lin, Director and ",
        "At [venue unknown], =gao#2= and ",
    ]
    assert [p.unknown["caption"] for p in planned] == [
        ("=foo=",),
        ("{venue}", "=gao#2=", "=foo="),
    ]
    wanted = Wanted({"caption": before}, shorthand=True)
    apply(library, wanted, {p.photo_id: p.seen for p in planned}, "Ann")
    assert texts(library, ids) == [p.after["caption"] for p in planned]


def test_what_is_not_known_is_a_gap_in_captions_only(
    library: Library, shoot: list[int]
) -> None:
    keywords = Change("append", "{city}; =gao=; =foo=")
    one, two = spelling(library, shoot[:2], keywords=keywords)
    assert one.refused == {"keywords": "{city} is not known"}
    assert two.after["keywords"] == "river; forum; Bonn; Gao Lin; =foo="
    assert two.unknown == {"keywords": ("=foo=",)}


def test_text_that_is_not_used_needs_nothing_known(
    library: Library, shoot: list[int]
) -> None:
    (one,) = spelling(library, [shoot[1]], city=Change("fill", "{headline}"))
    assert (one.after, one.refused, one.unknown) == ({}, {}, {})


def test_without_shorthand_it_is_only_text(library: Library, shoot: list[int]) -> None:
    wanted = Wanted({"city": Change("replace", "{place}")})
    assert plan(library, shoot, wanted)[0].after == {"city": "{place}"}


def test_fact_that_a_variable_stands_for_is_seen_too(
    library: Library, shoot: list[int]
) -> None:
    wanted = Wanted({"headline": Change("replace", "In {city}")}, shorthand=True)
    seen = {p.photo_id: p.seen for p in plan(library, [shoot[1]], wanted)}
    do(library, [shoot[1]], "Bob", city=Change("replace", "Wuhan"))
    assert apply(library, wanted, seen, "Ann").clashed == (shoot[1],)


def test_value_settles_a_disagreement_of_the_file(
    library: Library, shoot: list[int]
) -> None:
    clash = Conflict("city", {"XMP-photoshop:City": "Bonn", "IPTC:City": "Köln"})
    with writing(library.db):
        metadata.add(
            library.db, shoot[0], Metadata("JPEG", city="Bonn", conflicts=(clash,))
        )
    done = do(library, shoot, city=Change("append", "am Rhein"))
    assert metadata.get(library.db, shoot[0]).conflicts == ()
    assert done.batch is not None
    undo(library, done.batch, "Ann")
    assert metadata.get(library.db, shoot[0]).conflicts == (clash,)
    assert photo.count(library.db, Filter(without="agreement")) == 1


# --- captions ----------------------------------------------------------------


def test_caption_fills_where_nobody_has_written_one(
    library: Library, shoot: list[int]
) -> None:
    do(library, shoot, caption=Change("fill", "Guests arrive."))
    assert texts(library, shoot) == ["Tan Wei presides.", FILE, "Guests arrive."]


def test_caption_is_put_before_whatever_stands(
    library: Library, shoot: list[int]
) -> None:
    do(library, shoot, caption=Change("prepend", "Gao Lin, left"))
    edited, of_file, composed = texts(library, shoot)
    assert edited == "Gao Lin, left. Tan Wei presides."
    assert of_file == f"Gao Lin, left. {FILE}"
    assert composed.startswith(f"Gao Lin, left. {COMPOSED}")
    standing = caption.find(library.db, shoot[2])
    assert standing is not None
    assert (standing.status, standing.written_by) == ("edited", "Ann")


def test_cleared_caption_is_composed_anew_and_can_come_back(
    library: Library, shoot: list[int]
) -> None:
    done = do(library, shoot, caption=Change("clear"))
    assert done.changed == (shoot[0], shoot[1])
    assert all(text.startswith(COMPOSED) for text in texts(library, shoot))
    confirm(library, shoot[0], "Gao Lin")
    assert texts(library, shoot)[0].startswith("Gao Lin, Director")  # it follows facts
    assert done.batch is not None
    undo(library, done.batch, "Ann")
    assert texts(library, shoot)[:2] == ["Tan Wei presides.", FILE]


def test_undone_captions_are_kept_and_found_no_more(
    library: Library, draw: Callable[..., Path]
) -> None:
    alone = add_photo(library, draw(7))
    done = do(library, [alone], caption=Change("replace", "Zebras graze"))
    assert found(library, "zebras") == [alone]
    assert done.batch is not None
    assert undo(library, done.batch, "Bob").photos == (alone,)
    assert found(library, "zebras") == []
    now_is, was = version.history(library.db, alone)
    assert (now_is.caption.status, now_is.restored_by) == ("composed", "Bob")
    assert was.caption.text == "Zebras graze"


def test_language_stays_while_the_script_does(
    library: Library, shoot: list[int]
) -> None:
    do(library, shoot[2:], caption=Change("append", "It rains."))
    do(library, shoot[1:2], caption=Change("replace", "高琳致辞。"))
    spoken = [describe.caption_of(library, one).language for one in shoot]
    assert spoken == ["en", None, "en"]


# --- credit, event, people ---------------------------------------------------


def test_credit_is_set_where_it_is_missing_and_undone(
    library: Library, shoot: list[int]
) -> None:
    with writing(library.db):
        credit.put(library.db, shoot[1], MISSING)
    before = [credit.get(library.db, one) for one in shoot]
    change, creators, outlet = credit_change("fill", ["Ada Quist", " "], "City Post")
    wanted = Wanted({"credit": change}, creators, outlet)
    done = apply(library, wanted, marks(library, shoot, ["credit"]), "Ann")
    assert done.changed == (shoot[1],)
    given = credit.get(library.db, shoot[1])
    assert (given.line, given.status) == ("Ada Quist, City Post", "agreed")
    assert found(library, "quist") == [shoot[1]]
    assert done.batch is not None
    undo(library, done.batch, "Ann")
    assert credit.decided(library.db, shoot[1]) is None
    now = [credit.get(library.db, one) for one in shoot]
    assert [one.status for one in now] == [one.status for one in before]
    assert found(library, "quist") == []


def test_credit_never_weighed_is_weighed_when_undone(
    library: Library, shoot: list[int]
) -> None:
    library.db.execute("DELETE FROM credit")
    library.db.commit()
    change, creators, outlet = credit_change("fill", ["Ada Quist"], None)
    wanted = Wanted({"credit": change}, creators, outlet)
    done = apply(library, wanted, marks(library, shoot, ["credit"]), "Ann")
    assert done.batch is not None
    undo(library, done.batch, "Ann")
    assert [credit.get(library.db, one).status for one in shoot] == ["missing"] * 3


def test_earlier_decision_on_a_credit_comes_back(
    library: Library, shoot: list[int]
) -> None:
    db, one = library.db, shoot[0]
    link.decide_credit(db, one, ["Bo Lund"], None, "Bob")
    change, creators, outlet = credit_change("replace", [], "City Post")
    wanted = Wanted({"credit": change}, creators, outlet)
    done = apply(library, wanted, marks(library, [one], ["credit"]), "Ann")
    assert done.batch is not None
    undo(library, done.batch, "Ann")
    decided = credit.decided(db, one)
    assert decided is not None
    assert (decided.line, decided.evidence[0].source) == ("Bo Lund", "set by Bob")


def test_photos_change_their_event_and_go_back(
    library: Library, shoot: list[int]
) -> None:
    db = library.db
    home = photo.get(db, shoot[0]).event_id
    other = add_event(library, EventFacts("Other Day", "2025-12-01"))
    wanted = Wanted(
        {"of_event": Change("replace", event_called(db, other))}, event_id=other
    )
    done = apply(library, wanted, marks(library, shoot, ["of_event"]), "Ann")
    assert {photo.get(db, one).event_id for one in shoot} == {other}
    assert linking.said(db, shoot) == {(one, other): True for one in shoot}
    assert done.batch is not None
    link.link_photos(db, shoot[:1], None, rules=NO_RULES)
    undone = undo(library, done.batch, "Ann")
    assert undone.left == (shoot[0],)
    assert [photo.get(db, one).event_id for one in shoot] == [None, home, home]
    out = apply(
        library,
        Wanted({"of_event": Change("clear")}),
        marks(library, shoot, ["of_event"]),
        "Ann",
    )
    assert out.changed == tuple(shoot[1:])
    assert out.batch is not None
    undo(library, out.batch, "Ann")
    assert photo.get(db, shoot[1]).event_id == home


def test_person_is_confirmed_with_it_and_undone(
    library: Library, shoot: list[int]
) -> None:
    (lin,) = person.find_all_by_name(library.db, "Gao Lin")
    wanted = Wanted(
        {"headline": Change("replace", "Opening")}, people={lin: "confirmed"}
    )
    done = apply(library, wanted, marks(library, shoot[:1], ["headline"]), "Ann")
    assert [p.name for p in describe.confirmed(library.db, shoot[0])] == ["Gao Lin"]
    assert done.batch is not None
    undo(library, done.batch, "Ann")
    assert describe.confirmed(library.db, shoot[0]) == []
    assert photo_person.link_of(library.db, shoot[0], lin) is None
    assert metadata.get(library.db, shoot[0]).headline is None


def test_rejection_comes_back_when_a_confirmation_is_undone(
    library: Library, shoot: list[int]
) -> None:
    (lin,) = person.find_all_by_name(library.db, "Gao Lin")
    link.decide_person(library.db, shoot[0], lin, "rejected", "Bob")
    wanted = Wanted(people={lin: "confirmed"})
    done = apply(library, wanted, marks(library, shoot[:1], []), "Ann")
    assert apply(library, wanted, marks(library, shoot[:1], []), "Ann").batch is None
    assert done.batch is not None
    undo(library, done.batch, "Ann")
    kept = photo_person.link_of(library.db, shoot[0], lin)
    assert kept is not None
    assert (kept["status"], kept["decided_by"]) == ("rejected", "Bob")


# --- two editors -------------------------------------------------------------


def test_photos_changed_since_they_were_seen_are_left_alone_and_named(
    library: Library, shoot: list[int]
) -> None:
    wanted = Wanted({"caption": Change("replace", "All arrive.")})
    seen = marks(library, shoot, wanted.changes)
    describe.edit(library, shoot[1], "Bob was quicker.", "Bob")
    done = apply(library, wanted, seen, "Ann")
    assert (done.changed, done.clashed) == ((shoot[0], shoot[2]), (shoot[1],))
    assert texts(library, shoot)[1] == "Bob was quicker."


def test_fact_behind_a_composed_caption_is_seen_too(
    library: Library, shoot: list[int]
) -> None:
    wanted = Wanted({"caption": Change("append", "It rains.")})
    seen = marks(library, shoot, wanted.changes)
    confirm(library, shoot[2], "Gao Lin")
    assert apply(library, wanted, seen, "Ann").clashed == (shoot[2],)


def test_change_of_another_field_is_no_clash(
    library: Library, shoot: list[int]
) -> None:
    wanted = Wanted({"city": Change("replace", "Köln")})
    seen = marks(library, shoot, wanted.changes)
    describe.edit(library, shoot[1], "Bob writes.", "Bob")
    assert apply(library, wanted, seen, "Ann").clashed == ()


def test_whoever_writes_between_the_plan_and_the_lock_is_seen(
    library: Library, shoot: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = Wanted({"caption": Change("replace", "All arrive.")})
    seen = marks(library, shoot, wanted.changes)

    def in_between(*args: object) -> object:
        made = plan(*args)  # type: ignore[arg-type]
        if not quicker:
            quicker.append(True)
            with open_library(library.folder) as other:
                describe.edit(other, shoot[0], "Bob slips in.", "Bob")
        return made

    quicker: list[bool] = []
    monkeypatch.setattr("photolib.batch.apply.plan", in_between)
    assert apply(library, wanted, seen, "Ann").clashed == (shoot[0],)
    assert texts(library, shoot)[0] == "Bob slips in."


def test_undo_leaves_alone_what_was_changed_since_and_names_it(
    library: Library, shoot: list[int]
) -> None:
    done = do(
        library,
        shoot,
        city=Change("replace", "Köln"),
        caption=Change("replace", "All arrive."),
    )
    describe.edit(library, shoot[0], "Bob corrects.", "Bob")
    do(library, shoot[1:2], "Bob", city=Change("replace", "Bern"))
    assert done.batch is not None
    undone = undo(library, done.batch, "Ann")
    assert (undone.photos, undone.left) == ((shoot[2],), (shoot[0], shoot[1]))
    assert cities(library, shoot) == [None, "Bern", None]
    assert texts(library, shoot)[:2] == ["Bob corrects.", FILE]


def test_it_is_undone_once(library: Library, shoot: list[int]) -> None:
    done = do(library, shoot, city=Change("replace", "Köln"))
    assert done.batch is not None
    undo(library, done.batch, "Ann")
    with pytest.raises(ClashError, match="undone already"):
        undo(library, done.batch, "Ann")
    with pytest.raises(NotFoundError):
        undo(library, 99, "Ann")
    assert batch.latest(library.db, "Ann", 9)[0].undone_at is not None


def test_one_field_of_one_photo_can_be_undone_by_itself(
    library: Library, shoot: list[int]
) -> None:
    do(library, shoot, city=Change("replace", "Köln"), title=Change("replace", "Day"))
    act = decision.standing(library.db, shoot[0])["city"].act
    settle.undo(library, shoot[0], act, "Bob")
    says = metadata.get(library.db, shoot[0])
    assert (says.city, says.title) == (None, "Day")


def test_undo_takes_back_no_later_decision(library: Library, shoot: list[int]) -> None:
    done = do(
        library,
        shoot,
        caption=Change("replace", "All arrive."),
        title=Change("clear"),  # none has one: nothing is decided
    )
    do(library, shoot, "Bob", city=Change("replace", "Bern"))
    assert done.batch is not None
    assert undo(library, done.batch, "Ann").photos == tuple(shoot)
    assert cities(library, shoot) == ["Bern"] * 3


# --- what is refused ---------------------------------------------------------


def test_blank_never_means_erase(library: Library, shoot: list[int]) -> None:
    for mode in ("fill", "replace", "append", "prepend"):
        with pytest.raises(EditError, match="the city has nothing to"):
            plan(library, shoot, Wanted({"city": Change(mode, " ")}))


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        (Wanted(), "choose what to do"),
        (
            Wanted({"country_code": Change("append", "X")}),
            "cannot be changed like that",
        ),
        (Wanted({"taken_at": Change("clear")}), "capture time cannot be changed"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    library: Library, shoot: list[int], wanted: Wanted, why: str
) -> None:
    with pytest.raises(EditError, match=why):
        plan(library, shoot, wanted)


def test_photos_that_cannot_take_it_are_told_and_the_others_are_changed(
    library: Library, shoot: list[int]
) -> None:
    describe.edit(library, shoot[0], "x" * 9_990, "Bob")
    done = do(library, shoot, caption=Change("append", "and much more to see"))
    assert done.changed == tuple(shoot[1:])
    assert done.refused == (
        (shoot[0], "the caption would have 10011 characters, of 10000 at most"),
    )
    codes = do(library, shoot, country_code=Change("replace", "Rhine"))
    assert len(codes.refused) == 3
    assert "3" in codes.refused[0][1]


def test_unknown_photo_is_told(library: Library, shoot: list[int]) -> None:
    with pytest.raises(NotFoundError, match="no photo 99"):
        apply(library, Wanted({"city": Change("clear")}), {99: ""}, "Ann")


def test_every_field_of_a_file_can_be_changed_but_its_time() -> None:
    assert {"caption", "credit", "of_event", "event", "usage_terms"} <= set(FIELDS)
    assert "taken_at" not in FIELDS
