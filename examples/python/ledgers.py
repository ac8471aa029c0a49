"""The rules of ledgers, as in go-nitro: guarantees are entries of a ledger, and are reclaimed into it.

Entries are known by their place, from 0: nothing is dropped and nothing is put together. A simple entry is
("A", 3), a guarantee ("V", 5, "A", "I"): 5 set aside for the virtual channel V, on behalf of A on the left and I on
the right. Participants are paid at once, outside of the chain.
"""

from dataclasses import dataclass, field

from nitro import Refused


@dataclass
class Chain:
    """What channels hold, their finalized outcomes, and what participants were paid."""

    participants: set = field(default_factory=set)
    holdings: dict = field(default_factory=dict)
    outcomes: dict = field(default_factory=dict)
    paid: dict = field(default_factory=dict)


def is_guarantee(entry):
    return len(entry) == 4


def finalized(chain, channel):
    if channel not in chain.outcomes:
        raise Refused("NotFinalized")
    return chain.outcomes[channel]


def affordable(entries, funds):
    """What can be paid to each entry, were the funds paid out in their order, guarantees included."""
    amounts = []
    for _, owed, *_ in entries:
        amounts.append(min(owed, funds))
        funds -= amounts[-1]
    return amounts


def add(amounts, name, amount):
    amounts[name] = amounts.get(name, 0) + amount


# The rules


def deposit(chain, operation):
    to, amount = operation["to"], operation["amount"]
    if to in chain.participants:
        raise Refused("NotAChannel")

    add(chain.holdings, to, amount)  # 1. increases the coins held by the channel


def finalize(chain, operation):
    channel, outcome = operation["channel"], operation["outcome"]
    if channel in chain.participants:
        raise Refused("NotAChannel")
    if channel in chain.outcomes:
        raise Refused("AlreadyFinalized")

    chain.outcomes[channel] = list(outcome)  # 1. stores the outcome, entry for entry


def transfer(chain, operation):
    channel, indices = operation["from"], operation["indices"]
    if any(later <= earlier for earlier, later in zip(indices, indices[1:])):
        raise Refused("NotIncreasing")
    entries = finalized(chain, channel)
    chosen = [place for place in range(len(entries)) if place in indices or not indices]
    if any(is_guarantee(entries[place]) for place in chosen):
        raise Refused("NotSimple")

    most = affordable(entries, chain.holdings.get(channel, 0))
    for place in chosen:
        destination, owed = entries[place]
        receiving = chain.paid if destination in chain.participants else chain.holdings
        add(chain.holdings, channel, -most[place])  # 1. reduces the coins held by the ledger
        add(receiving, destination, most[place])  # 2. pays the destination
        entries[place] = (destination, owed - most[place])  # 3. reduces the entry, which stays in its place


def pay_all(chain, operation):
    """Everything that a ledger owes."""
    transfer(chain, {"from": operation["from"], "indices": []})


def reclaim(chain, operation):
    channel, index = operation["from"], operation["index"]
    entries = finalized(chain, channel)
    if index >= len(entries):
        raise Refused("NoSuchEntry")
    if not is_guarantee(entries[index]):
        raise Refused("NotAGuarantee")
    target, amount, *parties = entries[index]
    reached = finalized(chain, target)[:2]
    if len(reached) < 2:
        raise Refused("NotBetweenTwo")
    places = [
        next((place for place, entry in enumerate(entries) if entry[0] == party and place != index), None)
        for party in parties
    ]
    if None in places:
        raise Refused("NotInLedger")
    owed = [entry[1] for entry in reached]
    if sum(owed) != amount:
        raise Refused("OtherAmount")

    for place, more in zip(places, owed):
        destination, before, *others = entries[place]
        entries[place] = (destination, before + more, *others)  # 1. and 2. increase what left and right are owed
    del entries[index]  # 3. removes the guarantee; entries after it move up


rules = {
    "deposit": deposit,
    "finalize": finalize,
    "transfer": transfer,
    "reclaim": reclaim,
    "payAll": pay_all,
}
