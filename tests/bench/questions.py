#!/usr/bin/env python3
"""Makes the benchmark's questions from the files of plateglass-bench-reads.

questions.py DIR [--each 25] > DIR/questions.jsonl

One JSON object a line: `class`, `query` in Plateglass's language (empty where a class has no sentence in it yet), and the same
question as plain parameters for the other databases. The same files give the same questions.
"""
import argparse
import csv
import datetime
import json
import math
import pathlib
import random

METRES_PER_LAT, METRES_PER_LON = 111_000, 92_000
LOOK_ALIKES = ["0ODQ", "1IL", "2Z", "5S", "8B", "6G"]
DAY = 86_400


def instant(seconds):
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def window(start, end):
    return f"time:{instant(start)}..{instant(end)}"


def swaps(plate):
    """The plate with at most one character swapped for one that looks alike."""
    found = {plate}
    for place, character in enumerate(plate):
        for family in LOOK_ALIKES:
            if character in family:
                found |= {plate[:place] + other + plate[place + 1:] for other in family}
    return sorted(found)


def hexagon(rng, read, radius):
    """A hexagon around a read, turned and moved a little, as (lat, lon) corners against the clock."""
    turn = rng.random() * math.pi / 3
    lat = float(read["lat"]) + (rng.random() - 0.5) * radius * 0.4 / METRES_PER_LAT
    lon = float(read["lon"]) + (rng.random() - 0.5) * radius * 0.4 / METRES_PER_LON
    corners = [turn + corner * math.pi / 3 for corner in range(6)]
    return [(round(lat + radius * math.sin(a) / METRES_PER_LAT, 7), round(lon + radius * math.cos(a) / METRES_PER_LON, 7)) for a in corners]


def polygon(corners):
    return "in:polygon(" + ",".join(f"{lat:.7f} {lon:.7f}" for lat, lon in corners) + ")"


def is_common_form(plate):
    body = plate[2:]
    return len(body) == 7 and body[0].isdigit() and body[1:4].isalpha() and body[4:].isdigit()


def questions(folder, each):
    rng = random.Random(7)
    sample = list(csv.DictReader(open(folder / "sample.csv", newline="")))
    leaders = (folder / "leaders.txt").read_text().split()
    usual = [read for read in sample if is_common_form(read["plate"]) and float(read["confidence"]) > 0.8]
    doubtful = [read for read in usual if len(swaps(read["plate"])) >= 6]
    by_plate = {}
    for read in sample:
        by_plate.setdefault(read["plate"], []).append(read)
    met = [reads for reads in by_plate.values() if len(reads) > 1 and abs(int(reads[0]["time"]) - int(reads[-1]["time"])) > 2 * DAY]
    for number in range(each):
        read = rng.choice(usual)
        plate, time = read["plate"], int(read["time"])
        yield {"class": "exact", "query": f"plate:{plate} time:all", "plate": plate}
        absent = "QQ0" + rng.choice("QJX") + plate[3:7] + "Q9"
        yield {"class": "absent", "query": f"plate:{absent} time:all", "plate": absent}
        yield {"class": "prefix", "query": f"plate:{plate[:6]}* time:all", "pattern": plate[:6] + "*"}
        yield {"class": "suffix", "query": f"plate:*{plate[-4:]} time:all", "pattern": "*" + plate[-4:]}
        yield {"class": "contains", "query": f"has:{plate[4:7]} time:all", "pattern": f"*{plate[4:7]}*"}
        star = plate[:3] + "?" + plate[4] + "*" + plate[8]
        yield {"class": "star", "query": f"plate:{star} time:all", "pattern": star}
        known = list(plate)
        for place in rng.sample(range(2, 9), 3):
            known[place] = "?"
        known = "".join(known)
        yield {"class": "wildcards", "query": f"plate:{known} time:all", "pattern": known}
        alike = rng.choice(doubtful)["plate"]
        yield {"class": "look-alikes", "query": f"plate:{alike}~1 time:all", "plate": alike, "anyOf": swaps(alike)}
        edited = rng.choice(usual)["plate"]
        yield {"class": "edits", "query": f"plate:{edited}^1 time:all", "plate": edited}
        listed = sorted({other["plate"] for other in rng.sample(sample, min(1000, len(sample)))})
        yield {"class": "list", "query": "plate:" + ",".join(listed) + " time:all", "anyOf": listed}
        near = hexagon(rng, read, 300)
        start, end = time - DAY // 2, time + DAY // 2
        yield {"class": "area-300m-day", "query": f"{window(start, end)} {polygon(near)}", "polygon": near, "from": start, "to": end}
        wide = hexagon(rng, read, 1000)
        start, end = time - 15 * DAY, time + 15 * DAY
        yield {"class": "area-1km-month", "query": f"{window(start, end)} {polygon(wide)}", "polygon": wide, "from": start, "to": end}
        start, end = time - 7 * DAY, time + 7 * DAY
        yield {"class": "partial-area", "query": f"has:{plate[3:5]} {window(start, end)} {polygon(wide)}", "pattern": f"*{plate[3:5]}*", "polygon": wide, "from": start, "to": end}
        pair = met[number * 5 % len(met)]
        scenes = [{"polygon": hexagon(rng, seen, 1000), "from": int(seen["time"]) - DAY // 2, "to": int(seen["time"]) + DAY // 2} for seen in (pair[0], pair[-1])]
        yield {"class": "common", "query": "", "scenes": scenes}
        yield {"class": "convoy", "query": "", "plate": leaders[number * 7 % len(leaders)], "gap": 60, "min": 3}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--each", type=int, default=25, help="questions of each class")
    given = parser.parse_args()
    for question in questions(given.folder, given.each):
        print(json.dumps(question, separators=(",", ":")))


if __name__ == "__main__":
    main()
