// Checkpoints and proofs of single records, strict to the byte.
#include "audit/checkpoint.h"
#include "support/test_main.h"
#include "test_vector.h"

#include <QTest>

using namespace plateglass;
using namespace plateglass::audit;
using base::Errc;

namespace {

std::vector<Hash> vectorLeaves()
{
    std::vector<Hash> out;
    for (const auto& record : test::kRecords) out.push_back(leafHash(base::viewOf(record)));
    return out;
}

} // namespace

class TestCheckpoint : public QObject {
    Q_OBJECT
private slots:
    void vectorCheckpointIsWrittenAlike()
    {
        const Checkpoint checkpoint{std::string(test::kOrigin), 3, rootOf(vectorLeaves())};
        QCOMPARE(signNote(checkpoint.text(), test::logKey()).bytes(), test::signedCheckpoint());
        QCOMPARE(*openCheckpoint(test::witnessedCheckpoint(), test::logKey().verifier()), checkpoint);
    }
    void vectorProofIsWrittenAlike()
    {
        const RecordProof proof{1, inclusionProof(vectorLeaves(), 1), test::witnessedCheckpoint()};
        QCOMPARE(proof.text(), std::string(test::kProof));
        const auto back = RecordProof::parse(test::kProof);
        QVERIFY(back);
        QVERIFY(back->proves(base::viewOf(test::kRecords[1]), test::logKey().verifier()));
        QVERIFY(!back->proves(base::viewOf(test::kRecords[2]), test::logKey().verifier()));
        QVERIFY(!back->proves(base::viewOf(test::kRecords[1]), test::witnessKey().verifier()));
    }
    void everyFlippedBitOfAProofIsRefused()
    {
        // The witness's line is not asked about here.
        const auto end = std::string_view(test::kProof).find(test::kWitnessName) - 4;
        for (std::size_t i = 0; i < end; ++i)
            for (int bit = 0; bit < 8; ++bit) {
                std::string text(test::kProof);
                text[i] = static_cast<char>(text[i] ^ (1 << bit));
                const auto proof = RecordProof::parse(text);
                QVERIFY(!proof || !proof->proves(base::viewOf(test::kRecords[1]), test::logKey().verifier()));
            }
    }
    void cutProofsAreRefused()
    {
        const auto whole = std::string(test::kProof.substr(0, test::kProof.find(test::kWitnessName) - 4));
        QVERIFY(RecordProof::parse(whole));
        for (std::size_t cut = 0; cut < whole.size(); ++cut) QVERIFY(!RecordProof::parse(std::string_view(whole).substr(0, cut)));
    }
    void proofOfASingleRecordHasNoHashes()
    {
        const std::string record = "only";
        const Checkpoint checkpoint{std::string(test::kOrigin), 1, leafHash(base::viewOf(record))};
        const RecordProof proof{0, {}, signNote(checkpoint.text(), test::logKey()).bytes()};
        const auto back = RecordProof::parse(proof.text());
        QVERIFY(back);
        QVERIFY(back->proves(base::viewOf(record), test::logKey().verifier()));
    }
    void otherFormsAreRefused_data()
    {
        const QByteArray root(test::kRoot.data(), static_cast<qsizetype>(test::kRoot.size()));
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Errc>("error");
        QTest::newRow("no origin") << QByteArray("\n3\n" + root + "\n") << Errc::Malformed;
        QTest::newRow("leading zero") << QByteArray("log\n03\n" + root + "\n") << Errc::Malformed;
        QTest::newRow("sign") << QByteArray("log\n+3\n" + root + "\n") << Errc::Malformed;
        QTest::newRow("size beyond 64 bits") << QByteArray("log\n18446744073709551616\n" + root + "\n") << Errc::Malformed;
        QTest::newRow("no size") << QByteArray("log\n\n" + root + "\n") << Errc::Malformed;
        QTest::newRow("short root") << QByteArray("log\n3\nAAAA\n") << Errc::Malformed;
        QTest::newRow("no last line feed") << QByteArray("log\n3\n" + root) << Errc::Malformed;
        QTest::newRow("extension line") << QByteArray("log\n3\n" + root + "\nmore\n") << Errc::Unsupported;
    }
    void otherFormsAreRefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(Errc, error);
        const auto checkpoint = Checkpoint::parse(text.toStdString());
        QVERIFY(!checkpoint);
        QCOMPARE(checkpoint.error().code, error);
    }
    void anotherLogsCheckpointIsRefused()
    {
        const Checkpoint other{"pd.example/alpr-audit/ws08", 3, rootOf(vectorLeaves())};
        const auto note = signNote(other.text(), test::logKey()).bytes();
        QCOMPARE(openCheckpoint(note, test::logKey().verifier()).error().code, Errc::Corrupt);
        QCOMPARE(openCheckpoint("nothing", test::logKey().verifier()).error().code, Errc::Malformed);
    }
};
PLATEGLASS_TEST(TestCheckpoint)
#include "tst_checkpoint.moc"
