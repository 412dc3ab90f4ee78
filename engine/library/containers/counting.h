// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/modules/module.h"
#include "engine/objects/dicts.h"

namespace signalbox::modules {

/// A collections.Counter. What CPython's collections/__init__.py does is done here in the same order.
class Counter final : public objects::Dict {
public:
    const objects::Type &type() const override;
    objects::Value missing(objects::Context &context, const objects::Value &key) override;
    bool represent(objects::Context &context, objects::TextBuilder &out) override;
    objects::Answer equals(objects::Context &context, const objects::Value &other) override;
    objects::Answer order(objects::Context &context, objects::Comparison how,
                          const objects::Value &other) override;
    objects::Value operate(objects::Context &context, objects::Operator op, const objects::Value &other,
                           bool isReflected) override;
    objects::Value operateInPlace(objects::Context &context, objects::Operator op,
                                  const objects::Value &other) override;
    objects::Value operateAlone(objects::Context &context, objects::UnaryOperator op) override;

    /// How often: 0 of what is not there. Missing where it raised.
    objects::Value countOf(objects::Context &context, const objects::Value &key);
};

const objects::NativeType &counterType();

} // namespace signalbox::modules
