// JSON as a value. Reading is simdjson's; the value, and the canonical form that audit records and policies are hashed
// in, are here. Any thread; values are independent of the text they came from.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace plateglass::json {

class Value;
using Array = std::vector<Value>;
using Object = std::map<std::string, Value, std::less<>>; ///< sorted by bytes, which for ASCII keys is RFC 8785 order

class Value {
public:
    Value() = default;
    Value(std::nullptr_t) {}
    Value(bool b) : m_value(b) {}
    Value(int i) : m_value(static_cast<std::int64_t>(i)) {}
    Value(std::int64_t i) : m_value(i) {}
    Value(std::uint64_t i) : m_value(static_cast<std::int64_t>(i)) {}
    Value(double d) : m_value(d) {}
    Value(const char* s) : m_value(std::string(s)) {}
    Value(std::string s) : m_value(std::move(s)) {}
    Value(std::string_view s) : m_value(std::string(s)) {}
    Value(Array a) : m_value(std::move(a)) {}
    Value(Object o) : m_value(std::move(o)) {}

    bool operator==(const Value&) const = default;

    [[nodiscard]] bool isNull() const { return std::holds_alternative<std::monostate>(m_value); }
    [[nodiscard]] const bool* boolean() const { return std::get_if<bool>(&m_value); }
    [[nodiscard]] const std::int64_t* integer() const { return std::get_if<std::int64_t>(&m_value); }
    [[nodiscard]] const double* real() const { return std::get_if<double>(&m_value); }
    [[nodiscard]] const std::string* string() const { return std::get_if<std::string>(&m_value); }
    [[nodiscard]] const Array* array() const { return std::get_if<Array>(&m_value); }
    [[nodiscard]] const Object* object() const { return std::get_if<Object>(&m_value); }
    [[nodiscard]] Array* array() { return std::get_if<Array>(&m_value); }
    [[nodiscard]] Object* object() { return std::get_if<Object>(&m_value); }

    /// Member of an object, or nullptr when this is no object or has no such member.
    [[nodiscard]] const Value* find(std::string_view key) const;
    /// Convenience for reading settings: the member's string / integer / bool, or the fallback when absent or of another type.
    [[nodiscard]] std::string stringOr(std::string_view key, std::string_view fallback) const;
    [[nodiscard]] std::int64_t integerOr(std::string_view key, std::int64_t fallback) const;
    [[nodiscard]] bool boolOr(std::string_view key, bool fallback) const;
    /// An integer or a real as double; Errc::Malformed for anything else.
    [[nodiscard]] base::Result<double> number() const;

private:
    std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> m_value;
};

/// Parses UTF-8 JSON of at most `maxDepth` nested levels. Errc::Malformed for anything else, duplicate keys included.
[[nodiscard]] base::Result<Value> parse(std::string_view text, int maxDepth = 64);

/// Parses many texts with the memory of one. One thread at a time.
class Reader {
public:
    Reader();
    ~Reader();
    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) noexcept;
    /// As json::parse.
    [[nodiscard]] base::Result<Value> parse(std::string_view text, int maxDepth = 64);

private:
    struct Memory;
    std::unique_ptr<Memory> m_memory;
};

/// Compact text, keys sorted, every JSON type allowed; doubles in shortest round-trip form.
[[nodiscard]] std::string write(const Value& value);

/// Two-space indented text for files people read.
[[nodiscard]] std::string writePretty(const Value& value);

/// RFC 8785 restricted for records: ASCII keys, strings, integers below 2^53, booleans, arrays, objects;
/// Errc::InvalidArgument for floats, nulls, larger integers, control characters or non-ASCII keys.
[[nodiscard]] base::Result<std::string> writeCanonical(const Value& value);

} // namespace plateglass::json
