// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/modules/module.h"
#include "engine/operations/iterators.h"

#include <memory>
#include <vector>

namespace signalbox::modules {

/// An iterator of itertools, and the values it keeps.
class ToolIterator : public objects::Iterator {
public:
    ToolIterator(const objects::Type &type, std::vector<objects::Value> values)
        : Iterator(type)
        , kept(std::move(values))
        , m_counted(qint64(sizeof(ToolIterator) + kept.size() * sizeof(objects::Value)))
    {
    }
    qint64 footprint() const override { return m_counted; }
    void dropValues() override { kept.clear(); }

protected:
    std::vector<objects::Value> kept;

private:
    qint64 m_counted;
};

/// Types of itertools, for statics: they live as long as the process.
using ToolTypes = std::vector<std::unique_ptr<const objects::NativeType>>;
/// By their constructors.
ToolTypes toolTypes(std::span<const objects::FunctionRow> constructors);

} // namespace signalbox::modules
