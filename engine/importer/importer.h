// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"
#include "engine/syntax/fault.h"

namespace signalbox {

/// Why a text is not taken, and where.
struct ImportRefusal {
    int line = 0; ///< from 1; 0 for the whole
    int column = 0;
    QString reason; ///< "SyntaxError: invalid syntax", as Python says it
    QString file = {}; ///< beside the program, "shop/orders.py"; empty where it is about the program itself

    bool operator==(const ImportRefusal &) const = default;
};

/// As Python tells of it.
ImportRefusal refusalOf(const syntax::SyntaxFault &fault);

/// A layout made of Python, or why there is none.
struct ImportedCode {
    std::optional<Layout> layout;
    QList<ImportRefusal> refusals;
};

/// What is to become of a text that is refused.
enum class Importing : quint8 {
    Whole, ///< all or nothing
    Partial, ///< what can be read is cut, what cannot stays as a piece that says what is wrong with it
};

/// \a text as a layout: toPython() of it is \a text again. What Signalbox exported comes back as the drawing
/// that it was (readDrawing()), every other program as pieces of code. The settings of these name the first
/// version of Python that can read it.
///
///     const ImportedCode imported = importPython(text, u"kitchen"_s);
///     if (imported.layout)
///         document.reset(*imported.layout);
ImportedCode importPython(const QString &text, const QString &title, Importing importing = Importing::Whole);

/// The same of what a file holds, in the encoding that it declares (PEP 263); syntax::Source::bytesOf() gives
/// the bytes again.
ImportedCode importPythonFile(const QByteArray &bytes, const QString &title,
                              Importing importing = Importing::Whole);

/// Whether what somebody pipes in is meant as a program, be there a fault in it, rather than as a document.
bool isMeantAsPython(const QByteArray &bytes);

/// Whether a text that somebody pastes is meant as a program: Python with a statement that is more than an
/// expression.
bool looksLikePython(const QString &text);

} // namespace signalbox
