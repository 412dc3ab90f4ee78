// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/script/globalnames.h"

namespace signalbox {

/// Where a piece of code says an attribute: `x.name`, and where a class of it has the name, as a method, a
/// variable of its own or by `self.name = …`.
struct AttributeUses {
    std::vector<NameUse> places; ///< with arguments of a dataclass's call; in any order
    bool isDefined = false; ///< by a class of this piece
    bool isOfOthers = false; ///< asked of something that is not `self` or `cls`
    bool isText = false; ///< a text of that name stands there, as for getattr()
};
/// What of a whole program tells which attributes of a name are meant.
struct AttributeContext {
    QSet<QString> modules; ///< names that imports bind: what stands behind them is theirs
    QSet<QString> types; ///< dataclasses and the like with such a field: their calls give it by name
};
/// Adds what \a code tells about the attribute \a name.
void learnAttributes(const QString &code, const QString &name, AttributeContext &context);

AttributeUses attributeUses(const QString &code, const QString &name, const AttributeContext &context);

/// Whether \a scope of \a code, as in a NameUse, is a class that has \a name itself.
bool isOfClass(const QString &code, const QString &name, int scope);

/// Whether objects of Python's own have an attribute of that name: then nothing tells whose one is.
bool isAttributeOfPython(const QString &name);

} // namespace signalbox
