// Signed notes: what we write is what the specification wants to the byte, and nothing else is read.
#include "audit/signed_note.h"
#include "support/test_main.h"
#include "test_vector.h"

#include <QTest>

using namespace plateglass;
using namespace plateglass::audit;

class TestSignedNote : public QObject {
    Q_OBJECT
private slots:
    void vectorKeysAreSpelledAlike()
    {
        QCOMPARE(test::logKey().verifier().text(), std::string(test::kLogKey));
        QCOMPARE(test::witnessKey().verifier().text(), std::string(test::kWitnessKey));
        QCOMPARE(*VerifierKey::parse(test::kLogKey), test::logKey().verifier());
        QCOMPARE(*VerifierKey::parse(test::kWitnessKey), test::witnessKey().verifier());
    }
    void vectorCheckpointIsSignedAlike()
    {
        const auto note = SignedNote::parse(test::signedCheckpoint());
        QVERIFY(note);
        QCOMPARE(signNote(note->text, test::logKey()).bytes(), test::signedCheckpoint());
    }
    void vectorWitnessCosignsAlike()
    {
        auto note = *SignedNote::parse(test::signedCheckpoint());
        cosign(note, test::witnessKey(), test::kWitnessTime);
        QCOMPARE(note.bytes(), test::witnessedCheckpoint());
        QCOMPARE(verifyCosignature(note, test::witnessKey().verifier()), std::optional(test::kWitnessTime));
        QVERIFY(verifyNote(note, test::logKey().verifier()));
    }
    void keysDoNotStandInForEachOther()
    {
        const auto note = *SignedNote::parse(test::witnessedCheckpoint());
        auto renamed = test::logKey().verifier();
        renamed.name = "pd.example/alpr-audit/ws08";
        auto retyped = test::logKey().verifier();
        retyped.type = KeyType::Cosignature;
        QVERIFY(!verifyNote(note, renamed));
        QVERIFY(!verifyNote(note, retyped));
        QVERIFY(!verifyCosignature(note, retyped));
        QVERIFY(!verifyNote(note, test::witnessKey().verifier()));
        QVERIFY(!verifyCosignature(*SignedNote::parse(test::signedCheckpoint()), test::witnessKey().verifier()));
    }
    void signaturesOfOneKindAreNoneOfTheOther()
    {
        // The id says the kind, so a forger would write the id that fits; the signature itself is good.
        auto note = *SignedNote::parse(test::signedCheckpoint());
        auto retyped = test::logKey().verifier();
        retyped.type = KeyType::Cosignature;
        note.signatures[0].keyId = retyped.id();
        QVERIFY(!verifyNote(note, retyped));
        cosign(note, test::witnessKey(), test::kWitnessTime);
        retyped = test::witnessKey().verifier();
        retyped.type = KeyType::Ed25519;
        note.signatures[1].keyId = retyped.id();
        QVERIFY(!verifyCosignature(note, retyped));
    }
    void everyFlippedBitOfAKeyIsRefused()
    {
        for (std::size_t i = 0; i < test::kLogKey.size(); ++i)
            for (int bit = 0; bit < 8; ++bit) {
                std::string text(test::kLogKey);
                text[i] = static_cast<char>(text[i] ^ (1 << bit));
                QVERIFY2(!VerifierKey::parse(text), text.c_str());
            }
    }
    void everyFlippedBitOfANoteIsRefused()
    {
        const auto bytes = test::signedCheckpoint();
        for (std::size_t i = 0; i < bytes.size(); ++i)
            for (int bit = 0; bit < 8; ++bit) {
                auto flipped = bytes;
                flipped[i] = static_cast<char>(flipped[i] ^ (1 << bit));
                const auto note = SignedNote::parse(flipped);
                QVERIFY(!note || !verifyNote(*note, test::logKey().verifier()));
            }
    }
    void everyFlippedBitOfACosignatureIsRefused()
    {
        const auto bytes = test::witnessedCheckpoint();
        for (std::size_t i = test::signedCheckpoint().size(); i < bytes.size(); ++i)
            for (int bit = 0; bit < 8; ++bit) {
                auto flipped = bytes;
                flipped[i] = static_cast<char>(flipped[i] ^ (1 << bit));
                const auto note = SignedNote::parse(flipped);
                QVERIFY(!note || !verifyCosignature(*note, test::witnessKey().verifier()));
            }
    }
    void cutNotesAreRefused()
    {
        const auto bytes = test::signedCheckpoint();
        for (std::size_t cut = 0; cut < bytes.size(); ++cut) QVERIFY(!SignedNote::parse(std::string_view(bytes).substr(0, cut)));
    }
    void otherFormsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("note");
        QTest::newRow("hyphen for dash") << QByteArray("text\n\n- name YHXIad+k\n");
        QTest::newRow("no name") << QByteArray("text\n\n\xe2\x80\x94  YHXIad+k\n");
        QTest::newRow("plus in name") << QByteArray("text\n\n\xe2\x80\x94 a+b YHXIad+k\n");
        QTest::newRow("no-break space in name") << QByteArray("text\n\n\xe2\x80\x94 a\xc2\xa0" "b YHXIad+k\n");
        QTest::newRow("signature too short") << QByteArray("text\n\n\xe2\x80\x94 name YHXIaQ==\n");
        QTest::newRow("base64 unpadded") << QByteArray("text\n\n\xe2\x80\x94 name YHXIad8\n");
        QTest::newRow("carriage return") << QByteArray("text\r\n\n\xe2\x80\x94 name YHXIad+k\n");
        QTest::newRow("overlong UTF-8") << QByteArray("te\xc0\xaf\n\n\xe2\x80\x94 name YHXIad+k\n");
        QTest::newRow("surrogate") << QByteArray("te\xed\xa0\x80\n\n\xe2\x80\x94 name YHXIad+k\n");
        QTest::newRow("blank line between signatures") << QByteArray("text\n\n\xe2\x80\x94 name YHXIad+k\n\n\xe2\x80\x94 \n");
    }
    void otherFormsAreRefused()
    {
        QFETCH(QByteArray, note);
        QVERIFY(!SignedNote::parse(note.toStdString()));
    }
    void textMayHoldBlankLinesAndLettersOfAllScripts()
    {
        const std::string text = "erste Zeile: Ärger\n\n\xe2\x80\x94 not a signature\n\n車\n";
        const auto note = signNote(text, test::logKey());
        const auto back = SignedNote::parse(note.bytes());
        QVERIFY(back);
        QCOMPARE(back->text, text);
        QVERIFY(verifyNote(*back, test::logKey().verifier()));
    }
    void namesThatCannotStandInANoteAreRefused()
    {
        for (const char* name : {"", "a b", "a+b", "a\nb", "a\xe2\x80\x83" "b", "\xff"})
            QCOMPARE(SigningKey::fromSeed(name, {}).error().code, base::Errc::InvalidArgument);
    }
    void randomSeedsDiffer() { QVERIFY(SigningKey::randomSeed() != SigningKey::randomSeed()); }
    void movedKeysSign()
    {
        auto key = test::logKey();
        auto other = *SigningKey::fromSeed("other", SigningKey::randomSeed());
        other = std::move(key);
        QVERIFY(verifyNote(signNote("x\n", other), test::logKey().verifier()));
    }
};
PLATEGLASS_TEST(TestSignedNote)
#include "tst_signed_note.moc"
