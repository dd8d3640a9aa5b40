"""Writes labelled sentences about a marked pair of actors, drawn from the phrases in corpus/grammar/.

Run by a person, not installed: `python corpus/grammar.py 12000 --seed 7 > sentences.jsonl`. The same seed gives the
same bytes. One row is `{"text", "s", "t", "root", "type", "kind", "status", "alleged"}`: `s` and `t` are the spans of
the one who acts and of the one acted on (null where the sentence has none), `root` what an event coder files the
sentence under, `type` the act that is meant, as the codebook has it.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import yaml

DATA = Path(__file__).parent / "grammar"
S, T = "\x01", "\x02"  # where the pair stands, until the names are filled in
TRIES = 400
_CHOICE = re.compile(r"\(([^()|]*(?:\|[^()|]*)+)\)")
_SLOT = re.compile(r"\{(\w+)\}")
_ARTICLE = re.compile(r"\ba(?= [AEIOaeio])(?! (?:one|Euro))")
_HEAD = re.compile(r" (?:of|on|to|by|for|against|from|in|between|worth|with) ")
_PARTICLES = ("up", "out", "down", "off", "free", "dead", "back", "home")


@dataclass(frozen=True)
class Actor:
    """A name with its number and the class it was drawn from; `person` takes he and she."""

    text: str
    plural: bool
    pronoun: str


@dataclass(frozen=True)
class Group:
    """Phrases that share root, type, kind and the classes of those who act and are acted on."""

    root: str
    type: str
    kind: str
    doers: tuple[str, ...]
    targets: tuple[str, ...]
    mutual: bool = False
    status: str = ""
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    turned: tuple[str, ...] = ()


@dataclass(frozen=True)
class Frame:
    """What governs the act: its status, and how the root follows from it (`rule`)."""

    status: str
    rule: str
    alleged: bool = False
    weight: float = 1.0
    doer: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    gap: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()


@dataclass(frozen=True)
class Label:
    """What a row says of its pair."""

    root: str
    type: str
    kind: str
    status: str
    alleged: bool = False


NOTHING = Label("NONE", "NONE", "none", "none")


@dataclass(frozen=True)
class Verb:
    """A verb phrase with its subject, in every form that a frame may ask for."""

    subject: str
    plural: bool
    base: str
    pres: str
    past: str
    pp: str
    ing: str
    head: str


@dataclass
class Grammar:
    """The phrases, frames, names and slots of the data folder."""

    groups: list[Group]
    frames: list[Frame]
    rules: dict[str, dict[str, str]]
    slots: dict[str, list[str]]
    actors: dict[str, list[str]]
    states: list[list[str]]
    irregular: dict[str, list[str]]
    none: list[str]
    weights: dict[str, float]
    governed: dict[str, float]
    groups_of: dict[str, list[Group]] = field(default_factory=dict)


def lines(text: str) -> tuple[str, ...]:
    """The non-empty lines of a block, with a lone S or T turned into its mark."""
    marked = re.sub(r"\bT\b", T, re.sub(r"(?<!\.)\bS\b", S, text))
    return tuple(line.strip() for line in marked.splitlines() if line.strip())


def load_yaml(name: str) -> Any:
    """One file of the data folder."""
    return yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))


def load_group(root: str, row: dict[str, Any]) -> Group:
    """One group of phrases; the type is the root's own name where none is given."""
    return Group(
        root=row.get("root", root),
        type=row.get("type", root),
        kind=row["kind"],
        doers=tuple(row["s"].split()),
        targets=tuple(row["t"].split()),
        mutual=row.get("mutual", False),
        status=row.get("status", ""),
        verbs=lines(row.get("verbs", "")),
        nouns=lines(row.get("nouns", "")),
        turned=lines(row.get("turned", "")),
    )


def load_frame(row: dict[str, Any]) -> Frame:
    """One frame; its four lists are blocks of lines."""
    parts = {name: lines(row.get(name, "")) for name in ("doer", "any", "gap", "noun")}
    return Frame(row["status"], row["rule"], row.get("alleged", False), row.get("weight", 1.0), **parts)


def load_grammar() -> Grammar:
    """Everything in the data folder."""
    files = sorted((DATA / "phrases").glob("*.yaml"))
    tables = {path.stem.upper(): yaml.safe_load(path.read_text(encoding="utf-8")) for path in files}
    groups = [load_group(root, row) for root, rows in tables.items() for row in rows]
    frames, names = load_yaml("frames"), load_yaml("actors")
    grammar = Grammar(
        groups=groups,
        frames=[load_frame(row) for row in frames["frames"]],
        rules=frames["rules"],
        slots={name: list(lines(text)) for name, text in load_yaml("slots").items()},
        actors={name: list(lines(text)) for name, text in names["classes"].items()},
        states=[line.split("; ") for line in lines(names["states"])],
        irregular={row[0]: row[1:] for row in (line.split() for line in lines(names["irregular"]))},
        none=list(lines(frames["none"])),
        weights=frames["weights"],
        governed=frames["governed"],
    )
    for group in groups:
        grammar.groups_of.setdefault(group.root, []).append(group)
    return grammar


class Writer:
    """Draws sentences from a grammar with one random stream."""

    def __init__(self, grammar: Grammar, seed: int) -> None:
        self.grammar, self.random = grammar, Random(seed)

    # --- names and slots ---

    def expand(self, text: str) -> str:
        """Fill `{slot}` and `(one|other)` until none is left; unknown slots stay."""
        for _ in range(30):
            done = _CHOICE.sub(lambda m: self.random.choice(m[1].split("|")), text)
            done = _SLOT.sub(self.slot, done)
            if done == text:
                break
            text = done
        return _ARTICLE.sub("an", re.sub(r" +", " ", text).replace(" ,", ",")).strip()

    def slot(self, match: re.Match[str]) -> str:
        """One slot's text: a state's word, an actor outside the pair, or a line of slots.yaml."""
        name = match[1]
        if name in ("state", "adj", "capital", "people"):
            return self.random.choice(self.grammar.states)[("state", "adj", "capital", "people").index(name)]
        if name == "X":
            return self.actor(self.random.choice(("government", "government", "group", "crowd", "leader"))).text
        if name in ("aside", "deed"):
            return self.aside() if name == "aside" else self.deed()
        if options := self.grammar.slots.get(name):
            return self.random.choice(options)
        return self.actor(name).text if name in self.grammar.actors else match[0]

    def actor(self, kind: str) -> Actor:
        """An actor of a class; a line that starts with `+` is plural, with `*` a person."""
        line = self.random.choice(self.grammar.actors[kind])
        text = self.expand(line.lstrip("+* "))
        if line.startswith("+"):
            return Actor(text, True, "they")
        return Actor(text, False, self.random.choice(("he", "he", "she")) if line.startswith("*") else "it")

    def pair(self, group: Group) -> tuple[Actor, Actor]:
        """The one who acts and the one acted on, of different names."""
        doer = self.actor(self.random.choice(group.doers))
        for _ in range(TRIES):
            target = self.actor(self.random.choice(group.targets))
            if target.text.lower() not in doer.text.lower() and doer.text.lower() not in target.text.lower():
                break
        return doer, target

    # --- verb phrases ---

    def inflect(self, verb: str) -> tuple[str, str, str, str]:
        """Third person, past, participle and -ing form of one verb."""
        stem = self.stem(verb)
        third = verb[:-1] + "ies" if re.search(r"[^aeiou]y$", verb) else verb + "s"
        third = verb + "es" if re.search(r"(s|x|z|ch|sh|o)$", verb) else third
        past = verb[:-1] + "ied" if re.search(r"[^aeiou]y$", verb) else stem + "ed"
        ing = (verb[:-1] if re.search(r"[^eo]e$", verb) else verb[:-2] + "y" if verb.endswith("ie") else stem) + "ing"
        ing = verb + "ing" if verb.endswith("ee") or verb in ("be", "veto") else ing
        known = self.grammar.irregular.get(verb)
        return (third, known[0], known[1], known[2] if len(known) > 2 else ing) if known else (third, past, past, ing)

    def stem(self, verb: str) -> str:
        """What -ed is put to: a final e dropped, a final consonant doubled where the verb is one short syllable."""
        if verb.endswith("e"):
            return verb[:-1]
        short = re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", verb)
        return verb + verb[-1] if short else verb

    def active(self, phrase: str, subject: Actor, mark: str) -> Verb:
        """A phrase with its doer before it."""
        own = re.sub(r"\bits\b", POSSESSIVE[subject.pronoun], phrase)
        verb, _, rest = own.replace("[", "").replace("]", "").partition(" ")
        third, past, pp, ing = self.inflect(verb)
        pres = verb if subject.plural else third
        if verb == "be":
            pres, past = ("are", "were") if subject.plural else ("is", "was")
        base, pres, past, pp, ing = (f"{form} {rest}".strip() for form in (verb, pres, past, pp, ing))
        return Verb(mark, subject.plural, base, pres, past, pp, ing, head=pres)

    def passive(self, phrase: str, target: Actor) -> Verb | None:
        """The phrase turned round, or None where it has no object to start with."""
        cut = self.cut(phrase)
        if cut is None:
            return None
        before, obj, after = cut
        if owned := re.match(rf"of {T}(?!')", after):
            obj, after = f"{obj} {owned[0]}", after[owned.end() :].strip()
        verb, _, particle = before.partition(" ")
        pp = f"{self.inflect(verb)[2]} {particle}".strip()
        tail = self.random.choice((f"{pp} by {S} {after}", f"{pp} {after} by {S}")) if after else f"{pp} by {S}"
        plural = target.plural if obj == T else bool(re.search(r"[^s']s$", _HEAD.split(obj)[0]))
        present, past = ("are", "were") if plural else ("is", "was")
        base, pres, past, perfect, ing = (f"{be} {tail}" for be in ("be", present, past, "been", "being"))
        return Verb(obj, plural, base, pres, past, perfect, ing, head=tail)

    def cut(self, phrase: str) -> tuple[str, str, str] | None:
        """A phrase as words before the object, the object, words after it."""
        found = re.search(r"\[(.+?)\]", phrase) or re.match(rf"\S+ (?:(?:{'|'.join(_PARTICLES)}) )?({T})(?!')", phrase)
        if found is None:
            return None
        return phrase[: found.start(1)].strip(" ["), found[1], phrase[found.end(1) :].strip(" ]")

    # --- sentences ---

    def fill(self, frame: str, verb: Verb, doer: Actor) -> str:
        """A frame's line with the verb phrase in the form that it asks for."""
        number = ("are", "were", "have", "do") if verb.plural else ("is", "was", "has", "does")
        values = dict(zip(("is", "was", "has", "does"), number, strict=True))
        values |= {"subj": verb.subject, "it": doer.pronoun, "its": POSSESSIVE[doer.pronoun]}
        values |= {name: getattr(verb, name) for name in ("base", "pres", "past", "pp", "ing", "head")}
        return _SLOT.sub(lambda m: values.get(m[1], m[0]), frame)

    def clause(self, group: Group, frame: Frame, pair: tuple[Actor, Actor]) -> str | None:
        """One clause of the group's phrases under the frame, with the marks of the pair in it, or None."""
        target = pair[1]
        way = self.random.choice(WAYS)
        if way == "noun" and group.nouns and frame.noun:
            noun = self.expand(self.random.choice(group.nouns))
            adjective, _, carrier = self.random.choice(frame.noun).partition("~")
            return carrier.replace("{noun}", re.sub(r" +", " ", noun.replace("~", f"{adjective} ".lstrip())))
        if way == "turned" and group.turned and frame.any:
            verb = self.active(self.expand(self.random.choice(group.turned)), target, T)
            return self.fill(self.random.choice(frame.any), verb, target)
        return self.verbal(group, frame, pair, way) if group.verbs else None

    def verbal(self, group: Group, frame: Frame, pair: tuple[Actor, Actor], way: str) -> str | None:
        """A clause with a verb of the group: active, turned round, or with its object moved to the front."""
        doer, target = pair
        phrase = self.expand(self.random.choice(group.verbs))
        if way == "passive" and frame.any and (inverted := self.passive(phrase, target)):
            return self.fill(self.random.choice(frame.any), inverted, target)
        if way == "gap" and frame.gap and (cut := self.cut(phrase)) and cut[1] == T:
            verb = self.active(f"{cut[0]} {cut[2]}".strip(), doer, S)
            return self.fill(self.random.choice(frame.gap), verb, doer)
        choices = frame.doer + frame.any
        if not choices:
            return None
        joint = self.together(phrase) if group.mutual and self.random.random() < 0.45 else None
        return self.fill(self.random.choice(choices), joint or self.active(phrase, doer, S), doer)

    def together(self, phrase: str) -> Verb | None:
        """The two as one subject: "signed a pact with T" as "S and T signed a pact"; None where that cannot be."""
        if f" with {T}" in phrase:
            rest = phrase.replace(f" with {T}", "")
        elif re.match(rf"meet {T}", phrase):
            rest = phrase.replace(f" {T}", "", 1)
        else:
            return None
        joint = self.random.choice((f"{S} and {T}", f"{S} and {T}", f"both {S} and {T}"))
        return None if T in rest else self.active(rest, Actor("", True, "they"), joint)

    def trailed(self, text: str) -> str:
        """The clause with a word on the past of one of the two, which is no act between them."""
        roll = self.random.random()
        if roll < 0.08 and f"{S} " in text and f"{S} and" not in text:
            return text.replace(f"{S} ", f"{S}, which {self.deed()} in {{year}}, ", 1)
        if roll < 0.2 and text.endswith(T):
            phrase = self.expand(self.random.choice(self.random.choice(self.grammar.groups).verbs))
            turned = self.passive(phrase, Actor("", False, "it"))
            if turned and turned.subject == T:
                link = self.random.choice((", who had been", ", which had been", " that was", ""))
                return text + f"{link} {turned.head}".replace(S, self.expand("{X}"))
        return text

    def root(self, group: Group, frame: Frame) -> str:
        """The root that the rule of the frame gives to the group's; empty where they do not go together.

        A group with a status of its own is told as it stands; asking is called_for, also where it is told.
        """
        return "" if group.status and frame.rule != "fact" else self.grammar.rules[frame.rule].get(group.root, "")

    def label(self, group: Group, frame: Frame) -> Label:
        """Root, type, kind and status; asking, refusing and threatening are acts of their own."""
        kind = "position" if frame.rule in ("refuse", "ask", "threat") else group.kind
        own = {"refuse": "REJECT", "ask": "REQUEST", "threat": "THREATEN"}.get(frame.rule, group.type)
        asked = "called_for" if frame.rule == "fact" and group.type == "REQUEST" else ""
        return Label(self.root(group, frame), own, kind, group.status or asked or frame.status, frame.alleged)

    def choose(self, wanted: str) -> tuple[Group, Frame]:
        """A frame and a group that reach the wanted root, by the act itself or by what a governing word makes it."""
        governed = self.random.random() < self.grammar.governed.get(wanted, 0.0)
        frames = [f for f in self.grammar.frames if (f.rule != "fact") == governed]
        frames = [f for f in frames if any(self.root(g, f) == wanted for g in self.grammar.groups)]
        frame = self.random.choices(frames, [f.weight for f in frames])[0]
        fitting = [g for g in self.grammar.groups if self.root(g, frame) == wanted]
        root = self.random.choice(sorted({g.root for g in fitting}))
        groups = [g for g in fitting if g.root == root]
        return self.random.choices(groups, [len(g.verbs) + len(g.nouns) for g in groups])[0], frame

    def event(self, wanted: str) -> tuple[str, Label, Actor, Actor]:
        """One sentence whose root is the wanted one."""
        for _ in range(TRIES):
            group, frame = self.choose(wanted)
            pair = self.pair(group)
            text = self.asked(frame) if frame.rule == "ask" else self.clause(group, frame, pair)
            if text and S in text:
                if group.mutual and self.random.random() < 0.35:
                    text, pair = exchanged(text), (pair[1], pair[0])
                return self.trailed(text), self.label(group, frame), *pair
        raise ValueError(f"no phrase reaches the root {wanted!r}; add one to corpus/grammar/phrases")

    def turned(self) -> tuple[str, Label, Actor, Actor]:
        """An act read the wrong way round: nothing that the one acted on does to the one who acts."""
        for _ in range(TRIES):
            wanted = self.random.choice(sorted(self.grammar.groups_of))
            group, frame = self.choose(wanted)
            pair = self.pair(group)
            text = None if group.mutual or frame.rule == "ask" else self.clause(group, frame, pair)
            if text and S in text and T in text:
                return exchanged(text), NOTHING, pair[1], pair[0]
        raise ValueError("no phrase has a direction; add one that is not mutual to corpus/grammar/phrases")

    def asked(self, frame: Frame) -> str:
        """One asks the other to do something to a third."""
        group = self.random.choice([g for g in self.grammar.groups if g.verbs and not g.status and g.root != "REQUEST"])
        third = self.actor(self.random.choice(group.targets)).text
        phrase = self.expand(self.random.choice(group.verbs)).replace(T, third)
        verb = self.active(phrase, Actor("", False, "it"), T)
        return self.fill(self.random.choice(frame.doer), verb, Actor("", False, "it"))

    def aside(self) -> str:
        """A clause of others that has nothing to do with the pair."""
        group = self.random.choice([g for g in self.grammar.groups if g.verbs])
        pair = self.pair(group)
        phrase = self.expand(self.random.choice(group.verbs))
        verb = (self.passive(phrase, pair[1]) if self.random.random() < 0.3 else None) or self.active(
            phrase, pair[0], S
        )
        form = verb.past if self.random.random() < 0.7 else f"{'have' if verb.plural else 'has'} {verb.pp}"
        return f"{verb.subject} {form}".replace(S, pair[0].text).replace(T, pair[1].text)

    def deed(self) -> str:
        """What one of the pair does to somebody else, in the past tense."""
        group = self.random.choice([g for g in self.grammar.groups if g.verbs and not g.mutual])
        doer, target = self.pair(group)
        return self.active(self.expand(self.random.choice(group.verbs)), doer, "").past.replace(T, target.text)

    def nothing(self) -> tuple[str, Label, Actor, Actor]:
        """A sentence in which the pair stands without an act of the one on the other."""
        roll = self.random.random()
        return self.idle() if roll < 0.6 else self.turned() if roll < 0.88 else self.event("NONE")

    def idle(self) -> tuple[str, Label, Actor, Actor]:
        """A sentence in which the two do things of their own, or none."""
        names = ("government", "leader", "police", "group", "crowd", "firm", "court", "army")
        doer, target = (self.actor(self.random.choice(names)) for _ in range(2))
        return self.random.choice(self.grammar.none), NOTHING, doer, target

    def dressed(self, text: str, status: str) -> str:
        """The clause with what stands around it: a dateline, a time, a reason, other people's doings."""
        slot = "plain" if self.random.random() < 0.42 else "around"
        around = self.random.choice(self.grammar.slots[slot])
        return self.expand(around.replace("{date}", "{soon}") if status in LATER else around).replace("CLAUSE", text)

    def row(self, wanted: str) -> dict[str, Any]:
        """One labelled row."""
        text, label, doer, target = self.nothing() if wanted == "NONE" else self.event(wanted)
        return make_row(self.dressed(self.expand(text), label.status), label, doer.text, target.text)

    def rows(self, count: int) -> Iterator[dict[str, Any]]:
        """`count` rows, their roots drawn by the grammar's weights."""
        roots = list(self.grammar.weights)
        for _ in range(count):
            yield self.row(self.random.choices(roots, list(self.grammar.weights.values()))[0])


WAYS = ("doer", "doer", "turned", "turned", "turned", "passive", "passive", "passive", "passive", "noun", "gap")
LATER = ("agreed", "promised", "planned", "expected", "hoped", "proposed", "conditional", "called_for")
POSSESSIVE = {"it": "its", "they": "their", "he": "his", "she": "her"}


def exchanged(text: str) -> str:
    """The text with the two marks changed for one another."""
    return text.translate({ord(S): T, ord(T): S})


def make_row(text: str, label: Label, doer: str, target: str) -> dict[str, Any]:
    """The row of a marked text: names for the marks, an upper-case start, spans of the first mention of each."""
    text = re.sub(r" +", " ", text).replace(" ,", ",").replace(" .", ".").replace(",,", ",").strip()
    text = text if text.endswith((".", "!", "?", '"')) else text + "."
    spans: dict[str, list[int]] = {}
    out = ""
    for piece in re.split(f"([{S}{T}])", text):
        name = doer if piece == S else target if piece == T else piece
        if piece in (S, T) and piece not in spans:
            spans[piece] = [len(out), len(out) + len(name)]
        out += name
    out = re.sub(r"(^|(?<=[a-z]\. ))[a-z]", lambda m: m[0].upper(), out)
    values = {"text": out, "s": spans.get(S), "t": spans.get(T), "root": label.root, "type": label.type}
    return values | {"kind": label.kind, "status": label.status, "alleged": label.alleged}


def main() -> None:
    """Write the rows to the standard output, one JSON object a line."""
    parser = argparse.ArgumentParser(description="Write labelled sentences, one JSON object a line.")
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    for row in Writer(load_grammar(), options.seed).rows(options.count):
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
