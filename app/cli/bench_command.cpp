// bench: asks the questions of a file through the gate and says what each class takes, the engine's and the gate's share apart.
// Every question is a search like any other: under a session, recorded, in the account's name.
#include "cli/bench_figures.h"
#include "cli/interrupt.h"
#include "cli/search_run.h"
#include "cli/sentences.h"
#include "cli/sign_in.h"

#include "json/json.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <numeric>

#ifdef __linux__
#include <fcntl.h>
#include <unistd.h>
#endif

namespace plateglass::cli {

namespace fs = std::filesystem;
using std::chrono::duration_cast;
using std::chrono::microseconds;
using std::chrono::steady_clock;

namespace {

constexpr std::array kFormats = {Format::Table, Format::Json};
constexpr std::uint64_t kFirstPage = 40; ///< rows a screen shows

struct QuestionClass {
    std::string name;
    std::vector<std::string> questions;
};

/// One JSON object a line with `class` and `query`; other members are other programs'. An empty query is a class that cannot be asked yet.
base::Result<std::vector<QuestionClass>> readQuestions(const std::string& file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in) return base::fail(base::Errc::NotFound, file);
    std::vector<QuestionClass> out;
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        const auto question = json::parse(line);
        const auto* query = question ? question->find("query") : nullptr;
        const std::string name = question ? question->stringOr("class", "") : std::string();
        if (name.empty() || !query || !query->string()) return base::fail(base::Errc::Malformed, "line " + std::to_string(number));
        auto same = std::ranges::find(out, name, &QuestionClass::name);
        if (same == out.end()) same = out.insert(out.end(), {name, {}});
        if (!query->string()->empty()) same->questions.push_back(*query->string());
    }
    if (out.empty()) return base::fail(base::Errc::Malformed, "no questions");
    return out;
}

/// Lets the system forget what it keeps of the workspace's files in memory. What it cannot forget stays; the figure is then not cold.
void forgetFiles([[maybe_unused]] const fs::path& workspace)
{
#ifdef __linux__
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator(workspace, error)) {
        const int file = ::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC);
        if (file < 0) continue;
        ::fdatasync(file);
        ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
        ::close(file);
    }
#endif
}

/// How long the disk under the workspace takes to keep a record's worth of bytes, without any of ours around it.
Microseconds syncTimes([[maybe_unused]] const fs::path& workspace)
{
    Microseconds out;
#ifdef __linux__
    const auto name = (workspace / ".bench-sync").string();
    const int file = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) return out;
    ::unlink(name.c_str()); // gone even if this program is killed
    std::array<char, 512> record{};
    for (int i = 0; i < 50; ++i) {
        const auto start = steady_clock::now();
        if (::write(file, record.data(), record.size()) != static_cast<ssize_t>(record.size()) || ::fdatasync(file) != 0) break;
        out.push_back(duration_cast<microseconds>(steady_clock::now() - start));
    }
    ::close(file);
#endif
    return out;
}

/// One gate at a time, opened anew for every cold figure.
class Bench {
public:
    Bench(const Arguments& arguments, Console& console) : m_arguments(arguments), m_console(console) {}

    std::expected<void, Exit> open()
    {
        if (auto ended = close(); !ended) return ended;
        auto gate = signIn(m_arguments, policy::Role::Analyst, m_clock, m_console);
        if (!gate) return std::unexpected(gate.error());
        m_gate = std::move(*gate);
        return openSession(*m_gate, m_arguments, m_console);
    }

    std::expected<void, Exit> close()
    {
        if (!m_gate) return {};
        const auto ended = m_gate->endSession();
        m_gate.reset();
        if (!ended) return std::unexpected(report(m_console, ended.error(), "the figures above are whole"));
        return {};
    }

    std::expected<ClassFigures, Exit> measure(const QuestionClass& of, std::uint64_t runs)
    {
        ClassFigures figures;
        figures.name = of.name;
        if (auto closed = close(); !closed) return std::unexpected(closed.error());
        forgetFiles(m_arguments.names()[0]);
        if (auto opened = open(); !opened) return std::unexpected(opened.error());
        for (const auto& text : of.questions) { // cold, then once unmeasured
            const auto result = ask(text, nullptr);
            if (!result) return std::unexpected(result.error());
            if (figures.rows.empty()) figures.cold = (*result)->elapsed;
            figures.rows.push_back((*result)->answer.rows.size());
            const auto page = firstPage(*result);
            if (!page) return std::unexpected(page.error());
            figures.firstPage.push_back(*page);
        }
        for (std::uint64_t run = 0; run < runs; ++run)
            for (const auto& text : of.questions)
                if (const auto result = ask(text, &figures); !result) return std::unexpected(result.error());
        return figures;
    }

private:
    std::expected<gate::ResultPtr, Exit> ask(const std::string& text, ClassFigures* figures)
    {
        const auto start = steady_clock::now();
        auto result = m_gate->search(text, m_interrupt.token());
        const auto whole = duration_cast<microseconds>(steady_clock::now() - start);
        if (!result) return std::unexpected(reportFailure(m_console, text, result.error()));
        if (figures) {
            figures->engine.push_back((*result)->elapsed);
            figures->gate.push_back(whole - (*result)->elapsed);
        }
        return std::move(*result);
    }

    std::expected<microseconds, Exit> firstPage(const gate::ResultPtr& result)
    {
        std::vector<std::uint64_t> positions(std::min<std::uint64_t>(kFirstPage, result->answer.rows.size()));
        std::iota(positions.begin(), positions.end(), 0);
        const auto start = steady_clock::now();
        if (const auto rows = m_gate->details(result, positions); !rows) return std::unexpected(report(m_console, rows.error(), "the workspace is as it was"));
        return duration_cast<microseconds>(steady_clock::now() - start);
    }

    const Arguments& m_arguments;
    Console& m_console;
    base::SystemClock m_clock;
    Interrupt m_interrupt;
    std::unique_ptr<gate::Gate> m_gate;
};

} // namespace

Exit bench(const Arguments& arguments, Console& console)
{
    const auto format = formatOf(arguments, kFormats);
    const auto runs = arguments.number("runs");
    const auto file = arguments.value("queries");
    if (!format || !runs) return usage(console, format ? runs.error().detail : format.error().detail);
    if (!file) return usage(console, "--queries FILE is missing");
    const auto classes = readQuestions(*file);
    if (!classes) return report(console, classes.error(), "nothing was asked; the file has one JSON object a line with \"class\" and \"query\"");
    BenchFigures figures;
    figures.sync = syncTimes(arguments.names()[0]);
    Bench bench(arguments, console);
    for (const auto& one : *classes) {
        if (one.questions.empty()) {
            figures.unasked.push_back(one.name);
            continue;
        }
        auto measured = bench.measure(one, std::max<std::uint64_t>(1, runs->value_or(1)));
        if (!measured) return measured.error();
        figures.classes.push_back(std::move(*measured));
    }
    if (const auto closed = bench.close(); !closed) return closed.error();
    printFigures(figures, *format, console);
    return Exit::Done;
}

} // namespace plateglass::cli
