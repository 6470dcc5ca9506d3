// One main for all test executables: pins locale, zone, platform and fonts, turns Qt warnings into failures, runs every
// registered class. A test that expects a warning says so with QTest::ignoreMessage.
#include "support/test_main.h"

#include <QApplication>
#include <QLocale>
#include <QTest>

#include <cstdio>
#include <vector>

namespace plateglass::test {

namespace {
std::vector<Factory>& factories()
{
    static std::vector<Factory> all; // filled before main by static initialisers of the test sources
    return all;
}
} // namespace

int registerTest(Factory factory)
{
    factories().push_back(std::move(factory));
    return 0;
}

} // namespace plateglass::test

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", qgetenv("QT_QPA_PLATFORM").isEmpty() ? QByteArray("offscreen") : qgetenv("QT_QPA_PLATFORM"));
    qputenv("TZ", "UTC");
    qputenv("QT_QUICK_BACKEND", "software");
    QLocale::setDefault(QLocale::c());
    QApplication application(argc, argv);
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    int failed = 0;
    for (const auto& make : plateglass::test::factories()) {
        const auto test = make();
        failed += QTest::qExec(test.get(), argc, argv);
    }
    std::printf("%s\n", failed == 0 ? "all test classes passed" : "some test classes failed");
    return failed == 0 ? 0 : 1;
}
