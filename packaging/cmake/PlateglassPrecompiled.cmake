# Headers that nearly every source reads are parsed once: reading them is most of the work of compiling one of our files.
# Three sets, each owned by a library of its own: `std` for folders without Qt, `ui` for those with it, `test`.
# plateglass_precompiled(<target> std|ui|test)

set(_plateglass_std_headers <algorithm> <array> <atomic> <charconv> <chrono> <compare> <condition_variable> <cstdint> <expected> <filesystem> <functional> <map> <memory>
    <mutex> <optional> <ranges> <set> <span> <stop_token> <string> <string_view> <thread> <unordered_map> <utility> <variant> <vector>)
set(_plateglass_ui_headers ${_plateglass_std_headers} <QAbstractTableModel> <QAction> <QApplication> <QBoxLayout> <QImage> <QKeyEvent> <QLabel> <QLocale> <QPainter> <QPainterPath>
    <QPointer> <QPushButton> <QString> <QStringList> <QTimer> <QWidget>)
# Without <QTest>: it names the folder of each test, and what differs between targets may not stand in a shared header.
set(_plateglass_test_headers ${_plateglass_std_headers} <QDir> <QFile> <QImage> <QString> <QStringList> <QTemporaryDir> <QTimer> <QWidget>)

function(_plateglass_precompiled_owner kind)
  set(owner "plateglass_precompiled_${kind}")
  if(TARGET ${owner})
    return()
  endif()
  set(source "${CMAKE_BINARY_DIR}/${owner}.cpp")
  if(NOT EXISTS "${source}")
    file(WRITE "${source}" "// Owns the precompiled headers of the kind in its name.\n")
  endif()
  add_library(${owner} STATIC EXCLUDE_FROM_ALL "${source}")
  set_target_properties(${owner} PROPERTIES AUTOMOC OFF)
  plateglass_compile_rules(${owner})
  if(kind STREQUAL "ui")
    target_link_libraries(${owner} PRIVATE Qt6::Widgets)
    target_compile_definitions(${owner} PRIVATE QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH)
  elseif(kind STREQUAL "test")
    target_link_libraries(${owner} PRIVATE Qt6::Widgets)
  endif()
  target_compile_options(${owner} PRIVATE -fpch-preprocess)
  target_precompile_headers(${owner} PRIVATE ${_plateglass_${kind}_headers})
endfunction()

function(plateglass_precompiled target kind)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    return()
  endif()
  _plateglass_precompiled_owner(${kind})
  target_precompile_headers(${target} REUSE_FROM plateglass_precompiled_${kind})
  target_compile_options(${target} PRIVATE -fpch-preprocess) # the compiler cache understands them only so
  get_target_property(type ${target} TYPE)
  if(type STREQUAL "EXECUTABLE") # one flavour of code for all, because the compiler takes no other than the headers were made with
    set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE OFF)
    target_compile_options(${target} PRIVATE -fPIC)
  endif()
endfunction()
