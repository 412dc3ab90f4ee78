// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/assist/signatures.h"

#include <QFrame>

class QLabel;

namespace signalbox {

/// What the call at the caret takes, the argument in hand set strong, and a sentence about it. It stands over
/// the line that is written, so that the list of ways to go on has room below.
class CallTip : public QFrame {
    Q_OBJECT
public:
    explicit CallTip(QWidget *editor);

    /// \a opening is the place of the call's bracket on the screen.
    void open(const assist::CallHelp &help, const QRect &opening);
    QString words() const; ///< without marks: "put(item). Puts the item in."

private:
    assist::CallHelp m_help;
    QLabel *m_signature;
    QLabel *m_words;
};

} // namespace signalbox
