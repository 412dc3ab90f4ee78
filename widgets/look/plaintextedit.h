// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPlainTextEdit>

namespace signalbox {

/// A field for several lines, to be used instead of Qt's own: pasting from an empty clipboard, by keys or the
/// middle button, crashes QPlainTextEdit 6.4.2. Here it does nothing.
class PlainTextEdit : public QPlainTextEdit {
    Q_OBJECT
public:
    using QPlainTextEdit::QPlainTextEdit;

protected:
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
};

} // namespace signalbox
