"""Reviews by spreadsheet: what goes out comes back, and one wrong row stops all."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date

import pytest

from review.__main__ import main
from review.catalogue import Catalogue, read_catalogue
from review.ledger import Refused
from review.sheet import COLUMNS, rows_of, sheet_of, take_in
from signpost.reviews import KINDS, RULES, read_reviews

TODAY = date(2026, 11, 21)
NAME = "new-foot-drop-with-pain"


@pytest.fixture(scope="module")
def filled(copied_once: Catalogue) -> Callable[..., str]:
    """The sheet with one row filled in, and only that row left when asked for."""
    sheet = sheet_of(copied_once)

    def fill(name: str = NAME, delimiter: str = ",", **values: str) -> str:
        rows = list(csv.DictReader(io.StringIO(sheet)))
        (row,) = [each for each in rows if each["id"] == name]
        row.update(values)
        out = io.StringIO()
        writer = csv.DictWriter(out, COLUMNS, delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
        return out.getvalue()

    return fill


def read(data: bytes | str, catalogue: Catalogue, who: str = "Dr B", role: str = "GP"):
    return rows_of(data.encode("utf-8-sig") if isinstance(data, str) else data, catalogue, who=who, role=role, today=TODAY)


def test_sheet_holds_everything_there_is_to_judge(catalogue):
    rows = list(csv.DictReader(io.StringIO(sheet_of(catalogue))))
    assert [(each["kind"], each["id"]) for each in rows] == [(kind, name) for kind in KINDS for name in catalogue.items[kind]]
    rule = next(each for each in rows if each["id"] == NAME)
    assert "Fires when: – a foot that drops, drags or trips you is there now; began less than 4 weeks ago" in rule["text"]
    assert "Excused when: a foot that drops" in rule["text"]
    assert "https://" in rule["sources"] and rule["state"] == "draft"
    assert all(each["content"].startswith("text-") for each in rows)


def test_no_cell_is_worked_out_as_a_formula(catalogue):
    rows = csv.reader(io.StringIO(sheet_of(catalogue)))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_verdict_comes_back(copied, filled, delimiter):
    text = filled(
        delimiter=delimiter, verdict="Object", comment="Too long.\nTwo weeks.", who="Dr É. Müller", role="neurologist", date="2026-11-30"
    )
    assert take_in(read(text, copied), copied) == 1
    (review,) = read_reviews(copied.root, RULES)[NAME]
    assert (review.verdict, review.comment, review.who, review.date) == ("object", "Too long.\nTwo weeks.", "Dr É. Müller", "2026-11-30")
    assert read_catalogue(copied.root).book(RULES).state(NAME) == "objected"


def test_row_without_a_name_is_of_who_hands_it_in_and_counts_once(copied, filled):
    text = filled(verdict="accept")
    assert take_in(read(text, copied), copied) == 1
    assert take_in(read(text, copied), copied) == 0
    (review,) = read_reviews(copied.root, RULES)[NAME]
    assert (review.who, review.role, review.date) == ("Dr B", "GP", "2026-11-21")


def test_verdict_on_a_text_that_changed_since_is_kept_and_stale(copied, filled, edit):
    text = filled(verdict="ask", comment="Why four?")
    edit("rules/urgent/foot-drop.yml", "{below: 28}", "{below: 21}")
    changed = read_catalogue(copied.root)
    assert take_in(read(text, changed), changed) == 1
    assert changed.book(RULES).state(NAME) == "stale"


@pytest.mark.parametrize(
    ("values", "part"),
    [
        ({"verdict": "maybe"}, "Choose one of: accept, object, ask"),
        ({"comment": "no verdict"}, "Choose one of"),
        ({"verdict": "object"}, "needs a comment"),
        ({"verdict": "accept", "content": "1.2E+11"}, "is not what the sheet came with"),
        ({"verdict": "accept", "date": "21/11/2026"}, "is not a date like"),
        ({"verdict": "accept", "date": "2026-02-31"}, "is not a date like"),
        ({"verdict": "accept", "date": "2026-19-39"}, "is not a date like"),
        ({"verdict": "accept", "kind": "ruels"}, "is not one of rules"),
        ({"verdict": "accept", "id": "new-foot-drop-with-pian"}, "the nearest is new-foot-drop-with-pain"),
    ],
)
def test_one_wrong_row_stops_all_and_is_named(copied, filled, values, part):
    good = filled(name="cannot-tell", verdict="accept")
    bad = filled(**values).split("\n", 1)[1]
    with pytest.raises(Refused) as refused:
        read(good + bad, copied)
    assert "Nothing was taken from the sheet" in str(refused.value) and "Row " in str(refused.value) and part in str(refused.value)
    assert read_reviews(copied.root, RULES) == {}


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"", "lacks columns: kind, id, content, verdict"),
        (b"a,b\n1,2\n", "lacks columns"),
        ("kind,id,content,verdict,comment\nrules,x,,accept,ä".encode("cp1252"), "CSV UTF-8"),
        (b"PK\x03\x04\xff\xfe", "CSV UTF-8"),
        (b'kind,id,content,verdict\n"' + b"x" * 200_000, "cannot be read as CSV"),
        (b"ki\x00nd,id,content,verdict\n", "cannot be read as CSV"),
    ],
)
def test_file_that_is_no_sheet_is_refused_in_words(catalogue, data, part):
    with pytest.raises(Refused, match=part):
        read(data, catalogue)


def test_commands_write_and_read_a_sheet(root, tmp_path, capsys):
    path = tmp_path / "sheet.csv"
    assert main(["export", str(path), "--knowledge", str(root)]) == 0
    text = path.read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    rows[0].update(verdict="accept")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    assert main(["import", str(path), "--knowledge", str(root)]) == 1
    assert "a name and a role" in capsys.readouterr().err
    assert main(["import", str(path), "--knowledge", str(root), "--who", "Dr B", "--role", "GP"]) == 0
    assert "1 reviews were added." in capsys.readouterr().out
    assert list(read_reviews(root, RULES)) == [rows[0]["id"]]
