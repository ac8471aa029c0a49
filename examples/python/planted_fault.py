#!/usr/bin/env python3
"""The rules of nitro.py with one fault planted in them. What it answers does not tell which.

The fault: effect 3 of claim happens only if the debt is paid in full. After a claim of a part of it, the target
still owes all of it, and the guarantee and others can pay it once more.

    nitro-spec conform --exec "python3 planted_fault.py"
"""

import nitro
from messages import Payments
from serve import serve


def faulty_claim(chain, operation):
    before = dict(chain.outcomes)
    nitro.claim(chain, operation)
    target = chain.outcomes[operation["guarantee"]].target
    if any(destination == operation["to"] for destination, _ in chain.outcomes[target].entries):
        chain.outcomes[target] = before[target]


if __name__ == "__main__":
    serve("planted_fault.py", {"payments": Payments({**nitro.rules, "claim": faulty_claim})})
