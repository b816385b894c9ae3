#!/usr/bin/env python3
"""Measures how often claims with the same features are right, and writes internal/extract/data/confidence.txt.

  habeas extract --json DOCS > extract.jsonl
  score_nk.py --docs DOCS --gold GOLD --incidents INCIDENTS --extract extract.jsonl --details details.jsonl
  eval/calibrate.py extract.jsonl details.jsonl > internal/extract/data/confidence.txt

A share is drawn towards the share of the coarser features, as if these had been seen six times; what was seen fewer than three
times is left out. With --reliability the table of stated against measured confidence is printed instead.
"""
import collections
import json
import sys

ACT = {"imminent_return": "risk", "arrest": "arrest", "detention": "arrest", "forced_return": "return", "handover": "return"}


def features(c):
    """The same as Features in internal/extract/confidence.go."""
    count, when = c.get("count") or {}, c.get("when") or {}
    real = c["modality"] in ("happened", "ongoing") or c["act"] == "imminent_return"
    act = ACT.get(c["act"], "other") if real else "unreal"
    if not count:
        size = "none"
    elif count.get("low") == 1 == count.get("high"):
        size = "single"
    else:
        size = "figure" if count.get("nominal") else "vague"
    time = "dated" if when.get("from") else "bound" if when.get("to") else "undated"
    return [act, size, time, "total" if c["roundup"] else "one"]


def rows(extract, details):
    claims = {}
    for line in open(extract, encoding="utf-8"):
        o = json.loads(line)
        claims[o["report"]["id"]] = {c["id"]: c for c in o["claims"]}
    for line in open(details, encoding="utf-8"):
        d = json.loads(line)
        for m in d["matched"] + d["extra"]:
            for i in m["claims"]:
                c = claims[d["doc"]][i]
                yield features(c), bool(m.get("strict")), c["confidence"]


def table(measured):
    n, right = collections.Counter(), collections.Counter()
    for f, ok, _ in measured:
        for k in range(5):
            key = "/".join(f[:k]) or "all"
            n[key] += 1
            right[key] += ok
    share = {"all": right["all"] / n["all"]}
    print("# features share             # right of measured")
    print("all %.2f # %d of %d" % (share["all"], right["all"], n["all"]))
    for key in sorted(n, key=lambda k: (k.count("/"), k)):
        if key == "all":
            continue
        coarser = key.rsplit("/", 1)[0] if "/" in key else "all"
        share[key] = (right[key] + 6 * share[coarser]) / (n[key] + 6)
        if n[key] >= 3:
            print("%s %.2f # %d of %d" % (key, min(share[key], .97), right[key], n[key]))


def reliability(measured):
    bins = collections.defaultdict(list)
    for _, ok, stated in measured:
        bins[int(stated * 10)].append((stated, ok))
    for k in sorted(bins):
        stated, ok = zip(*bins[k])
        print("%.1f-%.1f  claims %3d  stated %.2f  right %.2f" % (k / 10, (k + 1) / 10, len(ok), sum(stated) / len(ok), sum(ok) / len(ok)))


if __name__ == "__main__":
    paths = [a for a in sys.argv[1:] if not a.startswith("--")]
    measured = list(rows(*paths))
    (reliability if "--reliability" in sys.argv else table)(measured)
