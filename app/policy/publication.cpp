#include "policy/publication.h"

#include "policy/settings.h"

namespace plateglass::policy {

base::Result<Publication> parsePublication(Settings& settings)
{
    Publication publication;
    PG_TRY(publication.custodianTitle, settings.text("publishCustodianTitle"));
    PG_TRY(publication.jobTitles, settings.texts("publishJobTitles"));
    PG_TRY(publication.training, settings.text("publishTraining"));
    PG_TRY(publication.monitoring, settings.text("publishMonitoring"));
    PG_TRY(publication.sharing, settings.text("publishSharing"));
    PG_TRY(publication.accuracyMeasures, settings.text("publishAccuracyMeasures"));
    PG_TRY(publication.destruction, settings.text("publishDestruction"));
    PG_TRY(publication.place, settings.text("publishPlace"));
    return publication;
}

std::vector<std::string> emptyFields(const Publication& publication)
{
    std::vector<std::string> empty;
    if (publication.jobTitles.empty()) empty.emplace_back("publishJobTitles");
    const auto check = [&empty](const std::string& text, const char* name) {
        if (text.find_first_not_of(" \t\r\n") == std::string::npos) empty.emplace_back(name);
    };
    check(publication.training, "publishTraining");
    check(publication.monitoring, "publishMonitoring");
    check(publication.sharing, "publishSharing");
    check(publication.custodianTitle, "publishCustodianTitle");
    check(publication.accuracyMeasures, "publishAccuracyMeasures");
    check(publication.destruction, "publishDestruction");
    check(publication.place, "publishPlace");
    return empty;
}

} // namespace plateglass::policy
