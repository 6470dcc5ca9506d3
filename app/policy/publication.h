// What the agency says in public and the program cannot know: the words of its usage and privacy policy. Pure; any thread.
#pragma once

#include "base/result.h"

#include <string>
#include <vector>

namespace plateglass::policy {

class Settings;

struct Publication {
    std::string custodianTitle;           ///< who is responsible, by title
    std::vector<std::string> jobTitles;   ///< who may use the system
    std::string training;                 ///< what users must have learned
    std::string monitoring;               ///< how use is watched and security kept
    std::string sharing;                  ///< process and restrictions of sale, sharing and transfer
    std::string accuracyMeasures;         ///< how accuracy is kept and errors are corrected
    std::string destruction;              ///< how it is decided when data go
    std::string place;                    ///< where the text can be read: an address, or words
};

[[nodiscard]] base::Result<Publication> parsePublication(Settings& settings);

/// Names of the settings that are empty, in the order of the text.
[[nodiscard]] std::vector<std::string> emptyFields(const Publication& publication);

} // namespace plateglass::policy
