// A large choice of the first page: icon, title and what it leads to. Window thread.
#pragma once

#include "ui/common/icons.h"

#include <QAbstractButton>

namespace plateglass::ui {

class Theme;

class CardButton : public QAbstractButton {
    Q_OBJECT

public:
    CardButton(const Theme& theme, Icon icon, const QString& title, const QString& text, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    Icon m_icon;
    QString m_text;
};

} // namespace plateglass::ui
