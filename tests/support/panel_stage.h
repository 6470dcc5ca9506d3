// A stage for one panel: fonts, theme and a size, shown on the offscreen platform. With PLATEGLASS_SHOTS set to a folder
// the pictures that a test asks for are kept there, to be looked at by a person.
#pragma once

#include "ui/common/fonts.h"
#include "ui/common/languages.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QDir>
#include <QTest>
#include <QWidget>

namespace plateglass::test {

class PanelStage {
public:
    explicit PanelStage(ui::Scheme scheme = ui::Scheme::Light) : m_theme(prepared(), scheme) {}

    [[nodiscard]] ui::Theme& theme() { return m_theme; }

    void show(QWidget& panel, QSize size)
    {
        panel.resize(size);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
    }

    /// The panel as it is painted now, also kept as a file where somebody asked for files.
    QImage picture(QWidget& panel, const QString& name) const
    {
        QCoreApplication::processEvents(); // layouts asked for by the last change
        const QImage image = panel.grab().toImage();
        if (const QString folder = qEnvironmentVariable("PLATEGLASS_SHOTS"); !folder.isEmpty())
            image.save(QDir(folder).filePath(name + (m_theme.scheme() == ui::Scheme::Dark ? QStringLiteral("_dark.png") : QStringLiteral("_light.png"))));
        return image;
    }

private:
    static QApplication& prepared()
    {
        if (!qApp->property("prepared").toBool()) {
            ui::loadFonts();
            ui::loadLanguage(*qApp);
            qApp->setProperty("prepared", true);
        }
        return *qApp;
    }

    ui::Theme m_theme;
};

} // namespace plateglass::test
