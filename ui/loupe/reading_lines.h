// Three lines, always three and never blended: what the camera read, what a second reader read, what a person saw.
// Window thread.
#pragma once

#include "domain/answer.h"
#include "domain/read.h"

#include <QWidget>

class QGridLayout;

namespace plateglass::ui {

class Theme;
class TonedLabel;

class ReadingLines : public QWidget {
    Q_OBJECT

public:
    explicit ReadingLines(Theme& theme, QWidget* parent = nullptr);

    /// What the result's row says.
    void setRow(const domain::AnswerRow& row, const domain::AnswerPlate& plate);
    /// What the stored read adds: single characters, and what else the reader considered.
    void setRead(const domain::Read& read);

private:
    TonedLabel* addLine(const QString& head, const QString& name, int line);

    Theme& m_theme;
    QGridLayout* m_grid;
    TonedLabel* m_camera;
    TonedLabel* m_cameraMore;
};

} // namespace plateglass::ui
