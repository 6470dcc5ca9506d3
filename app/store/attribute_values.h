// The value list of an attribute term as a yes or no for a word. Private to this folder.
#pragma once

#include "domain/query.h"
#include "store/case_fold.h"

#include <set>

namespace plateglass::store {

class AttributeValues {
public:
    explicit AttributeValues(const domain::AttributeTerm& term) : m_negated(term.negated)
    {
        for (const auto& value : term.values) m_folded.insert(caseFold(value));
    }
    /// An empty word is unknown, and so is the word `unknown` itself.
    [[nodiscard]] bool accept(std::string_view word) const { return listed(word) != m_negated; }
    /// For facts that go by several words: one of them listed is enough.
    [[nodiscard]] bool acceptAnyOf(std::initializer_list<std::string_view> words) const
    {
        for (const auto word : words)
            if (listed(word)) return !m_negated;
        return m_negated;
    }

private:
    [[nodiscard]] bool listed(std::string_view word) const { return m_folded.contains(word.empty() ? "unknown" : caseFold(word)); }

    std::set<std::string, std::less<>> m_folded;
    bool m_negated;
};

} // namespace plateglass::store
