// A million records of the size that searches leave verify in less than ten seconds, by the real program.
#include "export_fixture.h"
#include "support/test_main.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <format>

using namespace plateglass;
using namespace plateglass::test;

namespace {

/// Intents and outcomes by turns, with what a search records.
std::vector<std::string> searches(std::size_t count)
{
    const json::Object actor{{"auth", "password"}, {"org", "pd.example"}, {"role", "analyst"}, {"sess", "s-0123456789ab"}, {"uid", "u0123456789ab"}};
    const json::Array digests{json::Value("U12mexAY7nDmyWlkySzqi4OzjnJxYt2wxwuraPKhs4c"), json::Value("hMCH3T-kxzp32ulpm67lsjyfHTWuQGcf9UWnzgr74Ug")};
    std::vector<std::string> out;
    out.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        json::Object fields{{"v", 1}, {"seq", static_cast<std::int64_t>(i)}, {"out", "ok"}, {"actor", actor}, {"pol", "4fGCu2a3wcqMs5b9by-jtdfwPoJKsTJb1AqE9vtjtko"},
                            {"src", json::Object{{"app", "plateglass"}, {"boot", "0123456789ab"}, {"build", "0123456789abcdef0123456789abcdef"}, {"host", "ws07"}, {"mono", static_cast<std::int64_t>(i)}, {"ver", "0.1.0"}}},
                            {"t", std::format("2026-11-23T{:02}:{:02}:{:02}.{:03}Z", i / 3'600'000, i / 60'000 % 60, i / 1000 % 60, i % 1000)}};
        if (i % 2 == 0) {
            fields.emplace("type", "search.intent");
            fields.emplace("_sd_alg", "sha-256");
            fields.emplace("q", json::Object{{"_sd", digests}, {"from", "2026-11-09T00:00:00.000Z"}, {"kind", "plate"}, {"ptag", json::Array{json::Value("AAECAwQFBgcICQoL")}}, {"to", "2026-11-23T16:25:19.000Z"}});
            fields.emplace("purp", json::Object{{"_sd", digests}, {"code", "CRIM-AUTO"}, {"offence", "VC10851"}});
        } else {
            fields.emplace("type", "search.result");
            fields.emplace("rel", static_cast<std::int64_t>(i - 1));
            fields.emplace("dur", 12);
            fields.emplace("r", json::Object{{"ids", "gNUELk9sKuic0acklCUbt1f07AO5JGKY-g4pDgChXcU"}, {"n", 4}, {"oldest", "2026-11-12T08:01:44.000Z"}, {"snapshot", 7}});
        }
        out.push_back(json::write(fields));
    }
    return out;
}

} // namespace

class TestVerifySpeed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMillionRecordsVerifyInTenSeconds()
    {
        const int asked = qEnvironmentVariableIntValue("PLATEGLASS_RECORDS");
        const std::size_t count = asked > 0 ? static_cast<std::size_t>(asked) : 1'000'000;
        const QTemporaryDir scratch;
        const std::filesystem::path log = scratch.filePath(QStringLiteral("log")).toStdString();
        {
            const auto records = searches(count);
            qInfo("%zu records of %zu bytes", records.size(), records[records.size() / 2].size());
            putLog(log, records, {1000, records.size() / 2});
        }
        QProcess verify;
        QElapsedTimer timer;
        timer.start();
        verify.start(QStringLiteral(PLATEGLASS_BINARY_DIR "/bin/plateglass-verify"), {QString::fromStdString(log.string()), QStringLiteral("--vkey"), QString::fromUtf8(kLogKey.data(), static_cast<qsizetype>(kLogKey.size()))});
        QVERIFY(verify.waitForFinished(300'000));
        const auto took = timer.elapsed();
        QVERIFY2(verify.exitCode() == 0, verify.readAllStandardOutput().constData());
        qInfo("verified in %lld ms", static_cast<long long>(took));
        QVERIFY2(took < 10'000, "slower than ten seconds; on a busy machine try again alone");
    }
};

PLATEGLASS_TEST(TestVerifySpeed)
#include "tst_verify_speed.moc"
