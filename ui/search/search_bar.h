// The search bar: one line of text in the query language, whether it can be asked and why not, and the one button that
// asks. It knows the language through the checker and nothing of reads; it never searches by itself. Window thread.
#pragma once

#include "ui/common/async.h"
#include "ui/search/query_verdict.h"

#include <QStringList>
#include <QWidget>

class QHBoxLayout;

namespace plateglass::ui {

class KeyedButton;
class QueryEdit;
class Theme;
class TonedLabel;
class VerdictMark;

class SearchBar : public QWidget {
    Q_OBJECT

public:
    enum class Readiness {
        Ready,
        NoSession,
        Paused,
        Searching,
        NotAllowed, ///< the account's role does not search
    };

    explicit SearchBar(const Theme& theme, QWidget* parent = nullptr);

    /// Replaces the language; null: no text is a question. The checker is called on another thread.
    void setChecker(QueryChecker checker);
    void setReadiness(Readiness readiness);
    /// Questions shown while the text is empty; choosing one fills the text and does not run it.
    void setExamples(const QStringList& examples);

    [[nodiscard]] QString text() const;
    /// The last text that was judged, not yet judged text being typed.
    [[nodiscard]] const QueryVerdict& verdict() const { return m_verdict; }

public Q_SLOTS:
    void setText(const QString& text);
    /// Puts what was drawn on the map or dragged on the timeline into the text, in place of an earlier term of its kind.
    void putTerm(const QString& term);
    void focusText(); ///< caret into the text, all of it selected
    void run();       ///< as the button; says why where it cannot

Q_SIGNALS:
    void runRequested(const QString& text);
    void cancelRequested();
    void textChanged(const QString& text);
    void judged(); ///< verdict() is that of text()

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build(const Theme& theme);
    void judgeSoon();
    void showVerdict(const QueryVerdict& verdict);
    void rejudge();
    void layOutMark();
    void fitExamples();
    void updateButtons();
    void updateNote();
    void placeWords();
    [[nodiscard]] bool fitsBesideText(const QString& words) const;
    [[nodiscard]] QString reasonNotToRun() const;

    const Theme& m_theme;
    QueryEdit* m_edit;
    VerdictMark* m_mark;
    TonedLabel* m_note;
    TonedLabel* m_hint;
    QWidget* m_below; ///< the line under the field, there only while it is needed
    QWidget* m_examples;
    QHBoxLayout* m_exampleRow;
    KeyedButton* m_run;
    KeyedButton* m_cancel;
    Readiness m_readiness = Readiness::NoSession;
    QueryChecker m_checker;
    QueryVerdict m_verdict;
    std::expected<domain::Query, domain::QueryFault> m_checked;
    bool m_nothingSpecial = false; ///< the note says only what holds for every search
    bool m_pending = false;  ///< text() has not been judged yet
    bool m_runWanted = false; ///< run() came before the judgement
    AsyncLane m_lane;
};

} // namespace plateglass::ui
