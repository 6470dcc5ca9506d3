// A 32-byte key that is wiped from memory when it goes. Values; any thread.
#pragma once

#include <sodium.h>

#include <array>
#include <cstdint>

namespace plateglass::gate {

class Secret {
public:
    using Array = std::array<std::uint8_t, 32>;

    Secret() = default;
    explicit Secret(const Array& bytes) : m_bytes(bytes) {}
    Secret(const Secret&) = default;
    Secret& operator=(const Secret&) = default;
    ~Secret() { sodium_memzero(m_bytes.data(), m_bytes.size()); }

    [[nodiscard]] static Secret random()
    {
        Secret made;
        randombytes_buf(made.m_bytes.data(), made.m_bytes.size());
        return made;
    }
    [[nodiscard]] const Array& bytes() const { return m_bytes; }
    [[nodiscard]] std::uint8_t* data() { return m_bytes.data(); }

private:
    Array m_bytes{};
};

} // namespace plateglass::gate
