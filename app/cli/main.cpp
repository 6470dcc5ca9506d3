// plateglass-cli: finds the command in the table and runs it.
#include "cli/command.h"

#include <algorithm>
#include <csignal>

using namespace plateglass;

namespace {

std::string overview()
{
    std::string text = "Usage: plateglass-cli COMMAND ...\n\n";
    for (const auto& command : cli::commands()) text += "  " + std::string(command.words) + " " + std::string(command.synopsis) + "\n";
    return text + "\nCommands that sign in take --user NAME; the password is in PLATEGLASS_PASSWORD, in --password-file FILE, or asked on the terminal.\n"
                  "plateglass-cli COMMAND --help shows an example. Exit status: 0 done, 1 no, 2 usage, 3 error.\n";
}

std::string help(const cli::Command& command)
{
    return "Usage: plateglass-cli " + std::string(command.words) + " " + std::string(command.synopsis) + "\n\n" + std::string(command.summary) + "\n\nExample:\n  "
        + std::string(command.example) + "\n";
}

/// Do the first words of the command line spell this command?
bool spells(std::string_view command, std::span<const std::string> words)
{
    std::string spelled;
    for (const auto& word : words) {
        spelled += (spelled.empty() ? "" : " ") + word;
        if (spelled.size() >= command.size()) break;
    }
    return spelled == command;
}

std::size_t wordCount(std::string_view command) { return static_cast<std::size_t>(std::ranges::count(command, ' ')) + 1; }

cli::Exit runCommand(const cli::Command& command, std::span<const std::string> words, cli::Console& console)
{
    if (std::ranges::contains(words, "--help")) {
        console.out(help(command));
        return cli::Exit::Done;
    }
    const auto arguments = cli::Arguments::parse(command.grammar, words);
    if (!arguments) return cli::usage(console, arguments.error().detail);
    return command.run(*arguments, console);
}

cli::Exit run(std::span<const std::string> words, cli::Console& console)
{
    for (const auto& command : cli::commands())
        if (spells(command.words, words)) return runCommand(command, words.subspan(wordCount(command.words)), console);
    for (const auto later : cli::laterCommands())
        if (spells(later, words)) return cli::usage(console, std::string(later) + " is not in this version");
    if (!words.empty() && words.front() == "--version") {
        console.out("plateglass-cli " PLATEGLASS_VERSION "\n");
        return cli::Exit::Done;
    }
    if (!words.empty() && words.front() == "--help") {
        console.out(overview());
        return cli::Exit::Done;
    }
    return cli::usage(console, words.empty() ? "a command is missing" : "there is no such command");
}

} // namespace

int main(int argc, char** argv)
{
#if !defined(_WIN32)
    std::signal(SIGPIPE, SIG_IGN); // a closed pipe is an error of writing: the session must still end in order
#endif
    cli::Console console;
    const std::vector<std::string> words(argv + 1, argv + argc);
    const auto exit = run(words, console);
    if (console.outputIsWhole()) return static_cast<int>(exit);
    console.complain("standard output could not be written to its end; what was done stays done; look at the disk or the program that reads it.");
    return static_cast<int>(cli::Exit::Error);
}
