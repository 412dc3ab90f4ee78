// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/names.h"

namespace signalbox::evaluator {

int Names::add(const QString &name)
{
    const auto known = m_places.constFind(name);
    if (known != m_places.constEnd())
        return *known;
    m_places.insert(name, count());
    m_names.append(name);
    return count() - 1;
}

int Names::addHidden(const QString &name)
{
    m_names.append(name);
    return count() - 1;
}

} // namespace signalbox::evaluator
