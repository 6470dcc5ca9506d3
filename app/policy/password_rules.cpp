#include "policy/password_rules.h"

#include "policy/common_passwords.h"

#include <algorithm>
#include <array>
#include <set>

namespace plateglass::policy {

namespace {

constexpr std::size_t kLeastWord = 4; ///< shorter names are in too many good passwords

bool isLetter(char c) { return c >= 'a' && c <= 'z'; }
bool startsCharacter(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }
std::size_t characters(std::string_view text) { return static_cast<std::size_t>(std::ranges::count_if(text, startsCharacter)); }

std::string lower(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

/// `p4$$w0rd` to `password`.
std::string plainLetters(std::string text)
{
    constexpr std::string_view from = "@4301$57!", to = "aaeolssti";
    for (char& c : text)
        if (const auto at = from.find(c); at != std::string_view::npos) c = to[at];
    return text;
}

const std::vector<std::string_view>& commonPasswords()
{
    static const std::vector<std::string_view> all = [] {
        std::vector<std::string_view> lines;
        for (auto [name, text] : passwordLists())
            for (std::size_t end; (end = text.find('\n')) != std::string_view::npos; text.remove_prefix(end + 1)) lines.push_back(text.substr(0, end));
        return lines;
    }();
    return all;
}
bool isCommon(std::string_view text) { return std::ranges::binary_search(commonPasswords(), text); }

/// Does the text fall apart into at most `words` common passwords with nothing but digits and signs around them?
bool madeOfCommon(std::string_view text, int words)
{
    if (std::ranges::none_of(text, isLetter)) return true;
    if (words == 0) return false;
    constexpr std::size_t shortest = 5;
    for (std::size_t from = 0; from + shortest <= text.size(); ++from) {
        for (std::size_t length = text.size() - from; length >= shortest; --length)
            if (isCommon(text.substr(from, length)) && madeOfCommon(text.substr(from + length), words - 1)) return true;
        if (isLetter(text[from])) return false; // a letter that no common password covers
    }
    return false;
}

bool isDressedUp(std::string_view text)
{
    constexpr int most = 2; // three and more words are a passphrase
    const bool letters = std::ranges::any_of(text, isLetter);
    return isCommon(text) || (letters && madeOfCommon(text, most));
}

bool areNeighbours(char a, char b)
{
    constexpr std::array<std::string_view, 4> rows = {"1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"};
    if (a - b >= -1 && a - b <= 1) return true;
    return std::ranges::any_of(rows, [&](std::string_view row) {
        const auto left = row.find(a), right = row.find(b);
        return left != std::string_view::npos && right != std::string_view::npos && (left + 1 == right || right + 1 == left);
    });
}

bool isSimple(std::string_view text)
{
    constexpr std::size_t leastDifferent = 5;
    if (text.size() < 2 || std::set<char>(text.begin(), text.end()).size() < leastDifferent) return true;
    for (std::size_t unit = 1; unit <= text.size() / 2; ++unit) // one piece over and over
        if (text.substr(unit) == text.substr(0, text.size() - unit)) return true;
    std::size_t steps = 0;
    for (std::size_t i = 1; i < text.size(); ++i) steps += areNeighbours(text[i - 1], text[i]) ? 1 : 0;
    return steps * 3 >= (text.size() - 1) * 2;
}

bool holdsWordOf(std::string_view text, std::string_view words)
{
    const std::string all = lower(words);
    std::size_t from = 0;
    while (from < all.size()) {
        const auto end = std::min(all.find_first_of(".-_@ ", from), all.size());
        const auto word = std::string_view(all).substr(from, end - from);
        if (word.size() >= kLeastWord && text.contains(word)) return true;
        from = end + 1;
    }
    return false;
}

} // namespace

std::vector<std::string> passwordFaults(std::string_view password, std::size_t least, const PasswordContext& context)
{
    std::vector<std::string> faults;
    if (characters(password) < least) faults.emplace_back("password.short");
    if (password.size() > kMostPasswordBytes) return {"password.long"};
    const std::string text = lower(password), letters = plainLetters(text);
    if (isDressedUp(text) || isDressedUp(letters)) faults.emplace_back("password.common");
    if (isSimple(text)) faults.emplace_back("password.simple");
    if (holdsWordOf(text, context.account) || holdsWordOf(letters, context.account)) faults.emplace_back("password.name");
    if (holdsWordOf(letters, context.agency) || holdsWordOf(letters, "plateglass")) faults.emplace_back("password.agency");
    return faults;
}

} // namespace plateglass::policy
