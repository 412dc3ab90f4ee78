// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/containers/collectionsmodule.h"

#include "engine/containers/counting.h"
#include "engine/containers/deques.h"
#include "engine/containers/namedtuples.h"
#include "engine/containers/specialdicts.h"

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
