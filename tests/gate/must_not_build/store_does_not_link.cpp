// expect: undefined (reference|symbol).*ReadStore
// Declaring a store function by hand does not help: the gate hides it.
#include <cstdint>

namespace plateglass::store {
struct ReadStore {
    ~ReadStore();
};
} // namespace plateglass::store

int main()
{
    auto* store = reinterpret_cast<plateglass::store::ReadStore*>(std::uintptr_t{8});
    store->~ReadStore();
}
