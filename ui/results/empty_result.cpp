#include "ui/results/empty_result.h"

#include "domain/query_text.h"
#include "ui/common/empty_state.h"
#include "ui/common/keyed_button.h"
#include "ui/common/qt_std.h"
#include "ui/models/query_words.h"

#include <QVBoxLayout>

#include <algorithm>

namespace plateglass::ui {

EmptyResult::EmptyResult(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_state(new EmptyState(theme, EmptyState::KeysAt::Side, this)), m_allowLookAlike(new KeyedButton({}, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K), KeyedButton::Height::Normal, this)),
      m_widenTime(new KeyedButton(tr("Widen time (recorded)"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T), KeyedButton::Height::Normal, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_state);
    m_state->addAction(m_allowLookAlike);
    m_state->addAction(m_widenTime);
    m_allowLookAlike->setObjectName(QStringLiteral("allowLookAlike"));
    m_widenTime->setObjectName(QStringLiteral("widenTime"));
    for (auto* button : {m_allowLookAlike, m_widenTime})
        button->setTip(tr("Puts the wider question into the search bar. It is searched, and recorded, when you run it."));
    connect(m_allowLookAlike, &QPushButton::clicked, this, &EmptyResult::suggestLookAlike);
    connect(m_widenTime, &QPushButton::clicked, this, &EmptyResult::suggestWiderTime);
}

void EmptyResult::show(const gate::SearchResult& result, const Formats& formats)
{
    m_query = result.query;
    const QString plates = platesAsked(m_query);
    QStringList sentences{tr("Searched: %1.", "places and times").arg(groundAsked(m_query, formats))};
    if (const QStringList further = furtherTermsAsked(m_query); !further.isEmpty())
        sentences.push_back(tr("Also asked: %1.", "a list of terms").arg(further.join(QStringLiteral("; "))));
    if (const auto without = result.answer.withoutCoordinates; without > 0)
        sentences.push_back(tr("%Ln read(s) meet all other terms but have no coordinates.", nullptr, static_cast<int>(without)));
    sentences.push_back(tr("There is a read only where a camera saw a plate, read it and sent it. Camera gaps are not assessed, so this does not show that the vehicle was not there."));
    m_state->say(plates.isEmpty() ? tr("No reads match this question") : tr("No reads match this plate"), sentences);
    m_state->setPlates(plates);
    QList<EmptyState::KeyLine> keys{{QStringLiteral("Ctrl+L"), tr("change the question")}};
    if (!m_query.places.empty())
        keys.push_back({QStringLiteral("Ctrl+1"), tr("see the searched area on the map")});
    keys.push_back({QStringLiteral("Ctrl+Shift+E"), tr("end the session")});
    m_state->setKeys(keys);
    const bool more = std::ranges::any_of(m_query.plates, [](const auto& term) { return term.lookAlikes > 0; });
    m_allowLookAlike->setVerb(more ? tr("Allow one more look-alike (recorded)") : tr("Allow one look-alike (recorded)"));
    m_allowLookAlike->setVisible(withOneMoreLookAlike(m_query).has_value());
    m_widenTime->setVisible(withWiderTime(m_query).has_value());
    QWidget::show();
}

void EmptyResult::suggestLookAlike()
{
    if (const auto wider = withOneMoreLookAlike(m_query))
        Q_EMIT querySuggested(toQt(domain::canonicalText(*wider)));
}

void EmptyResult::suggestWiderTime()
{
    if (const auto wider = withWiderTime(m_query))
        Q_EMIT querySuggested(toQt(domain::canonicalText(*wider)));
}

std::optional<domain::Query> withOneMoreLookAlike(const domain::Query& query)
{
    constexpr int kMost = 2;
    domain::Query wider = query;
    bool changed = false;
    for (auto& term : wider.plates) {
        const bool expression = std::ranges::any_of(term.patterns, [](const auto& p) { return !p.regex.empty(); });
        if (expression || term.lookAlikes >= kMost)
            continue;
        ++term.lookAlikes;
        changed = true;
    }
    return changed ? std::optional(std::move(wider)) : std::nullopt;
}

std::optional<domain::Query> withWiderTime(const domain::Query& query)
{
    if (!query.time || query.time->all)
        return std::nullopt;
    domain::Query wider = query;
    auto& window = wider.time->window;
    const base::Microseconds half = window.length() / 2;
    window = {window.from - half, window.to + half};
    return wider;
}

} // namespace plateglass::ui
