// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/modules/module.h"

namespace signalbox::modules {

/// What annotations are made of, typing and collections.abc: names that mean nothing at run time, but can be
/// subscripted, joined by |, called where Python calls them, and printed.
Attributes makeTyping(objects::Context &context);
Attributes makeAbstractCollections(objects::Context &context);
/// The class that an alias stands for, such as that of Generic[T] among the bases of a class; \a value itself
/// where it is no alias.
objects::Value originOf(const objects::Value &value);

} // namespace signalbox::modules
