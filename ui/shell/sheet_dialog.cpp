#include "ui/shell/sheet_dialog.h"

#include "ui/common/flat_style.h"
#include "ui/common/keyed_button.h"
#include "ui/common/theme.h"
#include "ui/common/toned_label.h"
#include "ui/models/row_words.h"
#include "ui/shell/actions.h"
#include "ui/shell/scrim.h"

#include <QAction>
#include <QCoreApplication>
#include <QGridLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <vector>

namespace plateglass::ui {

SheetDialog::SheetDialog(const Theme& theme, const QString& title, QWidget* parent) : FramedDialog(theme, parent), m_body(new QVBoxLayout)
{
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    auto* head = new TonedLabel(theme, TextRole::PageTitle, Tone::Primary, this);
    head->setText(title);
    auto* close = new KeyedButton(tr("Close", "verb: close a sheet"), QKeySequence(Qt::Key_Escape), KeyedButton::Height::Normal, this);
    close->setObjectName(QStringLiteral("sheetClose"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(size::kDialog, size::kDialog, size::kDialog, size::kLarge);
    all->setSpacing(size::kLarge);
    all->addWidget(head);
    all->addLayout(m_body);
    all->addLayout(buttons);
    all->setSizeConstraint(QLayout::SetFixedSize);
    close->setFocus();
}

void openOver(QDialog& dialog, const Theme& theme)
{
    if (QWidget* window = dialog.parentWidget()) {
        auto* scrim = new Scrim(theme, *window);
        QObject::connect(&dialog, &QDialog::finished, scrim, &QObject::deleteLater);
        QObject::connect(&dialog, &QDialog::finished, scrim, &QWidget::hide);
        QObject::connect(&dialog, &QDialog::finished, window, &QWidget::activateWindow);
        if (auto* lock = window->findChild<QAction*>(QStringLiteral("lock")))
            dialog.addAction(lock); // the window's own keys do not reach past a dialog
    }
    dialog.open();
    dialog.activateWindow(); // also where no window manager does it
}

namespace {

struct KeyLine {
    QString key, name;
};
struct KeyGroup {
    QString title;
    std::vector<KeyLine> lines;
};

/// One of the two Enter keys stands for both.
QString written(const QList<QKeySequence>& keys)
{
    QStringList parts;
    for (const QKeySequence& key : keys)
        if (key[0].key() != Qt::Key_Return)
            parts.append(key.toString(QKeySequence::NativeText));
    return parts.join(QStringLiteral("  "));
}

/// Of what can be done in this window now: a key of a menu that is not there would only puzzle.
bool isOffered(const ActionSpec& spec, const QWidget* window)
{
    const auto* action = window ? window->findChild<QAction*>(QString::fromLatin1(spec.name), Qt::FindDirectChildrenOnly) : nullptr;
    return !action || action->isVisible();
}

std::vector<KeyGroup> keyGroups(const QWidget* window)
{
    std::vector<KeyGroup> groups;
    for (const Menu menu : {Menu::File, Menu::Search, Menu::Select, Menu::Case, Menu::View, Menu::Window, Menu::Help}) {
        KeyGroup group{titleOf(menu).remove(u'&'), {}};
        for (const ActionSpec& spec : actionTable())
            if (spec.menu == menu && *spec.keys != '\0' && isOffered(spec, window))
                group.lines.push_back({written(keysOf(spec)), nameOf(spec)});
        if (!group.lines.empty())
            groups.push_back(std::move(group));
    }
    for (const auto panel : {PanelKey::Panel::Map, PanelKey::Panel::Timeline, PanelKey::Panel::Table, PanelKey::Panel::Loupe}) {
        KeyGroup group{titleOf(panel), {}};
        for (const PanelKey& key : panelKeys())
            if (key.panel == panel)
                group.lines.push_back({QString::fromUtf8(key.keys), QCoreApplication::translate("Actions", key.text)});
        if (!group.lines.empty())
            groups.push_back(std::move(group));
    }
    return groups;
}

/// Of about the same length; a group stays whole.
std::vector<std::vector<KeyGroup>> inColumns(const std::vector<KeyGroup>& groups, std::size_t count)
{
    const auto high = [](const KeyGroup& group) { return group.lines.size() + 2; };
    std::size_t all = 0, before = 0;
    for (const KeyGroup& group : groups)
        all += high(group);
    std::vector<std::vector<KeyGroup>> columns(count);
    for (const KeyGroup& group : groups) {
        const std::size_t middle = before + high(group) / 2;
        columns[std::min(middle * count / all, count - 1)].push_back(group);
        before += high(group);
    }
    return columns;
}

QLayout* columnOf(const Theme& theme, const std::vector<KeyGroup>& groups, QWidget* parent)
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(size::kLarge);
    grid->setVerticalSpacing(size::kGrid);
    int row = 0;
    for (const KeyGroup& group : groups) {
        auto* head = new TonedLabel(theme, TextRole::Head, Tone::Secondary, parent);
        head->setText(group.title);
        grid->addWidget(head, row++, 0, 1, 2);
        for (const KeyLine& line : group.lines) {
            auto* key = new TonedLabel(theme, TextRole::Code, Tone::Primary, parent); // O and 0 are keys too
            key->setText(line.key);
            auto* name = new TonedLabel(theme, TextRole::Body, Tone::Secondary, parent);
            name->setText(line.name);
            grid->addWidget(key, row, 0);
            grid->addWidget(name, row++, 1);
        }
        grid->setRowMinimumHeight(row++, size::kSmall);
    }
    grid->setRowStretch(row, 1);
    return grid;
}

} // namespace

QDialog* makeKeySheet(const Theme& theme, QWidget* parent)
{
    auto* sheet = new SheetDialog(theme, SheetDialog::tr("All keys"), parent);
    sheet->setObjectName(QStringLiteral("keySheet"));
    auto* columns = new QHBoxLayout;
    columns->setSpacing(size::kHuge + size::kLarge);
    for (const auto& column : inColumns(keyGroups(parent), parent && parent->height() < size::kKeysInTwoFrom ? 3 : 2))
        columns->addLayout(columnOf(theme, column, sheet));
    sheet->body()->addLayout(columns);
    auto* note = new TonedLabel(theme, TextRole::Note, Tone::Muted, sheet);
    note->setText(SheetDialog::tr("Single keys work while a panel has the focus, not while a text is being written."));
    sheet->body()->addWidget(note);
    auto* boxes = new TonedLabel(theme, TextRole::Note, Tone::Muted, sheet);
    boxes->setText(SheetDialog::tr("Confidence in the table: %1", "a sentence").arg(boxesSentence()));
    sheet->body()->addWidget(boxes);
    return sheet;
}

QDialog* makeAboutSheet(const Theme& theme, MapDrawing drawing, QWidget* parent)
{
    auto* sheet = new SheetDialog(theme, SheetDialog::tr("About Plateglass"), parent);
    sheet->setObjectName(QStringLiteral("aboutSheet"));
    const auto say = [&](const QString& sentence, Tone tone) {
        auto* line = new TonedLabel(theme, TextRole::Body, tone, sheet);
        line->setWordWrap(true);
        line->setFixedWidth(size::kFormWidth);
        line->setText(sentence);
        sheet->body()->addWidget(line);
    };
    say(SheetDialog::tr("Version %1").arg(QCoreApplication::applicationVersion()), Tone::Primary);
    say(SheetDialog::tr("Searches licence plate reads under a case and a purpose. Every question is recorded before it is answered, and the record can be "
                        "checked by people outside."),
        Tone::Secondary);
    say(drawing == MapDrawing::Software ? SheetDialog::tr("The map runs in its simple form because no graphics driver was found.")
                                        : SheetDialog::tr("The map is drawn by the graphics card."),
        Tone::Secondary);
    say(SheetDialog::tr("Licence: Apache 2.0. Fonts: Inter and Fira Code, under the SIL Open Font License 1.1. Icons: Bootstrap Icons, MIT. Windows: Qt %1, LGPL 3.")
            .arg(QString::fromLatin1(qVersion())),
        Tone::Muted);
    return sheet;
}

} // namespace plateglass::ui
