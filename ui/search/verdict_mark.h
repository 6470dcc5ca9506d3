// Icon and word at the right end of the search bar: `ok`, `incomplete`, `error at 14`, or the turning arc of a running
// search. Window thread.
#pragma once

#include "ui/common/toned_label.h"
#include "ui/search/query_verdict.h"

#include <QWidget>

class QLabel;

namespace plateglass::ui {

class BusyMark;
class Theme;

class VerdictMark : public QWidget {
    Q_OBJECT

public:
    explicit VerdictMark(const Theme& theme, QWidget* parent = nullptr);

    void showVerdict(const QueryVerdict& verdict);
    /// A sentence before the mark, as there is room in the field; empty: none.
    void setSentence(const QString& sentence, Tone tone);
    void showSearching();
    [[nodiscard]] QString word() const;

private:
    void drawIcon();

    const Theme& m_theme;
    QLabel* m_icon;
    BusyMark* m_busy;
    TonedLabel* m_sentence;
    TonedLabel* m_word;
    QueryVerdict::Kind m_kind = QueryVerdict::Kind::Empty;
};

} // namespace plateglass::ui
