"""Trains the reader model on a CPU: `make train-reader` (needs the packages of requirements-train.in; never needed to run).

A small transformer is fine-tuned on written messages and replies, cut to the words that occur, and written down quantised.
Each finding looks at the words with an attention of its own (label-wise attention, as clinical coding uses it: Mullenbach 2018,
Vu 2020), so that the model can show which words a finding rests on.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

from signpost import education
from signpost.decision import load_rulebook
from training.export import export
from training.held_out import everyday, fingerprint, is_held_out, marks_slow, weighs
from training.meaning import fit
from training.notation import AGO, KINDS, POLARITIES, ROOT, Told, answers, messages
from training.subject import fit as fit_subject
from training.weighing import fit as fit_weighing

STATUSES = ("present", "absent", "past", "hypothetical")
# What is learned of each finding beside its status: that somebody else than the writer has it, that it began within hours, and that it
# came on slowly; and how long ago it began, which is mostly not told.
FLAGS, AGES = ("other", "sudden", "gradual"), ("", *AGO.values())
# What each attention gives.
OWN = len(STATUSES) + len(FLAGS) + len(AGES)
KIND_NAMES = tuple(KINDS.values())
LONGEST, BATCH, SEED = 160, 32, 0
# How often a message stands inside something longer: a sign has to be found between words that tell nothing, or beside another.
JOINED, WITH_TALK = 0.3, 0.6
# How sharply attention chooses among the words, and how much the reading of the whole text adds to it.
SHARPNESS, OF_WHOLE = 4.0, 0.5
# The share of the questions with their replies that a turn through the data takes: their words are rows of their own besides.
QUESTIONED_AN_EPOCH = 0.6
# The share of the wordings that a turn through the data takes: they are more than all messages and replies.
WORDINGS_AN_EPOCH = 0.25
# Of every so many wordings that speak of these and of nobody in the first person one is learned from as a question.
ILLNESSES, QUESTION_EVERY = ("als/", "both/", "ms/"), 5
# What answers none of the education room's questions.
NO_ENTRY = "-"
# A message of one of these kinds keeps it beside talk; of the first two beside another message.
GRAVE = ("emergency", "today", "weeks")
FIRST_PERSON = re.compile(r"\b(i|im|ive|my|me|we|our)\b", re.IGNORECASE)
ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


@dataclass
class Row:
    """One example: a message, or what somebody answered, with the question before it where its polarity is learned.

    One that is not `telling` teaches nothing about signs, one that is not `dated` nothing about how long ago they began;
    one that is not `paced` nothing about which of them came on slowly; `entry` names the entry of the education room that answers a
    question, NO_ENTRY for small talk.
    """

    text: str
    told: tuple[Told, ...] = ()
    kind: int = -1
    polarity: int = -1
    voice: str = ""
    question: str = ""
    telling: bool = True
    entry: str = ""
    dated: bool = False
    paced: bool = False


class Names(NamedTuple):
    """What the places of the heads for findings and for entries mean."""

    findings: list[str]
    entries: list[str]


class Heard(NamedTuple):
    """What the net gives for texts, as scores; `evidence` says for each finding how much it looks at each token."""

    findings: torch.Tensor
    flags: torch.Tensor
    ages: torch.Tensor
    rest: torch.Tensor
    entries: torch.Tensor
    evidence: torch.Tensor


class Net(nn.Module):
    """An attention for each finding gives its statuses and flags; mean and maximum of the last layer give everything else."""

    def __init__(self, encoder: Any, findings: int, entries: int) -> None:
        super().__init__()
        self.encoder, self.drop = encoder, nn.Dropout(0.1)
        width = encoder.config.hidden_size
        self.whole = nn.Linear(2 * width, findings * len(STATUSES))
        self.rest = nn.Linear(2 * width, len(KIND_NAMES) + len(POLARITIES) + 2)
        self.entries = nn.Linear(2 * width, entries)
        self.key = nn.Linear(width, width)
        self.query = nn.Linear(width, findings, bias=False)
        self.weight = nn.Parameter(torch.randn(OWN, findings, width) * 0.02)
        self.bias = nn.Parameter(torch.full((OWN, findings), -4.0))
        nn.init.normal_(self.query.weight, std=0.02)
        nn.init.zeros_(self.bias[len(STATUSES) :])

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> Heard:
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        shown = mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * shown).sum(1) / shown.sum(1)
        most = (hidden + (shown - 1) * 1e4).max(1).values
        both = self.drop(torch.cat([mean, most], 1))
        looked = self.query(torch.tanh(self.key(hidden))) * SHARPNESS + (shown - 1) * 1e4
        evidence = torch.softmax(looked, 1).transpose(1, 2)
        seen = evidence @ self.drop(hidden)
        # One score for each finding and each of its statuses, flags and ages: sums over the width, no larger product.
        own = torch.einsum("bfd,sfd->bsf", seen, self.weight) + self.bias
        statuses, flags, ages = own.split([len(STATUSES), len(FLAGS), len(AGES)], 1)
        findings = statuses.flatten(1) + OF_WHOLE * self.whole(both)
        return Heard(findings, flags.flatten(1), ages, self.rest(both), self.entries(both), evidence)


def check_encoder(folder: Path) -> None:
    """Ends the training when the weights to start from are not those that are named here."""
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != ENCODER_SHA256:
        raise SystemExit(f"the weights in {folder} are not all-MiniLM-L6-v2: their hash is {found}.")


def rows(root: Path = ROOT) -> tuple[list[Row], list[Row]]:
    """What is learned from, and what is held out."""
    other = KIND_NAMES.index("other")
    learned, held = [Row(text, kind=other, voice="everyday", entry=NO_ENTRY) for text in everyday(root)], []
    for path in sorted((root / "messages").glob("*.txt")):
        for each in messages(path):
            entry = NO_ENTRY if each.kind == "other" else ""
            kind, paced = KIND_NAMES.index(each.kind), marks_slow(path.stem)
            row = Row(each.text, each.told, kind=kind, voice=path.stem, entry=entry, dated=True, paced=paced)
            (held if is_held_out(path.stem) else learned).append(row)
    for path in sorted((root / "replies").glob("*.txt")):
        for each in () if weighs(path.stem) else answers(path):
            polarity = POLARITIES.index(each.polarity)
            about = Row(each.text, polarity=polarity, voice=path.stem, question=asked(each.question))
            (held if is_held_out(path.stem) else learned).extend([Row(each.text, each.told, voice=path.stem), about])
    return learned + questions(), held


def questions() -> list[Row]:
    """The wordings of every education entry; those about an illness in general teach what a question is like, too."""
    base = education.load_base()
    found: list[Row] = []
    for name, entry in base.entries.items():
        points = [ask for point in base.every_point.values() if point.entry == name for ask in point.asks]
        for text in dict.fromkeys((entry.title, *entry.asked_as, *entry.also_asked, *points)):
            general = name.startswith(ILLNESSES) and not FIRST_PERSON.search(text) and len(found) % QUESTION_EVERY == 0
            kind = KIND_NAMES.index("question") if general else -1
            found.append(Row(text, kind=kind, voice="wordings", telling=False, entry=name))
    return found


def asked(question_id: str) -> str:
    """What the bot asks under an id; `confirm.` stands before a finding that it asks about in its own words."""
    return load_rulebook().asked(question_id.removeprefix("confirm."))


class Batches:
    """Rows as tensors, those of like length together."""

    def __init__(self, data: list[Row], names: Names, tokenizer: Any) -> None:
        self.data, self.tokenizer = data, tokenizer
        self.place = {name: number for number, name in enumerate(names.findings)}
        self.entries = {name: number for number, name in enumerate(names.entries)}
        self.messages = [row for row in data if row.kind >= 0 and row.telling]
        self.talk = [row for row in self.messages if not row.told and KIND_NAMES[row.kind] in ("other", "harmless")]

    def of(self, chosen: list[Row]) -> tuple[torch.Tensor, ...]:
        tokens = [_tokens(row, self.tokenizer) for row in chosen]
        width, count = max(map(len, tokens)), len(self.place)
        ids, mask = (torch.zeros(len(chosen), width, dtype=torch.long) for _ in range(2))
        tells = torch.ones(len(chosen), 1)
        wanted = torch.zeros(len(chosen), len(STATUSES) * count)
        own = torch.full((len(chosen), len(FLAGS) * count), -1.0)
        kind, polarity, entry = (torch.full((len(chosen),), -1) for _ in range(3))
        flags = torch.full((len(chosen), 2), -1.0)
        ago = torch.full((len(chosen), count), -1)
        for line, (numbers, row) in enumerate(zip(tokens, chosen, strict=True)):
            ids[line, : len(numbers)], mask[line, : len(numbers)] = torch.tensor(numbers), 1
            tells[line] = row.telling and not row.question
            for told in row.told:
                if told.finding in self.place:
                    place = self.place[told.finding]
                    wanted[line, STATUSES.index(told.status) * count + place] = 1
                    for number, flag in enumerate((told.other, told.sudden, told.gradual)[: None if row.paced else -1]):
                        own[line, number * count + place] = float(flag)
                    ago[line, place] = AGES.index(told.ago) if row.dated else -1
            kind[line], polarity[line], entry[line] = row.kind, row.polarity, self.entries.get(row.entry, -1)
            there = [told for told in row.told if told.status == "present"]
            if there:
                flags[line, 0] = float(sum(told.other for told in there) * 2 > len(there))
                flags[line, 1] = float(any(told.sudden for told in there))
        return ids, mask, tells, wanted, own, ago, kind, polarity, flags, entry

    def shuffled(self) -> list[list[Row]]:
        turn = [self._varied(row) for row in self.data if random.random() < _share_of(row)]
        order = sorted(turn, key=lambda row: len(row.text) + len(row.question) + random.random() * 15)
        found = [order[first : first + BATCH] for first in range(0, len(order), BATCH)]
        random.shuffle(found)
        return found

    def _varied(self, row: Row) -> Row:
        """A message as it is, or inside something longer: before or behind talk, or behind another message."""
        if row.kind < 0 or not row.telling or random.random() >= JOINED:
            return row
        if random.random() < WITH_TALK:
            text = " ".join(map(_ended, random.sample([random.choice(self.talk).text, row.text], 2)))
            return Row(text, row.told, row.kind if KIND_NAMES[row.kind] in GRAVE else -1, dated=True, paced=row.paced)
        other = random.choice(self.messages)
        gravest = min(other.kind, row.kind)
        told = {(each.finding, each.status): each for each in (*other.told, *row.told)}
        kind = gravest if KIND_NAMES[gravest] in GRAVE[:2] else -1
        return Row(f"{_ended(other.text)} {row.text}", tuple(told.values()), kind, dated=True, paced=row.paced and other.paced)


def _ended(text: str) -> str:
    return text if text[-1:] in ".!?" else text + random.choice([".", "", ","])


def _share_of(row: Row) -> float:
    """The chance that a turn through the data takes a row."""
    if not row.telling:
        return WORDINGS_AN_EPOCH
    return QUESTIONED_AN_EPOCH if row.question else 1.0


def _tokens(row: Row, tokenizer: Any) -> Any:
    """The token numbers of a row, as the reader makes them: question and answer are parted by one mark alone."""
    if row.question:
        return tokenizer(row.question, row.text, truncation="only_second", max_length=LONGEST)["input_ids"]
    return tokenizer(row.text, truncation=True, max_length=LONGEST)["input_ids"]


def loss_of(net: Net, batch: tuple[torch.Tensor, ...]) -> torch.Tensor:
    """The sum of what each head gets wrong; what a row does not tell costs nothing."""
    ids, mask, tells, wanted, own, ago, kind, polarity, flags, entry = batch
    findings, owns, ages, rest, entries, _ = (each.float() for each in net(ids, mask))
    kinds, polarities, whose = rest.split([len(KIND_NAMES), len(POLARITIES), 2], 1)
    # A row with a question before it teaches nothing about signs: its words are a row of their own too.
    lost = nn.functional.binary_cross_entropy_with_logits(findings, wanted, tells.expand_as(wanted), reduction="sum")
    loss = lost / tells.sum().clamp(min=len(ids) / 2)
    if (kind >= 0).any():
        loss = loss + nn.functional.cross_entropy(kinds, kind, ignore_index=-1)
    if (polarity >= 0).any():
        loss = loss + nn.functional.cross_entropy(polarities, polarity, ignore_index=-1)
    if (entry >= 0).any():
        loss = loss + nn.functional.cross_entropy(entries, entry, ignore_index=-1)
    said = (own >= 0) & (tells > 0)
    if said.any():
        loss = loss + 0.5 * nn.functional.binary_cross_entropy_with_logits(owns[said], own[said])
    if (ago >= 0).any():
        loss = loss + 0.5 * nn.functional.cross_entropy(ages, ago, ignore_index=-1)
    known = flags >= 0
    if known.any():
        loss = loss + 0.5 * nn.functional.binary_cross_entropy_with_logits(whose[known], flags[known])
    return loss


def train(encoder: Path, data: list[Row], names: Names, *, epochs: int, layers: int, threads: int) -> tuple[Net, Any]:
    """The fine-tuned net and its tokenizer; the same for the same data and seed."""
    torch.manual_seed(SEED), random.seed(SEED), np.random.seed(SEED)
    torch.set_num_threads(threads)
    tokenizer = AutoTokenizer.from_pretrained(encoder)
    base = AutoModel.from_pretrained(encoder, dtype=torch.float32, attn_implementation="eager", attention_probs_dropout_prob=0.0)
    base.encoder.layer = base.encoder.layer[:layers]
    net = Net(base, len(names.findings), len(names.entries))
    batches = Batches(data, names, tokenizer)
    heads = [parameter for name, parameter in net.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": net.encoder.parameters(), "lr": 5e-5}, {"params": heads, "lr": 2e-3}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    steps = epochs * (int(sum(map(_share_of, data)) * 1.01) // BATCH + 2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, [1.2e-4, 3e-3], steps, pct_start=0.1)
    start, done = time.time(), 0
    for epoch in range(epochs):
        net.train()
        total = 0.0
        for chosen in batches.shuffled():
            # Half the digits: twice as fast where the processor has them.
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(net, batches.of(chosen))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total, done = total + float(loss.detach()), done + 1
            if done % 20 == 0:
                left = (time.time() - start) / done * (steps - done)
                print(f"\r{done}/{steps} steps, {left / 60:.0f} minutes left ", end="", flush=True)
        print(f"\repoch {epoch + 1} of {epochs}: loss {total / max(1, len(data) // BATCH):.2f}, {time.time() - start:.0f} s", flush=True)
    return net.eval(), tokenizer


def scores(net: Net, tokenizer: Any, data: list[Row], names: Names) -> tuple[np.ndarray, np.ndarray]:
    """The chances of findings by status and of the rest, a line for each row."""
    batches, found = Batches(data, names, tokenizer), []
    with torch.no_grad():
        for first in range(0, len(data), BATCH):
            heard = net(*batches.of(data[first : first + BATCH])[:2])
            found.append((torch.sigmoid(heard.findings).numpy(), heard.rest.numpy()))
    return np.concatenate([each[0] for each in found]), np.concatenate([each[1] for each in found])


def report(data: list[Row], findings: np.ndarray, rest: np.ndarray, names: list[str]) -> None:
    """Prints how much of what is told is found, at several thresholds."""
    findings, telling = findings[[not row.question for row in data]], [row for row in data if not row.question]
    told = [({t.finding for t in row.told if t.status == "present"}, {t.finding for t in row.told}) for row in telling]
    for sure in (0.3, 0.5, 0.7, 0.9):
        found = wanted = named = wrong = 0
        for (there, any_), chances in zip(told, findings[:, : len(names)], strict=True):
            read = {names[number] for number in np.where(chances >= sure)[0]}
            found, wanted, named, wrong = found + len(there & read), wanted + len(there), named + len(read), wrong + len(read - any_)
        print(f"p >= {sure}: found {found / max(1, wanted):.3f} of {wanted}, of those named {wrong / max(1, named):.3f} not told")
    kinds, wanted_kinds = rest[:, : len(KIND_NAMES)], np.array([row.kind for row in data])
    known = wanted_kinds >= 0
    if known.any():
        shares = np.exp(kinds[known]) / np.exp(kinds[known]).sum(1, keepdims=True)
        hits, emergency = wanted_kinds[known], wanted_kinds[known] == 0
        print(f"kind right {np.mean(shares.argmax(1) == hits):.3f}")
        calm = np.isin(hits, [3, 4, 5])
        for sure in (0.1, 0.2, 0.3, 0.5):
            alarm = shares[:, 0] >= sure
            print(
                f"emergency >= {sure}: {alarm[emergency].mean():.3f} of emergencies, {alarm[calm].mean():.3f} of harmless, question, other"
            )
    polarity = np.array([row.polarity for row in data])
    if (polarity >= 0).any():
        read = rest[polarity >= 0, len(KIND_NAMES) : len(KIND_NAMES) + len(POLARITIES)].argmax(1)
        hits = polarity[polarity >= 0]
        print(f"polarity right {np.mean(read == hits):.3f} of {len(hits)}, no taken for yes {np.mean(read[hits == 1] == 0):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("--out", type=Path, default=ROOT.parent / "models" / "reader")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--share", type=float, default=1.0, help="learn from this share of the messages, for the curve")
    parser.add_argument("--test-voice", help="hold this voice out too, and report on it")
    args = parser.parse_args()
    check_encoder(args.encoder)
    learned, held = rows()
    if args.test_voice:
        held = [row for row in learned if row.voice == args.test_voice]
        learned = [row for row in learned if row.voice != args.test_voice]
    random.Random(SEED).shuffle(learned)
    learned = learned[: int(len(learned) * args.share)]
    counts = Counter(told.finding for row in learned for told in row.told)
    entries = sorted({row.entry for row in learned} - {""})
    names = Names(sorted(name for name, count in counts.items() if count >= 5), entries)
    print(f"{len(learned)} rows, {len(held)} held out, {len(names.findings)} findings, {len(entries)} entries", flush=True)
    net, tokenizer = train(args.encoder, learned, names, epochs=args.epochs, layers=args.layers, threads=args.threads)
    for voice in sorted({row.voice for row in held}):
        some = [row for row in held if row.voice == voice]
        print(voice)
        report(some, *scores(net, tokenizer, some, names), names.findings)
    if args.test_voice or args.share < 1:
        return
    about = {
        "findings": names.findings,
        "examples": [counts[name] for name in names.findings],
        "entries": names.entries,
        "statuses": list(STATUSES),
        "flags": list(FLAGS),
        "ages": list(AGES),
        "kinds": list(KIND_NAMES),
        "polarities": list(POLARITIES),
        # Without replies to learn from its polarity means nothing.
        "answers": any(row.polarity >= 0 for row in learned),
        "learned_from": fingerprint(),
    }
    export(net, tokenizer, [f"{row.question} {row.text}" for row in learned], about, args.out)
    fit(args.out)
    fit_weighing(args.out)
    fit_subject(args.out)
    print(f"written to {args.out}; now run 'make points' and 'make train'")


if __name__ == "__main__":
    main()
