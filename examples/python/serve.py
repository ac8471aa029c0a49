#!/usr/bin/env python3
"""Speaks the protocol of nitro-spec for the rules in nitro.py: JSON-RPC 2.0, one message a line.

    nitro-spec conform --exec "python3 serve.py"
"""

import json
import sys

from nitro import Allocation, Chain, Guarantee, Refused, rules, set_up

SCHEMA = "nitro-spec/1"


# From messages to what the rules work on


def outcome_from(message):
    if message["type"] == "guarantee":
        return Guarantee(message["target"], tuple(message["priority"]))
    return Allocation(tuple((destination, int(amount)) for destination, amount in message["entries"]))


def operation_from(message):
    operation = dict(message)
    if "amount" in operation:
        operation["amount"] = int(operation["amount"])
    if "outcome" in operation:
        operation["outcome"] = outcome_from(operation["outcome"])
    return operation


def chain_from(message):
    balances = {address: int(amount) for address, amount in message["balances"].items()}
    outcomes = {channel: outcome_from(outcome) for channel, outcome in message["finalized"].items()}
    return set_up(message["participants"], balances, outcomes)


# And back


def outcome_message(outcome):
    if isinstance(outcome, Guarantee):
        return {"type": "guarantee", "target": outcome.target, "priority": outcome.priority}
    entries = [(destination, str(amount)) for destination, amount in outcome.entries]
    return {"type": "allocation", "entries": entries}


def state_message(chain):
    return {
        "balances": {address: str(amount) for address, amount in chain.balances.items()},
        "outcomes": {channel: outcome_message(outcome) for channel, outcome in chain.outcomes.items()},
        "held": str(chain.held),
    }


class Server:
    """A chain, and what is asked of it. `name` and `rules` are all that another set of rules has to change."""

    def __init__(self, name, rules):
        self.name = name
        self.rules = rules
        self.chain = Chain()

    def initialize(self, params):
        payments = {"operations": list(self.rules)}
        return {"schema": SCHEMA, "name": self.name, "run": True, "subjects": {"payments": payments}}

    def setUp(self, params):
        self.chain = chain_from(params["start"])

    def apply(self, params):
        operation = operation_from(params["action"])
        try:
            self.rules[operation["op"]](self.chain, operation)
        except Refused as refused:
            return {"status": "refused", "reason": str(refused)}
        return {"status": "applied"}

    def observe(self, params):
        return state_message(self.chain)

    def snapshot(self, params):
        """The state itself, so that nothing has to be remembered here."""
        return {**state_message(self.chain), "participants": sorted(self.chain.participants)}

    def revert(self, params):
        snapshot = params["snapshot"]
        self.chain = chain_from({**snapshot, "finalized": snapshot["outcomes"]})

    def run(self, params):
        """A whole case in one message, for speed: as setUp and observe, and then apply and observe each operation."""
        self.setUp(params)
        begun = self.observe(params)
        steps = [{"response": self.apply(operation), "observed": self.observe(params)} for operation in params["operations"]]
        return {"begun": begun, "steps": steps}

    def shutdown(self, params):
        pass


METHODS = ("initialize", "setUp", "apply", "observe", "snapshot", "revert", "run", "shutdown")


def serve(name, rules):
    server = Server(name, rules)
    for line in sys.stdin.buffer:
        request = json.loads(line)
        answer = {"jsonrpc": "2.0", "id": request["id"]}
        if request["method"] in METHODS:
            answer["result"] = getattr(server, request["method"])(request["params"])
        else:
            answer["error"] = {"code": -32601, "message": "there is no method " + request["method"]}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
        if request["method"] == "shutdown":
            break


if __name__ == "__main__":
    serve("nitro.py", rules)
