// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <QStringList>

namespace signalbox::testing {

/// How a layout that came back from exported Python differs from the one that went out.
struct Likeness {
    QString difference; ///< in words, of the first that counts; empty where they are equal but for ids,
                        ///< positions, looks and what is listed below
    QStringList otherForms; ///< nodes that mean the same in another form, which no text tells apart: "a Task
                            ///< as a Canceller"
};
Likeness likenessOf(const Layout &before, const Layout &after);

} // namespace signalbox::testing
