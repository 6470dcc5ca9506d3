// A word in a coloured frame that marks the whole window: the demo's data, a policy on trial. Window thread.
#pragma once

#include "ui/common/toned_label.h"

namespace plateglass::ui {

class MarkChip : public TonedLabel {
    Q_OBJECT

public:
    enum class Kind { Demo, Policy };

    explicit MarkChip(const Theme& theme, QWidget* parent = nullptr);

    void setKind(Kind kind);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    Kind m_kind = Kind::Demo;
};

} // namespace plateglass::ui
