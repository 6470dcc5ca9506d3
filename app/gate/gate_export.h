// What of the gate can be seen from outside its shared library: everything else is hidden.
#pragma once

#if defined(_WIN32)
#  if defined(PLATEGLASS_GATE_BUILD)
#    define PLATEGLASS_GATE_EXPORT __declspec(dllexport)
#  else
#    define PLATEGLASS_GATE_EXPORT __declspec(dllimport)
#  endif
#else
#  define PLATEGLASS_GATE_EXPORT __attribute__((visibility("default")))
#endif

// The inside of an exported class, which would otherwise be seen with it.
#if defined(_WIN32)
#  define PLATEGLASS_GATE_HIDDEN
#else
#  define PLATEGLASS_GATE_HIDDEN __attribute__((visibility("hidden")))
#endif
