// The small list beside a camera site: its reads that pass the filters, newest below. Choosing one makes it current.
// Plates stand in it only when their showing will be recorded. Window thread.
#pragma once

#include "gate/questions.h"
#include "ui/common/formats.h"

#include <QAbstractListModel>
#include <QFrame>

#include <vector>

class QListView;

namespace plateglass::ui {

class Investigation;
class Theme;
class TonedLabel;

class SiteReadsModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { TimeRole = Qt::UserRole + 1, PlateRole };
    enum class Plates { Shown, Withheld };

    explicit SiteReadsModel(QObject* parent = nullptr) : QAbstractListModel(parent) {}
    void setRows(gate::ResultPtr result, std::vector<qint64> rows, Plates plates);
    void setFormats(const Formats& formats);
    [[nodiscard]] const gate::ResultPtr& result() const { return m_result; }
    [[nodiscard]] qint64 position(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    [[nodiscard]] int rowOf(qint64 position) const; ///< -1: not in the list
    [[nodiscard]] bool showsPlates() const { return m_plates == Plates::Shown; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    gate::ResultPtr m_result;
    std::vector<qint64> m_rows;
    Plates m_plates = Plates::Withheld;
    Formats m_formats;
};

class SiteList : public QFrame {
    Q_OBJECT

public:
    SiteList(Investigation& investigation, const Theme& theme, QWidget* parent);

    void open(const QString& camera, std::vector<qint64> rows, SiteReadsModel::Plates plates, QPoint beside);
    void setFormats(const Formats& formats) { m_model.setFormats(formats); }
    [[nodiscard]] QListView& view() const { return *m_view; }

Q_SIGNALS:
    void rowsShown(const std::vector<plateglass::gate::RowRange>& rows); ///< of the present result
    void closed();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void reportShown();
    void showCurrent();

    Investigation& m_investigation;
    const Theme& m_theme;
    SiteReadsModel m_model;
    TonedLabel* m_title;
    QListView* m_view;
    bool m_following = false; ///< the list is taking over the current read; it must not answer itself
};

} // namespace plateglass::ui
