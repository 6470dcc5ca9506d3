// Gives a table a height that shows its rows whole: what is left over stays empty below it. Window thread.
#pragma once

#include <QWidget>

class QTableView;

namespace plateglass::ui {

class WholeRows : public QWidget {
    Q_OBJECT

public:
    /// Takes the table.
    explicit WholeRows(QTableView* table, QWidget* parent = nullptr);

    /// After the table's rows became higher or lower.
    void fit();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QTableView* m_table;
};

} // namespace plateglass::ui
