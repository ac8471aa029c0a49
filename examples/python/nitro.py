"""The rules of Nitro: deposit, withdraw, finalize, transfer and claim.

A rule reads from top to bottom: its premises, each with the reason why it refuses, and then its numbered
effects. A premise that does not hold raises Refused, before anything has changed.

Amounts are integers without a bound, addresses are strings. An operation is a dictionary, as the protocol
sends it: {"op": "transfer", "from": "L", "to": "A", "amount": 5}.
"""

from dataclasses import dataclass, field


class Refused(Exception):
    """Why a rule refuses an operation: a code without numbers, so that equal reasons are equal texts."""


@dataclass(frozen=True)
class Allocation:
    """Amounts owed, in the order in which they are paid: ((destination, amount), ...)."""

    entries: tuple


@dataclass(frozen=True)
class Guarantee:
    """Pays the debts of its target, those to the listed addresses first."""

    target: str
    priority: tuple


@dataclass
class Chain:
    """Balances, of which a missing one is zero, and the finalized outcomes."""

    participants: set = field(default_factory=set)
    balances: dict = field(default_factory=dict)
    outcomes: dict = field(default_factory=dict)
    held: int = 0


def set_up(participants, balances, outcomes):
    """The chain on which these balances were deposited, and these outcomes are finalized."""
    recorded_outcomes = {channel: recorded(outcome) for channel, outcome in outcomes.items()}
    return Chain(set(participants), dict(balances), recorded_outcomes, sum(balances.values()))


# What outcomes mean


def recorded(outcome):
    """An outcome as the chain stores it: of an allocation, the first entry for each address, if it owes anything."""
    if isinstance(outcome, Guarantee):
        return outcome
    first = {}
    for destination, amount in outcome.entries:
        first.setdefault(destination, amount)
    return Allocation(tuple((destination, amount) for destination, amount in first.items() if amount != 0))


def affordable(entries, funds, to):
    """The most that can be paid to an address, were the funds paid out in the order of these entries."""
    for destination, amount in entries:
        paid = min(amount, funds)
        if destination == to:
            return paid
        funds -= paid
    return 0


def reprioritized(guarantee, entries):
    """The debts of a target in the order of a guarantee: listed addresses first, then the others."""
    debts = dict(entries)
    listed = [(address, debts[address]) for address in dict.fromkeys(guarantee.priority) if address in debts]
    others = [entry for entry in entries if entry[0] not in guarantee.priority]
    return listed + others


# What the effects are made of


def change(chain, address, amount):
    """A balance grows or shrinks."""
    chain.balances[address] = chain.balances.get(address, 0) + amount


def settle(chain, channel, to, amount):
    """A debt shrinks because it was paid; one that is paid in full leaves the outcome."""
    left = [(debtor, debt - amount if debtor == to else debt) for debtor, debt in chain.outcomes[channel].entries]
    chain.outcomes[channel] = Allocation(tuple(entry for entry in left if entry[1] != 0))


# The rules


def deposit(chain, operation):
    to, amount = operation["to"], operation["amount"]
    if amount < 0:
        raise Refused("NegativeAmount")

    change(chain, to, amount)  # 1. increases the funds held by A
    chain.held += amount  # 2. the coins came from outside


def withdraw(chain, operation):
    source, amount, signer = operation["from"], operation["amount"], operation["signer"]
    if amount < 0:
        raise Refused("NegativeAmount")
    if source not in chain.participants:
        raise Refused("NotAParticipant")
    if signer != source:
        raise Refused("NotSigned")
    if amount > chain.balances.get(source, 0):
        raise Refused("InsufficientBalance")

    change(chain, source, -amount)  # 1. reduces the funds held by A
    chain.held -= amount  # 2. the coins went outside


def finalize(chain, operation):
    channel, outcome = operation["channel"], operation["outcome"]
    if channel in chain.participants:
        raise Refused("NotAChannel")
    if channel in chain.outcomes:
        raise Refused("AlreadyFinalized")
    if isinstance(outcome, Allocation) and any(amount < 0 for _, amount in outcome.entries):
        raise Refused("NegativeDebt")

    chain.outcomes[channel] = recorded(outcome)  # 1. stores the outcome, of each address the first entry


def transfer(chain, operation):
    channel, to, amount = operation["from"], operation["to"], operation["amount"]
    if amount < 0:
        raise Refused("NegativeAmount")
    if amount == 0:
        raise Refused("ZeroAmount")
    outcome = chain.outcomes.get(channel)
    if outcome is None:
        raise Refused("NotFinalized")
    if not isinstance(outcome, Allocation):
        raise Refused("NotAnAllocation")
    if amount > affordable(outcome.entries, chain.balances.get(channel, 0), to):
        raise Refused("CannotAfford")

    change(chain, channel, -amount)  # 1. reduces the funds held in channel A
    change(chain, to, amount)  # 2. increases the funds held by B
    settle(chain, channel, to, amount)  # 3. reduces the amount owed to B in the outcome of A


def claim(chain, operation):
    guarantee, to, amount = operation["guarantee"], operation["to"], operation["amount"]
    if amount < 0:
        raise Refused("NegativeAmount")
    if amount == 0:
        raise Refused("ZeroAmount")
    outcome = chain.outcomes.get(guarantee)
    if outcome is None:
        raise Refused("NotFinalized")
    if not isinstance(outcome, Guarantee):
        raise Refused("NotAGuarantee")
    debts = chain.outcomes.get(outcome.target)
    if debts is None:
        raise Refused("NotFinalized")
    if not isinstance(debts, Allocation):
        raise Refused("NotAnAllocation")
    if amount > affordable(reprioritized(outcome, debts.entries), chain.balances.get(guarantee, 0), to):
        raise Refused("CannotAfford")

    change(chain, guarantee, -amount)  # 1. reduces the funds held in channel G
    change(chain, to, amount)  # 2. increases the funds held by A
    settle(chain, outcome.target, to, amount)  # 3. reduces the amount owed to A in the outcome of L


rules = {
    "deposit": deposit,
    "withdraw": withdraw,
    "finalize": finalize,
    "transfer": transfer,
    "claim": claim,
}
