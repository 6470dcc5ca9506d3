// A small log with all its parts, computed by other software: three records, their tree, the signed and witnessed checkpoint,
// the proof of record 1 and the disclosures. Every byte here must come out of our code as it stands.
#pragma once

#include "audit/merkle.h"
#include "audit/record.h"
#include "audit/signed_note.h"

#include <string>
#include <string_view>
#include <vector>

namespace plateglass::test {

inline const std::vector<std::string> kRecords = {
    R"({"_sd_alg":"sha-256","actor":{"org":"PD-EX","role":"analyst","sess":"s-88f2","uid":"u1041"},"code":"purpose.missing","out":"refused","pol":"4fGCu2a3wcqMs5b9by-jtdfwPoJKsTJb1AqE9vtjtko","q":{"_sd":["U12mexAY7nDmyWlkySzqi4OzjnJxYt2wxwuraPKhs4c"],"kind":"plate"},"seq":0,"src":{"app":"wkst","host":"ws07","ver":"1.0.0"},"t":"2026-11-23T16:25:01.120Z","type":"search.refused","v":1})",
    R"({"_sd_alg":"sha-256","actor":{"org":"PD-EX","role":"analyst","sess":"s-88f2","uid":"u1041"},"out":"ok","pol":"4fGCu2a3wcqMs5b9by-jtdfwPoJKsTJb1AqE9vtjtko","purp":{"_sd":["2PaHsq0b4vq5_6aaDx6zvT3mloDEhhnJqmLR9zFpIiQ","GibcISzOidSgD-4uiObms-CODtrHxHIjmJ7xHiHUDPw"],"code":"CRIM-AUTO","offence":"VC10851"},"q":{"_sd":["hMCH3T-kxzp32ulpm67lsjyfHTWuQGcf9UWnzgr74Ug"],"from":"2026-11-09T00:00:00.000Z","kind":"plate","to":"2026-11-23T16:25:19.000Z"},"seq":1,"src":{"app":"wkst","host":"ws07","ver":"1.0.0"},"t":"2026-11-23T16:25:19.480Z","type":"search.intent","v":1})",
    R"({"actor":{"org":"PD-EX","role":"analyst","sess":"s-88f2","uid":"u1041"},"dur":251,"out":"ok","pol":"4fGCu2a3wcqMs5b9by-jtdfwPoJKsTJb1AqE9vtjtko","r":{"ids":"gNUELk9sKuic0acklCUbt1f07AO5JGKY-g4pDgChXcU","n":4,"oldest":"2026-11-12T08:01:44.000Z"},"rel":1,"seq":2,"src":{"app":"wkst","host":"ws07","ver":"1.0.0"},"t":"2026-11-23T16:25:19.731Z","type":"search.result","v":1})",
};
inline const std::vector<std::string> kLeaves = {
    "kzw113rR3K+dBEK2MvKvGmYyBvO4la03BlErsIZyTcI=",
    "A83ovGOh+LjMAkdgoDCE9LxXXr+M03nBAPaq5edMIpk=",
    "cG93ZmP0puhzKkgENMNVNez7cIBKTMJuu2HEZ0r15O8=",
};
inline constexpr std::string_view kRoot = "iWoZUVkeaMWMHmCswRvMexn1/iQcM/UlBHnOYydV2MU=";
inline constexpr std::string_view kOrigin = "pd.example/alpr-audit/ws07";
inline constexpr std::string_view kLogKey = "pd.example/alpr-audit/ws07+6075c869+AfDfBZ2vLwHFnibpOS/DoHK8WMZSphq/6Clrtl0d9UME";
inline constexpr std::string_view kWitnessName = "auditor.example/witness1";
inline constexpr std::string_view kWitnessKey = "auditor.example/witness1+1673edf3+BCmCAXu1cQdFmlfSGEAjK7JghqN/bah2VDVabvgAdG3p";
inline constexpr std::int64_t kWitnessTime = 1795451400; // 2026-11-23T16:30:00Z
inline constexpr std::string_view kProof = R"(c2sp.org/tlog-proof@v1
index 1
kzw113rR3K+dBEK2MvKvGmYyBvO4la03BlErsIZyTcI=
cG93ZmP0puhzKkgENMNVNez7cIBKTMJuu2HEZ0r15O8=

pd.example/alpr-audit/ws07
3
iWoZUVkeaMWMHmCswRvMexn1/iQcM/UlBHnOYydV2MU=

— pd.example/alpr-audit/ws07 YHXIad+kkKq08YedTBZx/FlEMPaswcH1LjuLU7DYrkeDGt9fPLq6yJC9MuL/fhWhUWJZFTWIL8SlIgGXpoRIQVneEgs=
— auditor.example/witness1 FnPt8wAAAABrBGoI/lV97BjOrfBIdn8e5FX1G7crFNBEEmjNp6jSf68NgrLpZEg+CSqHCKWxnimxNyZ4urZt7Vj2BzjkzfExjYH4Dw==
)";

struct KnownDisclosure {
    std::size_t record;
    std::string_view path, name, text, digest;
};
inline constexpr KnownDisclosure kDisclosures[] = {
    {1, "q", "plate", "WyIzSkRQQjk2UWZNeGtZMnp0MnpqbFVnIiwicGxhdGUiLCI3QUJDMTIzIl0", "hMCH3T-kxzp32ulpm67lsjyfHTWuQGcf9UWnzgr74Ug"},
    {1, "purp", "case", "WyIyOFJYbXVLenF5a3lFX1FydUZKd2JnIiwiY2FzZSIsIjI2LTAwNDQxMSJd", "2PaHsq0b4vq5_6aaDx6zvT3mloDEhhnJqmLR9zFpIiQ"},
    {1, "purp", "text", "WyJ1bmFaS21CNUIwTVJLRk0wRjMzZHBRIiwidGV4dCIsInN0b2xlbiB2ZWhpY2xlIGZvbGxvdy11cCJd", "GibcISzOidSgD-4uiObms-CODtrHxHIjmJ7xHiHUDPw"},
    {0, "q", "plate", "WyJVZUR0WEFBUE1nV29pOHFVbUxPWklnIiwicGxhdGUiLCI3QUJDMTIzIl0", "U12mexAY7nDmyWlkySzqi4OzjnJxYt2wxwuraPKhs4c"},
};

/// The signed note inside the proof, with both signature lines, and with the log's alone.
inline std::string witnessedCheckpoint() { return std::string(kProof.substr(kProof.find("\n\n") + 2)); }
inline std::string signedCheckpoint()
{
    const auto note = witnessedCheckpoint();
    return note.substr(0, note.rfind('\n', note.size() - 2) + 1);
}

inline audit::SigningKey logKey()
{
    return *audit::SigningKey::fromSeed(std::string(kOrigin), audit::sha256(base::viewOf("alpr-audit test log key")));
}
inline audit::SigningKey witnessKey()
{
    return *audit::SigningKey::fromSeed(std::string(kWitnessName), audit::sha256(base::viewOf("alpr-audit test witness key")),
                                        audit::KeyType::Cosignature);
}

} // namespace plateglass::test
