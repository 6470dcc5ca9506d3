// The table of requirements of the gate, kept in step with the tests that prove them: a test names its requirements in its
// function, R26_approverIsNotTheRequester. Where the table in the tree is not what the tests say, this fails and writes the
// right one into the build folder.
#include "source_tree.h"
#include "support/test_main.h"

#include <QDir>
#include <QMap>
#include <QTest>

using namespace plateglass::test;

namespace {

struct Requirement {
    QString number, text, leftOut;
    bool must = false;
};

QList<Requirement> requirements()
{
    QList<Requirement> all;
    QFile file(QStringLiteral(PLATEGLASS_SOURCE_DIR "/tests/gate/requirements.tsv"));
    if (!file.open(QIODevice::ReadOnly))
        return all;
    for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
        const QStringList cells = line.split(u'\t');
        if (!line.startsWith(u'#') && cells.size() >= 3)
            all.append({cells.at(0), cells.at(2), cells.value(3), cells.at(1) == u"yes"});
    }
    return all;
}

/// Requirement -> `file: function` of the tests that carry its number.
QMap<QString, QStringList> proofs()
{
    static const QRegularExpression claim(QStringLiteral(R"(void ((?:R\d+_)+)(\w+)\(\))"));
    static const QRegularExpression number(QStringLiteral(R"(R\d+)"));
    QMap<QString, QStringList> found;
    for (const SourceFile& file : filesUnder({QStringLiteral("tests")}, {QStringLiteral(".cpp")})) {
        for (const auto& match : claim.globalMatch(file.text)) {
            if (match.captured(2).endsWith(u"_data"))
                continue;
            for (const auto& each : number.globalMatch(match.captured(1)))
                found[each.captured()].append(QStringLiteral("`%1` %2").arg(file.path.section(u'/', -1), match.captured(2)));
        }
    }
    for (QStringList& each : found)
        each.sort();
    return found;
}

QString table()
{
    const auto proven = proofs();
    QString text = QStringLiteral("# Requirements of the gate and the tests that prove them\n\n"
                                  "Generated from `requirements.tsv` and the names of the tests; do not edit. A requirement marked * stops a release. The tests named here\n"
                                  "are part of every run of `packaging/test`, so the state `tested` means that they passed for this tree.\n\n"
                                  "| number | requirement | state | tests |\n|---|---|---|---|\n");
    for (const Requirement& each : requirements()) {
        const QStringList tests = proven.value(each.number);
        const QString state = !tests.isEmpty() ? QStringLiteral("tested") : !each.leftOut.isEmpty() ? QStringLiteral("left out: ") + each.leftOut : QStringLiteral("**open**");
        text += QStringLiteral("| %1%2 | %3 | %4 | %5 |\n").arg(each.number, each.must ? QStringLiteral("*") : QString(), each.text, state, tests.join(QStringLiteral("<br>")));
    }
    return text;
}

} // namespace

class TestRequirements : public QObject {
    Q_OBJECT

private slots:
    void tableIsInStepWithTheTests()
    {
        const QString now = table();
        QFile kept(QStringLiteral(PLATEGLASS_SOURCE_DIR "/tests/gate/REQUIREMENTS.md"));
        const QString was = kept.open(QIODevice::ReadOnly) ? QString::fromUtf8(kept.readAll()) : QString();
        if (now == was)
            return;
        const QString better = QStringLiteral(PLATEGLASS_BINARY_DIR "/REQUIREMENTS.md");
        QFile file(better);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(now.toUtf8());
        QFAIL(qPrintable(QStringLiteral("tests/gate/REQUIREMENTS.md is out of step; the right one is %1").arg(better)));
    }

    void everyNumberOfATestIsKnown()
    {
        QStringList known;
        for (const Requirement& each : requirements())
            known.append(each.number);
        QStringList strangers;
        const auto numbers = proofs().keys();
        for (const QString& number : numbers)
            if (const int n = QStringView(number).mid(1).toInt(); (n <= 41 || (n >= 61 && n <= 97)) && !known.contains(number))
                strangers.append(number);
        QVERIFY2(strangers.isEmpty(), qPrintable(strangers.join(u' ')));
    }
};

PLATEGLASS_TEST(TestRequirements)
#include "tst_requirements.moc"
