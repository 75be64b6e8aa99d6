"""Runs the independent verifier once for each line of JSON on standard input."""

import json
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])

import cairn_verify  # noqa: E402

for line in sys.stdin:
    ask = json.loads(line)
    directory = cairn_verify.Directory(ask["archive"])
    verification = cairn_verify.Verification(directory, ask["anchor"], ask["trust"]).run()
    print(json.dumps(cairn_verify.report(ask["archive"], verification)), flush=True)
