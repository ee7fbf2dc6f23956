"""Teaches the sentence encoder to find what answers a question inside what somebody tells; `encoder.py` calls it.

It learns from messages written to single facts (`training/stories/`, and `training/talks/` with what the same person said before), and
from the questions written beside each answer, some of them put between sentences that tell of something else. What is learned is the
order of all answers for a message, by the score that the search gives them (`signpost/education/search.py`). The texts that it is
compared with keep their vectors while a round lasts, and are written anew after it, so that it goes on reading short questions as it did.
"""

from __future__ import annotations

import random
import re
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, cast

import torch
import torch.nn.functional as functional
from torch import nn

from scripts.points import named, searched, written
from signpost.education.search import SAYS
from signpost.encoder import after
from training.held_out import everyday
from training.notation import ROOT, messages

SEED, BATCH, ROUNDS, RATE, SMALLEST_RATE, WARM = 7, 48, 3, 4e-5, 0.02, 40
# How sharply the likest is preferred; what keeps the vectors of short texts where they were; how like two texts say the same.
SHARPNESS, KEPT, SAME = 12.0, 3.0, 0.85
LONGEST, LONGEST_TOLD, ASKS_AGAIN, SAYS_AGAIN = 160, 256, 6, 3
# How like an answer a message may be that is outside the subject, how much it counts where it is liker, and how many stand beside a batch.
FAR, OUTSIDE, FEW = 1.0, 2.0, 6
# In a round stands such a share of the stories, half of them with their beginning as what was said before, and every talk, some alone
# too; in half of the talks something else was said as well.
STORIES, SPLIT, ALSO_ALONE, MORE_SAID = 0.5, 0.5, 0.6, 0.5
ALONE, NAMED, UNNAMED = 0.4, 0.5, 0.5
ILLNESSES = {"als": re.compile(r"\b(als|mnd|motor neuron)", re.I), "ms": re.compile(r"\b(ms|multiple sclerosis|rrms)\b", re.I)}
NAME = re.compile(r"\b(ALS|MND|MS|multiple sclerosis|motor neurone disease)\b")


class Item(NamedTuple):
    """A message and the number of the answer it asks for.

    `ask` is the number of the question it was made from, `written` that of the message it is; -1 for neither.
    """

    text: str
    answer: int
    ask: int = -1
    written: int = -1


class Texts:
    """All answers with their questions and texts, what was written for each, and the vectors that messages are compared with."""

    def __init__(self, root: Path) -> None:
        self.names, texts = zip(*searched().items(), strict=True)
        self.asks = [ask for each in texts for ask in each.asks]
        self.owners = torch.tensor([place for place, each in enumerate(texts) for _ in each.asks])
        self.says = [each.says for each in texts]
        points, numbers = named(), {name: number for number, name in enumerate(self.names)}
        self.written = list(written(root))
        if unknown := next((each for each in self.written if each.answer not in points), None):
            raise SystemExit(f"training/: there is no {unknown.answer!r}.")
        self.answers = torch.tensor([numbers[points[each.answer]] for each in self.written])

    def write(self, read: Reader) -> None:
        """Reads every question, text and message."""
        self.of_asks, self.of_says = read.all(self.asks), read.all(self.says)
        self.of_written = read.all([after(each.before, each.text) for each in self.written])
        self.same = self.of_says @ self.of_says.T > SAME
        empty = torch.zeros(len(self.names), self.of_asks.shape[1])
        told, asked = empty.index_add(0, self.answers, self.of_written), empty.index_add(0, self.owners, self.of_asks)
        self.many = torch.bincount(self.answers, minlength=len(self.names))
        self.sums = torch.where(self.many[:, None] > 0, told, asked)

    def scores(self, found: torch.Tensor, items: list[Item]) -> torch.Tensor:
        """How like each message is to each answer; without the question that it was made from, and not by itself."""
        like, means = found @ self.of_asks.T, found @ functional.normalize(self.sums, dim=1).T
        for row, each in enumerate(items):
            if each.ask >= 0:
                like[row, each.ask] = -1.0
            if each.written >= 0 and self.many[each.answer] > 1:
                others = functional.normalize(self.sums[each.answer] - self.of_written[each.written], dim=0)
                means[row, each.answer] = found[row] @ others
        most = torch.full((len(found), len(self.names)), -1.0)
        return most.scatter_reduce(1, self.owners.expand(len(found), -1), like, "amax") + means + SAYS * found @ self.of_says.T


class Meaning(nn.Module):
    """Token numbers in, the mean of the last layer at length one out: what the authors call the embedding of a sentence."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        shown = mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * shown).sum(1) / shown.sum(1)
        return mean / mean.norm(dim=1, keepdim=True)


class Reader:
    """The net with its words: texts in, vectors of length one out."""

    def __init__(self, net: Any, tokenizer: Any) -> None:
        self.net, self.tokenizer, self.meaning = net, tokenizer, Meaning(net)
        tokenizer.truncation_side = "left"

    def __call__(self, texts: list[str], most: int = LONGEST) -> torch.Tensor:
        read = self.tokenizer(texts, padding=True, truncation=True, max_length=most, return_tensors="pt")
        # Three times as fast where the processor multiplies in half precision.
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = self.meaning(read["input_ids"], read["attention_mask"])
        return cast(torch.Tensor, found.float())

    @torch.no_grad()
    def all(self, texts: list[str]) -> torch.Tensor:
        """The vectors of many texts, short ones together."""
        self.net.eval()
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        found = torch.zeros(len(texts), self.net.config.hidden_size)
        for start in range(0, len(order), BATCH):
            places = order[start : start + BATCH]
            found[places] = self([texts[place] for place in places], LONGEST_TOLD)
        self.net.train()
        return found


def teach(net: Any, tokenizer: Any, root: Path = ROOT, rounds: int = ROUNDS) -> None:
    """Trains a net in place; the same data, versions and machine give the same weights."""
    torch.manual_seed(SEED)
    chance, read, texts = random.Random(SEED), Reader(net, tokenizer), Texts(root)
    told, outside = tellings(root), [*everyday(root), *everyday(root, file="outside.txt")]
    trained = [weight for name, weight in net.named_parameters() if "embeddings" not in name and "pooler" not in name]
    optimiser = torch.optim.AdamW(trained, lr=RATE, weight_decay=0.01)
    steps, step, began = 0, 0, time.monotonic()
    for _ in range(rounds):
        texts.write(read)
        found = list(batches([*_told(texts, chance), *_made(texts, told, chance)], chance))
        steps = steps or rounds * len(found)
        for batch in found:
            for group in optimiser.param_groups:
                group["lr"] = RATE * min(1.0, (step + 1) / WARM) * max(SMALLEST_RATE, 1 - step / steps)
            optimiser.zero_grad()
            loss = _loss(batch, texts, read, chance) + _outside(chance.sample(outside, FEW), texts, read)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(trained, 1.0)
            optimiser.step()
            step += 1
            if step % BATCH == 0:
                print(f"step {step} of {steps}, loss {loss.item():.3f}, {time.monotonic() - began:.0f} s", flush=True)


def _loss(batch: list[Item], texts: Texts, read: Reader, chance: random.Random) -> torch.Tensor:
    """How far the right answers are from the first place, and the vectors of short texts from where they were."""
    found, right = read([each.text for each in batch]), torch.tensor([each.answer for each in batch])
    # A text that says nearly the same is no wrong answer.
    same = texts.same[right].clone()
    same[torch.arange(len(batch)), right] = False
    loss = functional.cross_entropy((texts.scores(found, batch) * SHARPNESS).masked_fill(same, -1e4), right)
    made = [place for place, each in enumerate(batch) if each.ask >= 0]
    if made:
        loss = loss + KEPT * (1 - (found[made] * texts.of_asks[[batch[place].ask for place in made]]).sum(1)).mean()
    asks, says = chance.sample(range(len(texts.asks)), ASKS_AGAIN), chance.sample(range(len(texts.says)), SAYS_AGAIN)
    again = read([*(texts.asks[each] for each in asks), *(texts.says[each] for each in says)])
    return loss + KEPT * (1 - (again * torch.cat([texts.of_asks[asks], texts.of_says[says]])).sum(1)).mean()


def _outside(asked: list[str], texts: Texts, read: Reader) -> torch.Tensor:
    """How much liker some answer is than any may be to what is outside the subject."""
    found = read(asked)
    asks, means = (found @ texts.of_asks.T).max(1).values, (found @ functional.normalize(texts.sums, dim=1).T).max(1).values
    return OUTSIDE * functional.relu(asks + means - FAR).mean()


def batches(items: list[Item], chance: random.Random) -> Iterator[list[Item]]:
    """The items in chance order, those of about one length together."""
    chance.shuffle(items)
    for start in range(0, len(items), BATCH * 8):
        near = sorted(items[start : start + BATCH * 8], key=lambda each: len(each.text))
        parts = [near[at : at + BATCH] for at in range(0, len(near), BATCH)]
        chance.shuffle(parts)
        yield from parts


def _told(texts: Texts, chance: random.Random) -> Iterator[Item]:
    """What was written, with what was said before: some of the stories, and all talks."""
    said = defaultdict[str, list[str]](list)
    numbers: dict[bool, list[int]] = {True: [], False: []}
    for number, each in enumerate(texts.written):
        numbers[bool(each.before)].append(number)
        said[_illness(texts, number)].append(each.text)
    for number in chance.sample(numbers[False], int(len(numbers[False]) * STORIES)):
        text = texts.written[number].text
        yield _item(texts, number, *(_split(text, chance) if chance.random() < SPLIT else ("", text)))
    for number in numbers[True]:
        story, more = texts.written[number], int(chance.random() < MORE_SAID) * chance.choice([1, 1, 2])
        others = [chance.choice(said[_illness(texts, number)]) for _ in range(more)]
        yield _item(texts, number, " ".join([story.before, *others]), story.text)
        if chance.random() < ALSO_ALONE:
            yield _item(texts, number, "", story.text if chance.random() < UNNAMED else f"{story.before} {story.text}")


def _item(texts: Texts, number: int, before: str, text: str) -> Item:
    return Item(after(before, text), int(texts.answers[number]), written=number)


def _illness(texts: Texts, number: int) -> str:
    return texts.names[int(texts.answers[number])].partition("/")[0]


def _split(story: str, chance: random.Random) -> tuple[str, str]:
    """A story in two: what was said before, and its last sentences with its last question; all of it where it cannot be."""
    parts = re.split(r"(?<=[.!?])\s+", story)
    last = max((place for place, each in enumerate(parts) if each.endswith("?")), default=len(parts) - 1)
    at = chance.randint(max(1, last - 2), last) if last else 0
    return " ".join(parts[:at]), " ".join(parts[at:])


def _made(texts: Texts, told: dict[str, list[str]], chance: random.Random) -> Iterator[Item]:
    """For every other answer one of its questions, alone or between sentences that tell of something else."""
    owned: dict[int, list[int]] = {}
    for ask, owner in enumerate(texts.owners.tolist()):
        owned.setdefault(owner, []).append(ask)
    for answer in chance.sample(sorted(owned), len(owned) // 2):
        ask = chance.choice(owned[answer])
        yield Item(_told_around(texts.asks[ask], texts.names[answer].partition("/")[0], told, chance), answer, ask)


def _told_around(question: str, illness: str, told: dict[str, list[str]], chance: random.Random) -> str:
    if chance.random() < ALONE:
        return question
    parts = [chance.choice(told[""]) for _ in range(chance.choice([1, 1, 2, 3]))]
    if illness in ILLNESSES and chance.random() < NAMED:
        parts[0] = chance.choice(told[illness])
        if chance.random() < UNNAMED:
            question = NAME.sub(lambda _: chance.choice(["it", "this", "the illness"]), question)
    parts.insert(chance.randint(0, len(parts)), question)
    text = " ".join(each if each[-1] in ".?!" else f"{each}." for each in parts)
    return text.lower() if chance.random() < 1 / 3 else text


def tellings(root: Path) -> dict[str, list[str]]:
    """Sentences of the messages that ask nothing, by the illness that they name, empty where they name none; none of both."""
    found: dict[str, list[str]] = {"": [], **{illness: [] for illness in ILLNESSES}}
    for path in sorted((root / "messages").glob("voice-*.txt")):
        for each in messages(path):
            for sentence in [] if "?" in each.text else re.split(r"(?<=[.!])\s+", each.text):
                names = [illness for illness, name in ILLNESSES.items() if name.search(sentence)]
                if 4 <= len(sentence.split()) <= 24 and len(names) < 2:
                    found["".join(names)].append(sentence)
    return found
