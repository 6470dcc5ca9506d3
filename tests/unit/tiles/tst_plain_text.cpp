// Map credits come as HTML and are shown as text.
#include "support/test_main.h"
#include "tiles/plain_text.h"

#include <QTest>

using namespace plateglass;

class TestPlainText : public QObject {
    Q_OBJECT
private slots:
    void htmlBecomesText_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, const char* html, const char* text) {
            QTest::newRow(name) << QString::fromUtf8(html) << QString::fromUtf8(text);
        };
        row("plain", "City survey", "City survey");
        row("link", "<a href=\"https://x.org\">\u00a9 OSM</a> contributors", "\u00a9 OSM contributors");
        row("references", "&copy; A &amp; B &#169; &#xA9;", "\u00a9 A & B \u00a9 \u00a9");
        row("unknown reference stays", "A &thing; B & C", "A &thing; B & C");
        row("white space", "  A\n\t <b> B </b> ", "A B");
        row("open tag at the end", "A <a href=", "A");
        row("a reference makes no tag", "&lt;b&gt;x", "<b>x");
        row("surrogate", "&#xD800;", "?");
    }
    void htmlBecomesText()
    {
        QFETCH(QString, html);
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(tiles::plainText(html.toStdString())), text);
    }
    void cutsBetweenCharacters()
    {
        QCOMPARE(tiles::plainText("ab\u00e9", 3), "ab");
        QCOMPARE(tiles::plainText("ab\u00e9", 4), "ab\u00e9");
    }
    void bytesThatAreNoTextBecomeQuestionMarks()
    {
        QCOMPARE(tiles::plainText("a\xff\xc3"), "a??");
    }
};
PLATEGLASS_TEST(TestPlainText)
#include "tst_plain_text.moc"
