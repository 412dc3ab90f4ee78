// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/interpreter/shownvalues.h"
#include "engine/objects/context.h"

#include <utility>
#include <vector>

namespace signalbox {

/// Makes pictures of values, without running any code of the program.
class Camera {
public:
    explicit Camera(objects::Context &context)
        : m_context(context)
    {
    }
    /// With what is in it, and in that, as far as kMostValues go.
    ShownValue show(const objects::Value &value);
    /// ShownValue::text alone.
    QString text(const objects::Value &value) { return text(value, 0); }

    static constexpr int kMostValues = 2'000; ///< in one picture, so that circles and pyramids end

private:
    using Parts = std::vector<std::pair<QString, objects::Value>>;

    ShownValue show(const objects::Value &value, int depth);
    void showItems(const objects::Value &value, ShownValue &into, int depth);
    void add(ShownValue &into, const QString &key, const objects::Value &value, int depth);
    QString text(const objects::Value &value, int depth);
    QString listed(const QString &open, const Parts &parts, const QString &close, int depth);
    QString sequence(const objects::Value &value, int depth);
    QString mapping(const objects::Value &value, int depth);
    QString set(const objects::Value &value, int depth);
    QString attributes(const objects::Value &value, int depth);

    objects::Context &m_context;
    int m_left = 0; ///< of kMostValues
};

} // namespace signalbox
