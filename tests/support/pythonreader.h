// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProcess>

namespace signalbox::testing {

/// Asks a Python that waits beside us whether it can compile a program. It starts when first asked.
class PythonReader {
public:
    PythonReader() = default;
    ~PythonReader();

    /// What Python has against \a program, empty for nothing.
    QString complaint(const QByteArray &program);

private:
    QProcess m_python;
};

} // namespace signalbox::testing
