#include "ui/shell/page_stack.h"

#include <QAccessibleWidget>

namespace plateglass::ui {

namespace {

class CurrentPageOnly final : public QAccessibleWidget {
public:
    explicit CurrentPageOnly(PageStack* stack) : QAccessibleWidget(stack, QAccessible::LayeredPane), m_stack(stack) {}

    int childCount() const override { return m_stack->currentWidget() ? 1 : 0; }
    QAccessibleInterface* child(int index) const override { return index == 0 ? QAccessible::queryAccessibleInterface(m_stack->currentWidget()) : nullptr; }
    int indexOfChild(const QAccessibleInterface* child) const override { return child && child->object() == m_stack->currentWidget() ? 0 : -1; }

private:
    PageStack* m_stack;
};

QAccessibleInterface* interfaceFor(const QString&, QObject* object)
{
    auto* stack = qobject_cast<PageStack*>(object);
    return stack ? new CurrentPageOnly(stack) : nullptr;
}

} // namespace

PageStack::PageStack(QWidget* parent) : QStackedWidget(parent)
{
    QAccessible::installFactory(interfaceFor); // Qt keeps it once, however often it is given
}

} // namespace plateglass::ui
