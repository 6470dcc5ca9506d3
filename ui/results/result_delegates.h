// How the cells of the table are drawn. The ground of a row says current, selected, hovered; that comes from the
// investigation, so that all columns of a row and all views agree. Window thread.
#pragma once

#include "ui/models/results_model.h"

#include <QStyledItemDelegate>

namespace plateglass::ui {

class Theme;
struct Tokens;

class TextDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    TextDelegate(const Investigation& investigation, const ResultsModel& model, const Theme& theme, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const final;

protected:
    /// Draws what the cell says; the ground is there already. `room` has the padding taken off.
    virtual void drawContent(QPainter& painter, const QRect& room, const QModelIndex& index) const;

    [[nodiscard]] const Tokens& tokens() const;
    [[nodiscard]] QColor ink() const; ///< of what a cell says
    [[nodiscard]] const ResultsModel& model() const { return m_model; }

private:
    void drawGround(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void drawMarks(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;

    const Investigation& m_investigation;
    const ResultsModel& m_model;
    const Theme& m_theme;
};

/// Each character in a cell of its own; characters that differ from what was asked stand on a bar.
class PlateDelegate final : public TextDelegate {
    Q_OBJECT

public:
    using TextDelegate::TextDelegate;
    [[nodiscard]] static int cellWidth();

protected:
    void drawContent(QPainter& painter, const QRect& room, const QModelIndex& index) const override;
};

/// The sign, and its word where there is room.
class TierDelegate final : public TextDelegate {
    Q_OBJECT

public:
    using TextDelegate::TextDelegate;
    [[nodiscard]] static int signWidth();

protected:
    void drawContent(QPainter& painter, const QRect& room, const QModelIndex& index) const override;
};

/// Three boxes, and the share beside them where there is room.
class ConfidenceDelegate final : public TextDelegate {
    Q_OBJECT

public:
    using TextDelegate::TextDelegate;

protected:
    void drawContent(QPainter& painter, const QRect& room, const QModelIndex& index) const override;
};

} // namespace plateglass::ui
