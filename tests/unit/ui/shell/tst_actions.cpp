#include "support/test_main.h"
#include "ui/shell/actions.h"

#include <QAction>
#include <QMap>
#include <QSet>
#include <QTest>
#include <QTranslator>
#include <QWidget>

using namespace plateglass::ui;

class TestActions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noTwoActionsShareAKey()
    {
        QMap<QString, QString> owners;
        for (const ActionSpec& spec : actionTable())
            for (const QKeySequence& key : keysOf(spec)) {
                const QString written = key.toString(QKeySequence::PortableText);
                QVERIFY2(!owners.contains(written), qPrintable(QStringLiteral("%1: %2 and %3").arg(written, owners.value(written), QString::fromLatin1(spec.name))));
                owners.insert(written, QString::fromLatin1(spec.name));
            }
        QVERIFY(owners.size() > 20);
    }
    void everyKeyIsAKey()
    {
        for (const ActionSpec& spec : actionTable())
            for (const QKeySequence& key : keysOf(spec))
                QVERIFY2(!key.isEmpty() && key[0].key() != Qt::Key_unknown, spec.name);
    }
    void keysThatInputMethodsAndTextsNeedAreLeftAlone()
    {
        const QSet<QString> taken{QStringLiteral("Ctrl+Shift+U"), QStringLiteral("Ctrl+C"), QStringLiteral("Ctrl+V"), QStringLiteral("Ctrl+X"), QStringLiteral("Ctrl+A"),
                                  QStringLiteral("Ctrl+Z")};
        for (const ActionSpec& spec : actionTable())
            for (const QKeySequence& key : keysOf(spec))
                QVERIFY2(!taken.contains(key.toString(QKeySequence::PortableText)), spec.name);
    }
    void namesAreUniqueAndTextsAreThere()
    {
        QSet<QString> names;
        for (const ActionSpec& spec : actionTable()) {
            QVERIFY2(!names.contains(QString::fromLatin1(spec.name)), spec.name);
            names.insert(QString::fromLatin1(spec.name));
            QVERIFY2(!nameOf(spec).isEmpty(), spec.name);
        }
    }
    void mnemonicsOfOneMenuDiffer_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << QString();
        QTest::newRow("Spanish") << QStringLiteral(":/i18n/plateglass_es.qm");
    }
    void mnemonicsOfOneMenuDiffer()
    {
        QFETCH(QString, language);
        QTranslator translator;
        QVERIFY(language.isEmpty() || translator.load(language));
        QMap<Menu, QString> seen;
        for (const ActionSpec& spec : actionTable()) {
            const QString translated = translator.translate("Actions", spec.text);
            const QString text = translated.isEmpty() ? QString::fromUtf8(spec.text) : translated;
            const qsizetype at = text.indexOf(u'&');
            if (at < 0)
                continue;
            const QChar letter = text.at(at + 1).toLower();
            QVERIFY2(!seen[spec.menu].contains(letter), spec.name);
            seen[spec.menu] += letter;
        }
    }
    void theWindowGetsOneActionForEachRow()
    {
        QWidget window;
        const Actions actions(&window);
        QCOMPARE(static_cast<std::size_t>(window.actions().size()), actionTable().size());
        QCOMPARE(actions[Act::Lock]->shortcut(), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L));
    }
};

PLATEGLASS_TEST(TestActions)
#include "tst_actions.moc"
