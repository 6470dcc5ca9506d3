// image: a read's photograph to a file.
#include "cli/command.h"
#include "cli/output_file.h"
#include "cli/sentences.h"
#include "cli/sign_in.h"

#include <charconv>

namespace plateglass::cli {

Exit image(const Arguments& arguments, Console& console)
{
    const auto& word = arguments.names()[1];
    base::ReadId read;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), read.value);
    if (error != std::errc() || end != word.data() + word.size()) return usage(console, "READ-ID is the number of a read, as search prints it");
    const auto file = arguments.valueOr("out", "");
    if (file.empty()) return usage(console, "--out FILE is missing");
    std::error_code failed;
    if (std::filesystem::exists(file, failed)) return report(console, {base::Errc::AlreadyExists, "the output file"}, "no image was opened");
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Analyst, clock, console);
    if (!gate) return gate.error();
    if (const auto session = openSession(**gate, arguments, console); !session) return session.error();
    const auto opened = (*gate)->openImage(read, arguments.has("crop") ? gate::ImagePart::Crop : gate::ImagePart::Whole);
    if (!opened) return report(console, opened.error(), "no file was written");
    if (const auto written = writeNewFile(file, opened->bytes); !written) return report(console, written.error(), "no file was written, but the opening is recorded");
    console.out(std::to_string(opened->bytes.size()) + " bytes to " + printable(file) + "; record " + std::to_string(opened->record) + ".\n");
    return Exit::Done;
}

} // namespace plateglass::cli
