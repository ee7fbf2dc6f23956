"""Learns the guess of what a message does from data/nlu/, for a core without Rasa; `make soft-intents` calls it.

Rasa's model learns the same for itself whenever it is trained.
"""

from __future__ import annotations

import numpy as np

from scripts.environment import ROOT
from signpost.turn.guess import FILE, examples_key


def main() -> None:
    """Writes training/soft_intents.npz."""
    from rasa.shared.nlu.constants import INTENT, TEXT
    from rasa.shared.nlu.training_data.loading import load_data

    from signpost.components.soft_intents import SoftIntents, learn

    examples = [each for each in load_data(str(ROOT / "data" / "nlu")).intent_examples if each.get(TEXT)]
    steps = SoftIntents.get_default_config()["max_iter"]
    learned = learn([each.get(TEXT) for each in examples], [each.get(INTENT) for each in examples], steps)
    # Half of the size, and no guess changes by it.
    learned["weights"] = learned["weights"].astype(np.float32)
    np.savez_compressed(ROOT / FILE, key=np.array(examples_key(ROOT / "data" / "nlu")), **learned)
    print(f"{FILE}: {len(examples)} examples, {len(learned['terms'])} terms, {len(learned['intents'])} intents")


if __name__ == "__main__":
    main()
