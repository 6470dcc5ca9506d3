// Codes are read back as a camera would read them from paper or screen.
#include "cli/qr_text.h"
#include "support/test_main.h"

#include <QTest>

#include <opencv2/imgproc.hpp>
#include <opencv2/objdetect.hpp>

using namespace plateglass;

namespace {

/// What a camera sees in a picture of the squares.
std::string seen(const qr::Modules& modules)
{
    constexpr int kScale = 6;
    const int side = modules.side + 2 * qr::kQuietZone;
    cv::Mat picture(side, side, CV_8U);
    for (int row = 0; row < side; ++row)
        for (int column = 0; column < side; ++column)
            picture.at<unsigned char>(row, column) = modules.isDark(row - qr::kQuietZone, column - qr::kQuietZone) ? 0 : 255;
    cv::resize(picture, picture, {}, kScale, kScale, cv::INTER_NEAREST);
    return cv::QRCodeDetector().detectAndDecode(picture);
}

/// The squares that a text of half blocks shows, without the light ones around.
qr::Modules fromText(const QString& text)
{
    qr::Modules out;
    const auto lines = text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    out.side = static_cast<int>(lines.front().size()) - 2 * qr::kQuietZone;
    for (int row = qr::kQuietZone; row < out.side + qr::kQuietZone; ++row)
        for (int column = qr::kQuietZone; column < out.side + qr::kQuietZone; ++column) {
            const QChar block = lines.value(row / 2).at(column);
            out.bits.push_back(block == QChar(0x2588) || (row % 2 == 0 && block == QChar(0x2580)) || (row % 2 == 1 && block == QChar(0x2584)));
        }
    return out;
}

} // namespace

class TestQr : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void R95_whatWasEncodedIsRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("one letter") << "A";
        QTest::newRow("a second factor") << "otpauth://totp/pd.example:lind?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=pd.example";
        QTest::newRow("a checkpoint") << QStringLiteral("pd.example/alpr-audit/0cc7f6f3116d\n120345\nOV6D7e6gO4fNDqAznLZ9AZOvNI6mILDtcOhGNwY6YsQ=\n\n"
                                                        "\u2014 pd.example/alpr-audit/0cc7f6f3116d U3Csj2/Y8WbxCY5oAtnUtAsawdmEa8pWQHCGug7mWffGTQuEO5FZyFdXkme/MJMcts8oAWYfEDs++63XVq63MsEZ5Aw=\n");
    }
    void R95_whatWasEncodedIsRead()
    {
        QFETCH(QString, text);
        const auto modules = qr::encode(text.toStdString());
        QVERIFY(modules);
        QCOMPARE(modules->bits.size(), static_cast<std::size_t>(modules->side * modules->side));
        QCOMPARE(QString::fromStdString(seen(*modules)), text);
        const auto printed = fromText(QString::fromStdString(cli::halfBlocks(*modules, cli::Ground::Unknown)));
        QVERIFY(printed.side == modules->side && printed.bits == modules->bits);
    }
    void aTerminalGetsItsColours()
    {
        const auto lines = QString::fromStdString(cli::qrLines("A", cli::Ground::Terminal)).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), (21 + 2 * qr::kQuietZone + 1) / 2);
        for (const auto& line : lines) QVERIFY(line.startsWith(QStringLiteral("\x1b[30;107m")) && line.endsWith(QStringLiteral("\x1b[0m")));
    }
    void textWithoutACodeIsAnError()
    {
        QCOMPARE(qr::encode("").error().code, base::Errc::InvalidArgument);
        QVERIFY(qr::encode(std::string(2331, 'x')));
        QCOMPARE(qr::encode(std::string(2332, 'x')).error().code, base::Errc::LimitExceeded);
        QVERIFY(cli::qrLines(std::string(3000, 'x'), cli::Ground::Unknown).empty());
    }
};

PLATEGLASS_TEST(TestQr)
#include "tst_qr.moc"
