// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/look/theme.h"

class QsciLexerPython;
class QsciScintilla;

namespace signalbox {

/// \file
/// What every editor of code has of fonts and colours.

/// Small, so that a line of the program has room beside the canvas.
QFont codeFont();
QsciLexerPython *makePythonLexer(QsciScintilla *editor); ///< belongs to \a editor
void paintCodeLook(QsciScintilla &editor, QsciLexerPython &lexer, const Theme &theme);
/// As much of \a over as \a part says.
QColor mixedCodeColour(const QColor &over, const QColor &under, double part);

} // namespace signalbox
