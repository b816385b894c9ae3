"""The usual route in Python: trafilatura for the text, dateparser for the dates in it, regular expressions for the rest.

Called by main.go with the number of rounds and the folders; prints lines like its own.
"""
import os
import re
import resource
import sys
import time
from multiprocessing import Pool

import trafilatura
from dateparser.search import search_dates

ACT = re.compile(r"\b(arrest|detain|held|deport|repatriat|return|releas|free)\w*", re.I)
COUNT = re.compile(r"\b(\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?)\b", re.I)


def text_of(page):
    return trafilatura.extract(page) or ""


def whole(page):
    text = text_of(page)
    dates = search_dates(text, languages=["en", "ko", "zh"]) or []
    sentences = [s for s in re.split(r"(?<=[.!?。])\s+", text) if ACT.search(s)]
    return len(dates), [COUNT.findall(s) for s in sentences]


def processor():
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)


def report(name, rounds, pages, run):
    start, busy = time.perf_counter(), processor()
    for _ in range(rounds):
        run()
    n = rounds * len(pages) / 1000
    print(f"{name:<42} {(time.perf_counter() - start) / n:8.2f} ms/page by the clock {(processor() - busy) / n:8.2f} by the processor", flush=True)


def pooled(pages):
    with Pool() as pool:
        pool.map(whole, pages, chunksize=4)


def main():
    rounds, pages = int(sys.argv[1]), []
    for folder in sys.argv[2:]:
        for where, _, names in sorted(os.walk(folder)):
            for name in sorted(names):
                if name.endswith((".html", ".htm")):
                    with open(os.path.join(where, name), "rb") as f:
                        pages.append(f.read())
    rounds = max(1, rounds - 1)
    report(f"trafilatura {trafilatura.__version__}, one core", rounds, pages, lambda: [text_of(p) for p in pages])
    report("trafilatura, dateparser, re, all cores", rounds, pages, lambda: pooled(pages))


if __name__ == "__main__":
    main()
