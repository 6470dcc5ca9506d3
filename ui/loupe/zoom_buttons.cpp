#include "ui/loupe/zoom_buttons.h"

#include "ui/common/fonts.h"
#include "ui/common/formats.h"
#include "ui/common/tokens.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace plateglass::ui {

ZoomButtons::ZoomButtons(QWidget* parent) : QWidget(parent)
{
    auto* line = new QHBoxLayout(this);
    line->setSpacing(0);
    const auto add = [&](std::optional<double> zoom, const QString& text, const QString& tip) {
        auto* button = new QToolButton(this);
        button->setObjectName(zoom ? QStringLiteral("zoom%1").arg(*zoom * 100) : QStringLiteral("zoomFit"));
        button->setText(text);
        button->setToolTip(tip);
        button->setFont(fontFor(TextRole::Note));
        button->setCheckable(true);
        button->setFixedHeight(size::kPanelHead - size::kHair);
        connect(button, &QToolButton::clicked, this, [this, zoom] { Q_EMIT wanted(zoom); });
        line->addWidget(button);
        m_steps.push_back({zoom, button});
    };
    add(std::nullopt, tr("Fit", "as large as fits"), tr("Whole image (0)"));
    for (const double zoom : {1.0, 2.0, 4.0})
        add(zoom, Formats::wholePercent(qRound(zoom * 100)), zoom == 1.0 ? tr("One image pixel per screen pixel (1)") : tr("Centred on the plate (%1)", "%1 is a key").arg(Formats::number(qRound(zoom))));
    setZoom(std::nullopt);
    setFit(1);
    QToolButton* fit = m_steps.front().button;
    fit->setMinimumWidth(fit->sizeHint().width()); // its longest words, so that no image moves the panels
    setFit(std::nullopt);
}

void ZoomButtons::setZoom(std::optional<double> zoom)
{
    for (const Step& step : m_steps)
        step.button->setChecked(step.zoom == zoom);
}

void ZoomButtons::setFit(std::optional<double> scale)
{
    m_steps.front().button->setText(scale ? tr("Fit %1", "as large as fits; how large that is in percent").arg(Formats::wholePercent(qRound(*scale * 100))) : tr("Fit", "as large as fits"));
}

} // namespace plateglass::ui
