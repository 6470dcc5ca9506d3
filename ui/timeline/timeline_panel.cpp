#include "ui/timeline/timeline_panel.h"

#include "ui/common/panel_head.h"
#include "ui/common/qt_std.h"
#include "ui/common/theme.h"
#include "ui/common/toned_label.h"
#include "ui/models/investigation.h"
#include "ui/timeline/timeline_plot.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace plateglass::ui {

namespace {

constexpr base::UtcTime kExample{1'936'384'870'000'000}; // 12 May 2031

} // namespace

TimelinePanel::TimelinePanel(Investigation& investigation, Theme& theme, const Formats& formats, QWidget* parent)
    : QWidget(parent), m_investigation(investigation), m_theme(theme), m_formats(formats)
{
    setObjectName(QStringLiteral("timelinePanel"));
    setAccessibleName(tr("Timeline"));
    setAutoFillBackground(true);
    setBackgroundRole(kPanelGround);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(0);
    column->addWidget(buildHead());
    m_plot = new TimelinePlot(investigation, theme, formats, this);
    column->addWidget(m_plot, 1);
    setFocusProxy(m_plot);
    connect(m_plot, &TimelinePlot::pulledBeyond, this, &TimelinePanel::offerWider);
    connect(m_plot, &TimelinePlot::shownChanged, this, &TimelinePanel::showWindow);
    for (const auto change : {&Investigation::filtersChanged, &Investigation::phaseChanged})
        connect(&investigation, change, this, &TimelinePanel::showWindow);
    connect(&investigation, &Investigation::resultChanged, this, [this] { offerWider(std::nullopt); });
    showWindow();
}

QWidget* TimelinePanel::buildHead()
{
    auto* head = m_head = new PanelHead(m_theme, tr("Timeline"), this);
    head->setObjectName(QStringLiteral("timelineHead"));
    m_wider = new QToolButton(head);
    m_wider->setObjectName(QStringLiteral("searchWider"));
    m_wider->setText(tr("Search this wider window (recorded)"));
    m_wider->setToolTip(tr("Puts the wider window into the search bar. It is searched, and recorded, when you run it."));
    m_wider->hide();
    connect(m_wider, &QToolButton::clicked, this, [this] {
        if (const auto window = std::exchange(m_widerWindow, std::nullopt))
            Q_EMIT widerWindowWanted(*window);
        m_wider->hide();
    });
    m_fields = new QWidget(head);
    const auto word = [this](const QString& text) {
        auto* label = new TonedLabel(m_theme, TextRole::Note, Tone::Secondary, m_fields);
        label->setText(text);
        return label;
    };
    m_from = buildField(QStringLiteral("brushFrom"), tr("Brush from"));
    m_to = buildField(QStringLiteral("brushTo"), tr("Brush to"));
    m_zone = new TonedLabel(m_theme, TextRole::Note, Tone::Secondary, head);
    m_zone->setObjectName(QStringLiteral("timelineZone"));
    auto* row = new QHBoxLayout(m_fields);
    row->setSpacing(size::kSmall);
    row->addWidget(m_fromWord = word({}));
    row->addWidget(m_from);
    row->addWidget(word(tr("to", "between two times")));
    row->addWidget(m_to);
    for (QWidget* tool : {static_cast<QWidget*>(m_wider), m_fields, static_cast<QWidget*>(m_zone)})
        head->addTool(tool);
    return head;
}

QLineEdit* TimelinePanel::buildField(const QString& name, const QString& accessibleName)
{
    auto* field = new QLineEdit(this);
    field->setObjectName(name);
    field->setAccessibleName(accessibleName);
    field->setFont(fontFor(TextRole::Body));
    field->setFixedHeight(size::kPanelHead - size::kHalf);
    field->setFixedWidth(field->fontMetrics().horizontalAdvance(QStringLiteral("30 MMMM 2000 00:00:00")) + 2 * size::kMedium);
    field->setToolTip(tr("A time such as %1, 20:41:10, +10m or -2h. Enter sets the brush.", "a time as it is written here").arg(Formats().dateTime(kExample)));
    connect(field, &QLineEdit::editingFinished, this, &TimelinePanel::takeTyped);
    return field;
}

void TimelinePanel::setFormats(const Formats& formats)
{
    m_formats = formats;
    m_plot->setFormats(formats);
    showWindow();
}

void TimelinePanel::setHeld(const std::optional<base::Interval>& held)
{
    m_held = held;
    m_plot->setHeld(held);
    showWindow();
}

void TimelinePanel::showWindow()
{
    const auto extent = m_investigation.extent();
    m_fields->setVisible(extent.has_value()); // without a result there is nothing to choose from
    QStringList notes;
    if (m_investigation.isEarlier())
        notes << tr("Earlier search.", "the result shown is not that of the question being written");
    if (extent)
        notes << tr("Reads per %1. Camera gaps: not assessed", "a width of bins: hour, 15 min").arg(Formats::binWidth(m_plot->axis().bin()));
    else if (m_investigation.result())
        notes << tr("Camera gaps: not assessed");
    m_head->setNote(notes.join(QChar::Space));
    m_fromWord->setText(m_investigation.brush() ? tr("Brush", "the time filter") : tr("From", "start of a stretch of time"));
    const auto shown = extent ? extent : m_held;
    if (!shown)
        return m_zone->setText(m_formats.mode() == ClockMode::Utc ? tr("UTC") : tr("Local time, %1", "name of a zone").arg(toQt(m_formats.zone().name())));
    const auto window = m_investigation.brush().value_or(*shown);
    m_from->setText(m_formats.dateTime(window.from));
    m_to->setText(m_formats.dateTime(window.to));
    const QString from = m_formats.offset(window.from), to = m_formats.offset(window.to);
    m_zone->setText(from == to ? (m_formats.mode() == ClockMode::Utc ? from : tr("Local time %1", "%1 is an offset such as UTC-7").arg(from))
                               : tr("Local time %1, then %2", "offsets such as UTC-7").arg(from, to));
}

void TimelinePanel::takeTyped()
{
    const auto extent = m_investigation.extent();
    if (!extent || (!m_from->isModified() && !m_to->isModified()))
        return;
    const auto window = m_investigation.brush().value_or(*extent);
    const auto from = m_from->isModified() ? m_formats.fromTyped(m_from->text(), window.from) : window.from;
    const auto to = m_to->isModified() ? m_formats.fromTyped(m_to->text(), window.to) : window.to;
    if (from && to && *from < *to)
        m_investigation.setBrush(base::Interval{*from, *to});
    showWindow(); // what could not be used goes back to what holds
}

void TimelinePanel::offerWider(const std::optional<base::Interval>& window)
{
    m_widerWindow = window;
    m_wider->setVisible(window.has_value());
}

void TimelinePanel::focusPlot()
{
    m_plot->setFocus(Qt::ShortcutFocusReason);
}

} // namespace plateglass::ui
