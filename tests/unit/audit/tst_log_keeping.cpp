// What happens to a log over the years: witnesses sign it, its key changes, values are erased, its oldest records go. Whatever
// of it happened, what is left still proves itself.
#include "audit/keyed_digest.h"
#include "log_fixture.h"
#include "support/test_main.h"

#include <QProcess>
#include <QTest>

#include <fstream>

using namespace plateglass;
using namespace plateglass::audit;
using base::Errc;
using Access = LogOptions::Access;

namespace {

void appendSome(AuditLog& log, int pairs, const std::string& plate = "QQ1234")
{
    for (int i = 0; i < pairs; ++i) {
        const auto seq = log.append(test::intentDraft(plate));
        QVERIFY(seq);
        QVERIFY(log.append(test::resultDraft(*seq)));
    }
}

std::vector<Hash> leavesOf(const AuditLog& log)
{
    std::vector<Hash> out;
    for (const auto& record : test::recordsOf(log)) out.push_back(leafHash(base::viewOf(record.bytes)));
    return out;
}

SigningKey nextKey() { return *SigningKey::fromSeed(std::string(test::kOrigin), sha256(base::viewOf("the key after"))); }

std::string contentOf(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// One page as SQLCipher 4 stores it: AES-256-CBC under the raw key; the last 80 bytes are the IV and the page's MAC, the first
/// 16 of the file are the salt.
std::string decrypted(std::string_view page, bool isFirst, base::ByteView key)
{
    constexpr std::size_t kReserve = 80, kIv = 16;
    const auto skip = isFirst ? kIv : 0;
    const auto iv = base::viewOf(page.substr(page.size() - kReserve, kIv));
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"), {"enc", "-d", "-aes-256-cbc", "-nopad", "-K", QString::fromStdString(base::toHex(key)), "-iv", QString::fromStdString(base::toHex(iv))});
    openssl.write(page.data() + skip, static_cast<qint64>(page.size() - kReserve - skip));
    openssl.closeWriteChannel();
    return openssl.waitForFinished() ? openssl.readAllStandardOutput().toStdString() : std::string();
}

/// Every page of the file and of its write-ahead log, decrypted without SQLite: free pages and old frames included.
std::string pagesOf(const test::LogFixture& fixture)
{
    constexpr std::size_t kPage = 4096, kWalHeader = 32, kFrameHeader = 24;
    const auto key = fixture.options(Access::Open).databaseKey;
    const auto file = contentOf(fixture.file()), wal = contentOf(fixture.path("audit.db-wal"));
    std::string all;
    for (std::size_t at = 0; at + kPage <= file.size(); at += kPage) all += decrypted(std::string_view(file).substr(at, kPage), at == 0, key);
    for (std::size_t at = kWalHeader; at + kFrameHeader + kPage <= wal.size(); at += kFrameHeader + kPage) {
        const bool isFirst = wal.substr(at, 4) == std::string("\0\0\0\1", 4);
        all += decrypted(std::string_view(wal).substr(at + kFrameHeader, kPage), isFirst, key);
    }
    return all;
}

} // namespace

class TestLogKeeping : public QObject {
    Q_OBJECT
private slots:
    void statesAreConsistentWithAllEarlierOnes_data()
    {
        QTest::addColumn<int>("pairs");
        QTest::newRow("part of a bundle") << 9;
        QTest::newRow("two bundles exactly") << 256;
        QTest::newRow("two bundles and a part") << 300;
    }
    void statesAreConsistentWithAllEarlierOnes()
    {
        QFETCH(int, pairs);
        const test::LogFixture fixture;
        const auto log = fixture.create();
        appendSome(*log, pairs);
        const auto leaves = leavesOf(*log);
        const std::size_t step = pairs < 10 ? 1 : 29;
        for (std::size_t to = 1; to <= leaves.size(); to += step)
            for (std::size_t from = 1; from <= to; from += step) {
                const auto proof = log->consistency(from, to);
                QVERIFY(proof);
                QCOMPARE(*proof, consistencyProof(std::span(leaves).first(to), from));
                QCOMPARE(*log->rootAt(to), rootOf(std::span(leaves).first(to)));
            }
        QCOMPARE(log->consistency(0, 1).error().code, Errc::NotFound);
        QCOMPARE(log->consistency(1, leaves.size() + 1).error().code, Errc::NotFound);
    }
    void cosignaturesStayWithTheirCheckpoint()
    {
        const test::LogFixture fixture;
        const auto witness = test::witnessKey();
        const auto stranger = *SigningKey::fromSeed("elsewhere.example/w", SigningKey::randomSeed(), KeyType::Cosignature);
        const auto log = fixture.create();
        appendSome(*log, 1);
        auto note = *SignedNote::parse(*log->checkpoint());
        appendSome(*log, 1);
        QVERIFY(log->checkpoint());
        cosign(note, witness, 1'795'451'200);
        const auto kept = log->addCosignature(witness.verifier(), note.signatures.back());
        QVERIFY2(kept, kept ? "" : kept.error().detail.c_str());
        QCOMPARE(kept->size, std::uint64_t(2));
        QCOMPARE(kept->unixSeconds, std::int64_t(1'795'451'200));
        QCOMPARE(log->addCosignature(stranger.verifier(), note.signatures.back()).error().code, Errc::NotFound);
        const auto notes = *log->checkpoints();
        QCOMPARE(notes.size(), std::size_t(2));
        QVERIFY(verifyCosignature(*SignedNote::parse(notes[0].note), witness.verifier()));
        QVERIFY(!verifyCosignature(*SignedNote::parse(notes[1].note), witness.verifier()));
        QVERIFY(openCheckpoint(notes[0].note, log->verifier()));
        QVERIFY(log->checkAll());
        QCOMPARE(log->cosignatures()->size(), std::size_t(1));
    }
    void R93_aRotatedKeyIsSignedByTheOldOne()
    {
        const test::LogFixture fixture;
        const auto old = test::logKey().verifier();
        {
            const auto log = fixture.create();
            appendSome(*log, 1);
            QVERIFY(log->checkpoint());
            const auto seq = log->rotate(nextKey(), {.type = "key.rotate"});
            QVERIFY2(seq, seq ? "" : seq.error().detail.c_str());
            QCOMPARE(*seq, std::uint64_t(2));
            const auto record = *json::parse(log->records(2, 1)->front().bytes);
            const auto words = rotationText(old, nextKey().verifier());
            const auto* key = record.find("key");
            QVERIFY(key);
            QCOMPARE(key->stringOr("oldSig", ""), base::toBase64(test::logKey().sign(base::viewOf(words))));
            QCOMPARE(key->stringOr("newSig", ""), base::toBase64(nextKey().sign(base::viewOf(words))));
            // The state of the change bears both signatures; those after it only the new one.
            const auto both = *log->lastCheckpoint();
            QVERIFY(openCheckpoint(both, old) && openCheckpoint(both, nextKey().verifier()));
            appendSome(*log, 1);
            const auto after = *log->checkpoint();
            QVERIFY(!openCheckpoint(after, old) && openCheckpoint(after, nextKey().verifier()));
            QVERIFY(log->checkAll());
            QCOMPARE(*log->verifiers(), (std::vector<VerifierKey>{old, nextKey().verifier()}));
        }
        QCOMPARE(fixture.open(fixture.options(Access::Open)).error().code, Errc::Corrupt); // the old key signs no more
        const auto again = AuditLog::open(fixture.file(), nextKey(), fixture.clock, fixture.options(Access::Open));
        QVERIFY2(again, again ? "" : again.error().detail.c_str());
        QVERIFY((*again)->checkAll());
    }
    void aKeyOfAnotherNameIsNoNextKey()
    {
        const test::LogFixture fixture;
        const auto log = fixture.create();
        QCOMPARE(log->rotate(*SigningKey::fromSeed("other.example/log", SigningKey::randomSeed()), {.type = "key.rotate"}).error().code, Errc::InvalidArgument);
        QCOMPARE(log->rotate(test::logKey(), {.type = "key.rotate"}).error().code, Errc::InvalidArgument);
        QCOMPARE(log->size(), std::uint64_t(0));
    }
    void anAdoptedCopyGoesOnUnderAnotherName()
    {
        const test::LogFixture fixture;
        const auto old = test::logKey().verifier();
        const auto named = [] { return *SigningKey::fromSeed("pd.example/alpr-audit/elsewhere", sha256(base::viewOf("the key of the copy"))); };
        {
            const auto log = fixture.create();
            appendSome(*log, 2);
            const auto before = *log->checkpoint();
            appendSome(*log, 1); // records that nobody signed come along too
            QCOMPARE(log->adopt(nextKey(), {.type = "workspace.adopt"}).error().code, Errc::InvalidArgument); // the same name is a rotation
            QCOMPARE(*log->originSince(), std::uint64_t(0));
            QCOMPARE(*log->adopt(named(), {.type = "workspace.adopt"}), std::uint64_t(6));
            const auto from = *json::parse(log->records(6, 1)->front().bytes)->find("from");
            QCOMPARE(from.stringOr("origin", ""), old.name);
            QCOMPARE(from.stringOr("checkpoint", ""), base::toBase64(base::viewOf(before)));
            QCOMPARE(from.integerOr("size", 0), std::int64_t(6));
            const auto first = *log->lastCheckpoint();
            QVERIFY(openCheckpoint(first, named().verifier()) && !openCheckpoint(first, old)); // the old name's states are another's
            QCOMPARE(*log->originSince(), std::uint64_t(7));
            appendSome(*log, 1);
            QVERIFY(log->checkpoint() && log->checkAll());
        }
        QCOMPARE(fixture.open(fixture.options(Access::Open)).error().code, Errc::Corrupt);
        const auto glance = AuditLog::glance(fixture.file(), fixture.options(Access::Open).databaseKey);
        QVERIFY(glance && glance->signer == named().verifier());
        const auto again = AuditLog::open(fixture.file(), named(), fixture.clock, fixture.options(Access::Open));
        QVERIFY(again && (*again)->checkAll());
    }
    void aCopyIsTheLogOfItsMomentAndRemembersItsOwn()
    {
        const test::LogFixture fixture;
        const auto log = fixture.create();
        appendSome(*log, 300);
        const auto note = *log->checkpoint();
        QVERIFY(log->setMemo("place", "here"));
        QVERIFY(log->copyTo(fixture.path("copy.db"), {{"place", "nowhere"}}));
        QCOMPARE(log->copyTo(fixture.path("copy.db"), {}).error().code, Errc::AlreadyExists);
        appendSome(*log, 1);
        const auto copy = AuditLog::open(fixture.path("copy.db"), test::logKey(), fixture.clock, fixture.options(Access::ReadOnly));
        QVERIFY2(copy, copy ? "" : copy.error().detail.c_str());
        QCOMPARE((*copy)->size(), std::uint64_t(600));
        QCOMPARE(*(*copy)->lastCheckpoint(), note);
        QVERIFY((*copy)->checkAll());
        QCOMPARE(*(*copy)->memo("place"), std::string("nowhere"));
        QCOMPARE(*log->memo("place"), std::string("here"));
    }
    void aRekeyedFileOpensWithTheNewKeyOnly()
    {
        const test::LogFixture fixture;
        auto options = fixture.options(Access::Open);
        {
            const auto log = fixture.create();
            appendSome(*log, 20);
            std::array<std::uint8_t, 32> next{};
            next.fill(77);
            QVERIFY(log->rekey(next));
            appendSome(*log, 1); // goes on under the new one
            QVERIFY(log->checkAll());
            QCOMPARE(AuditLog::glance(fixture.file(), options.databaseKey).error().code, Errc::Corrupt);
        }
        QCOMPARE(fixture.open(options).error().code, Errc::Corrupt);
        options.databaseKey.fill(77);
        const auto again = fixture.open(options);
        QVERIFY(again && (*again)->checkAll());
        QCOMPARE((*again)->size(), std::uint64_t(42));
    }
    void R92_erasedValuesAreGoneFromTheDisk()
    {
        const test::LogFixture fixture;
        std::string text;
        {
            const auto log = fixture.create();
            appendSome(*log, 10, "QQERASED");
            appendSome(*log, 1, "QQSTAYS");
            text = log->disclosures(0)->front().text;
            const std::string whole = pagesOf(fixture);
            if (whole.empty()) QSKIP("openssl, which decrypts the pages, is not here");
            QVERIFY(whole.contains(text));
            std::vector<std::uint64_t> seqs;
            for (std::uint64_t seq = 0; seq < 20; ++seq) seqs.push_back(seq);
            QCOMPARE(*log->eraseDisclosures(seqs), std::uint64_t(20));
            QVERIFY(log->disclosures(0)->empty());
            QCOMPARE(log->disclosures(20)->size(), std::size_t(2));
            QVERIFY(log->checkAll());
            QCOMPARE(std::filesystem::file_size(fixture.path("audit.db-wal")), std::uintmax_t(0)); // nothing is left in it
            QVERIFY(!pagesOf(fixture).contains(text));
            QVERIFY(pagesOf(fixture).contains(log->disclosures(20)->front().text));
        }
        QVERIFY(!pagesOf(fixture).contains(text));
    }
    void R92_withoutTheSaltNoPlateCanBeTried()
    {
        // All plates of the pattern QQ?# against digest and tag: neither is found once salt and key are gone, both are before.
        const test::LogFixture fixture;
        const DigestKey quarter = sha256(base::viewOf("the quarter's key"));
        const auto log = fixture.create();
        auto draft = test::intentDraft("QQK7");
        draft.fields["q"].object()->emplace("ptag", ptag(quarter, "QQK7"));
        QVERIFY(log->append(std::move(draft)));
        const auto record = *json::parse(log->records(0, 1)->front().bytes);
        const auto digests = *record.find("q")->find("_sd")->array();
        const auto tag = record.find("q")->stringOr("ptag", "");
        const auto found = [&](const std::string& salt, const DigestKey& key) {
            int hits = 0;
            for (char letter = 'A'; letter <= 'Z'; ++letter)
                for (char digit = '0'; digit <= '9'; ++digit) {
                    const std::string plate{'Q', 'Q', letter, digit};
                    hits += std::ranges::contains(digests, json::Value(disclosureDigest(Disclosure{salt, "plate", plate}.text())));
                    hits += ptag(key, plate) == tag;
                }
            return hits;
        };
        const auto salt = Disclosure::parse(log->disclosures(0)->front().text)->salt;
        QCOMPARE(found(salt, quarter), 2);
        const std::uint64_t seqs[] = {0};
        QVERIFY(log->eraseDisclosures(seqs));
        QVERIFY(log->disclosures(0)->empty());
        QCOMPARE(found("", DigestKey{}), 0);
        for (int guess = 0; guess < 20; ++guess) QCOMPARE(found(Disclosure::withRandomSalt("plate", "x").salt, SigningKey::randomSeed()), 0);
    }
    void R41_oldBundlesGoWholeAndLaterProofsHold()
    {
        test::LogFixture fixture;
        std::vector<StoredRecord> records;
        {
            const auto log = fixture.create();
            appendSome(*log, 300); // 600 records now, 88 the day after
            fixture.clock.advance(std::chrono::hours(24));
            appendSome(*log, 44);
            records = test::recordsOf(*log);
            const auto now = fixture.clock.now();
            QCOMPARE(log->expired(now)->count(), std::uint64_t(0)); // nothing is signed yet
            const auto before = *log->checkpoint();
            QCOMPARE(log->expired(now)->to, std::uint64_t(512)); // the third bundle is not full
            QCOMPARE(log->expired(now - std::chrono::hours(25))->count(), std::uint64_t(0));
            QCOMPARE(log->prune({0, 100}).error().code, Errc::InvalidArgument);
            QCOMPARE(log->prune({256, 512}).error().code, Errc::InvalidArgument);
            QVERIFY(log->prune(*log->expired(now)));
            QCOMPARE(*log->firstKept(), std::uint64_t(512));
            QVERIFY(log->records(0, 10)->front().seq == 512);
            QVERIFY(log->disclosures(0)->empty());
            QVERIFY2(log->checkAll(), log->checkAll() ? "" : log->checkAll().error().detail.c_str());
            QCOMPARE(*log->checkpoint(), before);
            appendSome(*log, 1);
        }
        const auto log = fixture.open(fixture.options(Access::Open));
        QVERIFY2(log, log ? "" : log.error().detail.c_str());
        QVERIFY((*log)->checkAll());
        for (const std::uint64_t seq : {512, 600, 687}) {
            const auto proof = (*log)->proof(seq);
            QVERIFY2(proof, proof ? "" : proof.error().detail.c_str());
            QVERIFY(proof->proves(base::viewOf(records[seq].bytes), (*log)->verifier()));
        }
        // Even a record that is gone can be proved by who kept a copy of it.
        QVERIFY((*log)->proof(3)->proves(base::viewOf(records[3].bytes), (*log)->verifier()));
        QVERIFY((*log)->consistency(100, 690));
    }
    void R85_noRecordStaysUnsignedForMoreThanAMinute()
    {
        test::LogFixture fixture;
        const auto log = fixture.create();
        std::vector<int> appended; // second of each record
        std::size_t covered = 0;
        int largest = 0;
        for (int second = 0; second < 1800; ++second) {
            if (second % 7 == 0 || second % 11 == 3) {
                QVERIFY(log->append(test::singleDraft()));
                appended.push_back(second);
            }
            QVERIFY(log->checkpointIfDue());
            const auto note = *log->lastCheckpoint();
            const auto size = note.empty() ? 0 : openCheckpoint(note, log->verifier())->size;
            for (; covered < size; ++covered) largest = std::max(largest, second - appended[covered]);
            if (covered < appended.size()) QVERIFY(second - appended[covered] <= 60);
            fixture.clock.advance(std::chrono::seconds(1));
        }
        qInfo("largest gap between a record and its checkpoint: %d s", largest);
        QVERIFY(largest > 0 && largest <= 60);
    }
    void intentsThatAreOpenKeepTheirBundle()
    {
        test::LogFixture fixture;
        const auto log = fixture.create();
        QVERIFY(log->append(test::intentDraft()));
        for (int i = 0; i < 300; ++i) QVERIFY(log->append(test::singleDraft()));
        QVERIFY(log->checkpoint());
        fixture.clock.advance(std::chrono::hours(24));
        QCOMPARE(log->expired(fixture.clock.now())->count(), std::uint64_t(0));
        QVERIFY(log->append(test::resultDraft(0)));
        QVERIFY(log->checkpoint());
        QCOMPARE(log->expired(fixture.clock.now())->count(), std::uint64_t(256));
    }
    void smallThingsAreRemembered()
    {
        const test::LogFixture fixture;
        const auto log = fixture.create();
        QCOMPARE(*log->memo("checked"), std::string());
        QVERIFY(log->setMemo("checked", "1"));
        QVERIFY(log->setMemo("checked", "2"));
        QCOMPARE(*log->memo("checked"), std::string("2"));
    }
};
PLATEGLASS_TEST(TestLogKeeping)
#include "tst_log_keeping.moc"
