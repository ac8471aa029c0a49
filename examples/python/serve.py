#!/usr/bin/env python3
"""Speaks the protocol of nitro-spec for the rules in nitro.py and ledgers.py: JSON-RPC 2.0, one message a line.

    nitro-spec conform --exec "python3 serve.py"
"""

import json
import sys
from copy import deepcopy

import ledgers
import nitro
from messages import Ledgers, Payments

SCHEMA = "nitro-spec/1"


class Server:
    """A state, and what is asked of it. `name` and `subjects` are all that another implementation has to change."""

    def __init__(self, name, subjects):
        self.name = name
        self.subjects = subjects

    def initialize(self, params):
        subjects = {name: subject.capabilities() for name, subject in self.subjects.items()}
        return {"schema": SCHEMA, "name": self.name, "run": True, "subjects": subjects}

    def setUp(self, params):
        self.subject = self.subjects[params["subject"]]
        self.state = self.subject.state_from(params["start"])
        self.snapshots = []

    def apply(self, params):
        operation = self.subject.operation_from(params["action"])
        try:
            self.subject.rules[operation["op"]](self.state, operation)
        except nitro.Refused as refused:
            return {"status": "refused", "reason": str(refused)}
        return {"status": "applied"}

    def observe(self, params):
        return self.subject.state_message(self.state)

    def snapshot(self, params):
        self.snapshots.append(deepcopy(self.state))
        return len(self.snapshots) - 1

    def revert(self, params):
        self.state = deepcopy(self.snapshots[params["snapshot"]])

    def run(self, params):
        """A whole case in one message, for speed: as setUp and observe, and then apply and observe each operation."""
        self.setUp(params)
        begun = self.observe(params)
        steps = [{"response": self.apply(operation), "observed": self.observe(params)} for operation in params["operations"]]
        return {"begun": begun, "steps": steps}

    def shutdown(self, params):
        pass


METHODS = ("initialize", "setUp", "apply", "observe", "snapshot", "revert", "run", "shutdown")


def serve(name, subjects):
    server = Server(name, subjects)
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
    serve("nitro.py", {"payments": Payments(nitro.rules), "ledgers": Ledgers(ledgers.rules)})
