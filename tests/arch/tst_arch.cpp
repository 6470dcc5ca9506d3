#include "source_tree.h"
#include "support/test_main.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QProcess>
#include <QSet>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>

using namespace plateglass::test;

namespace {

// Data stays at namespace scope: braces in raw strings inside a test class make moc drop the rest of it.
const std::vector<QRegularExpression>& colourRules()
{
    static const std::vector rules{rule(R"("#[0-9a-fA-F]{3,8}")"), rule(R"(\bQColor\(\s*(\d|0x|"|Qt::))"), rule(R"(\bqRgba?\()"), rule(R"(QColorConstants)"),
                                   rule(R"(\bQt::(white|black|red|dark\w+|green|blue|cyan|magenta|yellow|gray|light\w*)\b)"), rule(R"(Qt\.rgba\()"),
                                   rule(R"(color:\s*"(?!transparent))")};
    return rules;
}
const std::vector<QRegularExpression>& pixelRules()
{
    static const std::vector rules{
        rule(R"(\b(setFixed(Width|Height|Size)|setMinimum(Width|Height|Size)|setMaximum(Width|Height|Size)|setSpacing|setContentsMargins|addSpacing|setIconSize)\((?=[^a-zA-Z]*[1-9])[\d\s,]+\))")};
    return rules;
}
const std::vector<QRegularExpression>& wordingRules()
{
    static const std::vector rules{
        rule(R"rx(\b(setText|setToolTip|setWindowTitle|setAccessibleName|setAccessibleDescription|setPlaceholderText|setStatusTip)\((QStringLiteral|QString::fromLatin1|QLatin1StringView)?\(?u?"[^"]*[a-zA-Z]{2})rx"),
        rule(R"rx(\btext:\s*"[^"]*[a-zA-Z]{2})rx")};
    return rules;
}
const std::vector<QRegularExpression>& unfinishedRules()
{
    // Written in two halves, so that this file does not offend itself.
    static const std::vector rules{QRegularExpression(QStringLiteral("\\b(TO") + QStringLiteral("DO|FIX") + QStringLiteral("ME)\\b"))};
    return rules;
}

QStringList unfinished(const std::vector<SourceFile>& files)
{
    QStringList found;
    for (const SourceFile& file : files)
        for (const QRegularExpression& each : unfinishedRules())
            if (const auto match = each.match(file.text); match.hasMatch())
                found.append(file.path);
    return found;
}

/// Includes of the project that cross an arrow which include paths alone would not stop, because a farm is shared.
QStringList crossedArrows(const std::vector<SourceFile>& files)
{
    static const QRegularExpression include(QStringLiteral("^#include [\"<]([^\">]+)[\">]"), QRegularExpression::MultilineOption);
    static const QStringList panels{QStringLiteral("search"), QStringLiteral("results"), QStringLiteral("timeline"), QStringLiteral("loupe"), QStringLiteral("map"), QStringLiteral("cases")};
    QStringList found;
    for (const SourceFile& file : files) {
        const QString folder = file.path.section(u'/', 1, 1);
        const bool ui = file.path.startsWith(u"ui/"), belowWindows = file.path.startsWith(u"app/") && !file.path.startsWith(u"app/main/");
        for (const auto& match : include.globalMatch(file.text)) {
            const QString what = match.captured(1);
            const QString first = what.section(u'/', 0, 0), second = what.section(u'/', 1, 1);
            const bool pastTheGate = ui && (first == u"store" || first == u"audit" || first == u"sqlite" || first == u"ingest" || first == u"demo");
            const bool panelToPanel = ui && first == u"ui" && panels.contains(folder) && panels.contains(second) && second != folder;
            const bool upwards = ui && first == u"ui" && second == u"shell" && folder != u"shell";
            const bool windowBelow = belowWindows && (first == u"ui" || what.startsWith(u'Q'));
            const bool network = what.startsWith(u"QNetwork") || what.startsWith(u"QTcp") || what.startsWith(u"QSql");
            if (pastTheGate || panelToPanel || upwards || windowBelow || network)
                found.append(QStringLiteral("%1 includes %2").arg(file.path, what));
        }
    }
    return found;
}

/// Names of the test functions as the source declares them.
QStringList declaredTests(const QString& text)
{
    static const QRegularExpression function(QStringLiteral("^    void (\\w+)\\(\\)"), QRegularExpression::MultilineOption);
    const qsizetype from = text.indexOf(QStringLiteral("private Q_SLOTS:"));
    if (from < 0)
        return {};
    qsizetype to = text.indexOf(QStringLiteral("\n};"), from);
    if (const qsizetype next = text.indexOf(QStringLiteral("\nprivate:"), from); next >= 0 && next < to)
        to = next;
    QStringList names;
    for (const auto& match : function.globalMatch(QStringView(text).mid(from, to - from).toString()))
        names.append(match.captured(1));
    return names;
}

QString builtMoc(const QString& source)
{
    QDirIterator it(QStringLiteral(PLATEGLASS_BINARY_DIR "/tests"), {QFileInfo(source).completeBaseName() + QStringLiteral(".moc")}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (file.fileName().contains(QFileInfo(source).path().mid(QStringLiteral("tests").size())) && file.open(QIODevice::ReadOnly))
            return QString::fromUtf8(file.readAll());
    }
    return {};
}

/// Public functions of a class that neither take a receipt nor stand among those that see no reads.
QStringList withoutReceipt(const QString& header, const QString& type, const QStringList& seeNoReads)
{
    static const QRegularExpression function(QStringLiteral(R"((?:^|[\s>*&])(~?\w+)\(([^;{]*)\)\s*(?:const)?\s*;)"), QRegularExpression::MultilineOption);
    static const QRegularExpression comment(QStringLiteral("//[^\n]*"));
    const qsizetype from = header.indexOf(QStringLiteral("class ") + type + QStringLiteral(" {"));
    const qsizetype to = header.indexOf(QStringLiteral("\nprivate:"), from);
    QStringList found;
    for (const auto& match : function.globalMatch(header.mid(from, to - from).remove(comment)))
        if (!match.captured(2).startsWith(QStringLiteral("const base::Receipt& ")) && !seeNoReads.contains(match.captured(1)))
            found.append(match.captured(1));
    return from < 0 || to < 0 ? QStringList{type} : found;
}

struct Message {
    QString source;
    QStringList translations;
    bool finished = true;
};

std::vector<Message> messagesOf(const QString& ts)
{
    std::vector<Message> all;
    QXmlStreamReader xml(ts);
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"message")
            all.emplace_back();
        else if (xml.name() == u"source" && !all.empty())
            all.back().source = xml.readElementText();
        else if (xml.name() == u"translation" && !all.empty()) {
            all.back().finished = !xml.attributes().hasAttribute(QStringLiteral("type"));
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
            all.back().translations.append(text);
        }
    }
    return all;
}

/// What is wrong with a language's file: gaps, or places for values that the translation lost or made up.
QStringList translationFaults(const QString& ts)
{
    static const QRegularExpression place(QStringLiteral("%L?(\\d|n)"));
    QStringList faults;
    for (const Message& message : messagesOf(ts)) {
        const QString text = message.translations.join(u' ');
        QSet<QString> wanted, found;
        for (const auto& match : place.globalMatch(message.source))
            wanted.insert(match.captured());
        for (const auto& match : place.globalMatch(text))
            found.insert(match.captured());
        if (!message.finished || text.isEmpty() || wanted != found)
            faults.append(message.source);
    }
    return faults;
}

const QStringList kCode{QStringLiteral(".cpp"), QStringLiteral(".h")};
const QStringList kCodeAndQml{QStringLiteral(".cpp"), QStringLiteral(".h"), QStringLiteral(".qml")};

std::vector<SourceFile> windows()
{
    auto files = filesUnder({QStringLiteral("ui"), QStringLiteral("app/main")}, kCodeAndQml);
    std::erase_if(files, [](const SourceFile& file) { return file.path.startsWith(u"ui/common/tokens."); });
    return files;
}

} // namespace

class TestArch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void coloursStandInTheTokensOnly()
    {
        QVERIFY(windows().size() > 50);
        const QStringList found = offences(windows(), colourRules());
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }
    void pixelsStandInTheTokensOnly()
    {
        const QStringList found = offences(windows(), pixelRules());
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }
    void wordsThatPeopleReadCanBeTranslated()
    {
        const QStringList found = offences(windows(), wordingRules());
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }
    void rulesCatchWhatTheyAreFor_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("colours");
        QTest::addColumn<int>("pixels");
        QTest::addColumn<int>("words");
        const auto row = [](const char* name, const char* line, int colours, int pixels, int words) { QTest::newRow(name) << QString::fromLatin1(line) << colours << pixels << words; };
        row("hex", "x.setColor(\"#A3330A\");", 1, 0, 0);
        row("number", "QColor(12, 13, 14)", 1, 0, 0);
        row("named", "painter.setPen(Qt::darkGray);", 1, 0, 0);
        row("transparent is none", "pixmap.fill(Qt::transparent);", 0, 0, 0);
        row("comment", "int x; // like #A3330A in \"#A3330A\"", 0, 0, 0);
        row("height", "bar->setFixedHeight(28);", 0, 1, 0);
        row("margins", "row->setContentsMargins(9, 9, 9, 9);", 0, 1, 0);
        row("no margins", "row->setContentsMargins(0, 0, 0, 0);", 0, 0, 0);
        row("token", "bar->setFixedHeight(size::kMenu);", 0, 0, 0);
        row("bare word", "label->setText(QStringLiteral(\"Searches\"));", 0, 0, 1);
        row("translated", "label->setText(tr(\"Searches\"));", 0, 0, 0);
        row("qml", "text: \"Searches\"", 0, 0, 1);
        row("qml colour", "color: \"red\"", 1, 0, 0);
    }
    void rulesCatchWhatTheyAreFor()
    {
        QFETCH(QString, line);
        const std::vector<SourceFile> one{{QStringLiteral("ui/x.cpp"), line}};
        QTEST(static_cast<int>(offences(one, colourRules()).size()), "colours");
        QTEST(static_cast<int>(offences(one, pixelRules()).size()), "pixels");
        QTEST(static_cast<int>(offences(one, wordingRules()).size()), "words");
    }
    void noIncludeCrossesAnArrow()
    {
        const auto files = filesUnder({QStringLiteral("ui"), QStringLiteral("app")}, kCode);
        QVERIFY(files.size() > 100);
        const QStringList found = crossedArrows(files);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }
    void crossedArrowsAreSeen()
    {
        const auto crossed = [](const char* path, const char* text) { return static_cast<int>(crossedArrows({{QString::fromLatin1(path), QString::fromLatin1(text)}}).size()); };
        QCOMPARE(crossed("ui/map/a.cpp", "#include \"store/read_store.h\""), 1);
        QCOMPARE(crossed("ui/map/a.cpp", "#include \"ui/results/results_table.h\""), 1);
        QCOMPARE(crossed("ui/map/a.cpp", "#include \"ui/map/b.h\"\n#include \"ui/common/theme.h\"\n#include \"gate/gate.h\""), 0);
        QCOMPARE(crossed("app/gate/a.cpp", "#include <QString>"), 1);
        QCOMPARE(crossed("app/main/a.cpp", "#include <QString>"), 0);
        QCOMPARE(crossed("ui/search/a.cpp", "#include \"ui/shell/main_window.h\""), 1);
        QCOMPARE(crossed("ui/common/a.cpp", "#include <QNetworkAccessManager>"), 1);
    }
    void namesSayWhatAFileIsFor()
    {
        static const QRegularExpression vague(QStringLiteral("(manager|helper|util|misc|common_stuff)s?\\.(cpp|h|qml)$"), QRegularExpression::CaseInsensitiveOption);
        QVERIFY(vague.match(QStringLiteral("ui/map/tile_manager.cpp")).hasMatch());
        QStringList found;
        for (const SourceFile& file : filesUnder({QStringLiteral("app"), QStringLiteral("ui"), QStringLiteral("tests")}, kCodeAndQml))
            if (vague.match(file.path).hasMatch())
                found.append(file.path);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }
    void nothingIsLeftForLater()
    {
        const QStringList found = unfinished(filesUnder({QStringLiteral("app"), QStringLiteral("ui"), QStringLiteral("tests"), QStringLiteral("packaging")},
                                                        {QStringLiteral(".cpp"), QStringLiteral(".h"), QStringLiteral(".qml"), QStringLiteral(".cmake"), QStringLiteral("CMakeLists.txt")}));
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
        QVERIFY(!unfinished({{QStringLiteral("x"), QStringLiteral("// TO") + QStringLiteral("DO: later")}}).isEmpty());
    }
    void everyLanguageIsWhole()
    {
        const auto languages = filesUnder({QStringLiteral("translations")}, {QStringLiteral(".ts")});
        QVERIFY(!languages.empty());
        for (const SourceFile& language : languages) {
            QVERIFY(messagesOf(language.text).size() > 300);
            const QStringList faults = translationFaults(language.text);
            QVERIFY2(faults.isEmpty(), qPrintable(language.path + QStringLiteral(":\n") + faults.join(u'\n')));
        }
    }
    void gapsInALanguageAreSeen()
    {
        const auto one = [](const char* translation) {
            return translationFaults(QStringLiteral("<TS><context><message><source>read %1</source>%2</message></context></TS>").arg(QStringLiteral("%1"), QString::fromLatin1(translation))).size();
        };
        QCOMPARE(one("<translation>lectura %1</translation>"), 0);
        QCOMPARE(one("<translation type=\"unfinished\">lectura %1</translation>"), 1);
        QCOMPARE(one("<translation></translation>"), 1);
        QCOMPARE(one("<translation>lectura</translation>"), 1);
        QCOMPARE(one("<translation>lectura %2</translation>"), 1);
    }
    /// moc drops the rest of a class without a word when it stumbles; the tests in it then never run.
    /// What the window was compiled to, not what its sources say: no object of it asks for a function of SQLite.
    void R10_noObjectOfTheWindowKnowsTheDatabase()
    {
        int looked = 0;
        QDirIterator it(QStringLiteral(PLATEGLASS_BINARY_DIR "/ui"), {QStringLiteral("libplateglass_ui_*.a")}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QProcess nm;
            nm.start(QStringLiteral("nm"), {QStringLiteral("-u"), it.next()});
            QVERIFY(nm.waitForFinished());
            const QByteArray asked = nm.readAllStandardOutput();
            QVERIFY(asked.contains("QWidget") || asked.contains("QString")); // the look sees what is asked for
            QVERIFY2(!asked.contains("sqlite3_") && !asked.contains("ReadStore"), qPrintable(it.fileName()));
            ++looked;
        }
        QVERIFY(looked > 5);
    }

    /// A function is added to this list only with a reason why no read, plate or image can come out of it.
    void R11_everyWayIntoTheStoreTakesAReceipt()
    {
        const QStringList seeNoReads{
            QStringLiteral("open"), QStringLiteral("~ReadStore"), QStringLiteral("entries"), QStringLiteral("due"), QStringLiteral("needsScrub"), // what it is, and counts for a purge
            QStringLiteral("holds"), QStringLiteral("sources"), QStringLiteral("cameras"), QStringLiteral("extent"), QStringLiteral("snapshot"),   // what was done, and furniture
            QStringLiteral("overlays"), QStringLiteral("putOverlay"), QStringLiteral("fences"), QStringLiteral("putFence"),
            QStringLiteral("putCases"), QStringLiteral("caseNumbered"), QStringLiteral("caseCount"), QStringLiteral("pendingCases"),                 // the agency's cases
            QStringLiteral("putPendingCase"), QStringLiteral("completePendingCase"), QStringLiteral("notePendingOverdue")};
        const auto headers = filesUnder({QStringLiteral("app/store")}, {QStringLiteral("read_store.h")});
        QCOMPARE(headers.size(), std::size_t(1));
        QCOMPARE(withoutReceipt(headers.front().text, QStringLiteral("ReadStore"), seeNoReads), QStringList());
        QCOMPARE(withoutReceipt(QStringLiteral("class ReadStore {\n    R<A> search(const base::Receipt& r, int a);\n    R<B> peek(int a,\n      int b) const;\n    R<C> open(); // peek(x);\nprivate:\n    void g();\n"),
                                QStringLiteral("ReadStore"), seeNoReads), QStringList{QStringLiteral("peek")});
    }
    void everyDeclaredTestIsKnownToQt()
    {
        int looked = 0;
        QStringList lost;
        for (const SourceFile& file : filesUnder({QStringLiteral("tests")}, {QStringLiteral(".cpp")})) {
            if (!QFileInfo(file.path).fileName().startsWith(u"tst_"))
                continue;
            const QString moc = builtMoc(file.path);
            if (moc.isEmpty())
                continue; // not built in this run
            ++looked;
            for (const QString& name : declaredTests(file.text))
                if (!moc.contains(u'"' + name + u'"'))
                    lost.append(QStringLiteral("%1: %2").arg(file.path, name));
        }
        QVERIFY2(lost.isEmpty(), qPrintable(lost.join(u'\n')));
        QVERIFY(looked > 0);
        QVERIFY(declaredTests(QStringLiteral("class A {\nprivate Q_SLOTS:\n    void first()\n    {\n    }\n    void second() {}\n};\n")).size() == 2);
    }
};

PLATEGLASS_TEST(TestArch)
#include "tst_arch.moc"
