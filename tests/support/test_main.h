// Registers test classes so that one executable holds all tests of a folder.
// Use once per source, at namespace scope, after the class: PLATEGLASS_TEST(TestPlate)
#pragma once

#include <QObject>

#include <functional>
#include <memory>

namespace plateglass::test {

using Factory = std::function<std::unique_ptr<QObject>()>;

/// Adds a test class to this executable. Called before main by PLATEGLASS_TEST; returns a value only to be callable there.
int registerTest(Factory factory);

} // namespace plateglass::test

#define PLATEGLASS_TEST(Class)                                                                                         \
    static const int s_registered##Class =                                                                             \
        plateglass::test::registerTest([]() -> std::unique_ptr<QObject> { return std::make_unique<Class>(); });
