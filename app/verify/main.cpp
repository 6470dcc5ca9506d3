// plateglass-verify: checks an exported audit log without trusting whoever exported it. See usage() in options.cpp.
#include "verify/log_verifier.h"

#include <cstdio>

namespace {

enum ExitStatus { Done = 0, No = 1, Usage = 2, Failure = 3 };

int complain(ExitStatus status, const std::string& sentence)
{
    std::fprintf(stderr, "plateglass-verify: %s\n", sentence.c_str());
    return status;
}

} // namespace

int main(int argc, char** argv)
{
    using namespace plateglass::verify;
    const std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
    const auto options = parseOptions(arguments);
    if (!options) return complain(Usage, options.error().detail + "; --help shows how it is called");
    if (options->help) return std::fputs(usage().c_str(), stdout) < 0 ? Failure : Done;
    const auto verified = options->proof ? verifyRecord(*options) : verifyLog(*options);
    if (!verified)
        return complain(verified.error().code == plateglass::base::Errc::InvalidArgument ? Usage : Failure, verified.error().detail + ". Nothing was verified.");
    const auto text = verified->report.text(options->format, verified->key);
    if (std::fputs(text.c_str(), stdout) < 0 || std::fflush(stdout) != 0) return complain(Failure, "the report could not be written");
    return verified->report.exitStatus(verified->key);
}
