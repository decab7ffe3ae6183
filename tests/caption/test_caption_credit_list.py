"""The lists of credits open in any spreadsheet, and run nothing there."""

import csv
import io
from dataclasses import replace

import pytest

from photolib.caption.credit_list import CreditRow, is_table, lines, table

ROW = CreditRow("a.jpg", 7, "李松\nspeaks", "CHEN Siming, River Weekly")


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+49",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =1+1",
        "＝1",
        "－1",
        "＋1",
        "＠x",
    ],
)
def test_no_cell_is_a_formula(cell: str) -> None:
    row = CreditRow("a.jpg", 7, cell, cell)
    (_, written) = csv.reader(io.StringIO(table([row]), newline=""))
    assert written[2:4] == [f"'{cell}", f"'{cell}"]


def test_a_table_is_continued_behind_its_last_row_and_repeats_none() -> None:
    first = table([ROW])
    both = table([ROW, replace(ROW, file="b.jpg")], first.rstrip("\r\n"))
    rows = list(csv.reader(io.StringIO(both, newline="")))
    told = ["7", "李松\nspeaks", "CHEN Siming, River Weekly"]
    assert [row[:4] for row in rows[1:]] == [["a.jpg", *told], ["b.jpg", *told]]


def test_lines_hold_a_caption_each_and_repeat_none() -> None:
    line = "a.jpg: 李松 speaks / CHEN Siming, River Weekly\n"
    assert lines([ROW]) == line
    other = replace(ROW, file="b.jpg")
    assert lines([ROW, other], line) == line + line.replace("a.jpg", "b.jpg")


def test_only_a_table_of_ours_is_continued() -> None:
    assert is_table(table([]))
    assert not is_table("")
    assert not is_table("name,price\r\n")
