// One fact of the session strip: a quiet label and its value. Window thread.
#pragma once

#include <QWidget>

namespace plateglass::ui {

class Theme;
class TonedLabel;

class StripFact : public QWidget {
    Q_OBJECT

public:
    StripFact(const Theme& theme, const QString& label, QWidget* parent = nullptr);

    void setValue(const QString& value);
    [[nodiscard]] QString value() const;
    /// Ends in … where room is short instead of asking for more.
    void letItBeCut();

private:
    void describe();

    TonedLabel* m_label;
    TonedLabel* m_value;
};

} // namespace plateglass::ui
