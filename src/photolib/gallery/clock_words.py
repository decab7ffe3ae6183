"""What seems wrong with a clock, in words."""

from datetime import timedelta

from photolib.gallery.wording import listed, plural
from photolib.shoot.neighbours import Doubt
from photolib.shoot.shift import told
from photolib.store.clock import Word

_DAY = timedelta(days=1)


def title(doubt: Doubt) -> str:
    """Say what is wrong, and with which clock."""
    if doubt.zones is not None:
        return f"{doubt.camera} is set to another time zone"
    how_much, is_slow = told(doubt.offset), doubt.offset > timedelta()
    if abs(doubt.offset) >= _DAY:
        said = f"{how_much} {'behind' if is_slow else 'ahead'}"
        theirs = "ahead" if is_slow else "behind"
    else:
        said = f"{how_much} {'slow' if is_slow else 'fast'}"
        theirs = "fast" if is_slow else "slow"
    sentence = f"The clock of {doubt.camera} seems {said}"
    return sentence if doubt.sure else f"{sentence}, or {listed(doubt.others)} {theirs}"


def reasons(doubt: Doubt) -> tuple[str, ...]:
    """Say how that was found, and what to look at before it is believed."""
    found = [_found(doubt)]
    if doubt.zones is not None:
        its, theirs = doubt.zones
        found.append(
            f"its files say UTC{its} and theirs UTC{theirs}, which is just the "
            "difference: the clock itself is right"
        )
    elif doubt.zone == "":
        found.append(
            f"its files say UTC{doubt.frames[0].zone} and theirs name no zone: it may "
            "be set to another one, so that corrected photos name none either"
        )
    elif doubt.zone is not None:
        found.append(f"corrected photos are of the others' zone, UTC{doubt.zone}")
    if not doubt.sure:
        found.append("which of them is right cannot be told from the photos")
    if not doubt.is_body:
        found.append(
            "its files name no serial number: if two cameras of this model were there, "
            "look at the photos first"
        )
    return tuple(found)


def buttons(doubt: Doubt) -> tuple[str, str]:
    """Return what the buttons say that accept and that refuse."""
    photos = plural(len(doubt.frames), "photo")
    which = photos if len(doubt.frames) == 1 else f"all {photos}"
    if doubt.zones is not None:
        return f"Write {which} in UTC{doubt.zones[1]}", "Leave them"
    return f"Correct {which}", "Not wrong"


def added(shift: timedelta) -> str:
    """Say what is added to times.

    >>> added(timedelta(hours=1)), added(timedelta(minutes=-13))
    ('+1 h 00 min', '−13 min')
    """
    return ("+" if shift > timedelta() else "\N{MINUS SIGN}") + told(shift)


def said(word: Word, count: int) -> str:
    """Say what was corrected.

    >>> word = Word(1, 2, "A", timedelta(minutes=-13), "hand", "Ann", "2025", False)
    >>> said(word, 3)
    '3 photos corrected by −13 min, as typed'
    """
    how = {
        "hand": "as typed",
        "like frames": "by like photos",
        "days of the event": "by the days of the event",
        "earlier correction": "as others before",
    }
    return f"{plural(count, 'photo')} corrected by {added(word.shift)}, {how[word.how]}"


def _found(doubt: Doubt) -> str:
    others = listed(doubt.others)
    if doubt.how == "like frames":
        times = plural(len(doubt.pairs), "time")
        apart = told(doubt.offset)
        return f"{times} it shows a moment also seen by {others}, about {apart} apart"
    if doubt.how == "days of the event":
        return f"moved by so much, all its photos lie among those of {others}"
    return "other photos of it here were corrected by as much, and these were not"
