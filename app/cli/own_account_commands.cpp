// account passwd, account totp: what people do about their own account, and the reset of a lost second factor.
#include "cli/command.h"
#include "cli/qr_text.h"
#include "cli/sentences.h"
#include "cli/sign_in.h"

#include "gate/account_desk.h"

#include <array>
#include <iostream>

namespace plateglass::cli {

namespace {

/// The account that was named must be the one that signs in.
bool isOwn(const Arguments& arguments) { return arguments.valueOr("user", arguments.names()[1]) == arguments.names()[1]; }

/// The line that answers `label`: from the terminal, or from standard input where that is a pipe.
std::string answer(Console& console, const std::string& label)
{
    if (auto typed = console.askSecret(label)) return *typed;
    std::string line;
    std::getline(std::cin, line);
    return line;
}

} // namespace

Exit accountPasswd(const Arguments& arguments, Console& console)
{
    constexpr std::string_view kept = "the old password still holds";
    if (!isOwn(arguments)) return usage(console, "a password is changed by its own account: --user and NAME are two people");
    const base::SystemClock clock;
    const auto present = presentPassword(arguments, console);
    if (!present) return usage(console, "no password is given: set PLATEGLASS_PASSWORD, or say --password-file FILE");
    const auto gate = signIn(arguments, policy::Role::Analyst, clock, console, arguments.names()[1]);
    if (!gate) return gate.error();
    constexpr std::array<const char*, 1> variables = {"PLATEGLASS_NEW_PASSWORD"};
    const auto wanted = passwordFrom(arguments, "new-password-file", variables, console, "New password: ");
    if (!wanted) return usage(console, "no new password is given: set PLATEGLASS_NEW_PASSWORD, or say --new-password-file FILE");
    if (const auto changed = (*gate)->accountDesk().changePassword(*present, *wanted); !changed) return report(console, changed.error(), kept);
    console.out("The password is changed. Copies of this workspace made before still open with the old one.\n");
    return Exit::Done;
}

Exit accountTotp(const Arguments& arguments, Console& console)
{
    const base::SystemClock clock;
    if (!arguments.has("reset") && !isOwn(arguments)) return usage(console, "a second factor is enrolled by its own account; an administrator says --reset to take a lost one away");
    const auto self = arguments.has("reset") ? std::optional<std::string>() : arguments.names()[1];
    const auto gate = signIn(arguments, policy::Role::Administrator, clock, console, self);
    if (!gate) return gate.error();
    gate::AccountDesk& desk = (*gate)->accountDesk();
    if (arguments.has("reset")) {
        const auto reset = desk.resetTotp(arguments.names()[1]);
        if (!reset) return report(console, reset.error(), "the second factor still holds");
        console.out("The second factor of " + printable(reset->name) + " is taken away.\n");
        return Exit::Done;
    }
    const auto made = desk.beginTotp();
    if (!made) return report(console, made.error(), "nothing was changed");
    console.out(made->uri + "\n" + made->secret + "\n" + qrLines(made->uri, console.outputIsTerminal() ? Ground::Terminal : Ground::Unknown));
    if (!console.outputIsWhole()) return Exit::Error;
    std::fflush(stdout);
    if (const auto confirmed = desk.confirmTotp(answer(console, "Code that the app shows: ")); !confirmed) return report(console, confirmed.error(), "nothing was changed");
    console.out("The second factor is enrolled.\n");
    return Exit::Done;
}

} // namespace plateglass::cli
