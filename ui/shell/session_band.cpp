#include "ui/shell/session_band.h"

#include "ui/cases/session_strip.h"
#include "ui/cases/start_session_dialog.h"
#include "ui/common/keyed_button.h"
#include "ui/common/notice.h"
#include "ui/common/qt_std.h"
#include "ui/common/theme.h"
#include "ui/shell/sheet_dialog.h"
#include "ui/shell/workbench.h"

#include <QAccessible>
#include <QVBoxLayout>

namespace plateglass::ui {

SessionBand::SessionBand(Workbench& workbench, Theme& theme, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_theme(theme), m_strip(new SessionStrip(theme, this)), m_trouble(new Notice(theme, Notice::Kind::Warning, this))
{
    setObjectName(QStringLiteral("sessionBand"));
    build();
    connectWorkbench();
    showSession();
}

void SessionBand::build()
{
    m_strip->setAccessibleName(tr("Session", "the strip with case and purpose"));
    m_trouble->setObjectName(QStringLiteral("windowTrouble"));
    auto* understood = new KeyedButton(tr("Close", "verb: close a message"), {}, KeyedButton::Height::Dense, m_trouble);
    understood->setObjectName(QStringLiteral("windowTroubleClose"));
    connect(understood, &QPushButton::clicked, this, [this] { m_trouble->say({}); });
    m_trouble->addAction(understood);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_strip);
    all->addWidget(m_trouble);
    connect(m_strip, &SessionStrip::startRequested, this, &SessionBand::askForSession);
    connect(m_strip, &SessionStrip::pauseRequested, &m_workbench, &Workbench::pauseSession);
    connect(m_strip, &SessionStrip::resumeRequested, &m_workbench, &Workbench::resumeSession);
    connect(m_strip, &SessionStrip::endRequested, this, &SessionBand::endSession);
}

void SessionBand::connectWorkbench()
{
    connect(&m_workbench, &Workbench::sessionChanged, this, &SessionBand::showSession);
    connect(&m_workbench, &Workbench::sessionRefused, this, [this](const QString& sentence) {
        m_startWanted = false;
        m_dialog && m_dialog->isVisible() ? m_dialog->showFailure(sentence) : m_trouble->say(sentence);
    });
    connect(&m_workbench, &Workbench::troubled, this, &SessionBand::showTrouble);
}

void SessionBand::enter()
{
    const Desk& desk = *m_workbench.desk();
    m_strip->setStartReason(desk.maySearch ? QString() : tr("This account does not search. Sign in as an analyst or a supervisor."));
    showSession();
}

void SessionBand::leave()
{
    if (m_dialog)
        m_dialog->reject();
    m_trouble->say({});
}

void SessionBand::setMark(const QString& words, MarkChip::Kind kind)
{
    m_strip->setMark(words, kind);
}

void SessionBand::setCover(const QString& state, const QString& advice)
{
    m_strip->setCover(state, advice);
}

void SessionBand::askForSession()
{
    if (!m_workbench.desk() || !m_workbench.desk()->maySearch || (m_dialog && m_dialog->isVisible()))
        return;
    m_dialog = new StartSessionDialog(m_theme, m_workbench.desk()->policy, window());
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setRequest(m_draft);
    if (const auto& open = m_workbench.session())
        m_dialog->setRunningCase(toQt(open->request.caseNumber));
    connect(m_dialog, &StartSessionDialog::startRequested, this, [this](const policy::SessionRequest& request) {
        m_draft = request;
        m_startWanted = true;
        m_before = m_workbench.session() ? m_workbench.session()->id : std::string();
        Q_EMIT aboutToEnd();
        m_workbench.startSession(request);
    });
    connect(m_dialog, &QObject::destroyed, this, [this](QObject* gone) {
        if (m_dialog == gone)
            m_dialog = nullptr;
    });
    openOver(*m_dialog, m_theme);
}

void SessionBand::endSession()
{
    Q_EMIT aboutToEnd();
    m_workbench.endSession();
}

void SessionBand::showTrouble(const QString& sentence)
{
    m_trouble->say(sentence);
    if (sentence.isEmpty())
        return;
    QAccessibleAnnouncementEvent heard(m_trouble, sentence);
    heard.setPoliteness(QAccessible::AnnouncementPoliteness::Assertive);
    QAccessible::updateAccessibility(&heard);
}

void SessionBand::showSession()
{
    const auto& session = m_workbench.session();
    m_strip->setSession(session);
    m_strip->setNow(m_workbench.wallNow());
    if (!m_startWanted || !session || session->id == m_before)
        return;
    m_startWanted = false;
    m_trouble->say({});
    if (m_dialog)
        m_dialog->accept();
    Q_EMIT started();
}

} // namespace plateglass::ui
