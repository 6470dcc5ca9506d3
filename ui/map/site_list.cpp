#include "ui/map/site_list.h"

#include "ui/common/fonts.h"
#include "ui/common/qt_std.h"
#include "ui/common/theme.h"
#include "ui/common/toned_label.h"
#include "ui/models/investigation.h"

#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace plateglass::ui {

namespace {

constexpr int kRowsAtOnce = 8;
constexpr int kWide = 11 * size::kHuge; ///< a time with its zone and the longest plate side by side

/// Time in the body font, plate in the plate font, the current row with its bar.
class SiteRowDelegate : public QStyledItemDelegate {
public:
    SiteRowDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Tokens& t = m_theme.tokens();
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        painter->fillRect(option.rect, selected ? t.bgSelected : option.state.testFlag(QStyle::State_MouseOver) ? t.bgHover : t.bgRaised);
        if (selected)
            painter->fillRect(QRect(option.rect.topLeft(), QSize(size::kCurrentBar, option.rect.height())), t.accent);
        const QRect text = option.rect.adjusted(size::kMedium, 0, -size::kSmall, 0);
        painter->setPen(t.textPrimary);
        painter->setFont(fontFor(TextRole::Body));
        painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft, index.data(SiteReadsModel::TimeRole).toString());
        painter->setFont(fontFor(TextRole::PlateTable));
        painter->drawText(text, Qt::AlignVCenter | Qt::AlignRight, index.data(SiteReadsModel::PlateRole).toString());
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {0, size::kRow}; }

private:
    const Theme& m_theme;
};

QString spelled(const QString& plate)
{
    QStringList letters;
    for (const QChar c : plate)
        letters << QString(c);
    return letters.join(QLatin1String(", "));
}

/// Neighbouring positions as one range.
std::vector<gate::RowRange> rangesOf(std::vector<qint64> rows)
{
    std::ranges::sort(rows);
    std::vector<gate::RowRange> ranges;
    for (const qint64 row : rows) {
        const auto at = static_cast<std::uint64_t>(row);
        if (!ranges.empty() && ranges.back().to == at)
            ++ranges.back().to;
        else
            ranges.push_back({at, at + 1});
    }
    return ranges;
}

} // namespace

void SiteReadsModel::setRows(gate::ResultPtr result, std::vector<qint64> rows, Plates plates)
{
    beginResetModel();
    m_result = std::move(result);
    m_rows = std::move(rows);
    m_plates = plates;
    endResetModel();
}

void SiteReadsModel::setFormats(const Formats& formats)
{
    m_formats = formats;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int SiteReadsModel::rowOf(qint64 position) const
{
    const auto found = std::ranges::find(m_rows, position);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int SiteReadsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant SiteReadsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const domain::Answer& answer = m_result->answer;
    const domain::AnswerRow& row = answer.rows[static_cast<std::size_t>(m_rows[static_cast<std::size_t>(index.row())])];
    const auto plate = [&] { return m_plates == Plates::Shown ? toQt(domain::displayText(answer.plates[row.plate].plate)) : QString(); };
    switch (role) {
    case TimeRole: case Qt::DisplayRole: return m_formats.dateTimeWithOffset(row.time);
    case PlateRole: return plate();
    case Qt::AccessibleTextRole:
        return m_plates == Plates::Shown ? tr("%1, plate %2").arg(m_formats.dateTimeWithOffset(row.time), spelled(plate())) : m_formats.dateTimeWithOffset(row.time);
    default: return {};
    }
}

SiteList::SiteList(Investigation& investigation, const Theme& theme, QWidget* parent)
    : QFrame(parent), m_investigation(investigation), m_theme(theme), m_title(new TonedLabel(theme, TextRole::Head, Tone::Secondary, this)), m_view(new QListView(this))
{
    setObjectName(QStringLiteral("siteList"));
    setAccessibleName(tr("Reads at this camera"));
    hide();
    m_title->setFit(TonedLabel::Fit::Cut);
    m_title->setContentsMargins(size::kSmall, 0, size::kSmall, 0);
    m_title->setFixedHeight(size::kRow);
    m_view->setObjectName(QStringLiteral("siteListView"));
    m_view->setAccessibleName(tr("Reads at this camera"));
    m_view->setModel(&m_model);
    m_view->setItemDelegate(new SiteRowDelegate(theme, m_view));
    m_view->setUniformItemSizes(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setMouseTracking(true);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(size::kHair, size::kHair, size::kHair, size::kHair);
    column->setSpacing(0);
    column->addWidget(m_title);
    column->addWidget(m_view);
    setFocusProxy(m_view);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        if (now.isValid() && !m_following)
            m_investigation.setCurrent(m_model.position(now.row()));
    });
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, this, &SiteList::reportShown);
    connect(&investigation, &Investigation::currentChanged, this, &SiteList::showCurrent);
}

void SiteList::open(const QString& camera, std::vector<qint64> rows, SiteReadsModel::Plates plates, QPoint beside)
{
    m_title->setText(tr("%1, %Ln read(s)", nullptr, static_cast<int>(rows.size())).arg(camera));
    const int shown = std::min<int>(kRowsAtOnce, static_cast<int>(rows.size()));
    m_following = true;
    m_model.setRows(m_investigation.result(), std::move(rows), plates);
    m_following = false;
    resize(kWide, size::kRow + shown * size::kRow + 2 * size::kHair);
    const QRect room = parentWidget()->rect().adjusted(size::kSmall, size::kSmall, -size::kSmall, -size::kSmall);
    QRect place(beside + QPoint(size::kHuge, -height() / 2), size());
    if (place.right() > room.right())
        place.moveRight(beside.x() - size::kHuge);
    place.moveTop(std::clamp(place.top(), room.top(), std::max(room.top(), room.bottom() - place.height())));
    setGeometry(place);
    show();
    raise();
    setFocus();
    showCurrent();
    reportShown();
}

void SiteList::showCurrent()
{
    if (!isVisible() || !m_investigation.current() || m_model.result() != m_investigation.result())
        return;
    const int row = m_model.rowOf(*m_investigation.current());
    m_following = true;
    m_view->setCurrentIndex(row < 0 ? QModelIndex() : m_model.index(row));
    m_following = false;
}

void SiteList::reportShown()
{
    if (!isVisible() || !m_model.showsPlates() || m_model.result() != m_investigation.result() || m_model.rowCount() == 0)
        return;
    const int first = std::max(0, m_view->indexAt(QPoint(0, 0)).row());
    const QModelIndex below = m_view->indexAt(m_view->viewport()->rect().bottomLeft());
    const int last = below.isValid() ? below.row() : m_model.rowCount() - 1;
    std::vector<qint64> rows;
    for (int row = first; row <= last; ++row)
        rows.push_back(m_model.position(row));
    Q_EMIT rowsShown(rangesOf(std::move(rows)));
}

/// Esc closes the list before it does anything in the window.
bool SiteList::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<const QKeyEvent&>(*event).key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QFrame::event(event);
}

void SiteList::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        hide();
        Q_EMIT closed();
        return;
    }
    QFrame::keyPressEvent(event);
}

void SiteList::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(QPen(m_theme.tokens().lineControl, size::kHair));
    painter.setBrush(m_theme.tokens().bgRaised);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace plateglass::ui
