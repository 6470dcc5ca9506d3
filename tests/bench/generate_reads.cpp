// plateglass-bench-reads COUNT DIR [--seed N]   writes fixed.csv, mobile.csv, cameras.csv, sample.csv and leaders.txt
// into DIR plateglass-bench-reads COUNT - fixed|mobile [--seed N]   writes that one file of reads to standard output,
// for a pipe
#include "traffic.h"

#include <charconv>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <format>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fs = std::filesystem;
using namespace plateglass::bench;

namespace {

constexpr std::string_view Header = "id,plate,state,time,lat,lon,camera,confidence,image,make,model,colour\n";
constexpr std::uint64_t SampleSize = 4000;

/// A file written in large pieces. An error is kept until `close`.
class Output {
public:
    explicit Output(std::FILE* file)
        : m_file(file)
    {
        m_text.reserve(Piece + 4096);
    }

    std::string& text() { return m_text; }
    void flushWhenLarge()
    {
        if (m_text.size() >= Piece)
            flush();
    }
    /// False where anything was not written.
    bool close()
    {
        flush();
        if (std::fflush(m_file) != 0)
            m_good = false;
        if (m_file != stdout && std::fclose(m_file) != 0)
            m_good = false;
        return m_good;
    }

private:
    static constexpr std::size_t Piece = 1 << 20;

    void flush()
    {
        if (std::fwrite(m_text.data(), 1, m_text.size(), m_file) != m_text.size())
            m_good = false;
        m_text.clear();
    }

    std::FILE* m_file;
    std::string m_text;
    bool m_good = true;
};

void append(std::string& text, const BenchRead& read)
{
    std::format_to(std::back_inserter(text), "{},{},{},{},{:.6f},{:.6f},{},0.{:04},c{:03}/{:016x}.jpg,{},{},{}\n",
                   read.number, read.plate, read.vehicle.state, read.time, read.place.lat, read.place.lon, read.camera,
                   read.confidence, read.camera, read.number, read.vehicle.make, read.vehicle.model,
                   read.vehicle.colour);
}

struct Order {
    std::uint64_t reads = 0, seed = 42;
    std::string folder;
    std::optional<bool> mobile; ///< which file goes to standard output
};

std::optional<std::uint64_t> number(std::string_view text)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::optional<Order> order(const std::vector<std::string_view>& words)
{
    Order out;
    std::vector<std::string_view> plain;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] != "--seed") {
            plain.push_back(words[i]);
            continue;
        }
        const auto seed = ++i < words.size() ? number(words[i]) : std::nullopt;
        if (!seed)
            return std::nullopt;
        out.seed = *seed;
    }
    const auto reads = plain.size() >= 2 ? number(plain[0]) : std::nullopt;
    if (!reads || *reads == 0)
        return std::nullopt;
    out.reads = *reads;
    out.folder = plain[1];
    if (out.folder != "-")
        return plain.size() == 2 ? std::optional(out) : std::nullopt;
    if (plain.size() != 3 || (plain[2] != "fixed" && plain[2] != "mobile"))
        return std::nullopt;
    out.mobile = plain[2] == "mobile";
    return out;
}

bool toPipe(const Order& order)
{
    Output out(stdout);
    out.text() += Header;
    Traffic(order.reads, order.seed).run([&](const BenchRead& read) {
        if ((read.camera >= FixedCameras) != *order.mobile)
            return;
        append(out.text(), read);
        out.flushWhenLarge();
    });
    return out.close();
}

bool toFolder(const Order& order)
{
    const auto open = [&](const char* name) { return std::fopen((fs::path(order.folder) / name).c_str(), "wb"); };
    std::vector<std::FILE*> files;
    for (const char* name : { "fixed.csv", "mobile.csv", "sample.csv", "cameras.csv", "leaders.txt" }) {
        std::FILE* file = open(name);
        if (!file)
            return false;
        files.push_back(file);
    }
    Output fixed(files[0]), mobile(files[1]), sample(files[2]), cameras(files[3]), leaders(files[4]);
    for (Output* out : { &fixed, &mobile, &sample })
        out->text() += Header;
    Traffic traffic(order.reads, order.seed);
    cameras.text() += "camera,kind,lat,lon\n";
    for (int camera = 0; camera < FixedCameras; ++camera)
        std::format_to(std::back_inserter(cameras.text()), "{},fixed,{:.6f},{:.6f}\n", camera,
                       traffic.city().camera(camera).lat, traffic.city().camera(camera).lon);
    for (int car = 0; car < PatrolCars; ++car)
        std::format_to(std::back_inserter(cameras.text()), "{},mobile,,\n", FixedCameras + car);
    for (const std::string& plate : traffic.leaders())
        leaders.text().append(plate).append("\n");
    const std::uint64_t step = std::max<std::uint64_t>(1, order.reads / SampleSize);
    traffic.run([&](const BenchRead& read) {
        Output& out = read.camera < FixedCameras ? fixed : mobile;
        append(out.text(), read);
        out.flushWhenLarge();
        if (read.number % step == 0)
            append(sample.text(), read);
    });
    bool good = true;
    for (Output* out : { &fixed, &mobile, &sample, &cameras, &leaders })
        good = out->close() && good;
    return good;
}

} // namespace

int main(int count, char** words)
{
    const auto wanted = order({ words + 1, words + count });
    if (!wanted) {
        std::fputs("usage: plateglass-bench-reads COUNT DIR [--seed N]\n       plateglass-bench-reads COUNT - "
                   "fixed|mobile [--seed N]\n",
                   stderr);
        return 2;
    }
    if (wanted->mobile ? toPipe(*wanted) : toFolder(*wanted))
        return 0;
    std::fputs("The reads could not be written. Is there room, and may you write there?\n", stderr);
    return 1;
}
