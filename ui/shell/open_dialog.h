// Names the folder of a workspace: typed, pasted or browsed for, and said at once whether there is one. Window thread.
#pragma once

#include "gate/workspace.h"
#include "ui/common/async.h"
#include "ui/common/framed_dialog.h"


class QLineEdit;

namespace plateglass::ui {

class KeyedButton;
class Theme;
class TonedLabel;

class OpenDialog : public FramedDialog {
    Q_OBJECT

public:
    OpenDialog(const Theme& theme, const QString& folder, QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const QString& folder);

private:
    void build();
    void look();
    void browse();
    void submit();

    QLineEdit* m_folder;
    TonedLabel* m_word;
    KeyedButton* m_browse;
    KeyedButton* m_cancel;
    KeyedButton* m_open;
    bool m_refused = false; ///< what the field names is no workspace
    AsyncLane m_lane; ///< folders may lie on slow disks
};

} // namespace plateglass::ui
