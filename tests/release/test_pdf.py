import itertools

import pytest

from photolib.errors import ReleaseError
from photolib.release import pdf
from photolib.release.document import read_text


def made(*pages: str) -> bytes:
    """Return a PDF of one font with a line of text on every page."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for i, text in enumerate(pages):
        shown = "".join(f"({line}) Tj T* " for line in text.split("\n") if line)
        content = f"BT /F1 12 Tf 14 TL 72 720 Td {shown}ET"
        objects += [
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * i} 0 R >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    out, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{o:010d} 00000 n \n" for o in offsets)
    size = len(objects) + 1
    start = len(out)
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    out += f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return out.encode("latin-1")


def test_a_pdf_gives_its_lines_and_pages() -> None:
    text = read_text(made("New wing opens\nBy Ada Quist", "Photos by Ben Orlo"))
    assert text == "New wing opens\nBy Ada Quist\n\nPhotos by Ben Orlo"


def test_a_pdf_is_known_by_its_bytes_even_after_some_others() -> None:
    assert read_text(b"\n" * 20 + made("Ada Quist")) == "Ada Quist"


def test_only_the_first_pages_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 2)
    assert read_text(made("one", "two", "three")) == "one\n\ntwo"
    monkeypatch.setattr(pdf, "_MOST_CHARACTERS", 2)
    assert read_text(made("one", "two", "three")) == "one"


def test_a_scan_is_refused_with_a_next_step() -> None:
    with pytest.raises(ReleaseError, match="is a PDF without text, perhaps a scan: "):
        read_text(made("", ""))


@pytest.mark.parametrize("damage", [slice(0, 40), slice(0, 300)])
def test_a_damaged_pdf_is_refused(damage: slice) -> None:
    with pytest.raises(ReleaseError, match="cannot be read"):
        read_text(made("Ada Quist")[damage])


def test_a_pdf_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = itertools.count(step=10)
    monkeypatch.setattr("time.monotonic", lambda: next(clock))
    with pytest.raises(ReleaseError, match="takes too long to read"):
        read_text(made("one", "two", "three"))
