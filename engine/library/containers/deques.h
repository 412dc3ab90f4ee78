// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/modules/module.h"
#include "engine/operations/iterators.h"

#include <deque>

namespace signalbox::modules {

/// A collections.deque.
class Deque final : public objects::Opaque {
public:
    /// \a limit: maxlen, or -1.
    explicit Deque(qsizetype limit);

    std::deque<objects::Value> items;
    qsizetype limit() const { return m_limit; }
    /// Changes where iterators would go astray.
    qint64 changes = 0;

    /// At one end; what is beyond the limit leaves at the other.
    [[nodiscard]] bool append(objects::Context &context, objects::Value value);
    [[nodiscard]] bool appendLeft(objects::Context &context, objects::Value value);

    bool represent(objects::Context &context, objects::TextBuilder &out) override;
    qsizetype length() const override { return qsizetype(items.size()); }
    objects::Answer equals(objects::Context &context, const objects::Value &other) override;
    objects::Answer order(objects::Context &context, objects::Comparison how,
                          const objects::Value &other) override;
    objects::Answer hash(objects::Context &context, objects::Hash &out) override;
    objects::Value iterate(objects::Context &context) override;
    objects::Value reversed(objects::Context &context) override;
    objects::Value subscript(objects::Context &context, const objects::Value &key) override;
    bool setSubscript(objects::Context &context, const objects::Value &key,
                      const objects::Value &value) override;
    objects::Answer contains(objects::Context &context, const objects::Value &value) override;
    objects::Value operate(objects::Context &context, objects::Operator op, const objects::Value &other,
                           bool isReflected) override;
    objects::Value operateInPlace(objects::Context &context, objects::Operator op,
                                  const objects::Value &other) override;
    qint64 footprint() const override { return qint64(sizeof(Deque)) + m_counted; }
    void dropValues() override { items.clear(); }

private:
    bool count(objects::Context &context);

    qsizetype m_limit;
    qint64 m_counted = 0; ///< bytes of the items
};

const objects::NativeType &dequeType();

} // namespace signalbox::modules
