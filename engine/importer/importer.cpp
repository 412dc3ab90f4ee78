// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/importer/importer.h"

#include "engine/catalog/catalog.h"
#include "engine/file/documentformat.h"
#include "engine/file/layoutdecoder.h"
#include "engine/file/layoutencoder.h"
#include "engine/importer/placing.h"
#include "engine/layout/interventions.h"
#include "engine/layout/unusednames.h"
#include "engine/reader/drawing.h"
#include "engine/reader/handreader.h"
#include "engine/script/codeoutline.h"
#include "engine/script/codetext.h"
#include "engine/script/pieces.h"
#include "engine/syntax/parser.h"
#include "engine/syntax/source.h"

#include <QRegularExpression>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr PythonVersion kVersions[] = {PythonVersion::Python311, PythonVersion::Python312,
                                       PythonVersion::Python313};

QString nameOf(syntax::FaultKind kind)
{
    switch (kind) {
    case syntax::FaultKind::SyntaxError:
        break;
    case syntax::FaultKind::IndentationError:
        return u"IndentationError"_s;
    case syntax::FaultKind::TabError:
        return u"TabError"_s;
    case syntax::FaultKind::RecursionError:
        return u"RecursionError"_s;
    }
    return u"SyntaxError"_s;
}

} // namespace

ImportRefusal refusalOf(const syntax::SyntaxFault &fault)
{
    return {std::max(fault.line, 1), fault.column, nameOf(fault.kind) + u": "_s + fault.message};
}

namespace {

/// What a line outside of blocks begins, or leads to.
NodeKind beginning(QStringView line)
{
    if (line.startsWith(u"class "))
        return NodeKind::Class;
    const bool isFunction =
        line.startsWith(u"def ") || line.startsWith(u"async def ") || line.startsWith(u'@');
    return isFunction ? NodeKind::Function : NodeKind::Module;
}

/// Whether it stands at the left and neither ends nor comments something.
bool isOutside(QStringView line)
{
    return !line.trimmed().isEmpty() && !line.front().isSpace()
        && !QStringView(u")]}#").contains(line.front());
}

/// Cuts by looks alone: at lines that begin a definition, and where one ends.
QList<CodePiece> cutByLooks(const QString &text)
{
    const CodeLines lines(text);
    QList<CodePiece> pieces{CodePiece()};
    bool isDecorated = false;
    for (int at = 1; at <= lines.count(); ++at) {
        const QStringView line = lines.line(at);
        if (isOutside(line)) {
            const NodeKind kind = beginning(line);
            const bool goesOn = kind == NodeKind::Module && pieces.back().kind == kind;
            if (!goesOn && !isDecorated)
                pieces.append(CodePiece());
            pieces.back().kind = kind;
            isDecorated = line.startsWith(u'@');
        }
        pieces.back().code += line;
    }
    pieces.removeIf([](const CodePiece &piece) { return piece.code.isEmpty(); });
    return pieces;
}

/// Pieces of a text that is no Python: those that are it by themselves are cut further.
QList<CodePiece> cutPartially(const QString &text, QList<ImportRefusal> &refusals)
{
    QList<CodePiece> pieces;
    int line = 0;
    for (CodePiece piece : cutByLooks(text)) {
        const CodePieces cut = cutIntoPieces(piece.code, PythonVersion::Python313);
        if (cut.fault) {
            ImportRefusal refusal = refusalOf(*cut.fault);
            refusal.line += line;
            refusals.append(refusal);
            piece.name = codeOutline(piece.code)->name;
            pieces.append(piece);
        } else {
            pieces.append(cut.pieces);
        }
        line += CodeLines(piece.code).count();
    }
    return pieces;
}

/// Nodes named after what they define; a Module goes by what it is for, with a number where that is taken.
QList<Node> nodesOf(const QList<CodePiece> &pieces)
{
    Layout named;
    for (const CodePiece &piece : pieces) {
        Node node;
        node.id = NodeId(named.nodes.size() + 1);
        node.kind = piece.kind;
        if (piece.kind != NodeKind::Module)
            node.name = beginningOf(piece.name, kLongestName);
        node.parameters.insert(Param::Code, piece.code);
        named.nodes.append(node);
    }
    UnusedNames names(named);
    for (qsizetype at = 0; at < pieces.size(); ++at) {
        Node &node = named.nodes[at];
        if (!node.name.isEmpty())
            continue;
        const QString wanted = beginningOf(pieces[at].name, kLongestName);
        node.name = names.take(wanted.isEmpty() ? info(node.kind).nameStem : wanted);
    }
    return named.nodes;
}

Layout layoutOf(const QList<CodePiece> &pieces, const QString &title, PythonVersion version)
{
    Layout layout;
    layout.title = beginningOf(title, kLongestTitle);
    layout.settings.python = version;
    layout.nodes = nodesOf(pieces);
    placeImported(layout);
    return layout;
}

/// The drawing that a text was exported from, where a document can hold it.
std::optional<Layout> drawingOf(const QString &text, PythonVersion version)
{
    std::optional<Layout> drawing = readDrawing(text, version);
    if (!drawing)
        return std::nullopt;
    placeDrawing(*drawing);
    const LoadResult loaded = decodeLayout(encodeLayout(*drawing));
    return loaded.problems.isEmpty() ? drawing : std::nullopt;
}

/// What documents do not hold.
std::optional<ImportRefusal> excessOf(const QList<CodePiece> &pieces)
{
    if (pieces.size() > kMostNodes)
        return ImportRefusal{0, 0, u"too many functions and classes for one layout"_s};
    int line = 1;
    for (const CodePiece &piece : pieces) {
        if (piece.code.size() > info(Param::Code).maximum)
            return ImportRefusal{line, 1, u"a piece of the program is too long for one node"_s};
        line += CodeLines(piece.code).count();
    }
    return std::nullopt;
}

/// What was exported with acts by hand on tasks that code makes: the program without these, and they.
std::optional<ImportedCode> importedWithHands(const QString &text, const QString &title)
{
    const auto without = withoutHands(text);
    if (!without || without->interventions.size() > kMostInterventions)
        return std::nullopt;
    ImportedCode imported = importPython(without->text, title);
    if (!imported.layout)
        return std::nullopt;
    const auto isOfCode = [](const Node &node) { return isCode(node.kind); };
    imported.layout->interventions = without->interventions;
    // As it would be exported.
    return std::ranges::all_of(imported.layout->nodes, isOfCode) ? std::optional(imported) : std::nullopt;
}

} // namespace

ImportedCode importPython(const QString &text, const QString &title, Importing importing)
{
    if (const auto withHands = importedWithHands(text, title))
        return *withHands;
    ImportedCode imported;
    for (const PythonVersion version : kVersions) {
        // An empty file is a program that does nothing, an empty layout one that nobody has drawn yet.
        const CodePieces cut = cutIntoPieces(text.isEmpty() ? u"\n"_s : text, version);
        if (cut.fault) {
            imported.refusals = {refusalOf(*cut.fault)};
            continue;
        }
        imported.refusals.clear();
        if (const auto drawing = drawingOf(text, version))
            imported.layout = drawing;
        else if (const auto excess = excessOf(cut.pieces))
            imported.refusals = {*excess};
        else
            imported.layout = layoutOf(cut.pieces, title, version);
        return imported;
    }
    if (importing == Importing::Whole)
        return imported;
    imported.refusals.clear();
    const QList<CodePiece> pieces = cutPartially(text, imported.refusals);
    if (const auto excess = excessOf(pieces))
        imported.refusals.append(*excess);
    else
        imported.layout = layoutOf(pieces, title, PythonVersion::Python313);
    return imported;
}

ImportedCode importPythonFile(const QByteArray &bytes, const QString &title, Importing importing)
{
    const syntax::Source source = syntax::Source::of(bytes);
    if (source.fault)
        return {std::nullopt, {refusalOf(*source.fault)}};
    // What the parser reads has other ends of lines; the text keeps its own.
    return importPython(syntax::Source::lettersOf(bytes), title, importing);
}

bool isMeantAsPython(const QByteArray &bytes)
{
    static const QRegularExpression statement(
        uR"(^(#!|@|(import|from|async|await|def|class|if|for|while|with|try|print|raise|assert|return)\b|\w+ *=))"_s,
        QRegularExpression::MultilineOption);
    const QString text = syntax::Source::lettersOf(bytes);
    const bool isDocument = text.trimmed().startsWith(u'{');
    return looksLikePython(text) || (!isDocument && statement.match(text).hasMatch());
}

bool looksLikePython(const QString &text)
{
    const syntax::ParsedModule parsed = syntax::parseText(text, PythonVersion::Python313);
    return parsed.module
        && std::any_of(parsed.module->body.begin(), parsed.module->body.end(), [](const auto &statement) {
               return !std::holds_alternative<syntax::ExpressionStatement>(statement->node);
           });
}

} // namespace signalbox
