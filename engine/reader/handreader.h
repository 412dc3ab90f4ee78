// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

/// A program's text without what was put into it for what is done by hand, and that.
struct TextWithoutHands {
    QString text;
    QList<Intervention> interventions; ///< to tasks that are known by their names
};

/// Takes the block of handBlock() out of \a text, which toPython() would put there again, to the character;
/// nothing where \a text has no such block.
std::optional<TextWithoutHands> withoutHands(const QString &text);

} // namespace signalbox
