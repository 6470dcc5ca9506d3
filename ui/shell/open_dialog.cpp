#include "ui/shell/open_dialog.h"

#include "ui/common/flat_style.h"
#include "ui/common/keyed_button.h"
#include "ui/common/qt_std.h"
#include "ui/common/theme.h"
#include "ui/common/toned_label.h"
#include "ui/shell/open_failure.h"

#include <QCompleter>
#include <QFileDialog>
#include <QFileSystemModel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace plateglass::ui {

OpenDialog::OpenDialog(const Theme& theme, const QString& folder, QWidget* parent)
    : FramedDialog(theme, parent), m_folder(new QLineEdit(folder, this)), m_word(new TonedLabel(theme, TextRole::Note, Tone::Muted, this)),
      m_browse(new KeyedButton(tr("Browse…", "verb: look for a folder"), {}, KeyedButton::Height::Normal, this)),
      m_cancel(new KeyedButton(tr("Cancel", "verb: close without opening"), QKeySequence(Qt::Key_Escape), KeyedButton::Height::Normal, this)),
      m_open(new KeyedButton(tr("Open", "verb: open a workspace"), QKeySequence(Qt::Key_Enter), KeyedButton::Height::Normal, this))
{
    setWindowTitle(tr("Open a workspace"));
    setObjectName(QStringLiteral("openDialog"));
    setModal(true);
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    connect(m_folder, &QLineEdit::textChanged, this, &OpenDialog::look);
    connect(m_folder, &QLineEdit::returnPressed, this, &OpenDialog::submit);
    connect(m_browse, &QPushButton::clicked, this, &OpenDialog::browse);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_open, &QPushButton::clicked, this, &OpenDialog::submit);
    look();
}

void OpenDialog::build()
{
    setFixedWidth(size::kSessionDialog);
    m_folder->setObjectName(QStringLiteral("openFolder"));
    m_folder->setAccessibleName(tr("Folder of the workspace"));
    auto* names = new QFileSystemModel(this);
    names->setFilter(QDir::Dirs | QDir::NoDotAndDotDot);
    names->setRootPath(QString());
    m_folder->setCompleter(new QCompleter(names, this));
    m_word->setObjectName(QStringLiteral("openWord"));
    m_word->setWordWrap(true);
    m_word->setMinimumHeight(2 * m_word->fontMetrics().lineSpacing());
    m_word->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_browse->setObjectName(QStringLiteral("openBrowse"));
    m_cancel->setObjectName(QStringLiteral("openCancel"));
    m_open->setObjectName(QStringLiteral("openConfirm"));
    makePrimary(m_open);

    auto* title = new TonedLabel(theme(), TextRole::PageTitle, Tone::Primary, this);
    title->setText(windowTitle());
    auto* label = new TonedLabel(theme(), TextRole::Body, Tone::Secondary, this);
    label->setText(tr("Folder of the workspace"));
    label->setBuddy(m_folder);
    auto* row = new QHBoxLayout;
    row->setSpacing(size::kGrid);
    row->addWidget(m_folder, 1);
    row->addWidget(m_browse);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(size::kGrid);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_open);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(size::kDialog, size::kDialog, size::kDialog, size::kLarge);
    all->setSpacing(size::kGrid);
    all->addWidget(title);
    all->addSpacing(size::kMedium);
    all->addWidget(label);
    all->addLayout(row);
    all->addWidget(m_word);
    all->addSpacing(size::kSmall);
    all->addLayout(buttons);
}

void OpenDialog::look()
{
    const QString folder = m_folder->text().trimmed();
    m_refused = folder.isEmpty();
    if (folder.isEmpty()) {
        m_lane.cancel();
        m_word->setTone(Tone::Muted);
        m_word->setText(tr("A workspace is a folder that holds a file workspace.json."));
        return;
    }
    m_lane.start(
        this, [path = toPath(folder)](const std::stop_token&) { return gate::readWorkspaceInfo(path); },
        [this](const base::Result<gate::WorkspaceInfo>& info) {
            m_word->setTone(info ? Tone::Ok : Tone::Muted);
            m_word->setText(info ? tr("Workspace %1").arg(toQt(info->title)) : openFailureSentence(info.error()));
            m_refused = !info;
        });
}

void OpenDialog::browse()
{
    auto* dialog = new QFileDialog(this, tr("Folder of the workspace"), m_folder->text());
    dialog->setObjectName(QStringLiteral("browseWorkspace"));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
    dialog->open();
    dialog->activateWindow(); // also where no window manager does it
}

void OpenDialog::submit()
{
    if (m_refused) {
        if (m_folder->text().trimmed().isEmpty())
            m_word->setText(tr("Name a folder first."));
        m_word->setTone(Tone::Danger);
        return m_folder->setFocus();
    }
    Q_EMIT chosen(m_folder->text().trimmed());
    accept();
}

} // namespace plateglass::ui
