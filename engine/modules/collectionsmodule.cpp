// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/modules/collectionsmodule.h"

#include "engine/modules/counting.h"
#include "engine/modules/deques.h"
#include "engine/modules/namedtuples.h"
#include "engine/modules/specialdicts.h"

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
