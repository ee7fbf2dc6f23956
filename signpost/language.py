"""`python -m signpost.language`: the name by which the contract calls the reading room, `signpost/nlu`."""

import runpy

if __name__ == "__main__":
    runpy.run_module("signpost.nlu", run_name="__main__")
