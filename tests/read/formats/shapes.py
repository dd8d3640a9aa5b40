"""Pages in the shapes that outlets and ministries give them, around one invented article, with traps beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

TITLE: Final = "Chile and Peru agree to share a port"
LINES: Final = (
    "Chile and Peru agreed on Monday to share the port of Arica, their foreign ministers said in Lima.",
    "The ministers hope that a treaty can be signed in June, and that both parliaments will approve it.",
    "Cargo from both countries would pass through one customs post, which Peru is to build at its own cost.",
    "A first attempt failed in 2015 because neither side would pay for the road to the border.",
)
OTHER: Final = "Kenya lends Uganda four tugboats"
"""The headline of another story, of another day."""
TRAP: Final = f'<a href="/2025/06/17/tugs">{OTHER}</a> <time datetime="2025-06-17">17 June 2025</time>'
PARAGRAPHS: Final = "".join(f"<p>{line}</p>\n" for line in LINES)
MENU: Final = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/world'>World</a></li></ul></nav>"
FOOT: Final = "<footer><p>&copy; 2025 The Harbour Times. All rights reserved.</p></footer>"
DAY: Final = "2024-03-12"


def jsonld(**more: object) -> str:
    """The JSON-LD of the article."""
    node = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, **more}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def page(head: str, body: str, *, lang: str = "en") -> str:
    """A whole page."""
    return f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


OUTLET: Final = '<meta property="og:site_name" content="The Harbour Times">'
ON: Final = f'<meta property="article:published_time" content="{DAY}T21:10:00-05:00">'
NAMED: Final = f"<title>{TITLE} | The Harbour Times</title>"
BY: Final = '<div class="byline">By <a href="/a" rel="author">Carmen Soto</a></div>'

SHAPES: Final[Mapping[str, str]] = MappingProxyType({
    "news": page(
        NAMED + jsonld(datePublished=f"{DAY}T21:10:00-05:00", dateModified="2024-03-15", author={"@type": "Person",
        "name": "Carmen Soto"}, publisher={"@type": "Organization", "name": "The Harbour Times"}),
        f"{MENU}<main><article><h1>{TITLE}</h1>{BY}<figure><img src=a><figcaption>The port of Arica at dawn."
        f"</figcaption></figure>{PARAGRAPHS}</article><aside class='related'>{TRAP}</aside></main>{FOOT}",
    ),
    "meta only": page(
        NAMED + OUTLET + ON + '<meta name="author" content="Carmen Soto">',
        f"{MENU}<div id=story><h1>{TITLE}</h1>{PARAGRAPHS}</div><div class=most-read>{TRAP}</div>{FOOT}",
    ),
    "time element": page(
        NAMED + OUTLET,
        f"{MENU}<article><header><h1>{TITLE}</h1>{BY}<time datetime='{DAY}T21:10-05:00'>last night</time></header>"
        f"{PARAGRAPHS}</article><section class=trending>{TRAP}</section>{FOOT}",
    ),
    "line under the headline": page(
        NAMED,
        f"<div class=clock>Tuesday, 17 June 2025</div>{MENU}<h1>{TITLE}</h1><p>By Carmen Soto</p>"
        f"<p>Published: 12 March 2024 | Updated: 15 March 2024</p>{PARAGRAPHS}{FOOT}",
    ),
    "layout tables": page(
        f"<title>The Harbour Times: {TITLE}</title>",
        f"<table><tr><td colspan=2>Tuesday 17 June 2025</td></tr><tr><td><a href=/>Home</a><br><a href=/w>World</a>"
        f"</td><td><font size=5><b>{TITLE}</b></font><br><i>By Carmen Soto</i><br>12 March 2024<br><br>"
        f"{'<br><br>'.join(LINES)}</td><td>{TRAP}</td></tr></table>",
    ),
    "ministry": page(
        f"<title>{TITLE} - Ministry of Ports of Peru</title>",
        f"<form method=post><input type=hidden name=__VIEWSTATE value='{'A1' * 30000}'>{MENU}<div id=content>"
        f"<h2>{TITLE}</h2><div>March 12, 2024</div><div>{'</div><div>'.join(LINES)}</div></div></form>",
    ),
    "amp": f"<!doctype html><html amp lang=en><head>{NAMED}{OUTLET}{ON}</head><body><amp-sidebar hidden>{TRAP}"
        f"</amp-sidebar><h1>{TITLE}</h1><p class=byline>Carmen Soto</p><amp-img src=a width=600></amp-img>{PARAGRAPHS}"
        f"<amp-ad>Buy now</amp-ad></body></html>",
    "next data alone": page(
        NAMED + OUTLET,
        "<div id=__next>Loading</div><script id=__NEXT_DATA__ type=application/json>"
        + json.dumps({"props": {"page": {"story": {"blocks": [{"type": "p", "text": line} for line in LINES]}},
                                "menu": [{"text": "Home"}, {"text": OTHER}]}}) + "</script>",
    ),
    "article body alone": page(
        NAMED + jsonld(articleBody="\n\n".join(LINES), datePublished=DAY, author="Carmen Soto"),
        "<div id=root>Please enable JavaScript to read this.</div>",
    ),
    "state in a script": page(
        NAMED + OUTLET + ON,
        f"<div id=app></div><script>window.__STATE__ = {json.dumps({'article': {'html': PARAGRAPHS}})};</script>",
    ),
    "hidden parts": page(
        NAMED + OUTLET + ON + "<style>.gone{display:none}</style>",
        f"<article><h1>{TITLE}</h1>{BY}<p style='display:none'>{OTHER} was said to be so.</p>{PARAGRAPHS}"
        f"<p class=gone>{OTHER} was said to be so.</p><p hidden>{OTHER}.</p><div aria-hidden=true>{OTHER}.</div>"
        f"<template><p>{OTHER} was said.</p></template><noscript><p>{OTHER} was said.</p></noscript></article>",
    ),
    "cookie banner": page(
        NAMED + OUTLET + ON,
        f"<div id=onetrust-consent-sdk><p>We value your privacy. We and our partners store cookies on your device, and "
        f"you can change your mind at any time.</p></div><article><h1>{TITLE}</h1>{BY}{PARAGRAPHS}</article>{FOOT}",
    ),
    "behind a window": page(
        NAMED + OUTLET + ON,
        f"<div class=modal role=dialog><p>Join us today.</p></div><div aria-hidden=true><h1>{TITLE}</h1>{PARAGRAPHS}"
        "</div>",
    ),
    "related inside": page(
        NAMED + OUTLET + ON,
        f"<article><h1>{TITLE}</h1><p>{LINES[0]}</p><p>{LINES[1]}</p><div class='inline-related'><h4>Also read</h4>"
        f"<ul><li>{TRAP}</li></ul></div><p>{LINES[2]}</p><p>{LINES[3]}</p></article>",
    ),
    "comments": page(
        NAMED + OUTLET + ON,
        f"<article><h1>{TITLE}</h1>{PARAGRAPHS}</article><section id=comments><h3>2 comments</h3><ol class=commentlist>"
        f"<li class=comment><b>nimbus</b><p>I sailed there once and the harbour was full of mud and of birds.</p></li>"
        f"<li class=comment><b>orla</b><p>Nobody will ever build that road, as my uncle says.</p></li></ol></section>",
    ),
    "wordpress": page(
        f"<title>{TITLE} &laquo; The Harbour Times</title>"
        "<link rel=alternate type=application/rss+xml title='The Harbour Times RSS Feed' href=/feed>",
        f"<h1><a href='/'>The Harbour Times</a></h1><div class='post hentry'><h2 class=entry-title>{TITLE}</h2>"
        f"<small>Posted on March 12, 2024 by <a rel=author>Carmen Soto</a></small><div class=entry>{PARAGRAPHS}"
        f"<p class=postmetadata>Filed under <a>Ports</a></p></div></div><div id=sidebar>{TRAP}</div>",
    ),
    "sections": page(
        NAMED + OUTLET + ON,
        f"<article><h1>{TITLE}</h1><p class=standfirst>One customs post, two flags, and a road nobody paid for.</p>"
        f"<p>{LINES[0]}</p><h2>What was agreed</h2><ul><li>{LINES[1]}</li><li>{LINES[2]}</li></ul><blockquote>We "
        f"shall build it, the minister said.</blockquote><p>{LINES[3]}</p></article>",
    ),
    "broken": f"<html><head>{NAMED}{OUTLET}{ON}<body><div><h1>{TITLE}<div><p>{'<p>'.join(LINES)}</b></i></table>",
    "xhtml": f'<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" '
        f'"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en">'
        f"<head>{NAMED}{OUTLET}{ON}</head><body><h1>{TITLE}</h1>{PARAGRAPHS}</body></html>",
    "deep": page(NAMED + OUTLET + ON, f"<h1>{TITLE}</h1>{'<div>' * 400}{PARAGRAPHS}{'</div>' * 400}"),
    "two graphs": page(
        NAMED + "<script type=application/ld+json>" + json.dumps({"@graph": [
            {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": OTHER,
             "datePublished": "2025-06-17"}]},
            {"@type": ["Article"], "headline": TITLE, "datePublished": f"{DAY}T10:00:00Z", "author": {"@id": "#c"},
             "publisher": {"@id": "#o"}},
            {"@type": "Person", "@id": "#c", "name": "Carmen Soto"},
            {"@type": "Organization", "@id": "#o", "name": "The Harbour Times"}]}) + "</script>",
        f"<main><h1>{TITLE}</h1>{PARAGRAPHS}</main>",
    ),
    "microdata": page(
        NAMED + OUTLET,
        f"<div itemscope><h1 itemprop=headline>{TITLE}</h1><span itemprop=author><span itemprop=name>Carmen Soto</span>"
        f"</span><meta itemprop=datePublished content={DAY}><meta itemprop=dateModified content=2025-01-01>"
        f"<div itemprop=articleBody>{PARAGRAPHS}</div></div>{FOOT}",
    ),
    "day in utc": page(
        NAMED + OUTLET + jsonld(datePublished="2024-03-13T02:10:00Z"),
        f"<article><h1>{TITLE}</h1><p class=date>12 March 2024, 9:10 p.m.</p>{PARAGRAPHS}</article>",
    ),
    "day in the address": page(
        NAMED + OUTLET + "<link rel=canonical href='https://harbour.example/2024/03/12/port?utm_source=x#top'>",
        f"<article><h1>{TITLE}</h1>{PARAGRAPHS}</article>",
    ),
})  # fmt: skip
"""Shape -> page; all are of the same day, and what they do not say is no trap."""
