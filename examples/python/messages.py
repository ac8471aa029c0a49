"""Subjects: how what the rules work on is written in messages. Amounts are texts there, and integers here."""

import ledgers
import nitro
from nitro import Allocation, Guarantee


def amounts_from(message):
    return {address: int(amount) for address, amount in message.items()}


def amounts_message(amounts):
    return {address: str(amount) for address, amount in amounts.items()}


class Subject:
    """Rules by the names of their operations, and the messages about them."""

    def __init__(self, rules):
        self.rules = rules

    def capabilities(self):
        return {"operations": list(self.rules)}

    def operation_from(self, message):
        operation = dict(message)
        if "amount" in operation:
            operation["amount"] = int(operation["amount"])
        if "outcome" in operation:
            operation["outcome"] = self.outcome_from(operation["outcome"])
        return operation

    def outcomes_from(self, message):
        return {channel: self.outcome_from(outcome) for channel, outcome in message.items()}

    def outcomes_message(self, outcomes):
        return {channel: self.outcome_message(outcome) for channel, outcome in outcomes.items()}


class Payments(Subject):
    def outcome_from(self, message):
        if message["type"] == "guarantee":
            return Guarantee(message["target"], tuple(message["priority"]))
        return Allocation(tuple((destination, int(amount)) for destination, amount in message["entries"]))

    def outcome_message(self, outcome):
        if isinstance(outcome, Guarantee):
            return {"type": "guarantee", "target": outcome.target, "priority": outcome.priority}
        entries = [(destination, str(amount)) for destination, amount in outcome.entries]
        return {"type": "allocation", "entries": entries}

    def state_from(self, start):
        outcomes = self.outcomes_from(start["finalized"])
        return nitro.set_up(start["participants"], amounts_from(start["balances"]), outcomes)

    def state_message(self, chain):
        return {
            "balances": amounts_message(chain.balances),
            "outcomes": self.outcomes_message(chain.outcomes),
            "held": str(chain.held),
        }


class Ledgers(Subject):
    def outcome_from(self, message):
        return [(destination, int(amount), *parties) for destination, amount, *parties in message]

    def outcome_message(self, outcome):
        return [(destination, str(amount), *parties) for destination, amount, *parties in outcome]

    def state_from(self, start):
        outcomes = self.outcomes_from(start["outcomes"])
        return ledgers.Chain(set(start["participants"]), amounts_from(start["holdings"]), outcomes)

    def state_message(self, chain):
        return {
            "holdings": amounts_message(chain.holdings),
            "outcomes": self.outcomes_message(chain.outcomes),
            "paid": amounts_message(chain.paid),
            "held": str(sum(chain.holdings.values())),
        }
