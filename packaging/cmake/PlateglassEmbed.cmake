# plateglass_embed(TARGET t HEADER "policy/shipped_profiles.h" FUNCTION plateglass::policy::profileFiles FILES a.json b.json)
# Compiles text files into a target. The header declares
#   std::span<const std::pair<std::string_view, std::string_view>> profileFiles();   // file name without extension, text
# Changing a file configures and builds anew.
function(plateglass_embed)
  cmake_parse_arguments(E "" "TARGET;HEADER;FUNCTION" "FILES" ${ARGN})
  set(rows "")
  foreach(file IN LISTS E_FILES)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
    get_filename_component(name "${file}" NAME_WE)
    file(READ "${file}" text)
    string(FIND "${text}" ")embedded\"" clash)
    if(NOT clash EQUAL -1)
      message(FATAL_ERROR "${file} holds the end mark of an embedded text.")
    endif()
    string(APPEND rows "    {\"${name}\", R\"embedded(${text})embedded\"},\n")
  endforeach()
  string(REGEX REPLACE ".*::" "" plain "${E_FUNCTION}")
  set(source "${CMAKE_CURRENT_BINARY_DIR}/${plain}_embedded.cpp")
  set(content "// Made by packaging/cmake/PlateglassEmbed.cmake.
#include \"${E_HEADER}\"

namespace {
constexpr std::pair<std::string_view, std::string_view> kFiles[] = {
${rows}};
} // namespace

std::span<const std::pair<std::string_view, std::string_view>> ${E_FUNCTION}() { return kFiles; }
")
  set(before "")
  if(EXISTS "${source}")
    file(READ "${source}" before)
  endif()
  if(NOT before STREQUAL content)
    file(WRITE "${source}" "${content}")
  endif()
  target_sources(${E_TARGET} PRIVATE "${source}")
endfunction()
