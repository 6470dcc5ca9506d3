#include "ui/cases/strip_fact.h"

#include "ui/common/theme.h"
#include "ui/common/toned_label.h"

#include <QHBoxLayout>

namespace plateglass::ui {

StripFact::StripFact(const Theme& theme, const QString& label, QWidget* parent)
    : QWidget(parent), m_label(new TonedLabel(theme, TextRole::Note, Tone::Muted, this)),
      m_value(new TonedLabel(theme, TextRole::Emphasis, Tone::Primary, this))
{
    m_label->setText(label);
    auto* row = new QHBoxLayout(this);
    row->setSpacing(size::kSmall);
    m_label->standWith(TextRole::Emphasis);
    m_value->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    row->addWidget(m_label);
    row->addWidget(m_value, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void StripFact::setValue(const QString& value)
{
    if (value == m_value->text())
        return;
    m_value->setText(value);
    describe();
}

QString StripFact::value() const
{
    return m_value->text();
}

void StripFact::letItBeCut()
{
    m_value->setFit(TonedLabel::Fit::Cut);
    m_value->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void StripFact::describe()
{
    setAccessibleName(tr("%1: %2", "name and value of a fact in the session strip").arg(m_label->text(), m_value->text()));
}

} // namespace plateglass::ui
