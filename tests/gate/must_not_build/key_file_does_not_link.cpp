// expect: undefined (reference|symbol).*Vault
// The unlocked keys of an account stay inside.
#include <filesystem>
#include <string>

namespace plateglass::gate {
struct Vault {
    static int unlock(const std::filesystem::path& workspace, const std::string& account, const std::string& password);
};
} // namespace plateglass::gate

int main() { return plateglass::gate::Vault::unlock("w", "a", "p"); }
