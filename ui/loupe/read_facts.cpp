#include "ui/loupe/read_facts.h"

#include "ui/common/qt_std.h"
#include "ui/common/theme.h"
#include "ui/common/toned_label.h"
#include "ui/models/row_words.h"

#include <QGridLayout>

namespace plateglass::ui {

ReadFacts::ReadFacts(Theme& theme, const Formats& formats, QWidget* parent) : QWidget(parent), m_formats(formats)
{
    const std::array heads{tr("Time", "fact of a read"),    tr("Camera site", "fact of a read"), tr("Heading", "fact of a read"), tr("State", "issuer of a plate"),
                           tr("Vehicle", "fact of a read"), tr("Source", "fact of a read"), tr("Coordinates", "fact of a read")};
    static constexpr std::array kNames{"factTime", "factCamera", "factHeading", "factState", "factVehicle", "factSource", "factPlace"};
    auto* grid = new QGridLayout(this);
    grid->setHorizontalSpacing(size::kMedium);
    grid->setVerticalSpacing(size::kGrid);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    grid->setColumnMinimumWidth(0, size::kFactHead);
    for (int i = 0; i < FactCount; ++i) {
        const auto at = static_cast<std::size_t>(i);
        auto* head = new TonedLabel(theme, TextRole::Note, Tone::Muted, this);
        head->setText(heads[at]);
        m_values[at] = new TonedLabel(theme, TextRole::Body, Tone::Primary, this);
        m_values[at]->setObjectName(QString::fromLatin1(kNames[at]));
        m_values[at]->setWordWrap(true);
        head->setBuddy(m_values[at]);
        head->standWith(TextRole::Body);
        m_values[at]->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        // The two short ones share a line, so that all of them are in sight on a small screen.
        const bool beside = i == State;
        const int line = i < State ? i : i - 1;
        grid->addWidget(head, beside ? int{Heading} : line, beside ? 2 : 0, Qt::AlignTop);
        grid->addWidget(m_values[at], beside ? int{Heading} : line, beside ? 3 : 1, 1, beside || i == Heading ? 1 : 3);
    }
}

void ReadFacts::setFormats(const Formats& formats)
{
    m_formats = formats;
    showTime();
}

void ReadFacts::setRow(const domain::Answer& answer, const domain::AnswerRow& row)
{
    const auto known = [this](Fact fact, const QString& text) { m_values[fact]->setText(text.isEmpty() ? tr("Not given") : text); };
    m_time = row.time;
    showTime();
    const auto& camera = answer.cameras[row.camera];
    known(Camera, row.mobile ? tr("%1, on the move", "a camera in a vehicle").arg(cameraText(camera)) : cameraText(camera));
    known(Heading, toQt(answer.words[row.direction]));
    known(Vehicle, vehicleText(answer, VehicleWords::of(row)));
    known(State, toQt(answer.plates[row.plate].plate.jurisdiction.code));
    m_values[Source]->setText(tr("%1, no. %2", "source, number of the read in it").arg(toQt(answer.sources[row.source])).arg(row.id.value));
    known(Place, row.hasPlace ? placeText(row.place) : QString());
}

void ReadFacts::showTime()
{
    constexpr std::int64_t kSecond = 1'000'000;
    if (!m_time)
        return;
    const QString text = m_time->micros % kSecond == 0 ? m_formats.dateTime(*m_time) : m_formats.dateTimeTenths(*m_time);
    m_values[Time]->setText(tr("%1 %2", "time, offset from UTC").arg(text, m_formats.offset(*m_time)));
}

} // namespace plateglass::ui
