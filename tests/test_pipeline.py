"""From files to recorded claims: what is new, the same, updated or rejected."""

from __future__ import annotations

import gc
import io
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from comity import pipeline
from comity.errors import UsageError
from comity.languages import english
from comity.languages.english import English
from comity.languages.seam import get_language
from comity.ledger import ClaimFilter, MemoryLedger
from comity.model import Claim, Document, Sentence
from comity.pipeline import add, code_documents, graded, settled
from comity.what.encoder import load_encoder
from factories import make_document

TREATY = "Kenya and Uganda signed a fisheries treaty in Nairobi on 4 May 2023. The hall was full to the last seat."
TALKS = (
    "Ministers of Peru and Bolivia held talks on Tuesday. The water of the lake is blue and cold for most of the year."
)
PLAIN = "The rain fell on the hills for days, and the old people of the village told one another stories of snow."


@pytest.fixture
def ledger() -> MemoryLedger:
    return MemoryLedger()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports with claims and one without."""
    for name, text in (("a.txt", TREATY), ("b.txt", TALKS), ("c.txt", PLAIN)):
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_documents_and_claims_are_counted(ledger: MemoryLedger, folder: Path) -> None:
    report = add(ledger, [str(folder)])
    assert (report.new, report.same, report.updated, report.rejected) == (3, 0, 0, [])
    assert report.claims == len(list(ledger.claims())) > 0


def test_the_claims_are_those_of_the_texts(ledger: MemoryLedger, folder: Path) -> None:
    add(ledger, [str(folder)])
    (treaty,) = ledger.claims(ClaimFilter(parties=("KEN", "UGA")))
    assert (treaty.kind, treaty.when and treaty.when.edtf) == ("agreement", "2023-05-04")
    assert treaty.document.path == str(folder / "a.txt")


def test_a_text_without_claims_is_kept(ledger: MemoryLedger, folder: Path) -> None:
    report = add(ledger, [str(folder / "c.txt")])
    assert (report.new, report.claims) == (1, 0)
    assert [document.text for document in ledger.documents()] == [PLAIN]


def test_adding_twice_equals_adding_once(ledger: MemoryLedger, folder: Path) -> None:
    add(ledger, [str(folder)])
    before = (list(ledger.claims()), list(ledger.documents()))
    again = add(ledger, [str(folder)])
    assert (again.new, again.same, again.updated, again.claims) == (0, 3, 0, 0)
    assert (list(ledger.claims()), list(ledger.documents())) == before


def test_what_was_coded_is_not_coded_again(ledger: MemoryLedger, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(ledger, [str(folder)])
    monkeypatch.setattr(pipeline, "code_each", lambda *_: pytest.fail("coded again"))
    assert add(ledger, [str(folder)]).same == 3


def test_a_newer_coder_codes_again(ledger: MemoryLedger, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(ledger, [str(folder / "a.txt")])
    monkeypatch.setattr(english, "coder_version", lambda: "rules-9")
    assert add(ledger, [str(folder / "a.txt")]).updated == 1


def test_the_same_text_in_two_places_is_one_document(ledger: MemoryLedger, tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(TREATY, "utf-8")
    report = add(ledger, [str(tmp_path)])
    assert (report.new, report.same) == (1, 1)
    assert len(list(ledger.documents())) == 1


def test_a_bad_text_is_recorded_and_the_batch_goes_on(ledger: MemoryLedger, folder: Path) -> None:
    (folder / "b.txt").write_bytes(b"\x00\x01\x02" * 100)
    report = add(ledger, [str(folder), str(folder / "missing.txt")])
    assert report.new == 2
    assert [Path(row.document).name for row in report.rejected] == ["b.txt", "missing.txt"]
    assert set(ledger.rejections()) == set(report.rejected)


def test_a_rejected_text_leaves_no_document(ledger: MemoryLedger, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("too short", "utf-8")
    report = add(ledger, [str(tmp_path)])
    assert [row.step for row in report.rejected] == ["read"]
    assert list(ledger.documents()) == []


def test_a_date_given_later_resolves_weekdays(ledger: MemoryLedger, folder: Path) -> None:
    path = str(folder / "b.txt")
    add(ledger, [path])
    undated = [claim.when and claim.when.basis for claim in ledger.claims()]
    report = add(ledger, [path], published={"b.txt": "2024-08-21"})
    assert (undated, report.new, report.updated) == (["none"], 0, 1)
    assert [claim.when and claim.when.edtf for claim in ledger.claims()] == ["2024-08-20"]


def test_updated_documents_count_their_claims(ledger: MemoryLedger, folder: Path) -> None:
    path = str(folder / "b.txt")
    first = add(ledger, [path]).claims
    assert add(ledger, [path], published={"b.txt": "2024-08-21"}).claims == first == 1


def test_a_date_for_no_file_stops_before_anything_is_read(ledger: MemoryLedger, folder: Path) -> None:
    with pytest.raises(UsageError, match=r"no file to be read is called 'z\.txt'"):
        add(ledger, [str(folder)], published={"z.txt": "2024-08-21"})
    assert list(ledger.documents()) == []


def test_progress_counts_documents(ledger: MemoryLedger, folder: Path) -> None:
    seen: list[tuple[int, int]] = []
    add(ledger, [str(folder)], progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_progress_counts_what_is_rejected_and_what_is_the_same(ledger: MemoryLedger, folder: Path) -> None:
    add(ledger, [str(folder / "a.txt")])
    (folder / "b.txt").write_text("", "utf-8")
    seen: list[int] = []
    add(ledger, [str(folder)], progress=lambda done, _: seen.append(done))
    assert seen == [1, 2, 3]


def test_standard_input(ledger: MemoryLedger) -> None:
    report = add(ledger, ["-"], stdin=io.BytesIO(TREATY.encode()))
    assert (report.new, report.claims) == (1, 1)


def test_no_paths_do_nothing(ledger: MemoryLedger) -> None:
    report = add(ledger, [])
    assert (report.new, report.claims, report.rejected) == (0, 0, [])


# --- steps --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("publisher", "grade"), [("Reuters", "B"), ("Nobody's Blog", "F"), (None, "F")])
def test_a_document_has_the_grade_of_its_publisher(publisher: str | None, grade: str) -> None:
    assert graded(make_document(publisher=publisher)).grade == grade


def test_a_document_has_the_grade_of_its_host_before_that_of_the_name_it_gives_itself() -> None:
    assert graded(make_document(publisher="Lake Blog", url="https://www.reuters.com/a")).grade == "B"
    assert graded(make_document(publisher="Reuters", url="https://reuters.lake.example/a")).grade == "F"


def test_grading_changes_nothing_else() -> None:
    document = make_document(publisher="Reuters")
    assert graded(document).id == document.id
    assert document.grade == "F"


def test_the_grade_travels_with_the_claims(ledger: MemoryLedger, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\npublisher: Reuters\n---\n\n{TREATY}\n", "utf-8")
    add(ledger, [str(tmp_path)])
    assert [claim.document.grade for claim in ledger.claims()] == ["B"]


def test_claims_of_several_documents_in_order() -> None:
    documents = [make_document(text) for text in (PLAIN, TREATY, TALKS)]
    found = list(code_documents(documents))
    assert [len(claims) for claims in found] == [0, 1, 1]
    assert found[1][0].document.id == documents[1].id


JAPANESE = "上川大臣は、８月20日、東京でジャイシャンカル・インド外務大臣と会談し、覚書に署名した。" * 2


def test_the_language_of_a_document_chooses_who_codes_it(ledger: MemoryLedger, folder: Path) -> None:
    (folder / "b2.txt").write_text(JAPANESE, "utf-8")
    assert add(ledger, [str(folder)], published={"b2.txt": "2024-08-21"}).new == 4
    coders = {claim.document.path and Path(claim.document.path).name: claim.coder for claim in ledger.claims()}
    assert coders["b2.txt"].startswith("lexical-") and coders["a.txt"].startswith("rules-")
    assert add(ledger, [str(folder)]).same == 4


def test_other_data_of_one_language_code_its_texts_anew(
    ledger: MemoryLedger, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "b2.txt").write_text(JAPANESE, "utf-8")
    add(ledger, [str(folder)])
    monkeypatch.setattr(type(get_language("ja")), "version", "lexical-9")
    report = add(ledger, [str(folder)])
    assert (report.updated, report.same) == (1, 3)


def test_a_language_that_is_set_and_not_there_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "d.txt").write_text("Le ministre indien a rencontré son homologue japonais à Tokyo lundi soir.", "utf-8")
    monkeypatch.setenv("COMITY_LANGUAGES", "en,fr")
    with pytest.raises(UsageError, match="'fr'"):
        add(MemoryLedger(), [str(folder)])


class Parser:
    """A parser that finds no sentences."""

    name = "none-1"

    def parse(self, documents: Iterable[Document]) -> Iterator[tuple[Sentence, ...]]:
        return (() for _ in documents)


def test_another_parser_can_stand_in() -> None:
    assert list(code_documents([make_document(TREATY)], Parser())) == [()]
    assert English(Parser()).version.split("/")[-2] == "none-1"


# --- what goes wrong on the way -----------------------------------------------------------------------------------


class Workshop:
    """Three documents whose coding is watched: the first waits until all are parsed, the second until the pool ends."""

    name = "workshop"

    def __init__(self, monkeypatch: pytest.MonkeyPatch, fails_in: str | None = None) -> None:
        self.documents = [make_document(f"Peru met Chile {n} times.") for n in (1, 2, 3)]
        self.coded: list[int] = []
        self._fails_in = fails_in
        self._all_parsed, self._pool_ends = threading.Event(), threading.Event()
        monkeypatch.setattr(pipeline, "code", self._code)
        monkeypatch.setattr(pipeline, "ThreadPoolExecutor", self._pool)

    def parse(self, documents: Iterable[Document]) -> Iterator[tuple[Sentence, ...]]:
        for number, _ in enumerate(documents, start=1):
            if number == len(self.documents):
                self._all_parsed.set()
            yield ()
        if self._fails_in == "parser":
            raise KeyboardInterrupt

    def _code(self, document: Document, *_: object) -> tuple[()]:
        number = self.documents.index(document) + 1
        self.coded.append(number)
        if number == 1:
            self._all_parsed.wait()
        if number == 1 and self._fails_in == "coder":
            raise KeyError("coder")
        if number == 2:
            self._pool_ends.wait()
        return ()

    def _pool(self, workers: int, name: str) -> ThreadPoolExecutor:
        ends = self._pool_ends

        class Pool(ThreadPoolExecutor):
            def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
                super().shutdown(wait=False, cancel_futures=cancel_futures)
                ends.set()
                super().shutdown(wait=wait)

        return Pool(workers, name)


def is_tidy() -> bool:
    """No thread is left, and garbage is looked for everywhere again."""
    return gc.get_freeze_count() == 0 and not any(t.name.startswith("comity") for t in threading.enumerate())


@pytest.mark.parametrize(("fails_in", "error"), [("coder", KeyError), ("parser", KeyboardInterrupt)])
def test_what_goes_wrong_is_raised_and_what_waits_is_not_coded(
    fails_in: str, error: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = Workshop(monkeypatch, fails_in)
    with pytest.raises(error):
        list(code_documents(shop.documents, shop, load_encoder()))
    assert 3 not in shop.coded
    assert is_tidy()


def test_what_waits_is_not_coded_where_the_caller_leaves_early(monkeypatch: pytest.MonkeyPatch) -> None:
    shop = Workshop(monkeypatch)
    found = code_documents(shop.documents, shop, load_encoder())
    assert next(found) == ()
    assert not is_tidy()
    found.close()
    assert shop.coded == [1, 2]
    assert is_tidy()


def test_an_error_comes_after_the_claims_of_the_documents_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [make_document(text) for text in (TREATY, TALKS, PLAIN)]

    def failing(document: Document, *_: object) -> tuple[str]:
        return (document.id,) if document.text != TALKS else pytest.fail("coder")

    monkeypatch.setattr(pipeline, "code", failing)
    found = code_documents(documents, Parser())
    assert next(found) == (documents[0].id,)
    with pytest.raises(pytest.fail.Exception, match="coder"):
        next(found)


class FullLedger(MemoryLedger):
    """Nothing can be written into it."""

    def record(self, *_: object) -> str:  # type: ignore[override]
        raise OSError("disk full")


def test_a_text_that_the_coder_fails_on_is_rejected_and_the_others_are_kept(
    ledger: MemoryLedger, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails_once(document: Document, *rest: Any) -> tuple[Claim, ...]:
        if document.path and document.path.endswith(first):
            raise IndexError("tuple index out of range")
        return code(document, *rest)

    first = sorted(path.name for path in folder.iterdir())[0]
    code = pipeline.code
    monkeypatch.setattr(pipeline, "code", fails_once)
    report = add(ledger, [str(folder)])
    (rejected,) = ledger.rejections()
    assert (report.new, report.rejected) == (len(list(folder.iterdir())) - 1, [rejected])
    assert (rejected.step, rejected.document) == ("code", str(folder / first))
    assert rejected.reason.startswith("the coder failed, IndexError in test_pipeline.py:")


@pytest.mark.long
def test_no_text_of_ours_is_one_that_the_coder_fails_on(ledger: MemoryLedger) -> None:
    folder = Path(__file__).parent.parent / "evaluation" / "others" / "texts"
    report = add(ledger, [str(folder)])
    assert (report.new, report.rejected) == (len(list(folder.iterdir())), [])


def test_a_ledger_that_fails_ends_the_coding(folder: Path) -> None:
    with pytest.raises(OSError, match="disk full") as kept:
        add(FullLedger(), [str(folder)])
    assert is_tidy(), kept


def test_an_interrupt_while_progress_is_shown_ends_the_coding(ledger: MemoryLedger, folder: Path) -> None:
    def interrupt(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as kept:
        add(ledger, [str(folder)], progress=interrupt)
    assert len(list(ledger.documents())) == 1
    assert is_tidy(), kept


def test_adding_again_without_the_date_keeps_it(ledger: MemoryLedger, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TREATY, "utf-8")
    add(ledger, [str(tmp_path)], published={"a.txt": "2023-05-05"})
    again = add(ledger, [str(tmp_path)])
    assert (again.same, again.updated) == (1, 0)
    assert [document.published for document in ledger.documents()] == ["2023-05-05"]


def test_copies_of_one_text_settle_at_once(ledger: MemoryLedger, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TREATY, "utf-8")
    (tmp_path / "b.md").write_text(f"---\npublished: 2023-05-06\npublisher: Reuters\n---\n{TREATY}", "utf-8")
    first, second = add(ledger, [str(tmp_path)]), add(ledger, [str(tmp_path)])
    assert (first.new, first.same, second.same, second.updated) == (1, 1, 2, 0)
    assert [document.published for document in ledger.documents()] == ["2023-05-06"]


def test_a_date_given_by_hand_stands_above_one_on_the_page() -> None:
    page = make_document("Peru signed.", published="2020-01-01", published_basis="byline", path="a.txt")
    given = make_document("Peru signed.", published="2021-01-01", published_basis="given", path="b.txt")
    assert settled(page, given).published == settled(given, page).published == "2021-01-01"
