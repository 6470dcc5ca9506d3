#include "support/test_main.h"
#include "ui/search/query_terms.h"

#include <QTest>

class TestQueryTerms : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areaTakesThePlaceOfAnEarlierOne_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        const auto row = [](const char* name, const char* before, const char* after) {
            QTest::newRow(name) << QString::fromLatin1(before) << QString::fromLatin1(after);
        };
        row("empty", "", "in:circle(1,2,3)");
        row("appended", "plate:QQ1 time:all", "plate:QQ1 time:all in:circle(1,2,3)");
        row("replaced in place", "plate:QQ1 in:Park time:all", "plate:QQ1 in:circle(1,2,3) time:all");
        row("quoted name with a space", "in:\"Mill Park\" time:all", "in:circle(1,2,3) time:all");
        row("escaped quote", "in:\"Mill \\\" Park\" time:all", "in:circle(1,2,3) time:all");
        row("spaces inside a polygon", "in:polygon(1 2,3 4,5 6) plate:QQ1", "in:circle(1,2,3) plate:QQ1");
        row("all of several", "in:A plate:QQ1 in:B", "in:circle(1,2,3) plate:QQ1");
        row("a quoted in: is a value", "make:\"x in:A\" time:all", "make:\"x in:A\" time:all in:circle(1,2,3)");
        row("left open", "plate:QQ1 in:circle(1,2", "plate:QQ1 in:circle(1,2,3)");
    }
    void areaTakesThePlaceOfAnEarlierOne()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QCOMPARE(plateglass::ui::withTerm(before, QStringLiteral("in:circle(1,2,3)")), after);
    }
    void windowTakesThePlaceOfATimeWithASpaceInIt()
    {
        QCOMPARE(plateglass::ui::withTerm(QStringLiteral("plate:QQ1 time:2031-05-12 20:35..21:00 conf>=60"), QStringLiteral("time:all")),
                 QStringLiteral("plate:QQ1 time:all conf>=60"));
        QCOMPARE(plateglass::ui::withTerm(QStringLiteral("plate:QQ1 in:A"), QStringLiteral("time:all")), QStringLiteral("plate:QQ1 in:A time:all"));
    }
};

PLATEGLASS_TEST(TestQueryTerms)
#include "tst_query_terms.moc"
