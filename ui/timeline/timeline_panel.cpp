#include "ui/timeline/timeline_panel.h"

#include "ui/common/panel_head.h"
#include "ui/common/qt_std.h"
#include "ui/common/theme.h"
#include "ui/common/toned_label.h"
#include "ui/models/investigation.h"
#include "ui/timeline/timeline_plot.h"

#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace plateglass::ui {

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
    connect(&investigation, &Investigation::filtersChanged, this, &TimelinePanel::showWindow);
    connect(&investigation, &Investigation::resultChanged, this, [this] { offerWider(std::nullopt); });
    showWindow();
}

QWidget* TimelinePanel::buildHead()
{
    auto* head = new PanelHead(m_theme, tr("Timeline"), this);
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
    const auto word = [this, head](const QString& text) {
        auto* label = new TonedLabel(m_theme, TextRole::Note, Tone::Secondary, head);
        label->setText(text);
        return label;
    };
    m_from = buildField(QStringLiteral("brushFrom"), tr("Brush from"));
    m_to = buildField(QStringLiteral("brushTo"), tr("Brush to"));
    m_zone = word(QString());
    m_zone->setObjectName(QStringLiteral("timelineZone"));
    const auto tools = {static_cast<QWidget*>(m_wider), static_cast<QWidget*>(word(tr("From", "start of the brush"))), static_cast<QWidget*>(m_from),
                        static_cast<QWidget*>(word(tr("To", "end of the brush"))), static_cast<QWidget*>(m_to), static_cast<QWidget*>(m_zone)};
    for (QWidget* tool : tools)
        head->addTool(tool);
    return head;
}

QLineEdit* TimelinePanel::buildField(const QString& name, const QString& accessibleName)
{
    auto* field = new QLineEdit(this);
    field->setObjectName(name);
    field->setAccessibleName(accessibleName);
    field->setFont(fontFor(TextRole::Body));
    field->setFixedHeight(size::kDialog);
    field->setFixedWidth(field->fontMetrics().horizontalAdvance(QStringLiteral("2000-00-00 00:00:00")) + 2 * size::kMedium);
    field->setToolTip(tr("2031-05-12 20:41:10, 20:41:10, +10m or -2h; Enter sets the brush"));
    connect(field, &QLineEdit::editingFinished, this, &TimelinePanel::takeTyped);
    return field;
}

void TimelinePanel::setFormats(const Formats& formats)
{
    m_formats = formats;
    m_plot->setFormats(formats);
    showWindow();
}

void TimelinePanel::showWindow()
{
    const auto extent = m_investigation.extent();
    for (QLineEdit* field : {m_from, m_to})
        field->setEnabled(extent.has_value());
    if (!extent) {
        m_from->clear();
        m_to->clear();
        return m_zone->setText(m_formats.mode() == ClockMode::Utc ? tr("UTC") : tr("local %1", "%1 is an offset such as UTC-7").arg(toQt(m_formats.zone().name())));
    }
    const auto window = m_investigation.brush().value_or(*extent);
    m_from->setText(m_formats.typed(window.from));
    m_to->setText(m_formats.typed(window.to));
    const QString from = m_formats.offset(window.from), to = m_formats.offset(window.to);
    m_zone->setText(from == to ? (m_formats.mode() == ClockMode::Utc ? from : tr("local %1", "%1 is an offset such as UTC-7").arg(from))
                               : tr("local %1, then %2", "offsets such as UTC-7").arg(from, to));
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
