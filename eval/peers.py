#!/usr/bin/env python3
"""Near-duplicates with the library most people would pick: MinHash LSH of datasketch (pip install datasketch).

  peers.py DOCS.jsonl[.gz]     prints reports per second, and the groups as JSON in the shape of `habeas link --json`

Run by hand beside `go test ./internal/link -bench Copies` on the same machine; no part of the tests.
"""
import gzip
import json
import re
import sys
import time
from collections import defaultdict

from datasketch import MinHash, MinHashLSH

lines = (gzip.open if sys.argv[1].endswith(".gz") else open)(sys.argv[1], "rt", encoding="utf-8")
began = time.time()
lsh, up = MinHashLSH(threshold=0.5, num_perm=128), {}


def top(x):
    while up[x] != x:
        x = up[x]
    return x


for d in map(json.loads, lines):
    words = re.findall(r"\w+", d["text"].lower())
    m = MinHash(num_perm=128)
    m.update_batch([" ".join(words[k : k + 3]).encode() for k in range(max(1, len(words) - 2))])
    up[d["id"]] = d["id"]
    for other in lsh.query(m):
        up[top(other)] = d["id"]
    lsh.insert(d["id"], m)
groups = defaultdict(list)
for i in up:
    groups[top(i)].append(i)
print(f"{len(up) / (time.time() - began):.0f} reports a second", file=sys.stderr)
print(json.dumps({"copies": [g for g in groups.values() if len(g) > 1]}))
