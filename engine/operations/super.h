// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/iterators.h"

namespace signalbox::objects {

/// super(type, self): attributes of the classes after \a type in the order of self's.
class Super final : public Opaque {
public:
    Super(Value type, Value self);
    bool isIterable() const override { return false; }
    Value attribute(Context &context, const Value &name) override;
    qint64 footprint() const override { return qint64(sizeof(Super)); }
    void dropValues() override { m_type = m_self = {}; }

private:
    Value m_type;
    Value m_self;
};

const Type &superType();

} // namespace signalbox::objects
