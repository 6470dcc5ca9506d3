#include "audit/export_readme.h"

#include <format>

namespace plateglass::audit {

namespace {

constexpr std::string_view kReadme = R"README(AUDIT LOG EXPORT

Log: {}
Records: {}
Root: {}

WHAT IS HERE

  checkpoint             the newest signed state of the log: its name, its size, the root of its hash tree
  checkpoints/SIZE       every state the log ever signed
  tile/entries/...       the records: 256 to a file, each behind its length in two bytes, most significant first
  tile/LEVEL/...         the hash tree over them (c2sp.org/tlog-tiles)
  vkey                   the log's public key; where it changed its key, all of them, the present one first. Do not rely on this copy: ask the agency's auditor for the key by another way
  policies/DIGEST.json   the policies that the records name by their digest (member "pol")
  disclosures.jsonl      personal values that were chosen to be shown, one a line; a record holds only a salted digest of each

A record is one line of JSON. "seq" is its number from 0, "t" the time in UTC, "type" what happened, "out" how it ended,
"rel" the record it belongs to. A search leaves a "search.intent" before it runs and a "search.result", ".refused",
".cancelled" or ".error" after; ".unknown" means that the program stopped in between.

HOW TO VERIFY

  plateglass-verify THIS-FOLDER --vkey KEY

KEY is the public key, or a file that holds it, that you were given independently of this folder. One line is printed for
each check; the exit status is 0 only if all hold. With an older checkpoint that you kept (--checkpoint FILE) it also finds
a log that was cut short or rewritten since; with a witness's key (--witness KEY) it checks the witness's signature.

Without that program, in this folder, with the key in a file KEY:

  the signature of the newest state
    cut -d+ -f3- KEY | base64 -d | tail -c 32 > key.raw
    (printf '\060\052\060\005\006\003\053\145\160\003\041\000'; cat key.raw) > key.der
    sed '/^$/,$d' checkpoint > text
    sed '1,/^$/d' checkpoint | head -n 1 | sed 's/.* //' | base64 -d | tail -c +5 > signature
    openssl pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin -in text -sigfile signature

  the hash of a record in a file RECORD, to be found in tile/0/... at 32 bytes a record
    (printf '\000'; cat RECORD) | sha256sum

  one record in a file RECORD with its proof in a file PROOF (c2sp.org/tlog-proof): two neighbours become one node by the
  SHA-256 of a byte 01 and both hashes, and so on up to the root; the last command compares and says so
    sed '1,/^$/d' PROOF > note
    index=$(sed -n 's/^index //p' PROOF)
    last=$(($(sed -n 2p note) - 1))
    hash=$( (printf '\000'; cat RECORD) | openssl dgst -sha256 -binary | base64)
    for next in $(sed '1,2d;/^$/,$d' PROOF); do if [ $((index % 2)) = 1 ] || [ $index = $last ]; then left=$next right=$hash; while [ $((index % 2)) = 0 ] && [ $index != 0 ]; do index=$((index / 2)) last=$((last / 2)); done; else left=$hash right=$next; fi; hash=$( (printf '\001'; echo $left | base64 -d; echo $right | base64 -d) | openssl dgst -sha256 -binary | base64); index=$((index / 2)) last=$((last / 2)); done
    test "$hash" = "$(sed -n 3p note)" && echo the record is in the log
  and that PROOF's checkpoint is signed: the five commands above, with note in place of checkpoint
Any software for c2sp.org/tlog-tiles can read this folder.

WHAT THIS PROVES, AND WHAT NOT

Found with this folder and an independent key: any record changed, removed, inserted or moved; a log cut short or set back
behind a checkpoint that somebody kept; a search without an outcome; time running backwards while the program ran.

Not found without such a kept checkpoint or a witness: a rewriting of the whole history by somebody who holds the key that
signs. Whoever can use the program on that desk can have it sign.

Never found: a copy of the data searched with other software, a photograph of the screen, a false purpose typed by a real
person.

These records were made by this program. They show what it recorded and that this has not changed since it was signed or
witnessed. They cannot show that nobody looked at the data in another way.
)README";

} // namespace

std::string exportReadme(const Checkpoint& checkpoint)
{
    return std::format(kReadme, checkpoint.origin, checkpoint.size, base::toBase64(checkpoint.root));
}

} // namespace plateglass::audit
