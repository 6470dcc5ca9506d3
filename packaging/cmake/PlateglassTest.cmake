# plateglass_test(NAME tst_domain SOURCES tst_plate.cpp … LINK app/domain … [PACKAGES …] [LABELS slow])
# One executable per folder. Each source holds one QObject test class and registers it with PLATEGLASS_TEST(Class),
# see tests/support/test_main.h; the executable runs them all and prints one total.
function(plateglass_test)
  cmake_parse_arguments(T "" "NAME;TIMEOUT" "SOURCES;LINK;PACKAGES;LABELS" ${ARGN})
  add_executable(${T_NAME} ${T_SOURCES})
  set_target_properties(${T_NAME} PROPERTIES AUTOMOC ON)
  target_link_libraries(${T_NAME} PRIVATE plateglass_test_support Qt6::Test ${T_PACKAGES})
  foreach(folder IN LISTS T_LINK)
    string(REPLACE "/" "_" flat "${folder}")
    target_link_libraries(${T_NAME} PRIVATE "plateglass_${flat}")
  endforeach()
  plateglass_compile_rules(${T_NAME})
  plateglass_precompiled(${T_NAME} test)
  target_compile_options(${T_NAME} PRIVATE -Wno-conversion) # QTRY_* of Qt 6.8 narrow their own time-out
  target_compile_definitions(${T_NAME} PRIVATE PLATEGLASS_SOURCE_DIR="${CMAKE_SOURCE_DIR}" PLATEGLASS_BINARY_DIR="${CMAKE_BINARY_DIR}")
  add_test(NAME ${T_NAME} COMMAND ${T_NAME})
  if(NOT T_TIMEOUT)
    set(T_TIMEOUT 120)
  endif()
  set_tests_properties(${T_NAME} PROPERTIES TIMEOUT ${T_TIMEOUT} LABELS "${T_LABELS}"
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;TZ=UTC;LC_ALL=C.UTF-8;QT_HASH_SEED=0;QT_SCALE_FACTOR=1;QT_FONT_DPI=96;QT_QUICK_BACKEND=software")
endfunction()
