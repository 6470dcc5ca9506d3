// What the verifier has to say: one line a check, and a last line for the whole. Values; one thread.
#pragma once

#include <string>
#include <vector>

namespace plateglass::verify {

struct Check {
    bool holds = false;
    std::string name; ///< stable word for machines: `checkpoint`, `records`, `tiles` …
    std::string text; ///< one sentence, without plates, names or coordinates
};

enum class KeySource { Independent, Folder };
enum class Format { Text, Json };

class Report {
public:
    void holds(std::string name, std::string text) { m_checks.push_back({true, std::move(name), std::move(text)}); }
    void fails(std::string name, std::string text) { m_checks.push_back({false, std::move(name), std::move(text)}); }

    [[nodiscard]] const std::vector<Check>& checks() const { return m_checks; }
    [[nodiscard]] bool allHold() const;
    /// Lines that begin with `ok   ` or `FAIL `, or one JSON object.
    [[nodiscard]] std::string text(Format format, KeySource key) const;
    /// 0 only if every check holds and the key came from elsewhere.
    [[nodiscard]] int exitStatus(KeySource key) const;

private:
    [[nodiscard]] std::string verdict(KeySource key) const;
    std::vector<Check> m_checks;
};

} // namespace plateglass::verify
