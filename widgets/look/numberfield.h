// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>

#include <algorithm>

namespace signalbox {

/// Keeps the caret of \a spin (a QSpinBox or QDoubleSpinBox) in its number: left alone, End puts it behind
/// the unit, where no digit is taken and nothing can be deleted.
template <typename Spin> void keepCaretInNumber(Spin *spin)
{
    auto *line = spin->template findChild<QLineEdit *>();
    QObject::connect(line, &QLineEdit::cursorPositionChanged, spin, [spin, line](int, int now) {
        const QString text = line->text();
        if (line->hasSelectedText() || !text.startsWith(spin->prefix()) || !text.endsWith(spin->suffix()))
            return;
        const int first = int(spin->prefix().size());
        const int behind = std::max(first, int(text.size() - spin->suffix().size()));
        if (now < first || now > behind)
            line->setCursorPosition(std::clamp(now, first, behind));
    });
}

} // namespace signalbox
