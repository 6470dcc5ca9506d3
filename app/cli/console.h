// Standard output, standard error and the terminal behind them. One thread at a time.
#pragma once

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

namespace plateglass::cli {

class Console {
public:
    void out(std::string_view text);
    /// One line on standard error, `plateglass-cli: ` before it.
    void complain(std::string_view sentence);
    /// Text on standard error as it is.
    void note(std::string_view text);

    /// False once standard output took no more: a closed pipe, a full disk.
    [[nodiscard]] bool outputIsWhole();
    [[nodiscard]] bool outputIsTerminal() const;
    [[nodiscard]] bool errorIsTerminal() const;
    [[nodiscard]] int width() const; ///< of the terminal behind standard error, in characters

    /// Asks on the terminal without echo; empty where there is no terminal.
    [[nodiscard]] std::optional<std::string> askSecret(const std::string& label);

private:
    bool m_outFailed = false;
};

/// Control characters shown as `?`, so that no file can drive the terminal that shows it.
[[nodiscard]] std::string printable(std::string_view text);

} // namespace plateglass::cli
