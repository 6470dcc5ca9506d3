// What no compiler checks: colours live in the token file, and every counted sentence has its English plural.
#include "support/test_main.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace {

QString textOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList sources()
{
    QStringList files;
    QDirIterator it(QStringLiteral(PLATEGLASS_SOURCE_DIR "/ui"), {QStringLiteral("*.cpp"), QStringLiteral("*.h"), QStringLiteral("*.qml")}, QDir::Files,
                    QDirIterator::Subdirectories);
    while (it.hasNext())
        files.push_back(it.next());
    return files;
}

QString xmlOf(QString text)
{
    return text.replace(u'&', QStringLiteral("&amp;")).replace(u'<', QStringLiteral("&lt;")).replace(u'>', QStringLiteral("&gt;")).replace(u'\'', QStringLiteral("&apos;"));
}

} // namespace

class TestHouseRules : public QObject {
    Q_OBJECT
private slots:
    void coloursStandInTheTokenFileOnly()
    {
        static const QRegularExpression colour(QStringLiteral(
            R"("#[0-9A-Fa-f]{3,8}"|0x[0-9A-Fa-f]{6}\b|QColor\(\s*\d|Qt::(red|green|blue|black|white|gray|yellow|cyan|magenta|dark\w+|light\w+)\b)"));
        QVERIFY(sources().size() > 30);
        for (const QString& file : sources()) {
            if (file.contains(QStringLiteral("/ui/common/tokens.")))
                continue;
            const auto match = colour.match(textOf(file));
            QVERIFY2(!match.hasMatch(), qPrintable(file + QStringLiteral(": ") + match.captured()));
        }
        QVERIFY(colour.match(QStringLiteral("pen(QColor(12, 3, 4))")).hasMatch());
        QVERIFY(colour.match(QStringLiteral("color: \"#AABBCC\"")).hasMatch());
    }
    void everyCountedSentenceHasItsPlural()
    {
        static const QRegularExpression counted(QStringLiteral(R"re((?:tr|translate)\((?:"\w+",\s*)?"([^"]*%L?n[^"]*)")re"));
        const QString plurals = textOf(QStringLiteral(PLATEGLASS_SOURCE_DIR "/ui/common/plurals_en.ts"));
        QVERIFY(!plurals.contains(QStringLiteral("unfinished")));
        int found = 0;
        for (const QString& file : sources()) {
            const QString text = textOf(file);
            for (auto it = counted.globalMatch(text); it.hasNext(); ++found) {
                const QString sentence = it.next().captured(1);
                QVERIFY2(plurals.contains(QStringLiteral("<source>%1</source>").arg(xmlOf(sentence))),
                         qPrintable(QStringLiteral("%1: \"%2\" needs its forms in ui/common/plurals_en.ts; ui/common/CMakeLists.txt says how").arg(file, sentence)));
            }
        }
        QVERIFY(found >= 8);
    }
};

PLATEGLASS_TEST(TestHouseRules)
#include "tst_house_rules.moc"
