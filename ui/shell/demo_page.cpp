#include "ui/shell/demo_page.h"

#include "ui/common/flat_style.h"
#include "ui/common/keyed_button.h"
#include "ui/common/theme.h"
#include "ui/common/toned_label.h"
#include "ui/shell/form_card.h"
#include "ui/shell/progress_line.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace plateglass::ui {

DemoPage::DemoPage(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_card(new FormCard(theme, this)), m_line(new ProgressLine(theme, this)),
      m_words(new TonedLabel(theme, TextRole::Note, Tone::Muted, this)),
      m_cancel(new KeyedButton(tr("Cancel", "verb: stop making the demo city"), QKeySequence(Qt::Key_Escape), KeyedButton::Height::Normal, this)),
      m_retry(new KeyedButton(tr("Try again"), {}, KeyedButton::Height::Normal, this))
{
    setObjectName(QStringLiteral("demoPage"));
    m_cancel->setObjectName(QStringLiteral("demoCancel"));
    m_retry->setObjectName(QStringLiteral("demoRetry"));
    m_words->setObjectName(QStringLiteral("demoProgress"));
    makePrimary(m_retry);
    m_retry->hide();
    m_card->setTitle(tr("Making the demo city"),
                     tr("Streets, cameras and a month of traffic are made on this computer, once. Nothing is fetched from the network, and nothing in it is real."));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(size::kSmall);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_retry);
    m_card->body()->addWidget(m_line);
    m_card->body()->addWidget(m_words);
    m_card->body()->addSpacing(size::kMedium);
    m_card->body()->addLayout(buttons);
    centre(m_card, this);
    constexpr int kLookMs = 100;
    m_timer.setInterval(kLookMs);
    connect(&m_timer, &QTimer::timeout, this, &DemoPage::look);
    connect(m_cancel, &QPushButton::clicked, this, &DemoPage::cancelRequested);
    connect(m_retry, &QPushButton::clicked, this, &DemoPage::retryRequested);
}

void DemoPage::follow(std::function<DemoStand()> stand)
{
    m_stand = std::move(stand);
    m_card->showTrouble({});
    m_retry->hide();
    m_line->show();
    m_words->show();
    m_timer.start();
    look();
    m_cancel->setFocus(Qt::OtherFocusReason);
}

QString DemoPage::wordsFor(DemoStand::Step step)
{
    switch (step) {
    case DemoStand::Step::Planning: return tr("Laying out streets and cameras");
    case DemoStand::Step::Map: return tr("Drawing the map");
    case DemoStand::Step::Workspace: return tr("Making keys and the audit log");
    case DemoStand::Step::Reads: return tr("Driving the traffic past the cameras");
    case DemoStand::Step::Accounts: return tr("Making the accounts");
    }
    return {};
}

void DemoPage::showTrouble(const QString& sentence)
{
    m_timer.stop();
    m_stand = {};
    m_line->hide();
    m_words->hide();
    m_retry->show();
    m_card->showTrouble(sentence);
    m_retry->setFocus(Qt::OtherFocusReason);
}

void DemoPage::look()
{
    if (!m_stand)
        return;
    const DemoStand stand = m_stand();
    m_line->setPerMille(stand.perMille);
    m_words->setText(wordsFor(stand.step));
}

} // namespace plateglass::ui
