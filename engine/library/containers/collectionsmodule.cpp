// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/containers/collectionsmodule.h"

#include "engine/library/containers/counting.h"
#include "engine/library/containers/deques.h"
#include "engine/library/containers/namedtuples.h"
#include "engine/library/containers/specialdicts.h"

namespace signalbox::modules {

Attributes makeCollections(objects::Context &context)
{
    Filling filling(context);
    filling.add(dequeType());
    filling.add(defaultDictType());
    filling.add(counterType());
    filling.add(orderedDictType());
    filling.add(std::span(&namedTupleFunction, 1));
    return filling.take();
}

} // namespace signalbox::modules
