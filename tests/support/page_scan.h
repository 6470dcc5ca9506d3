// Looks for texts in the files of an encrypted database as somebody with the key and a hex editor would: every page is
// decrypted by itself, live or free, and so is every frame of the write-ahead log. SQLite is not asked.
//
// SQLCipher 4 with a raw key: AES-256-CBC; the last 80 bytes of a page are the vector (16) and the code (64); the first 16
// bytes of the file are the salt and stand in the clear.
#pragma once

#include <QByteArray>
#include <QTest>

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <dlfcn.h>

namespace plateglass::test {

/// SQLCipher's own cipher library, which is loaded anyway.
class PageCipher {
public:
    explicit PageCipher(const std::array<std::uint8_t, 32>& key) : m_key(key)
    {
        void* library = ::dlopen("libcrypto.so.3", RTLD_NOW);
        if (!library) qFatal("libcrypto is not there");
        const auto load = [library](auto& function, const char* name) { function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(::dlsym(library, name)); };
        load(m_new, "EVP_CIPHER_CTX_new");
        load(m_free, "EVP_CIPHER_CTX_free");
        load(m_cipher, "EVP_aes_256_cbc");
        load(m_init, "EVP_DecryptInit_ex");
        load(m_padding, "EVP_CIPHER_CTX_set_padding");
        load(m_update, "EVP_DecryptUpdate");
    }
    [[nodiscard]] std::string decrypt(const std::string& body, const std::string& vector) const
    {
        void* context = m_new();
        m_init(context, m_cipher(), nullptr, m_key.data(), reinterpret_cast<const unsigned char*>(vector.data()));
        m_padding(context, 0);
        std::string out(body.size() + 16, '\0');
        int size = 0;
        m_update(context, reinterpret_cast<unsigned char*>(out.data()), &size, reinterpret_cast<const unsigned char*>(body.data()), static_cast<int>(body.size()));
        m_free(context);
        out.resize(static_cast<std::size_t>(size));
        return out;
    }

private:
    std::array<std::uint8_t, 32> m_key;
    void* (*m_new)() = nullptr;
    void (*m_free)(void*) = nullptr;
    const void* (*m_cipher)() = nullptr;
    int (*m_init)(void*, const void*, void*, const unsigned char*, const unsigned char*) = nullptr;
    int (*m_padding)(void*, int) = nullptr;
    int (*m_update)(void*, unsigned char*, int*, const unsigned char*, int) = nullptr;
};

inline std::string bytesOfFile(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// All pages of the file and of its write-ahead log in the clear, one after another. Checks that the first page is what the key opens.
inline std::string decryptedPages(const std::filesystem::path& file, const std::array<std::uint8_t, 32>& key, std::size_t pageSize)
{
    constexpr std::size_t kSalt = 16, kReserved = 80, kVector = 16, kWalHeader = 32, kFrameHeader = 24;
    const PageCipher cipher(key);
    std::string out;
    const auto page = [&](const std::string& bytes, std::size_t at, bool first) {
        const std::size_t skip = first ? kSalt : 0;
        out += cipher.decrypt(bytes.substr(at + skip, pageSize - kReserved - skip), bytes.substr(at + pageSize - kReserved, kVector));
    };
    const std::string main = bytesOfFile(file);
    for (std::size_t at = 0; at + pageSize <= main.size(); at += pageSize) page(main, at, at == 0);
    if (main.size() >= pageSize && out.substr(0, 2) != std::string{static_cast<char>(pageSize >> 8), static_cast<char>(pageSize & 0xff)})
        qFatal("the first page does not open with this key");
    const std::string log = bytesOfFile(file.string() + "-wal");
    for (std::size_t at = kWalHeader; at + kFrameHeader + pageSize <= log.size(); at += kFrameHeader + pageSize) {
        const std::string number = log.substr(at, 4);
        page(log, at + kFrameHeader, number == std::string("\0\0\0\1", 4));
    }
    return out;
}

/// A plate in every form it could be packed in: as it is, in small letters, spelled with a hyphen or a space, two bytes a
/// character in either order, backwards, and as the six-bit words that a dictionary in memory could use.
inline std::vector<std::string> formsOf(const std::string& plate)
{
    std::string low, wideLittle, wideBig, back(plate.rbegin(), plate.rend());
    for (const char c : plate) {
        low += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        wideLittle += c, wideLittle += '\0';
        wideBig += '\0', wideBig += c;
    }
    std::uint64_t sixBits = 0;
    for (const char c : plate.substr(0, 10)) sixBits = sixBits << 6 | static_cast<std::uint64_t>(c >= 'A' ? c - 'A' + 11 : c - '0' + 1);
    std::string packedLittle, packedBig;
    for (int i = 0; i < 8; ++i) packedLittle += static_cast<char>(sixBits >> (8 * i)), packedBig += static_cast<char>(sixBits >> (8 * (7 - i)));
    return {plate, low, plate.substr(0, 3) + "-" + plate.substr(3), plate.substr(0, 3) + " " + plate.substr(3), wideLittle, wideBig, back, packedLittle, packedBig};
}

/// How many of the plates stand in the bytes in any form.
inline int platesIn(const std::string& bytes, const std::vector<std::string>& plates)
{
    int found = 0;
    for (const auto& plate : plates)
        for (const auto& form : formsOf(plate))
            if (bytes.find(form) != std::string::npos) {
                ++found;
                break;
            }
    return found;
}

} // namespace plateglass::test
