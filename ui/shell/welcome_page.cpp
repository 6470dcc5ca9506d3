#include "ui/shell/welcome_page.h"

#include "ui/common/notice.h"
#include "ui/common/theme.h"
#include "ui/common/toned_label.h"
#include "ui/shell/brand.h"
#include "ui/shell/card_button.h"
#include "ui/shell/choice_buttons.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace plateglass::ui {

WelcomePage::WelcomePage(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_trouble(new Notice(theme, Notice::Kind::Trouble, this)),
      m_demo(new CardButton(theme, Icon::Map, tr("Explore the demo city"),
                            tr("A synthetic city with cameras, traffic and a training case. Nothing in it is real, and it stays on this computer."), this)),
      m_open(new CardButton(theme, Icon::Case, tr("Open a workspace"),
                            tr("A folder of your agency with reads and their audit log. You need an account and a password."), this))
{
    setObjectName(QStringLiteral("welcomePage"));
    m_demo->setObjectName(QStringLiteral("welcomeDemo"));
    m_open->setObjectName(QStringLiteral("welcomeOpen"));
    connect(m_demo, &QAbstractButton::clicked, this, &WelcomePage::demoRequested);
    connect(m_open, &QAbstractButton::clicked, this, &WelcomePage::openRequested);

    auto* name = new TonedLabel(theme, TextRole::PageTitle, Tone::Primary, this);
    name->setText(tr("Plateglass", "name of the program"));
    auto* promise = new TonedLabel(theme, TextRole::Body, Tone::Muted, this);
    promise->setText(tr("Searches licence plate reads under a case and a purpose, and records every question."));
    auto* mark = new QLabel(this);
    const auto drawMark = [this, mark] { mark->setPixmap(brandPixmap(m_theme.tokens(), size::kRail, devicePixelRatioF())); };
    connect(&m_theme, &Theme::changed, mark, drawMark);
    drawMark();
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(name);
    words->addWidget(promise);
    auto* head = new QHBoxLayout;
    head->setSpacing(size::kLarge);
    head->addWidget(mark);
    head->addLayout(words, 1);
    auto* cards = new QHBoxLayout;
    cards->setSpacing(size::kLarge);
    cards->addWidget(m_demo);
    cards->addWidget(m_open);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addLayout(head);
    column->addSpacing(size::kDialog);
    column->addWidget(m_trouble);
    column->addSpacing(size::kSmall);
    column->addLayout(cards);
    column->addSpacing(size::kDialog);
    column->addWidget(buildThemeChoice());
    auto* across = new QHBoxLayout;
    across->addStretch(1);
    across->addLayout(column);
    across->addStretch(1);
    auto* all = new QVBoxLayout(this);
    all->addStretch(2);
    all->addLayout(across);
    all->addStretch(3);
    setTabOrder(m_demo, m_open);
}

QWidget* WelcomePage::buildThemeChoice()
{
    auto* row = new QWidget(this);
    auto* label = new TonedLabel(m_theme, TextRole::Note, Tone::Muted, row);
    label->setText(tr("Theme", "label before light and dark"));
    auto* choice = new ChoiceButtons(m_theme, {tr("Light", "theme"), tr("Dark", "theme")}, row);
    choice->setObjectName(QStringLiteral("welcomeTheme"));
    choice->setAccessibleName(label->text());
    const auto index = [this] { return m_theme.scheme() == Scheme::Light ? 0 : 1; };
    choice->choose(index());
    connect(choice, &ChoiceButtons::chosen, this, [this](int which) { m_theme.setScheme(which == 0 ? Scheme::Light : Scheme::Dark); });
    connect(&m_theme, &Theme::changed, choice, [choice, index] { choice->choose(index()); });
    auto* layout = new QHBoxLayout(row);
    layout->setSpacing(size::kSmall);
    layout->addWidget(label);
    layout->addWidget(choice);
    layout->addStretch(1);
    return row;
}

void WelcomePage::setDemo(Demo demo)
{
    m_demo->setVisible(demo == Demo::Offered);
}

void WelcomePage::showTrouble(const QString& sentence)
{
    m_trouble->say(sentence);
}

} // namespace plateglass::ui
