#include "ui/results/whole_rows.h"

#include "ui/common/tokens.h"

#include <QHeaderView>
#include <QTableView>

namespace plateglass::ui {

WholeRows::WholeRows(QTableView* table, QWidget* parent) : QWidget(parent), m_table(table)
{
    m_table->setParent(this);
    setFocusProxy(m_table);
}

void WholeRows::resizeEvent(QResizeEvent*)
{
    fit();
}

void WholeRows::fit()
{
    const int head = m_table->horizontalHeader()->minimumHeight(); // fixed, and known before it is laid out
    const int row = m_table->verticalHeader()->defaultSectionSize();
    const int rows = qMax(0, height() - size::kGrid - head) / row; // the last one ends before the edge, so that nobody takes it for cut
    m_table->setGeometry(0, 0, width(), rows > 0 ? head + rows * row : height());
}

} // namespace plateglass::ui
