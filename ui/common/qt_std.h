// The one crossing between Qt's types and the standard ones: UTF-8 both ways. Any thread.
#pragma once

#include <QString>

#include <filesystem>
#include <string>
#include <string_view>

namespace plateglass::ui {

[[nodiscard]] inline QString toQt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// An exact match, so that a std::string is not taken for a path.
[[nodiscard]] inline QString toQt(const std::string& text)
{
    return toQt(std::string_view(text));
}

[[nodiscard]] inline QString toQt(const std::filesystem::path& path)
{
    return QString::fromStdU16String(path.u16string());
}

[[nodiscard]] inline std::string toStd(const QString& text)
{
    return text.toStdString();
}

[[nodiscard]] inline std::filesystem::path toPath(const QString& text)
{
    return std::filesystem::path(text.toStdU16String());
}

} // namespace plateglass::ui
