#include "gate/place.h"

#include "audit/merkle.h"
#include "gate/workspace_lock.h"

#include <fstream>

#if !defined(_WIN32)
#include <sys/stat.h>
#endif

namespace plateglass::gate {

namespace {

/// systemd's machine-id(5) where there is one: names of machines repeat.
std::string machineId()
{
    for (const char* file : {"/etc/machine-id", "/var/lib/dbus/machine-id"}) {
        std::ifstream in(file);
        std::string id;
        if (std::getline(in, id) && !id.empty()) return id;
    }
    return hostName();
}

std::string ownerOf(const std::filesystem::path& folder)
{
#if defined(_WIN32)
    (void)folder;
    return userName();
#else
    struct stat about {};
    return ::stat(folder.c_str(), &about) == 0 ? std::to_string(about.st_uid) : userName();
#endif
}

} // namespace

std::string placeOf(std::string_view machine, std::string_view owner)
{
    const std::string text = "plateglass place v1\n" + std::string(machine) + "\n" + std::string(owner) + "\n";
    return base::toBase64Url(audit::sha256(base::viewOf(text)));
}

std::string placeOf(const std::filesystem::path& workspace) { return placeOf(machineId(), ownerOf(workspace)); }

} // namespace plateglass::gate
