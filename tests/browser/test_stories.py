"""What its users ask, in the order of the design, asked as a person would: by clicking, pressing keys, printing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, expect

import comity
from browser.conftest import ROOT, Site

PAGES = re.compile(rb"/Type\s*/Page\b")
SLOW = 60_000
"""Milliseconds: what needs the promises waits for them."""


def open_pair(page: Page, site: Site, rest: str = "") -> None:
    page.goto(f"{site.address}/IND-JPN{rest}")


def opened(page: Page, name: str) -> None:
    """Scroll until a picture has come."""
    page.locator(f"[hx-get$='/picture/{name}']").scroll_into_view_if_needed()
    expect(page.locator(f"figure.picture.{name}")).to_be_visible(timeout=SLOW)


def saved(download: Download, folder: Path) -> bytes:
    path = folder / download.suggested_filename
    download.save_as(path)
    return path.read_bytes()


# 1. Show me the sentence


def test_a_click_on_a_dot_lands_on_its_sentence(site: Site, page: Page) -> None:
    open_pair(page, site)
    opened(page, "ladder")
    dot = page.locator("figure.ladder a.cy-mark[href^='/claim/']").first
    told = dot.locator("title").text_content() or ""
    dot.dispatch_event("click")
    page.wait_for_url("**/claim/c-*")
    sentence = page.locator("section.proof mark").first.inner_text()
    assert " ".join(sentence.split())[:40] in told


def test_a_claim_has_its_paragraph_outlet_date_and_a_footnote_to_paste(site: Site, page: Page) -> None:
    open_pair(page, site)
    page.locator("#actually .what a").first.click()
    marked, note = page.locator("section.proof mark").first, page.get_by_role("textbox", name="Footnote")
    expect(marked).to_be_visible()
    assert " ".join(marked.inner_text().split())[:30] in note.input_value()
    expect(page.get_by_text("source grade")).to_be_visible()


def test_a_claim_opens_its_place_in_the_kept_text(site: Site, page: Page) -> None:
    open_pair(page, site)
    page.locator("#actually .what a").first.click()
    claim = page.url.rsplit("/", 1)[1]
    page.get_by_role("link", name="Read it in the whole text").click()
    page.wait_for_url(f"**/document/d-*#{claim}")
    expect(page.locator(f"[id='{claim}']")).to_be_in_viewport()


# 2. Was it delivered?


def test_an_overdue_promise_tells_who_when_how_often_and_where_was_looked(site: Site, page: Page) -> None:
    open_pair(page, site, "/promises?state=overdue")
    page.locator("ol.promises a").first.click()
    expect(page.locator("#receipt")).to_contain_text(
        re.compile(r"no evidence found by .+ in \d+ documents"), timeout=SLOW
    )
    assert page.locator("ol.ladder mark, ol.ladder .sentence, ol.ladder a[href^='/claim/']").count() > 0
    assert "broken" not in page.locator("main").inner_text().lower()


# 3. What is in place on a date?


def test_the_slider_moved_to_2019_makes_the_acsa_leave(site: Site, page: Page) -> None:
    open_pair(page, site)
    place, name = page.locator("figure.strip"), "Acquisition and Cross-Servicing"
    expect(place).to_contain_text(name)
    page.get_by_role("slider").fill(str(2019 * 12 + 5))
    page.wait_for_url("**as_of=2019-06-30*")
    expect(page.locator(".as-of").first).to_contain_text("As of 30 June 2019")
    expect(place).not_to_contain_text(name)


def test_the_slider_goes_by_keys_and_the_address_can_be_shared(site: Site, page: Page) -> None:
    open_pair(page, site)
    slider = page.get_by_role("slider")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**as_of=*")
    shared = page.locator(".as-of").first.inner_text()
    page.goto(page.url)
    assert page.locator(".as-of").first.inner_text() == shared


# 4. What changed since Monday?


def test_what_changed_has_one_line_for_many_copies(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/changes?pair=IND-JPN")
    sixth = page.locator("ol.lines > li", has_text="JIMEX").filter(has_text=re.compile("Sep 2022"))
    held = sixth.filter(has_text="held").or_(sixth.filter(has_text="happened"))
    assert held.count() == 1
    assert re.search(r"\+\d", held.inner_text())


# 5. Said or happened?


def test_plans_are_never_among_what_happened(site: Site, page: Page) -> None:
    open_pair(page, site)
    happened = set(page.locator("#actually .status").all_inner_texts())
    planned = set(page.locator("#likely .status").all_inner_texts())
    assert happened and planned and not happened & planned


def test_the_switch_shows_one_column_on_a_phone(site: Site, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_pair(page, site)
    page.get_by_role("navigation", name="Columns").get_by_role("link", name=re.compile("LIKELY")).click()
    page.wait_for_url("**column=likely*")
    expect(page.locator("#likely")).to_be_visible()
    expect(page.locator("#actually")).to_be_hidden()


# 6. My correction sticks


def correct_date(page: Page, day: str) -> None:
    """On the page of a claim: set its date, for a reason, by name."""
    page.get_by_role("link", name="Edit …").click()
    page.get_by_label(re.compile("^when")).fill(day)
    page.get_by_role("radio").first.check()
    page.locator("form.decide [name=by]").fill("A. Editor")
    page.locator("form.decide").get_by_role("button").click()
    page.wait_for_url("**/claim/c-*")


def test_a_corrected_date_survives_adding_again_and_can_be_undone(own: Site, page: Page) -> None:
    open_pair(page, own)
    page.locator("#actually .what a").first.click()
    page.wait_for_url("**/claim/c-*")
    claim = page.url
    correct_date(page, "2019-05-06")
    with comity.open(own.ledger) as desk:
        desk.add(ROOT / "samples" / "india-japan")
    page.goto(claim)
    expect(page.locator("main")).to_contain_text("6 May 2019")
    page.get_by_role("link", name=re.compile("^Undo")).first.click()
    page.get_by_role("radio").first.check()
    page.locator("form.decide").get_by_role("button").click()
    page.wait_for_url("**/claim/c-*")
    page.goto(claim)
    expect(page.locator("main")).not_to_contain_text("6 May 2019")


def test_a_queue_goes_by_keys_alone(own: Site, page: Page) -> None:
    page.goto(f"{own.address}/review/next")
    while page.locator("details.offer[data-key='r']").count() == 0:
        page.keyboard.press("j")
        page.wait_for_load_state()
    page.keyboard.press("r")
    page.keyboard.press("1")
    page.locator("details.offer[open] [name=by]").fill("A. Editor")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Done:")).to_be_visible()
    page.keyboard.press("u")
    expect(page.locator("main")).to_contain_text(re.compile("undid|undo", re.IGNORECASE))


# 7. Two pages by noon


def test_the_brief_is_two_pages_in_print(site: Site, page: Page, tmp_path: Path) -> None:
    open_pair(page, site)
    page.set_default_timeout(SLOW)
    with page.expect_download() as waited:
        page.get_by_role("link", name="pdf", exact=True).click()
    assert len(PAGES.findall(saved(waited.value, tmp_path))) == 2


def test_the_brief_printed_from_the_browser_is_two_pages(site: Site, page: Page, tmp_path: Path) -> None:
    open_pair(page, site)
    page.set_default_timeout(SLOW)
    with page.expect_download() as waited:
        page.get_by_role("link", name="html", exact=True).click()
    file = tmp_path / "brief.html"
    file.write_bytes(saved(waited.value, tmp_path))
    page.goto(file.as_uri())
    assert len(PAGES.findall(page.pdf(format="A4", prefer_css_page_size=True))) == 2


def test_the_page_of_a_pair_prints_without_its_tools(site: Site, page: Page) -> None:
    open_pair(page, site)
    page.emulate_media(media="print")
    expect(page.get_by_role("slider")).to_be_hidden()
    expect(page.locator("header.site")).to_be_hidden()
    expect(page.get_by_text("Bottom line")).to_be_visible()


# 8. Compare pairs on one basis


def test_pairs_stand_side_by_side_as_of_one_day_with_n(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/compare")
    page.set_default_timeout(SLOW)
    page.get_by_label("Pair 1").fill("india-japan")
    page.get_by_label("Pair 2").fill("AUS-JPN")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("table.compared th[scope=col]")).to_have_count(2)
    kept = page.locator("table.compared tr", has_text="3 of 3 named").inner_text()
    assert re.search(r"\d+ of \d+, \d+ % \(\d+–\d+\)", kept)


def test_a_compared_number_leads_to_its_rows(site: Site, page: Page) -> None:
    page.set_default_timeout(SLOW)
    page.goto(f"{site.address}/compare?pair=IND-JPN&pair=AUS-JPN")
    page.locator("table.compared tr", has_text="delivered").first.get_by_role("link").first.click()
    page.wait_for_url("**/figures?*rows=delivered*")
    assert page.locator("main a[href^='/claim/']").count() > 0


# 9. Two accounts of one meeting


def test_accounts_that_differ_stand_side_by_side(site: Site, page: Page) -> None:
    with comity.open(site.ledger, create=False) as desk:
        pair = desk.pair("IND", "JPN")
        lines = (*pair.actually, *pair.likely, *pair.moved)
        entry = next(line.entry for line in lines if line.what.startswith("Veer Guardian") and line.others)
    page.goto(f"{site.address}/entry/{entry}")
    words = page.locator("main").inner_text()
    assert "differ" in words
    assert re.search(r"16\D+26 Jan", words) and re.search(r"12\D+26 Jan", words)


# 10. A folder of files, offline


def test_a_folder_added_is_found_on_the_first_page(site: Site, page: Page) -> None:
    page.goto(site.address)
    page.get_by_label("One country").fill("Japan")
    page.get_by_label("and another").fill("India")
    page.get_by_role("button", name="Open").click()
    page.wait_for_url("**/IND-JPN")
    expect(page.get_by_role("heading", level=1)).to_have_text("India and Japan")


@pytest.mark.parametrize("look", ["Light", "Dark"])
def test_the_look_that_was_chosen_stays(site: Site, page: Page, look: str) -> None:
    page.goto(site.address)
    page.get_by_role("button", name=look, exact=True).click()
    page.goto(f"{site.address}/codebook")
    assert page.locator("html").get_attribute("data-theme") == look.lower()
