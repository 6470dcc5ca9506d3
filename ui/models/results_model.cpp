#include "ui/models/results_model.h"

#include "ui/models/row_words.h"

#include <algorithm>

namespace plateglass::ui {

namespace {

constexpr std::chrono::milliseconds kFollowEvery{100};

} // namespace

ResultsModel::ResultsModel(Investigation& investigation, const Formats& formats, QObject* parent)
    : QAbstractTableModel(parent), m_investigation(investigation), m_formats(formats)
{
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &ResultsModel::follow);
    connect(&investigation, &Investigation::resultChanged, this, &ResultsModel::startAgain);
    connect(&investigation, &Investigation::filtersChanged, this, [this] {
        const auto since = std::chrono::milliseconds(m_lastFollowed.isValid() ? m_lastFollowed.elapsed() : kFollowEvery.count());
        if (since >= kFollowEvery)
            follow();
        else if (!m_later.isActive())
            m_later.start(kFollowEvery - since);
    });
    startAgain();
}

int ResultsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_visible.size());
}

int ResultsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kResultColumns;
}

QVariant ResultsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Position position = positionAt(index.row());
    const auto column = static_cast<ResultColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole: return cellText(position, column);
    case Qt::AccessibleTextRole: return spokenText(position, column);
    case Qt::ToolTipRole: return column == ResultColumn::Tier ? tierSentence(plate(position).tier) : column == ResultColumn::Confidence ? boxesSentence() : QVariant();
    default: return {};
    }
}

QString ResultsModel::cellText(Position position, ResultColumn column) const
{
    const auto& r = row(position);
    switch (column) {
    case ResultColumn::Plate: return plateCharacters(plate(position).plate).join(QString());
    case ResultColumn::Tier: return toQt(domain::tierSign(plate(position).tier));
    case ResultColumn::Confidence: return r.hasConfidence ? Formats::percent(r.confidence) : tr("Not given", "confidence of a read");
    case ResultColumn::Time: return timeText(position);
    case ResultColumn::Camera: return cameraText(answer().cameras[r.camera]);
    case ResultColumn::Direction: return toQt(answer().words[r.direction]);
    case ResultColumn::VehicleType: return toQt(answer().words[r.vehicleType]);
    case ResultColumn::Colour: return toQt(answer().words[r.colour]);
    case ResultColumn::Make: return vehicleText(answer(), VehicleWords::makeOf(r));
    case ResultColumn::Place: return r.hasPlace ? placeText(r.place) : tr("No coordinates");
    }
    return {};
}

QString ResultsModel::spokenText(Position position, ResultColumn column) const
{
    const auto& r = row(position);
    switch (column) {
    case ResultColumn::Plate: return spelledPlate(plate(position).plate);
    case ResultColumn::Tier: return tierSentence(plate(position).tier);
    case ResultColumn::Confidence: return r.hasConfidence ? tr("Confidence %1").arg(Formats::percent(r.confidence)) : tr("Confidence not given");
    case ResultColumn::Time: return tr("%1, %2", "time, offset from UTC").arg(timeText(position), m_formats.offset(r.time));
    case ResultColumn::Direction: return r.direction == 0 ? tr("Heading not given") : tr("Heading %1").arg(cellText(position, column));
    case ResultColumn::VehicleType: return r.vehicleType == 0 ? tr("Type not given", "of a vehicle") : cellText(position, column);
    case ResultColumn::Colour: return r.colour == 0 ? tr("Colour not given", "of a vehicle") : cellText(position, column);
    case ResultColumn::Make: return r.make == 0 && r.model == 0 ? tr("Make not given", "of a vehicle") : cellText(position, column);
    case ResultColumn::Camera:
    case ResultColumn::Place: break;
    }
    return cellText(position, column);
}

QVariant ResultsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kResultColumns)
        return {};
    const auto column = static_cast<ResultColumn>(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && column == ResultColumn::Tier)
        return tr("How the plate answers what was asked: = exact, ~ look-alike, ^ edited, * pattern, c candidate");
    if (role == Qt::ToolTipRole && column == ResultColumn::Confidence)
        return boxesSentence();
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case ResultColumn::Plate: return tr("Plate", "column head");
    case ResultColumn::Tier: return tr("Tier", "column head: exact, look-alike, edited or pattern");
    case ResultColumn::Confidence: return tr("Confidence", "column head");
    case ResultColumn::Time: return timeHead();
    case ResultColumn::Camera: return tr("Camera", "column head");
    case ResultColumn::Direction: return tr("Heading", "column head: direction of travel");
    case ResultColumn::VehicleType: return tr("Vehicle", "column head: type of the vehicle");
    case ResultColumn::Colour: return tr("Colour", "column head");
    case ResultColumn::Make: return tr("Make", "column head: make and model");
    case ResultColumn::Place: return tr("Coordinates", "column head");
    }
    return {};
}

QString ResultsModel::timeHead() const
{
    const auto extent = m_investigation.extent();
    if (m_formats.mode() == ClockMode::Utc)
        return tr("Time, UTC", "column head");
    if (!extent)
        return tr("Time, local", "column head");
    const QString from = m_formats.offset(extent->from), to = m_formats.offset(extent->to);
    return from == to ? tr("Time, local %1", "column head; %1 is an offset such as UTC-7").arg(from)
                      : tr("Time, local %1, then %2", "column head; clocks change inside the result").arg(from, to);
}

QString ResultsModel::timeText(Position position) const
{
    const auto& r = row(position);
    const QString text = m_tenths[r.source] ? m_formats.dateTimeTenths(r.time) : m_formats.dateTime(r.time);
    const auto extent = m_investigation.extent();
    if (extent && m_formats.offset(extent->from) != m_formats.offset(extent->to))
        return tr("%1 %2", "time, offset from UTC").arg(text, m_formats.offset(r.time));
    return text;
}

std::optional<int> ResultsModel::rowOf(Position position) const
{
    if (!m_result || position < 0 || position >= std::ssize(answer().rows))
        return std::nullopt;
    const auto rank = [this](Position p) { return m_investigation.rankOf(p); };
    const auto found = std::ranges::lower_bound(m_visible, rank(position), {}, rank);
    if (found == m_visible.end() || *found != position)
        return std::nullopt;
    return static_cast<int>(found - m_visible.begin());
}

const domain::AnswerRow& ResultsModel::row(Position position) const
{
    return answer().rows[static_cast<std::size_t>(position)];
}

const domain::AnswerPlate& ResultsModel::plate(Position position) const
{
    return answer().plates[row(position).plate];
}

void ResultsModel::setFormats(const Formats& formats)
{
    m_formats = formats;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, kResultColumns - 1);
    if (!m_visible.empty())
        Q_EMIT dataChanged(index(0, static_cast<int>(ResultColumn::Time)), index(rowCount() - 1, static_cast<int>(ResultColumn::Time)));
}

void ResultsModel::sort(int column, Qt::SortOrder order)
{
    const RowOrder wanted{static_cast<ResultColumn>(column), order == Qt::AscendingOrder ? Sense::Ascending : Sense::Descending};
    if (column < 0 || column >= kResultColumns || wanted == m_order)
        return;
    m_order = wanted;
    if (!m_result)
        return;
    if (wanted.isTheAnswersOwn()) {
        m_lane.cancel();
        setSorting(false);
        m_investigation.setOrder({});
        return follow();
    }
    setSorting(true);
    m_lane.start(
        this, [result = m_result, wanted](std::stop_token stop) { return orderedPositions(result->answer, wanted, stop); },
        [this](std::vector<Position> positions) {
            setSorting(false);
            m_investigation.setOrder(std::move(positions));
            follow();
        });
}

void ResultsModel::startAgain()
{
    m_lane.cancel();
    m_later.stop();
    setSorting(false);
    beginResetModel();
    m_result = m_investigation.result();
    m_visible = m_investigation.kept();
    findPrecision();
    endResetModel();
    const RowOrder before = std::exchange(m_order, RowOrder{});
    if (m_result && !before.isTheAnswersOwn()) // a new result keeps the order the user chose
        sort(static_cast<int>(before.column), before.sense == Sense::Ascending ? Qt::AscendingOrder : Qt::DescendingOrder);
    else
        m_order = before;
}

void ResultsModel::follow()
{
    m_later.stop();
    if (m_result != m_investigation.result())
        return; // the reset of the new result is under way
    if (auto visible = visibleNow(); visible != m_visible)
        swapRows(std::move(visible));
    m_lastFollowed.start();
}

std::vector<Investigation::Position> ResultsModel::visibleNow() const
{
    const auto& order = m_investigation.order();
    if (order.empty())
        return m_investigation.kept();
    std::vector<Position> visible;
    visible.reserve(m_investigation.kept().size());
    for (const Position position : order)
        if (m_investigation.isKept(position))
            visible.push_back(position);
    return visible;
}

void ResultsModel::swapRows(std::vector<Position> visible)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<Position> positions;
    positions.reserve(static_cast<std::size_t>(before.size()));
    for (const QModelIndex& index : before)
        positions.push_back(positionAt(index.row()));
    m_visible = std::move(visible);
    QModelIndexList after;
    after.reserve(before.size());
    for (qsizetype i = 0; i < before.size(); ++i) {
        const auto row = rowOf(positions[static_cast<std::size_t>(i)]);
        after.push_back(row ? index(*row, before[i].column()) : QModelIndex());
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void ResultsModel::setSorting(bool sorting)
{
    if (std::exchange(m_sorting, sorting) != sorting)
        Q_EMIT sortingChanged();
}

/// A source that never gives a fraction gets none shown: `.0` would claim a precision nobody measured.
void ResultsModel::findPrecision()
{
    m_tenths.clear();
    if (!m_result)
        return;
    constexpr std::int64_t kSecond = 1'000'000;
    m_tenths.assign(answer().sources.size(), false);
    auto unknown = m_tenths.size();
    for (const auto& r : answer().rows) {
        if (m_tenths[r.source] || r.time.micros % kSecond == 0)
            continue;
        m_tenths[r.source] = true;
        if (--unknown == 0)
            return;
    }
}

} // namespace plateglass::ui
