// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/catalog/phrase.h"

#include <QList>
#include <QStringList>

namespace signalbox {

/// One of several things a parameter or a step can be set to.
struct ChoiceInfo {
    QString key; ///< in files: "FIRST_COMPLETED"
    Phrase label; ///< for people: "the first is done"
    QString python; ///< what stands for it in Python: "asyncio.FIRST_COMPLETED"; empty where nothing does
};

inline QStringList keysOf(const QList<ChoiceInfo> &choices)
{
    QStringList keys;
    for (const ChoiceInfo &choice : choices)
        keys.append(choice.key);
    return keys;
}

} // namespace signalbox
