// Time, camera, heading, vehicle, source, coordinates of the read at hand, a line each. Window thread.
#pragma once

#include "domain/answer.h"
#include "ui/common/formats.h"

#include <QWidget>

#include <array>
#include <optional>

namespace plateglass::ui {

class Theme;
class TonedLabel;

class ReadFacts : public QWidget {
    Q_OBJECT

public:
    ReadFacts(Theme& theme, const Formats& formats, QWidget* parent = nullptr);

    void setFormats(const Formats& formats);
    void setRow(const domain::Answer& answer, const domain::AnswerRow& row);

private:
    enum Fact { Time, Camera, Heading, State, Vehicle, Source, Place, FactCount };
    void showTime();

    Formats m_formats;
    std::array<TonedLabel*, FactCount> m_values{};
    std::optional<base::UtcTime> m_time;
};

} // namespace plateglass::ui
