#!/usr/bin/env python3
"""Runs the published benchmark and prints its table.

run.py COUNT WORK [--each 25] [--without PEER]... [--no-places]

Makes COUNT reads and their questions in WORK, loads them into each database that is installed here, asks every question, compares the numbers
of rows, and prints one table of milliseconds (median / 95th percentile, warm) with the ratio of the best peer to Plateglass. What exists in WORK is used again.
Plateglass is taken from this checkout: build it first (`packaging/test` or `packaging/run`).
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import time

from peers import available, timed
from statements import statements

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
GENERATOR = [ROOT / "packaging/toolchain/enter", ROOT / "build/release/bin/plateglass-bench-reads"]
CLI = [ROOT / "packaging/toolchain/enter", ROOT / "build/release/bin/plateglass-cli"]
WHY = ["--user", "supervisor", "--case", "26-000001", "--purpose", "CRIM-AUTO", "--question", "How long do the questions of the published benchmark take on this machine?"]
BUDGET = 12.0  # seconds a variant may take for a class; a slow one is then asked fewer questions


def say(text):
    print(text, file=sys.stderr, flush=True)


def percentile(sorted_values, share):
    return sorted_values[min(len(sorted_values) - 1, int(len(sorted_values) * share))]


def make(count, each, work):
    if not (work / "leaders.txt").exists():
        say(f"making {count:,} reads")
        subprocess.run([*GENERATOR, str(count), work], check=True)
    if not (work / "questions.jsonl").exists():
        made = subprocess.run([sys.executable, HERE / "questions.py", work, "--each", str(each)], check=True, capture_output=True, text=True).stdout
        (work / "questions.jsonl").write_text(made)
    return [json.loads(line) for line in (work / "questions.jsonl").read_text().splitlines()]


def ask(peer, questions):
    """{class: {variant: (milliseconds, rows)}}, each question once unmeasured before unless that takes too long."""
    by_class = {}
    for question in questions:
        for variant, sql in statements(peer.dialect, question).items():
            by_class.setdefault(question["class"], {}).setdefault(variant, []).append(sql)
    found = {}
    for kind, variants in by_class.items():
        for variant, texts in variants.items():
            spent = time.perf_counter()
            try:
                for sql in texts:
                    peer.rows(sql)
                    if time.perf_counter() - spent > BUDGET / 2:
                        break
                milliseconds, rows = [], []
                spent = time.perf_counter()
                for sql in texts:
                    start = time.perf_counter()
                    rows.append(peer.rows(sql))
                    milliseconds.append((time.perf_counter() - start) * 1000)
                    if time.perf_counter() - spent > BUDGET and len(rows) >= 3:
                        break
            except Exception as error:  # a variant whose index was not made, for one
                say(f"{peer.name}, {kind}, {variant}: {str(error).splitlines()[0]}")
                if peer.dialect == "postgres":
                    peer.connection.rollback()
                continue
            found.setdefault(kind, {})[variant] = (milliseconds, rows)
            say(f"{peer.name:18} {kind:15} {variant:13} n={len(rows):2}  median {percentile(sorted(milliseconds), 0.5):10.2f} ms  rows {sum(rows) / len(rows):.1f}")
    return found


def plateglass(work, questions):
    """Imports into an evaluation workspace and asks through the gate. Gives import steps, bytes, and what `plateglass-cli bench` measured."""
    workspace = work / "bench.plateglass"
    surroundings = {**os.environ, "PLATEGLASS_PASSWORD": "four grey herons over the weir"}

    def cli(*words):
        return subprocess.run([*CLI, *map(str, words)], env=surroundings, check=True, stdout=subprocess.PIPE, text=True).stdout

    steps = []
    if not workspace.exists():
        cli("workspace", "create", workspace, "--agency", "benchmark.example", "--profile", "evaluation", "--admin", "administrator", "--supervisor", "supervisor", "--timezone", "America/Los_Angeles")
        for name in ("fixed", "mobile"):
            timed(steps, f"import {name}", lambda: cli("import", "reads", workspace, work / f"{name}.csv", "--mapping", HERE / f"mapping-{name}.json", "--user", "supervisor", "--source", name))
    try:
        return steps, workspace_size(workspace), json.loads(cli("bench", workspace, "--queries", work / "questions.jsonl", *WHY, "--format", "json"))
    except subprocess.CalledProcessError:
        return steps, workspace_size(workspace), None


def workspace_size(workspace):
    return sum(file.stat().st_size for file in workspace.rglob("reads.db*"))


def short(value):
    return f"{value:.3f}" if value < 1 else f"{value:.1f}" if value < 100 else f"{value:,.0f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--each", type=int, default=25)
    parser.add_argument("--without", action="append", default=[], help="a peer to leave out: sqlite, postgres, duckdb")
    parser.add_argument("--no-places", action="store_true", help="leave out SQLite's R*Tree")
    given = parser.parse_args()
    work = given.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    os.chmod(work, 0o755)  # PostgreSQL's own user reads below it
    questions = make(given.count, given.each, work)
    peers, missing = available(work, not given.no_places)
    for sentence in missing:
        say(sentence)
    answers, sizes, loads = {}, {}, {}
    for peer in peers:
        if peer.dialect in given.without:
            continue
        loads[peer.name] = peer.load(work)
        say(f"{peer.name}: " + ", ".join(f"{step} {seconds:.1f} s" for step, seconds in loads[peer.name]))
        answers[peer.name] = ask(peer, questions)
        sizes[peer.name] = peer.size()
        peer.close()
    (work / "peers.json").write_text(json.dumps({"answers": answers, "sizes": sizes, "loads": loads}))
    report(given.count, questions, answers, sizes, loads, *plateglass(work, questions))


def report(count, questions, answers, sizes, loads, steps, size, ours):
    classes = list(dict.fromkeys(question["class"] for question in questions))
    names = list(answers)
    print(f"{count:,} reads; milliseconds, warm, median / 95th percentile; the best variant of each.\n")
    print("| class | rows | " + " | ".join(names) + " | Plateglass | best peer : Plateglass |")
    print("|---" * (len(names) + 4) + "|")
    disagreements = 0
    for kind in classes:
        cells, best, reference = [], None, None
        for name in names:
            variants = answers[name].get(kind, {})
            if not variants:
                cells.append("-")
                continue
            variant, (milliseconds, rows) = min(variants.items(), key=lambda entry: percentile(sorted(entry[1][0]), 0.5))
            ordered = sorted(milliseconds)
            cells.append(f"{short(percentile(ordered, 0.5))} / {short(percentile(ordered, 0.95))} ({variant})")
            best = min(filter(None, (best, percentile(ordered, 0.95))))
            for _, found in variants.values():
                reference = reference or found
                disagreements += sum(one != other for one, other in zip(found, reference))
        mine, ratio = "-", "-"
        entry = (ours or {}).get("classes", {}).get(kind)
        if entry:
            ordered = sorted(time / 1000 for time in entry["engineMicroseconds"])
            ordered = [max(time, 0.0005) for time in ordered]  # half of what the figures resolve
            mine = f"**{short(percentile(ordered, 0.5))} / {short(percentile(ordered, 0.95))}**"
            ratio = f"{best / percentile(ordered, 0.95):,.1f}" if best else "-"
            disagreements += sum(one != other for one, other in zip(entry["rows"], reference or []))
        print(f"| {kind} | {sum(reference) / len(reference):,.1f} | " if reference else f"| {kind} | - | ", end="")
        print(" | ".join(cells) + f" | {mine} | {ratio} |")
    print(f"\nNumbers of rows that differ between databases: {disagreements}.\n")
    print("| | reads a second, loaded and indexed | bytes a read |\n|---|---|---|")
    for name in names:
        print(f"| {name} | {count / sum(seconds for _, seconds in loads[name]):,.0f} | {sizes[name] / count:.0f} |")
    if steps:
        print(f"| Plateglass | {count / sum(seconds for _, seconds in steps):,.0f} | {size / count:.0f} |")
    else:
        print(f"| Plateglass | (loaded before) | {size / count:.0f} |")
    if ours:
        print("\n| Plateglass | cold, first question | first 40 rows with details |\n|---|---|---|")
        for kind, entry in ours["classes"].items():
            print(f"| {kind} | {short(entry['coldMicroseconds'] / 1000)} | {short(percentile(sorted(entry['firstPageMicroseconds']), 0.5) / 1000)} |")
        gate = sorted(time for entry in ours["classes"].values() for time in entry["gateMicroseconds"])
        print(f"\nThe gate's share (policy, intent, sync, outcome): median {short(percentile(gate, 0.5) / 1000)} ms, 95th percentile {short(percentile(gate, 0.95) / 1000)} ms;")
        print(f"the disk itself keeps 512 bytes in {short(percentile(sorted(ours['syncMicroseconds']), 0.5) / 1000)} ms.")


if __name__ == "__main__":
    main()
