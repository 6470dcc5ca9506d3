#include "cli/console.h"

#include <array>
#include <cerrno>
#include <csignal>

#if defined(_WIN32)
#  include <io.h>
#  include <windows.h>
#else
#  include <sys/ioctl.h>
#  include <termios.h>
#  include <unistd.h>
#endif

namespace plateglass::cli {

namespace {

bool isTerminal(int stream)
{
#if defined(_WIN32)
    return _isatty(stream) != 0;
#else
    return isatty(stream) != 0;
#endif
}

std::string withoutLineEnd(std::string line)
{
    while (line.ends_with('\n') || line.ends_with('\r')) line.pop_back();
    return line;
}

/// The terminal itself, whatever standard input is.
class Terminal {
public:
#if defined(_WIN32)
    Terminal() : m_in(std::fopen("CONIN$", "r")), m_out(std::fopen("CONOUT$", "w"))
    {
        m_handle = GetStdHandle(STD_INPUT_HANDLE);
        m_ok = m_in && m_out && GetConsoleMode(m_handle, &m_before) && SetConsoleMode(m_handle, m_before & ~DWORD(ENABLE_ECHO_INPUT));
    }
    ~Terminal()
    {
        if (m_ok) SetConsoleMode(m_handle, m_before);
        close();
    }
#else
    Terminal() : m_in(std::fopen("/dev/tty", "r")), m_out(std::fopen("/dev/tty", "w"))
    {
        if (!m_in || !m_out || tcgetattr(fileno(m_in), &m_before) != 0) return;
        // Ctrl+C must end the reading, not the program: the echo has to be put back first.
        struct sigaction wake{};
        wake.sa_handler = [](int) {};
        sigaction(SIGINT, &wake, &m_interruptBefore);
        auto silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        m_ok = tcsetattr(fileno(m_in), TCSAFLUSH, &silent) == 0;
    }
    ~Terminal()
    {
        if (m_ok) {
            tcsetattr(fileno(m_in), TCSAFLUSH, &m_before);
            sigaction(SIGINT, &m_interruptBefore, nullptr);
        }
        close();
        if (m_interrupted) std::raise(SIGINT);
    }
#endif
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    std::optional<std::string> ask(const std::string& label)
    {
        if (!m_ok) return {};
        std::fputs(label.c_str(), m_out);
        std::fflush(m_out);
        std::array<char, 1024> line{};
        const bool answered = std::fgets(line.data(), static_cast<int>(line.size()), m_in) != nullptr;
        m_interrupted = !answered && errno == EINTR;
        std::fputs("\n", m_out);
        if (!answered) return {};
        return withoutLineEnd(line.data());
    }

private:
    void close()
    {
        if (m_in) std::fclose(m_in);
        if (m_out) std::fclose(m_out);
    }
    std::FILE* m_in;
    std::FILE* m_out;
    bool m_ok = false;
    bool m_interrupted = false;
#if defined(_WIN32)
    HANDLE m_handle = nullptr;
    DWORD m_before = 0;
#else
    termios m_before{};
    struct sigaction m_interruptBefore{};
#endif
};

} // namespace

void Console::out(std::string_view text)
{
    if (!m_outFailed && std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) m_outFailed = true;
}

void Console::complain(std::string_view sentence) { note("plateglass-cli: " + std::string(sentence) + "\n"); }

void Console::note(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

bool Console::outputIsWhole()
{
    if (std::fflush(stdout) != 0 || std::ferror(stdout)) m_outFailed = true;
    return !m_outFailed;
}

bool Console::outputIsTerminal() const { return isTerminal(1); }

bool Console::errorIsTerminal() const
{
    return isTerminal(2);
}

int Console::width() const
{
    constexpr int usual = 80;
#if defined(_WIN32)
    return usual;
#else
    winsize size{};
    return ioctl(2, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : usual;
#endif
}

std::optional<std::string> Console::askSecret(const std::string& label)
{
    if (!errorIsTerminal()) return {};
    return Terminal().ask(label);
}

std::string printable(std::string_view text)
{
    std::string shown(text);
    for (char& c : shown)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';
    // C1 controls are U+0080..U+009F: 0xC2 and a byte below 0xA0 in UTF-8.
    for (std::size_t i = 0; i + 1 < shown.size(); ++i)
        if (shown[i] == '\xc2' && static_cast<unsigned char>(shown[i + 1]) < 0xa0) shown[i] = shown[i + 1] = '?';
    return shown;
}

} // namespace plateglass::cli
