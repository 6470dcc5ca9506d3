#!/usr/bin/env python3
"""Checks an exported audit log with nothing but Python's standard library and none of Plateglass.

check_log.py FOLDER VKEY...   prints what it found; exit status 0 only if all holds.

Written from the published formats (RFC 6962, RFC 8032, c2sp.org/tlog-tiles, signed-note, tlog-checkpoint), so that two
implementations must be wrong in the same way before a wrong log passes. Slow on purpose: it is meant to be read.
"""
import base64
import hashlib
import json
import pathlib
import re
import sys

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def point_add(a, b):
    x1, y1, z1, t1 = a
    x2, y2, z2, t2 = b
    k = (y1 - x1) * (y2 - x2) % P
    m = (y1 + x1) * (y2 + x2) % P
    c = 2 * t1 * t2 * D % P
    d = 2 * z1 * z2 % P
    e, f, g, h = m - k, d - c, d + c, m + k
    return e * f % P, g * h % P, f * g % P, e * h % P


def point_mul(scalar, point):
    out = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            out = point_add(out, point)
        point = point_add(point, point)
        scalar >>= 1
    return out


def recover_x(y, sign):
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - x2) % P or (x == 0 and sign):
        return None
    return P - x if (x & 1) != sign else x


def decompress(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = (recover_x(BASE_Y, 0), BASE_Y, 1, recover_x(BASE_Y, 0) * BASE_Y % P)


def verify(public, message, signature):
    """RFC 8032 section 5.1.7."""
    a, r = decompress(public), decompress(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or a is None or r is None or s >= Q:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % Q
    left, right = point_mul(s, BASE), point_add(r, point_mul(k, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


class Wrong(Exception):
    pass


def need(condition, sentence):
    if not condition:
        raise Wrong(sentence)


def leaf(data):
    return hashlib.sha256(b"\0" + data).digest()


def node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def root(hashes):
    """RFC 6962 section 2.1, by the book."""
    if not hashes:
        return hashlib.sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    split = 1 << ((len(hashes) - 1).bit_length() - 1)
    return node(root(hashes[:split]), root(hashes[split:]))


def parse_key(text):
    name, digits, encoded = text.strip().split("+", 2)
    data = base64.b64decode(encoded, validate=True)
    need(data[:1] == b"\1" and len(data) == 33, "a key is not of Ed25519")
    need(hashlib.sha256(name.encode() + b"\n" + data).digest()[:4].hex() == digits, "a key's id is not its own")
    return name, data


def open_note(text, keys):
    """(origin, size, root) of a checkpoint that one of the keys signed."""
    body, lines = text.rsplit("\n\n", 1)
    body += "\n"
    for line in lines.splitlines():
        need(line.startswith("\u2014 "), "a signature line has no dash")
        name, encoded = line[2:].split(" ")
        data = base64.b64decode(encoded, validate=True)
        for key_name, key in keys:
            key_id = hashlib.sha256(key_name.encode() + b"\n" + key).digest()[:4]
            if name == key_name and data[:4] == key_id and verify(key[1:], body.encode(), data[4:]):
                origin, size, encoded_root = body.splitlines()
                need(origin == name, "a checkpoint is of another log")
                return origin, int(size), base64.b64decode(encoded_root, validate=True)
    raise Wrong("a checkpoint is not signed by any of the keys")


def tile_name(number):
    parts = [f"{number % 1000:03}"]
    while number >= 1000:
        number //= 1000
        parts.insert(0, f"x{number % 1000:03}")
    return "/".join(parts)


def read_tile(folder, level, number, width):
    name = folder / "tile" / level / tile_name(number)
    if width < 256:
        name = pathlib.Path(f"{name}.p") / str(width)
    return name.read_bytes()


def entries(data, width):
    out = []
    while data:
        length = int.from_bytes(data[:2], "big")
        need(len(data) >= 2 + length, "a bundle is cut")
        out.append(data[2:2 + length])
        data = data[2 + length:]
    need(len(out) == width, "a bundle holds another number of records")
    return out


def check_record(index, data, open_intents, last):
    record = json.loads(data)
    need(json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() == data, f"record {index} is not canonical")
    need(record["v"] == 1 and record["seq"] == index, f"record {index} does not carry its number")
    need(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", record["t"]), f"record {index} has no time")
    boot = record.get("src", {}).get("boot", "")
    need(record["t"] >= last.get(boot, ""), f"time runs backwards at record {index}")
    last[boot] = record["t"]
    kind = record["type"]
    if kind.endswith(".intent"):
        open_intents[index] = kind[:-7]
    elif re.search(r"\.(result|unknown|cancelled|error|refused)$", kind) and "rel" in record:
        need(open_intents.pop(record["rel"], None) == kind.rsplit(".", 1)[0], f"record {index} is the outcome of no intent")
    return record


def held(record, path, disclosure):
    at = record
    for part in filter(None, path.split(".")):
        at = at[part]
    digest = base64.urlsafe_b64encode(hashlib.sha256(disclosure.encode()).digest()).rstrip(b"=").decode()
    return digest in at["_sd"]


def check(folder, keys):
    _, size, signed_root = open_note((folder / "checkpoint").read_text(), keys)
    leaves, records, open_intents, last = [], {}, {}, {}
    for number in range((size + 255) // 256):
        width = min(256, size - number * 256)
        stored = read_tile(folder, "0", number, width)
        hashes = [stored[i:i + 32] for i in range(0, len(stored), 32)]
        need(len(hashes) == width, f"tile {number} has another width")
        try:
            bundle = entries(read_tile(folder, "entries", number, width), width)
        except FileNotFoundError:
            need(not records and width == 256 and size > number * 256 + 256, f"bundle {number} is missing")
            leaves += hashes  # pruned: only the hashes are left
            continue
        for index, data in enumerate(bundle, number * 256):
            records[index] = check_record(index, data, open_intents, last)
            need(leaf(data) == hashes[index % 256], f"record {index} is not the one in the tree")
        leaves += hashes
    need(root(leaves) == signed_root, "the records do not lead to the signed root")
    level, above = 1, leaves
    while len(above) >= 256:
        above = [root(above[i:i + 256]) for i in range(0, len(above) - len(above) % 256, 256)]
        for number in range((len(above) + 255) // 256):
            part = above[number * 256:number * 256 + 256]
            need(read_tile(folder, str(level), number, len(part)) == b"".join(part), f"tile {level}/{number} is not the tree")
        level += 1
    kept = sorted((folder / "checkpoints").iterdir(), key=lambda path: int(path.name))
    for path in kept:
        _, kept_size, kept_root = open_note(path.read_text(), keys)
        need(kept_size == int(path.name) and root(leaves[:kept_size]) == kept_root, f"checkpoint {path.name} is not a state of this log")
    shown = 0
    for line in (folder / "disclosures.jsonl").read_text().splitlines():
        claim = json.loads(line)
        need(held(records[claim["seq"]], claim["path"], claim["disclosure"]), f"a disclosure is not what record {claim['seq']} holds")
        shown += 1
    return f"{size} records, {len(records)} here, {len(kept)} kept checkpoints, {shown} disclosures, {len(open_intents)} pending"


def main():
    try:
        print("verified:", check(pathlib.Path(sys.argv[1]), [parse_key(text) for text in sys.argv[2:]]))
    except (Wrong, ValueError, KeyError, TypeError, OSError, AttributeError) as error:
        print("not verified:", error)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
