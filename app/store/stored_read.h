// The engine's word for a read, as this folder uses it.
#pragma once

#include "engine/stored_read.h"

namespace plateglass::store {
using engine::StoredRead;
} // namespace plateglass::store
