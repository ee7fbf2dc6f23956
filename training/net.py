"""The net that reads messages, how rows become batches, and one training of it; needs torch and transformers alone.

Each finding looks at the words with an attention of its own (label-wise attention, as clinical coding uses it: Mullenbach 2018,
Vu 2020), so that the model can show which words a finding rests on. A larger net may teach a smaller one (Hinton 2015): it says what
it hears in the same texts, and in pieces of them whose labels nobody wrote.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader
from transformers import AutoModel, AutoTokenizer

from training.notation import AGO, KINDS, POLARITIES, Told
from training.pieces import piece

STATUSES = ("present", "absent", "past", "hypothetical")
# What is learned of each finding beside its status: that somebody else than the writer has it, that it began within hours, and that it
# came on slowly; and how long ago it began, which is mostly not told.
FLAGS, AGES = ("other", "sudden", "gradual"), ("", *AGO.values())
# What each attention gives.
OWN = len(STATUSES) + len(FLAGS) + len(AGES)
KIND_NAMES = tuple(KINDS.values())
# Of the whole text: its kind, the polarity of an answer, and whether it asks for something that an entry of education answers; behind
# these its intent.
REST = len(KIND_NAMES), len(POLARITIES), 1
LONGEST, SEED = 160, 0
# How often a message stands inside something longer: a sign has to be found between words that tell nothing, or beside another.
JOINED, WITH_TALK = 0.3, 0.6
# How sharply attention chooses among the words, and how much the reading of the whole text adds to it.
SHARPNESS, OF_WHOLE = 4.0, 0.5
# The share of the questions with their replies that a turn through the data takes: their words are rows of their own besides.
QUESTIONED_AN_EPOCH = 0.6
# The share of the wordings that a turn through the data takes: they are more than all messages and replies.
WORDINGS_AN_EPOCH = 0.25
# How much the labels weigh beside what a teacher hears; and from which chance on it tells whose a sign is, and since when.
LABELS, HEARD = 0.3, 0.3
# So much of an intent's chance goes to all others: many are near to each other.
SMOOTHED = 0.1
# A message of one of these kinds keeps it beside talk; of the first two beside another message.
GRAVE = ("emergency", "today", "weeks")
Batch = dict[str, torch.Tensor]


@dataclass
class Row:
    """One example: a message, or what somebody answered, with the question before it where its polarity is learned.

    One that is not `telling` teaches nothing about signs, one that is not `dated` nothing about how long ago they began, one that is
    not `paced` nothing about which of them came on slowly. `weight` is that of its labels beside what a teacher hears in it; at 0 only
    the teacher knows. `asks` is 1 for a question that education answers, 0 for small talk and -1 where nobody said. `intent` is one of
    `data/nlu`, or empty.
    """

    text: str
    told: tuple[Told, ...] = ()
    kind: int = -1
    polarity: int = -1
    voice: str = ""
    question: str = ""
    telling: bool = True
    asks: int = -1
    dated: bool = False
    paced: bool = False
    weight: float = LABELS
    intent: str = ""


class Names(NamedTuple):
    """What the net tells apart, in the order of its scores: findings, and intents."""

    findings: list[str]
    intents: list[str]


class Heard(NamedTuple):
    """What the net gives for texts, as scores; `evidence` says for each finding how much it looks at each token.

    `meaning` is what the heads of the whole text are given.
    """

    findings: torch.Tensor
    flags: torch.Tensor
    ages: torch.Tensor
    rest: torch.Tensor
    evidence: torch.Tensor
    meaning: torch.Tensor


class Net(nn.Module):
    """An attention for each finding gives its statuses, flags and ages; mean and maximum of the last layer give everything else."""

    def __init__(self, encoder: Any, names: Names) -> None:
        super().__init__()
        self.encoder, self.drop = encoder, nn.Dropout(0.1)
        width, findings = encoder.config.hidden_size, len(names.findings)
        self.whole = nn.Linear(2 * width, findings * len(STATUSES))
        self.rest = nn.Linear(2 * width, sum(REST) + len(names.intents))
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
        return Heard(findings, flags.flatten(1), ages, self.rest(both), evidence, both)


class Teacher(NamedTuple):
    """Trained nets of one kind that say together what is in a text, and how they take it apart into tokens."""

    nets: tuple[Net, ...]
    tokenizer: Any


class Batches:
    """Rows as tensors, those of like length together; with a teacher its tokens too, and as many pieces as the course asks for."""

    def __init__(self, data: list[Row], names: Names, tokenizer: Any, course: Course, teacher: Any = None) -> None:
        self.data, self.tokenizer, self.course, self.teacher = data, tokenizer, course, teacher
        self.place, self.intents = ({name: number for number, name in enumerate(each)} for each in names)
        self.messages = [row for row in data if row.kind >= 0 and row.telling]
        self.taught = [row for row in self.messages if row.weight <= LABELS]
        self.talk = [row for row in self.messages if not row.told and KIND_NAMES[row.kind] in ("other", "harmless")]

    def of(self, chosen: list[Row]) -> Batch:
        """The tensors of some rows; -1 stands for what is not known of a row."""
        ids, mask = _tokens(chosen, self.tokenizer)
        count = len(self.place)
        found: Batch = {"ids": ids, "mask": mask}
        if self.teacher is not None:
            found["taught_ids"], found["taught_mask"] = _tokens(chosen, self.teacher)
        wanted = torch.zeros(len(chosen), len(STATUSES) * count)
        own = torch.full((len(chosen), len(FLAGS) * count), -1.0)
        ago = torch.full((len(chosen), count), -1)
        for line, row in enumerate(chosen):
            for told in row.told:
                place = self.place.get(told.finding)
                if place is None:
                    continue
                wanted[line, STATUSES.index(told.status) * count + place] = 1
                for number, flag in enumerate((told.other, told.sudden, told.gradual)[: None if row.paced else -1]):
                    own[line, number * count + place] = float(flag)
                ago[line, place] = AGES.index(told.ago) if row.dated else -1
        rows = {
            "tells": [float(row.telling and not row.question) for row in chosen],
            "weight": [row.weight for row in chosen],
            "kind": [row.kind for row in chosen],
            "polarity": [row.polarity for row in chosen],
            "asks": [float(row.asks) for row in chosen],
            "intent": [self.intents.get(row.intent, -1) for row in chosen],
        }
        return {**found, "wanted": wanted, "own": own, "ago": ago, **{name: torch.tensor(each) for name, each in rows.items()}}

    def epoch(self) -> list[list[Row]]:
        """One turn through the data, in an order of its own."""
        turn = [self._varied(row) for row in self.data if random.random() < self.share_of(row)]
        made = (piece([row.text for row in random.sample(self.taught, 3)]) for _ in range(int(self._pieces() * len(turn))))
        turn += [Row(text, weight=0.0) for text in made]
        order = sorted(turn, key=lambda row: len(row.text) + len(row.question) + random.random() * 15)
        size = self.course.size
        found = [order[first : first + size] for first in range(0, len(order), size)]
        random.shuffle(found)
        return found

    def steps(self) -> int:
        """About how many batches a turn has; never too few."""
        return int(sum(map(self.share_of, self.data)) * (1 + self._pieces()) * 1.01) // self.course.size + 2

    def share_of(self, row: Row) -> float:
        """The chance that a turn through the data takes a row."""
        if not row.telling:
            return self.course.known if row.intent else self.course.known * WORDINGS_AN_EPOCH
        share = QUESTIONED_AN_EPOCH if row.question else 1.0
        return share if row.weight > LABELS else share * self.course.known

    def _pieces(self) -> float:
        return self.course.pieces if self.teacher is not None else 0.0

    def _varied(self, row: Row) -> Row:
        """A message as it is, or inside something longer: before or behind talk, or behind another message."""
        if row.kind < 0 or not row.telling or random.random() >= JOINED:
            return row
        if random.random() < WITH_TALK:
            text = " ".join(map(_ended, random.sample([random.choice(self.talk).text, row.text], 2)))
            kind = row.kind if KIND_NAMES[row.kind] in GRAVE else -1
            return Row(text, row.told, kind, dated=True, paced=row.paced, weight=row.weight)
        other = random.choice(self.messages)
        gravest = min(other.kind, row.kind)
        told = {(each.finding, each.status): each for each in (*other.told, *row.told)}
        kind = gravest if KIND_NAMES[gravest] in GRAVE[:2] else -1
        text, paced, weight = f"{_ended(other.text)} {row.text}", row.paced and other.paced, max(row.weight, other.weight)
        return Row(text, tuple(told.values()), kind, dated=True, paced=paced, weight=weight)


def _ended(text: str) -> str:
    return text if text[-1:] in ".!?" else text + random.choice([".", "", ","])


def _tokens(rows: list[Row], tokenizer: Any) -> tuple[torch.Tensor, torch.Tensor]:
    """The token numbers of rows, as the reader makes them: question and answer are parted by one mark alone."""
    found: list[list[int]] = [[]] * len(rows)
    for asked in (False, True):
        some = [number for number, row in enumerate(rows) if bool(row.question) == asked]
        given = [[rows[number].text for number in some]]
        if asked:
            given.insert(0, [rows[number].question for number in some])
        cut: Any = "only_second" if asked else True
        for number, numbers in zip(some, tokenizer(*given, truncation=cut, max_length=LONGEST)["input_ids"] if some else (), strict=True):
            found[number] = numbers
    width = max(map(len, found))
    ids = torch.full((len(rows), width), tokenizer.pad_token_id, dtype=torch.long)
    mask = torch.zeros(len(rows), width, dtype=torch.long)
    for line, numbers in enumerate(found):
        ids[line, : len(numbers)], mask[line, : len(numbers)] = torch.tensor(numbers), 1
    return ids, mask


def loss_of(net: Net, batch: Batch, teacher: Teacher | None = None) -> torch.Tensor:
    """The sum of what each head gets wrong; what neither a row nor a teacher tells costs nothing."""
    heard = Heard(*(each.float() for each in net(batch["ids"], batch["mask"])))
    lines, weight, telling = len(batch["ids"]), batch["weight"].unsqueeze(1), batch["tells"].unsqueeze(1)
    wanted, own, ages = batch["wanted"], batch["own"], _one_hot(batch["ago"], len(AGES)).transpose(1, 2)
    kinds, polarities, asks, intents = _split(heard.rest)
    kind, polarity = _one_hot(batch["kind"], len(KIND_NAMES)), _one_hot(batch["polarity"], len(POLARITIES))
    intent = _one_hot(batch["intent"], intents.shape[1]) * (1 - SMOOTHED) + SMOOTHED / intents.shape[1]
    weighs_own, weighs_ages = (own >= 0).float() * telling, (batch["ago"] >= 0).float() * telling
    weighs_kind, weighs_polarity, weighs_intent = ((batch[each] >= 0).float() for each in ("kind", "polarity", "intent"))
    if teacher is not None:
        taught = _taught(teacher, batch)
        # What a label does not say counts as the teacher hears it.
        wanted = _mixed(wanted, taught.findings, weight)
        there = taught.findings.unflatten(1, (len(STATUSES), -1)).sum(1).clamp(max=1)
        there = there * (there >= HEARD) * telling
        own = _mixed(own, taught.flags, (own >= 0).float() * weight)
        weighs_own = torch.maximum(weighs_own, there.repeat(1, len(FLAGS)))
        ages = _mixed(ages, taught.ages, (batch["ago"] >= 0).float().unsqueeze(1) * weight.unsqueeze(1))
        weighs_ages = torch.maximum(weighs_ages, there)
        taught_kind, taught_polarity, _, taught_intent = _split(taught.rest)
        kind = _mixed(kind, torch.softmax(taught_kind, 1), weight)
        polarity = _mixed(polarity, torch.softmax(taught_polarity, 1), weight)
        weighs_kind = torch.maximum(weighs_kind, (batch["weight"] == 0).float())
        intent = _mixed(intent, torch.softmax(taught_intent, 1), weighs_intent.unsqueeze(1) * weight)
        weighs_intent = (batch["polarity"] < 0).float()
    # A row with a question before it teaches nothing about signs: its words are a row of their own too.
    lost = nn.functional.binary_cross_entropy_with_logits(heard.findings, wanted, telling.expand_as(wanted), reduction="sum")
    loss = lost / batch["tells"].sum().clamp(min=lines / 2)
    loss = loss + _mean(-(kind * torch.log_softmax(kinds, 1)).sum(1), weighs_kind)
    loss = loss + _mean(-(polarity * torch.log_softmax(polarities, 1)).sum(1), weighs_polarity)
    loss = loss + _mean(-(intent * torch.log_softmax(intents, 1)).sum(1), weighs_intent)
    answered = batch["asks"].unsqueeze(1)
    loss = loss + _mean(_crossed(asks, answered.clamp(min=0)), (answered >= 0).float())
    loss = loss + 0.5 * _mean(_crossed(heard.flags, own.clamp(min=0)), weighs_own)
    return loss + 0.5 * _mean(-(ages * torch.log_softmax(heard.ages, 1)).sum(1), weighs_ages)


def _split(rest: torch.Tensor) -> tuple[torch.Tensor, ...]:
    return rest.split((*REST, rest.shape[1] - sum(REST)), 1)


def _one_hot(numbers: torch.Tensor, count: int) -> torch.Tensor:
    return nn.functional.one_hot(numbers.clamp(min=0), count).float()


def _mixed(labels: torch.Tensor, taught: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    return weight * labels + (1 - weight) * taught


def _crossed(scores: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    return nn.functional.binary_cross_entropy_with_logits(scores, wanted, reduction="none")


def _mean(lost: torch.Tensor, weighs: torch.Tensor) -> torch.Tensor:
    return (lost * weighs).sum() / weighs.sum().clamp(min=1)


@torch.no_grad()
def _taught(teacher: Teacher, batch: Batch) -> Heard:
    """What the nets of a teacher hear on average: chances, but scores of the rest."""
    heard = [Heard(*(each.float() for each in net(batch["taught_ids"], batch["taught_mask"]))) for net in teacher.nets]
    chances = [each._replace(findings=each.findings.sigmoid(), flags=each.flags.sigmoid(), ages=each.ages.softmax(1)) for each in heard]
    return Heard(*(torch.stack(same).mean(0) for same in zip(*chances, strict=True)))


def load_net(folder: Path, names: Names, layers: int) -> tuple[Net, Any]:
    """A net over the first layers of the encoder in a folder, not yet trained, and its tokenizer."""
    tokenizer = AutoTokenizer.from_pretrained(folder)
    base = AutoModel.from_pretrained(
        folder, dtype=torch.float32, attn_implementation="eager", attention_probs_dropout_prob=0.0, add_pooling_layer=False
    )
    base.encoder.layer = base.encoder.layer[:layers]
    return Net(base, names), tokenizer


@dataclass(frozen=True)
class Course:
    """How a net is trained: epochs, rows at once, the highest learning rates of encoder and heads, and on which device."""

    epochs: int = 5
    layers: int = 6
    size: int = 32
    rates: tuple[float, float] = (1.2e-4, 3e-3)
    device: str = "cpu"
    workers: int = 0
    # Pieces for each row of the data; only a teacher knows what they tell.
    pieces: float = 1.0
    # The share of the rows known to what teaches that a turn through the data takes.
    known: float = 1.0
    seed: int = SEED


def train(
    folder: Path, data: list[Row], names: Names, course: Course, teacher: Teacher | None = None, start: Batch | None = None
) -> tuple[Net, Any]:
    """The fine-tuned net and its tokenizer; the same for the same data and seed on a CPU. `start` are weights to go on from."""
    torch.manual_seed(course.seed), random.seed(course.seed), np.random.seed(course.seed)
    net, tokenizer = load_net(folder, names, course.layers)
    if start is not None:
        net.load_state_dict(start)
    net.to(course.device)
    batches = Batches(data, names, tokenizer, course, teacher.tokenizer if teacher else None)
    heads = [parameter for name, parameter in net.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": net.encoder.parameters(), "lr": 5e-5}, {"params": heads, "lr": 2e-3}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    steps = course.epochs * batches.steps()
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, list(course.rates), steps, pct_start=0.1)
    start, done = time.time(), 0
    for epoch in range(course.epochs):
        net.train()
        total = torch.zeros((), device=course.device)
        first = done
        for batch in _loaded(batches.epoch(), batches.of, course):
            # Half the digits: twice as fast where the processor has them.
            with torch.autocast(course.device, dtype=torch.bfloat16):
                loss = loss_of(net, batch, teacher)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total, done = total + loss.detach(), done + 1
            if done % 50 == 0:
                left = (time.time() - start) / done * (steps - done)
                print(f"\r{done}/{steps} steps, {left / 60:.1f} minutes left ", end="", flush=True)
        print(
            f"\repoch {epoch + 1} of {course.epochs}: loss {float(total) / max(1, done - first):.3f}, {time.time() - start:.0f} s",
            flush=True,
        )
    return net.eval(), tokenizer


def _loaded(order: list[list[Row]], of: Callable[[list[Row]], Batch], course: Course) -> Iterator[Batch]:
    """The batches of a turn, made ready beside the training where there are workers."""
    loader = DataLoader(order, batch_size=None, collate_fn=of, num_workers=course.workers)  # type: ignore[arg-type]
    for batch in loader:
        yield {name: each.to(course.device, non_blocking=True) for name, each in batch.items()}


def scores(net: Net, tokenizer: Any, data: list[Row], names: Names, device: str = "cpu") -> tuple[np.ndarray, np.ndarray]:
    """The chances of findings by status and of the rest, a line for each row."""
    batches, found = Batches(data, names, tokenizer, Course()), []
    with torch.no_grad():
        for first in range(0, len(data), 32):
            batch = batches.of(data[first : first + 32])
            heard = net(batch["ids"].to(device), batch["mask"].to(device))
            found.append((torch.sigmoid(heard.findings).cpu().numpy(), heard.rest.cpu().numpy()))
    return np.concatenate([each[0] for each in found]), np.concatenate([each[1] for each in found])
