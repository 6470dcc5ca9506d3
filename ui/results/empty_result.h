// Nothing was found: what was asked, in words, what could not be seen, and two ways to ask wider. Window thread.
#pragma once

#include "domain/query.h"
#include "gate/questions.h"
#include "ui/common/formats.h"

#include <QWidget>

namespace plateglass::ui {

class EmptyState;
class KeyedButton;
class Theme;

class EmptyResult : public QWidget {
    Q_OBJECT

public:
    explicit EmptyResult(const Theme& theme, QWidget* parent = nullptr);

    void show(const gate::SearchResult& result, const Formats& formats);
    using QWidget::show;

Q_SIGNALS:
    /// Canonical text of the wider question; to be put into the bar, never to be run from here.
    void querySuggested(const QString& text);

private:
    void suggestLookAlike();
    void suggestWiderTime();

    EmptyState* m_state;
    KeyedButton* m_allowLookAlike;
    KeyedButton* m_widenTime;
    domain::Query m_query;
};

/// One more look-alike than was asked for; nothing where two are allowed already or the question names no plain plate.
[[nodiscard]] std::optional<domain::Query> withOneMoreLookAlike(const domain::Query& query);
/// The window made twice as long around its middle; nothing where all times were asked for.
[[nodiscard]] std::optional<domain::Query> withWiderTime(const domain::Query& query);

} // namespace plateglass::ui
