// The one line of text a question is written in: plate font's plain sister, a wavy line under the faulty part. Window thread.
#pragma once

#include <QLineEdit>

namespace plateglass::ui {

class Theme;

class QueryEdit : public QLineEdit {
    Q_OBJECT

public:
    enum class Underline { None, Quiet, Fault }; ///< Quiet: incomplete, neutral colour

    explicit QueryEdit(const Theme& theme, QWidget* parent = nullptr);

    /// `length` 0 underlines one place, as at the end of the text.
    void setUnderline(Underline kind, qsizetype from, qsizetype length);
    /// Where the part under the wavy line is drawn; empty where there is none or it is scrolled out.
    [[nodiscard]] QRect underlineRect() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    Underline m_underline = Underline::None;
    qsizetype m_from = 0, m_length = 0;
};

} // namespace plateglass::ui
