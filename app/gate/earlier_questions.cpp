#include "gate/earlier_questions.h"

#include "json/json.h"

#include <algorithm>
#include <ranges>

namespace plateglass::gate {

using base::Result;

namespace {

constexpr std::uint64_t kMostRecords = 5'000;
constexpr std::uint64_t kBatch = 500;

bool isStartBy(const std::string& record, const std::string& pseudonym)
{
    if (!record.contains("\"type\":\"session.start\""))
        return false; // most records, without parsing them
    const auto value = json::parse(record);
    const auto* actor = value ? value->find("actor") : nullptr;
    return actor && value->stringOr("type", "") == "session.start" && actor->stringOr("uid", "") == pseudonym;
}

} // namespace

Result<std::vector<std::string>> earlierQuestions(const audit::AuditLog& log, const std::string& pseudonym, const std::string& caseNumber, int memory)
{
    std::vector<std::string> questions;
    const std::uint64_t size = log.size();
    const std::uint64_t first = size > kMostRecords ? size - kMostRecords : 0;
    for (std::uint64_t end = size; end > first && questions.size() < static_cast<std::size_t>(memory);) {
        const std::uint64_t begin = std::max(first, end > kBatch ? end - kBatch : 0);
        PG_TRY(const auto records, log.records(begin, end - begin));
        for (const auto& record : records | std::views::reverse) {
            if (!isStartBy(record.bytes, pseudonym) || questions.size() == static_cast<std::size_t>(memory))
                continue;
            PG_TRY(const auto disclosures, log.disclosures(record.seq));
            std::string question, under;
            for (const auto& stored : disclosures) {
                const auto disclosure = audit::Disclosure::parse(stored.text);
                if (!disclosure || !disclosure->value.string())
                    continue;
                if (disclosure->name == "text")
                    question = *disclosure->value.string();
                if (disclosure->name == "case")
                    under = *disclosure->value.string();
            }
            if (!question.empty() && under != caseNumber)
                questions.push_back(std::move(question));
        }
        end = begin;
    }
    return questions;
}

} // namespace plateglass::gate
