# plateglass_folder(): one folder, one target, its arrows checked.
#
#   plateglass_folder(SOURCES a.cpp b.cpp PUBLIC app/base PRIVATE app/json PACKAGES PkgConfig::re2 [SHARED] [EXECUTABLE name])
#
# The target of app/domain is plateglass_app_domain. Headers are included as "domain/plate.h" (app/) or "ui/map/x.h" (ui/),
# and only by targets that link the folder: each folder's headers are reached through a link farm of its own, so that a
# header of the store is not on the include path of a panel.
include(Arrows)
include(PlateglassPrecompiled)

function(_plateglass_check_arrow from to)
  get_property(known GLOBAL PROPERTY "arrow_known_${from}")
  get_property(allowed GLOBAL PROPERTY "arrow_${from}")
  get_property(reason GLOBAL PROPERTY "arrow_reason_${from}")
  if(NOT known)
    message(FATAL_ERROR "${from} is not in packaging/cmake/Arrows.cmake: a new folder needs a line there that says what it may link and why.")
  endif()
  if(NOT to IN_LIST allowed)
    message(FATAL_ERROR "${from} may not link ${to}: ${reason}.")
  endif()
endfunction()

function(plateglass_folder)
  cmake_parse_arguments(F "SHARED" "EXECUTABLE" "SOURCES;PUBLIC;PRIVATE;PACKAGES" ${ARGN})
  file(RELATIVE_PATH folder "${CMAKE_SOURCE_DIR}" "${CMAKE_CURRENT_SOURCE_DIR}")
  string(REPLACE "/" "_" flat "${folder}")
  set(target "plateglass_${flat}")

  if(F_EXECUTABLE)
    add_executable(${target} ${F_SOURCES})
    set_target_properties(${target} PROPERTIES OUTPUT_NAME "${F_EXECUTABLE}")
    set(scope PRIVATE)
  elseif(F_SHARED)
    add_library(${target} SHARED ${F_SOURCES})
    set(scope PUBLIC)
  elseif(F_SOURCES)
    add_library(${target} STATIC ${F_SOURCES})
    set(scope PUBLIC)
  else()
    add_library(${target} INTERFACE)
    set(scope INTERFACE)
  endif()

  # ui/map -> <build>/include/ui_map/ui/map ; app/domain -> <build>/include/app_domain/domain
  string(REGEX REPLACE "^app/" "" spelled "${folder}")
  set(farm "${CMAKE_BINARY_DIR}/include/${flat}")
  get_filename_component(parent "${farm}/${spelled}" DIRECTORY)
  file(MAKE_DIRECTORY "${parent}")
  file(CREATE_LINK "${CMAKE_CURRENT_SOURCE_DIR}" "${farm}/${spelled}" SYMBOLIC COPY_ON_ERROR)
  target_include_directories(${target} ${scope} "${farm}")

  foreach(to IN LISTS F_PUBLIC)
    _plateglass_check_arrow("${folder}" "${to}")
    string(REPLACE "/" "_" to_flat "${to}")
    target_link_libraries(${target} ${scope} "plateglass_${to_flat}")
  endforeach()
  foreach(to IN LISTS F_PRIVATE)
    _plateglass_check_arrow("${folder}" "${to}")
    string(REPLACE "/" "_" to_flat "${to}")
    target_link_libraries(${target} PRIVATE "plateglass_${to_flat}")
  endforeach()
  if(F_SOURCES)
    target_link_libraries(${target} PRIVATE ${F_PACKAGES} Threads::Threads)
    plateglass_compile_rules(${target})
    if(folder MATCHES "^ui/|^app/main$")
      plateglass_precompiled(${target} ui)
    else()
      plateglass_precompiled(${target} std)
    endif()
  endif()
  set_property(GLOBAL APPEND PROPERTY plateglass_folders "${folder}")
endfunction()

function(plateglass_compile_rules target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wno-missing-field-initializers
    -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough
    -pthread) # for all, because packages bring it for some and a precompiled header serves only those compiled like it
  if(PLATEGLASS_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  if(PLATEGLASS_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=${PLATEGLASS_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(${target} PRIVATE -fsanitize=${PLATEGLASS_SANITIZE})
  endif()
endfunction()

# plateglass_ui_folder(): the same for a folder that sees Qt.
function(plateglass_ui_rules)
  file(RELATIVE_PATH folder "${CMAKE_SOURCE_DIR}" "${CMAKE_CURRENT_SOURCE_DIR}")
  string(REPLACE "/" "_" flat "${folder}")
  set_target_properties(plateglass_${flat} PROPERTIES AUTOMOC ON AUTORCC ON)
  target_compile_definitions(plateglass_${flat} PRIVATE QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH)
endfunction()
