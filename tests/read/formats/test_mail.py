"""Mails and mailboxes: the sender's own words, what headers say, what is attached; hostile ones are one reason."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.formats.packing import documents, found_in, paths, reasons
from tests.read.formats.paper import LINES, simple
from tests.read.pages import BODY
from tests.read.test_laws import assert_laws

from comity.model import Document, Rejected
from comity.read import Item
from comity.read.formats.mail import read_mail

TEXT = BODY.strip()
HEAD = "From: Ana Ruiz <ana@herald.example>\nDate: Sat, 19 Mar 2022 23:30:00 -0500\nSubject: A treaty on water\n"


def mail(body: str = TEXT, **headers: str) -> EmailMessage:
    """A mail of plain text."""
    made = EmailMessage()
    given_ = {"From": "Ana Ruiz <ana@herald.example>", "Date": "Sat, 19 Mar 2022 23:30:00 -0500"}
    for name, value in {**given_, "Subject": "A treaty on water", "Message-ID": "<1@a.example>", **headers}.items():
        made[name.replace("_", "-")] = value
    made.set_content(body)
    return made


def document_of(raw: bytes | EmailMessage, name: str = "a.eml") -> Document:
    """The one document of a mail."""
    (found,) = documents(found_in(raw if isinstance(raw, bytes) else bytes(raw), name))
    return found


def claiming(document: Document) -> str:
    """What of a text may make claims."""
    roles = ("body", "quote", "list")
    return "\n".join(document.text[row.start : row.end] for row in document.sections if row.role in roles)


def page_of(raw: bytes) -> Item:
    """The one item that a mail hands on."""
    (found,) = (one for one in read_mail(Item("a.eml", raw)) if isinstance(one, Item))
    return found


# --- headers ------------------------------------------------------------------------------------------------------


def test_headers_say_who_wrote_what_and_when() -> None:
    document = document_of(mail())
    assert (document.title, document.author) == ("A treaty on water", "Ana Ruiz")
    assert (document.published, document.published_basis) == ("2022-03-19", "header")
    assert document.text.strip() == TEXT


def test_an_office_that_sends_is_the_publisher() -> None:
    document = document_of(mail(From="Ministry of Foreign Affairs <press@mfa.example>"))
    assert (document.publisher, document.author) == ("Ministry of Foreign Affairs", None)


def test_a_list_is_the_publisher_of_what_a_person_sends_to_it() -> None:
    assert document_of(mail(List_Id="Lake Weekly <lake.example>")).publisher == "Lake Weekly"


@pytest.mark.parametrize("date", ["yesterday", "Sat, 99 Mar 2022 99:99:99 +9999", "", "\u0660 Mar 2022"])
def test_a_date_that_is_none_is_none(date: str) -> None:
    raw = f"Message-ID: <1>\nSubject: A treaty\nDate: {date}\n\n{TEXT}".encode()
    assert document_of(raw).published is None


def test_marks_of_replies_are_no_title() -> None:
    assert document_of(mail(Subject="Fwd: RE: A treaty on water")).title == "A treaty on water"


def test_a_header_in_another_script_is_read() -> None:
    raw = (
        b"Subject: =?utf-8?q?A_treaty_=E2=80=93_water?=\nMessage-ID: <1>\nFrom: =?utf-8?b?QW5h?= <a@b>\n\n"
        + TEXT.encode()
    )
    assert document_of(raw).title == "A treaty – water"


def test_lines_in_a_header_stay_on_one() -> None:
    raw = f"Message-ID: <1>\nSubject: A treaty\n on =?utf-8?q?water=0D=0AX-Evil=3A_1=1B=5B2J?=\n\n{TEXT}".encode()
    title = document_of(raw).title or ""
    assert "\n" not in title and "\x1b" not in title


# --- the text -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_encodings_are_undone(encoding: str, charset: str) -> None:
    made = mail()
    made.set_content(f"Curaçao signed. {TEXT}", charset=charset, cte=encoding)
    assert document_of(made).text.startswith("Curaçao signed.")


@pytest.mark.parametrize("stated", ["", "; charset=x-unknown", "; charset=us-ascii"])
def test_a_character_set_that_is_not_stated_or_wrong_is_found(stated: str) -> None:
    raw = f"{HEAD}Content-Type: text/plain{stated}\nMIME-Version: 1.0\n\nCuraçao signed. {TEXT}".encode()
    assert document_of(raw).text.startswith("Curaçao signed.")


def test_lines_that_a_program_broke_are_whole() -> None:
    body = "The two ministers met \nin Lima on Friday.\n\n" + TEXT
    raw = f"{HEAD}Content-Type: text/plain; format=flowed\nMIME-Version: 1.0\n\n{body}".encode()
    assert "The two ministers met in Lima on Friday." in document_of(raw).text


def test_of_two_versions_the_plain_one_is_read() -> None:
    made = mail()
    made.add_alternative(f"<p>{TEXT}</p>", subtype="html")
    assert document_of(made).text.strip() == TEXT


def test_html_is_handed_on_with_what_the_headers_say() -> None:
    made = mail("See this mail in a browser.")
    made.add_alternative(f"<h1>Water</h1><p>{TEXT} {TEXT}</p>", subtype="html")
    page = page_of(bytes(made))
    assert (page.media, page.path, page.basis) == ("text/html", "a.eml", "header")
    assert (page.matter.title, page.matter.published) == ("A treaty on water", "2022-03-19")
    assert page.load().startswith(b"<h1>Water</h1>")


def test_signatures_and_quoted_lines_make_no_claim() -> None:
    earlier = "On Friday, Bob wrote:\n> Peru and Chile signed a pact on fish in Lima.\n"
    signed = "-- \nAna Ruiz\nThe Herald signed a contract with Peru on Monday in the city of Lima."
    said = claiming(document_of(mail(f"{TEXT}\n\n{earlier}\n{signed}")))
    assert TEXT in said and "fish" not in said and "contract" not in said


def test_what_stands_under_the_rule_of_an_earlier_mail_makes_no_claim() -> None:
    said = claiming(document_of(mail(f"{TEXT}\n\n-----Original Message-----\n\nPeru and Chile signed a pact on fish.")))
    assert TEXT in said and "fish" not in said


def test_a_forwarded_text_is_read_where_nothing_else_is_said() -> None:
    for head in ("---------- Forwarded message ---------\n\n", "-----Original Message-----\n\n"):
        assert TEXT in claiming(document_of(mail(f"FYI\n\n{head}{TEXT}")))


# --- parts --------------------------------------------------------------------------------------------------------


def test_what_is_attached_is_read_by_its_own_reader() -> None:
    made = mail()
    made.add_attachment(simple(*LINES), maintype="application", subtype="pdf", filename="../notice.pdf")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    made.add_attachment(b"PK", maintype="application", subtype="vnd.ms-excel", filename="a.xlsx")
    found = found_in(bytes(made), "a.eml")
    assert paths(found) == ["a.eml", "a.eml!/notice.pdf"]
    assert list(reasons(found)) == ["a.eml!/a.xlsx"]


def test_a_mail_within_a_mail_is_a_mail() -> None:
    made = mail(f"As promised. {TEXT}")
    made.add_attachment(mail(Subject="The treaty itself"))
    found = documents(found_in(bytes(made), "a.eml"))
    assert [one.title for one in found] == ["A treaty on water", "The treaty itself"]


def test_mails_within_mails_are_read_so_deep_and_no_deeper() -> None:
    made = mail()
    for depth in range(9):
        outer = mail(f"Level {depth}. {TEXT}")
        outer.add_attachment(made)
        made = outer
    found = found_in(bytes(made), "a.eml")
    assert len(documents(found)) == 4
    assert any("over 3 deep" in reason for reason in reasons(found).values())


def test_a_mail_without_a_text_says_so() -> None:
    assert "a mail without a text" in reasons(found_in(f"{HEAD}\n".encode(), "a.eml"))["a.eml"]


def test_an_encrypted_mail_says_so() -> None:
    raw = f'{HEAD}MIME-Version: 1.0\nContent-Type: multipart/encrypted; boundary="x"\n\n--x\n\nabc\n--x--\n'
    assert "encrypted" in reasons(found_in(raw.encode(), "a.eml"))["a.eml"]


@pytest.mark.parametrize("depth", [60, 1000])
def test_parts_within_parts_are_bounded(depth: int) -> None:
    opened = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    found = found_in(f"{HEAD}MIME-Version: 1.0\n{opened}Content-Type: text/plain\n\n{TEXT}".encode(), "a.eml")
    assert "parts within parts" in reasons(found)["a.eml"]


def test_many_parts_are_bounded() -> None:
    parts = "--x\nContent-Type: text/plain\n\na\n" * 2000
    raw = f'{HEAD}MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n{parts}--x--\n'
    assert "over 500 parts" in reasons(found_in(raw.encode(), "a.eml"))["a.eml"]


# --- which files are mails ----------------------------------------------------------------------------------------


def test_a_mail_is_known_by_its_headers_and_a_memo_is_none() -> None:
    assert document_of(mail(), "download").title == "A treaty on water"
    assert document_of(f"From: The desk\nTo: All\nSubject: Fish\n\n{TEXT}".encode(), "a.txt").published_basis is None


def box(*mails: EmailMessage) -> bytes:
    """A mailbox."""
    return b"\n".join(b"From a@b Sat Mar 19 23:30:00 2022\n" + bytes(one) for one in mails)


def test_a_mailbox_is_read_mail_by_mail() -> None:
    found = found_in(box(mail(), mail(f"From now on this is law. {TEXT}", Subject="Second")), "a.mbox")
    assert paths(found) == ["a.mbox!/1.eml", "a.mbox!/2.eml"]
    assert [one.title for one in documents(found)] == ["A treaty on water", "Second"]


def test_a_mail_that_is_too_large_costs_itself_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_MAX_FILE_BYTES", "3000")
    found = found_in(box(mail(), mail("x" * 70 + "\n" + "y\n" * 3000), mail(Subject="Third")), "a.mbox")
    assert (paths(found), list(reasons(found))) == (["a.mbox!/1.eml", "a.mbox!/3.eml"], ["a.mbox!/2.eml"])


# --- laws ---------------------------------------------------------------------------------------------------------


def _many() -> bytes:
    made = mail()
    made.add_alternative(f"<p>{TEXT}</p>", subtype="html")
    made.add_attachment(mail(Subject="Within"))
    return bytes(made)


SEEDS = [_many(), bytes(mail()), box(mail(), mail())]
PIECES = st.sampled_from([b"\n\n", b"\nDate: ", b"\nFrom: ", b"=?utf-8?b?", b'"<@', b"\nContent-Type: ", b"multipart/"])


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(SEEDS), st.integers(0, 2000), st.binary(max_size=30) | PIECES, st.integers(0, 30))
def test_any_bytes_are_documents_or_reasons(raw: bytes, at: int, noise: bytes, gone: int) -> None:
    made = raw[:at] + noise + raw[at + gone :]
    found = found_in(made, "a.eml")
    assert all(isinstance(one, Document | Rejected) for one in found)
    assert found == found_in(made, "a.eml")
    for document in documents(found):
        assert_laws(document)


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=300))
def test_any_headers_are_documents_or_reasons(noise: bytes) -> None:
    found = found_in(
        b"From: " + noise + b"\nDate: " + noise + b"\nContent-Type: " + noise + b"\n\n" + TEXT.encode(), "a.eml"
    )
    assert found and all(isinstance(one, Document | Rejected) for one in found)


@pytest.mark.parametrize("value", ["=?utf-8?q?ab?= " * 30_000, "(" * 50_000, "a <a@b.example>, " * 50_000])
@pytest.mark.parametrize("name", ["Subject", "From"])
def test_headers_without_end_cost_no_more_than_short_ones(name: str, value: str) -> None:
    raw = f"MIME-Version: 1.0\nDate: Mon, 4 Mar 2024 10:00:00 +0000\n{name}: {value}\n\n{TEXT}".encode()
    assert document_of(raw).published == "2024-03-04"
