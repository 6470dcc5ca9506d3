// The camera's text in large cells, one character each, with the camera's own confidence under each where it gave one.
// Window thread.
#pragma once

#include "base/units.h"
#include "domain/answer.h"

#include <QStringList>
#include <QWidget>

#include <optional>
#include <vector>

namespace plateglass::ui {

class Theme;

class PlateCells : public QWidget {
    Q_OBJECT

public:
    explicit PlateCells(Theme& theme, QWidget* parent = nullptr);

    void setPlate(const domain::AnswerPlate& plate);
    void setConfidences(std::vector<std::optional<base::PerMille>> perCharacter);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    void paintCell(QPainter& painter, int i, const QRect& cell) const;
    [[nodiscard]] QRect cellAt(int i) const;
    [[nodiscard]] std::optional<base::PerMille> confidenceOf(int i) const;
    [[nodiscard]] QString tipFor(int i) const;

    Theme& m_theme;
    QStringList m_characters;
    std::vector<std::uint8_t> m_diff;
    std::vector<std::optional<base::PerMille>> m_confidences;
};

} // namespace plateglass::ui
