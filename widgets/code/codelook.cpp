// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/code/codelook.h"

#include "widgets/code/scintilla.h"

namespace signalbox {

namespace {

/// The component's own list of words is older than async and await.
class Lexer : public QsciLexerPython {
public:
    using QsciLexerPython::QsciLexerPython;

    const char *keywords(int set) const override
    {
        return set == 1 ? "False None True and as assert async await break class continue def del elif else "
                          "except finally for from global if import in is lambda nonlocal not or pass raise "
                          "return try while with yield"
                        : nullptr;
    }
};

} // namespace

QFont codeFont()
{
    QFont font = Theme::monoFont();
    const QFont small = Theme::smallFont();
    if (small.pointSizeF() > 0)
        font.setPointSizeF(small.pointSizeF());
    else
        font.setPixelSize(small.pixelSize());
    return font;
}

QsciLexerPython *makePythonLexer(QsciScintilla *editor)
{
    return new Lexer(editor);
}

QColor mixedCodeColour(const QColor &over, const QColor &under, double part)
{
    const auto channel = [part](int a, int b) { return qRound(a * part + b * (1 - part)); };
    return {channel(over.red(), under.red()), channel(over.green(), under.green()),
            channel(over.blue(), under.blue())};
}

void paintCodeLook(QsciScintilla &editor, QsciLexerPython &lexer, const Theme &theme)
{
    const QColor paper = theme.canvas;
    const QFont font = codeFont();
    const auto readable = [&](const QColor &colour) { return theme.readable(colour, paper); };
    lexer.setDefaultFont(font);
    lexer.setDefaultPaper(paper);
    lexer.setDefaultColor(theme.text);
    lexer.setFont(font);
    lexer.setPaper(paper);
    lexer.setColor(theme.text);
    using L = QsciLexerPython;
    for (const int style : {L::Comment, L::CommentBlock, L::TripleDoubleQuotedString})
        lexer.setColor(theme.mutedText, style);
    lexer.setColor(readable(theme.accent), L::Keyword);
    for (const int style :
         {L::DoubleQuotedString, L::SingleQuotedString, L::DoubleQuotedFString, L::SingleQuotedFString})
        lexer.setColor(readable(theme.ok), style);
    lexer.setColor(readable(theme.warning), L::Number);
    QFont bold = font;
    bold.setWeight(QFont::DemiBold);
    for (const int style : {L::ClassName, L::FunctionMethodName})
        lexer.setFont(bold, style);

    editor.setMarginsFont(font);
    editor.setMarginsBackgroundColor(paper);
    editor.setMarginsForegroundColor(theme.faintText);
    editor.setSelectionBackgroundColor(theme.selectedRow);
    editor.setSelectionForegroundColor(theme.textOn(theme.selectedRow));
}

} // namespace signalbox
