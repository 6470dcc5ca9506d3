#include "json/json.h"

#include <simdjson.h>

#include <charconv>
#include <format>

namespace plateglass::json {

namespace {

using base::Errc;
using base::fail;
using base::Result;

Result<Value> convert(simdjson::dom::element element)
{
    using simdjson::dom::element_type;
    switch (element.type()) {
    case element_type::ARRAY: {
        Array out;
        for (const auto child : simdjson::dom::array(element)) {
            PG_TRY(auto value, convert(child));
            out.push_back(std::move(value));
        }
        return Value(std::move(out));
    }
    case element_type::OBJECT: {
        Object out;
        for (const auto [key, child] : simdjson::dom::object(element)) {
            PG_TRY(auto value, convert(child));
            if (!out.emplace(std::string(key), std::move(value)).second) return fail(Errc::Malformed, "duplicate key in JSON object");
        }
        return Value(std::move(out));
    }
    case element_type::STRING: return Value(std::string_view(element));
    case element_type::INT64: return Value(std::int64_t(element));
    case element_type::UINT64: return Value(static_cast<double>(std::uint64_t(element)));
    case element_type::DOUBLE: return Value(double(element));
    case element_type::BOOL: return Value(bool(element));
    case element_type::NULL_VALUE: return Value();
    }
    return fail(Errc::Malformed, "JSON type");
}

void writeString(std::string& out, std::string_view text)
{
    out += '"';
    for (const char c : text) {
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\b': out += "\\b"; break;
        case '\f': out += "\\f"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) out += std::format("\\u{:04x}", static_cast<unsigned>(c));
            else out += c;
        }
    }
    out += '"';
}

void writeValue(std::string& out, const Value& value, int indent)
{
    const auto newline = [&](int level) {
        if (indent < 0) return;
        out += '\n';
        out.append(static_cast<std::size_t>(level) * 2, ' ');
    };
    const int inner = indent < 0 ? -1 : indent + 1;
    if (const auto* b = value.boolean()) out += *b ? "true" : "false";
    else if (const auto* i = value.integer()) out += std::to_string(*i);
    else if (const auto* d = value.real()) out += std::format("{}", *d);
    else if (const auto* s = value.string()) writeString(out, *s);
    else if (const auto* a = value.array()) {
        out += '[';
        bool first = true;
        for (const auto& child : *a) {
            if (!std::exchange(first, false)) out += ',';
            newline(inner);
            writeValue(out, child, inner);
        }
        if (!a->empty()) newline(indent);
        out += ']';
    } else if (const auto* o = value.object()) {
        out += '{';
        bool first = true;
        for (const auto& [key, child] : *o) {
            if (!std::exchange(first, false)) out += ',';
            newline(inner);
            writeString(out, key);
            out += indent < 0 ? ":" : ": ";
            writeValue(out, child, inner);
        }
        if (!o->empty()) newline(indent);
        out += '}';
    } else out += "null";
}

Result<void> checkCanonical(const Value& value)
{
    constexpr std::int64_t limit = std::int64_t(1) << 53;
    if (value.isNull()) return fail(Errc::InvalidArgument, "null in a canonical record");
    if (value.real()) return fail(Errc::InvalidArgument, "float in a canonical record");
    if (const auto* i = value.integer(); i && (*i >= limit || *i <= -limit)) return fail(Errc::InvalidArgument, "integer of 2^53 or more in a canonical record");
    if (const auto* s = value.string())
        for (const char c : *s)
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return fail(Errc::InvalidArgument, "control character in a canonical record");
    if (const auto* a = value.array())
        for (const auto& child : *a) PG_TRY_VOID(checkCanonical(child));
    if (const auto* o = value.object())
        for (const auto& [key, child] : *o) {
            for (const char c : key)
                if (c < 0x20 || c > 0x7e) return fail(Errc::InvalidArgument, "key of a canonical record is not ASCII");
            PG_TRY_VOID(checkCanonical(child));
        }
    return {};
}

} // namespace

const Value* Value::find(std::string_view key) const
{
    const auto* o = object();
    if (!o) return nullptr;
    const auto it = o->find(key);
    return it == o->end() ? nullptr : &it->second;
}

std::string Value::stringOr(std::string_view key, std::string_view fallback) const
{
    const auto* v = find(key);
    return v && v->string() ? *v->string() : std::string(fallback);
}

std::int64_t Value::integerOr(std::string_view key, std::int64_t fallback) const
{
    const auto* v = find(key);
    return v && v->integer() ? *v->integer() : fallback;
}

bool Value::boolOr(std::string_view key, bool fallback) const
{
    const auto* v = find(key);
    return v && v->boolean() ? *v->boolean() : fallback;
}

base::Result<double> Value::number() const
{
    if (const auto* i = integer()) return static_cast<double>(*i);
    if (const auto* d = real()) return *d;
    return fail(Errc::Malformed, "a number was expected");
}

struct Reader::Memory {
    simdjson::dom::parser parser;
    std::string padded; ///< simdjson reads beyond the end of what it parses
    std::size_t room = 0;
    int depth = 0;
};

Reader::Reader() : m_memory(std::make_unique<Memory>()) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

base::Result<Value> parse(std::string_view text, int maxDepth) { return Reader().parse(text, maxDepth); }

base::Result<Value> Reader::parse(std::string_view text, int maxDepth)
{
    auto& [parser, padded, room, depth] = *m_memory;
    try {
        const auto needed = text.size() + simdjson::SIMDJSON_PADDING;
        if (needed > room || depth != maxDepth) {
            if (parser.allocate(needed, static_cast<std::size_t>(maxDepth)) != simdjson::SUCCESS) return fail(Errc::LimitExceeded, "JSON text is too large");
            room = needed;
            depth = maxDepth;
        }
        padded.assign(text);
        padded.append(simdjson::SIMDJSON_PADDING, ' ');
        simdjson::dom::element root;
        if (const auto error = parser.parse(padded.data(), text.size(), false).get(root))
            return fail(error == simdjson::DEPTH_ERROR ? Errc::LimitExceeded : Errc::Malformed, simdjson::error_message(error));
        return convert(root);
    } catch (const simdjson::simdjson_error& error) {
        return fail(Errc::Malformed, error.what());
    }
}

std::string write(const Value& value)
{
    std::string out;
    writeValue(out, value, -1);
    return out;
}

std::string writePretty(const Value& value)
{
    std::string out;
    writeValue(out, value, 0);
    out += '\n';
    return out;
}

base::Result<std::string> writeCanonical(const Value& value)
{
    PG_TRY_VOID(checkCanonical(value));
    return write(value);
}

} // namespace plateglass::json
