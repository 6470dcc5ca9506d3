// A room of the window: one of the pages inside an open workspace, reached by Alt and its number. What the shell asks of
// every room, whatever is in it; rooms know nothing of each other. Window thread.
#pragma once

#include "ui/common/formats.h"

#include <QWidget>

namespace plateglass::ui {

class Room : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Nothing of the workspace stays in any view.
    virtual void leave() = 0;
    virtual void setFormats(const Formats& formats) = 0;
    /// F6: the next panel, or the previous one.
    virtual void cyclePanel(int by) = 0;
    /// Puts the focus where work begins.
    virtual void focusFirst() = 0;
    /// Esc, where nothing with the focus took it.
    virtual void stepBack() = 0;

Q_SIGNALS:
    void said(const QString& sentence);  ///< what came of the last act, for the status line
    void hinted(const QString& hint);    ///< how an armed tool is used; empty: none is
    void recordsWritten();               ///< the number of the newest record is to be looked up
};

} // namespace plateglass::ui
