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

[[nodiscard]] inline QString toQt(const std::filesystem::path& path)
{
    return toQt(path.string());
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
