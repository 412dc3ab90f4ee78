// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/script/placerename.h"

#include "engine/catalog/catalog.h"
#include "engine/language/identifiers.h"
#include "engine/messages/message.h"
#include "engine/script/attributenames.h"
#include "engine/script/codeoutline.h"
#include "engine/script/codetext.h"
#include "engine/script/filenames.h"
#include "engine/script/globalnames.h"
#include "engine/syntax/names.h"
#include "engine/syntax/parser.h"

#include <QCoreApplication>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Renaming)
};

bool isPartOfName(QChar letter)
{
    return letter.isLetterOrNumber() || letter == u'_';
}

/// The word that \a place is in or at the edge of, as [begin, end).
std::pair<qsizetype, qsizetype> wordAt(const QString &code, qsizetype place)
{
    qsizetype begin = std::clamp<qsizetype>(place, 0, code.size());
    qsizetype end = begin;
    while (begin > 0 && isPartOfName(code[begin - 1]))
        --begin;
    while (end < code.size() && isPartOfName(code[end]))
        ++end;
    return {begin, end};
}

/// What is to be renamed, as it was found in its piece.
struct Target {
    QString name;
    int scope = 0;
    std::optional<ParameterOwner> owner; ///< it is a parameter of this function
    bool isOfClass = false; ///< a method, or a variable that a class has itself
};

class Renamer {
public:
    Renamer(const QList<Node> &nodes, NodeId piece, qsizetype place);

    QString refusal() const { return m_refusal; }
    QString name() const { return m_name; }
    QString rename(QList<Node> &nodes, const QString &after) const;

private:
    void find(const QString &code, qsizetype begin);
    void findKeyword(const KeywordUse &use);
    void check(const QList<Node> &nodes);
    void checkAttribute(const QList<Node> &nodes);
    QString renameAttribute(QList<Node> &nodes, const QString &after) const;
    /// Whether the names at the left of \a node are those of the piece.
    bool sharesNames(const Node &node) const
    {
        return node.id == m_piece || (m_isOfProgram && isPiece(node));
    }
    bool isTaken(const QList<Node> &nodes, const QString &after) const;
    std::vector<NameUse> usesIn(const Node &node) const;

    const NodeId m_piece;
    bool m_isOfProgram = false; ///< not of a file beside it
    QString m_name;
    QString m_refusal;
    NameUses m_uses; ///< of the piece
    std::optional<Target> m_target;
    bool m_isAttribute = false;
};

const QString &codeOf(const Node &node)
{
    static const QString nothing;
    const auto found = node.parameters.constFind(Param::Code);
    return found == node.parameters.constEnd() ? nothing : std::get<QString>(*found);
}

Renamer::Renamer(const QList<Node> &nodes, NodeId piece, qsizetype place)
    : m_piece(piece)
{
    const auto node =
        std::find_if(nodes.begin(), nodes.end(), [piece](const Node &each) { return each.id == piece; });
    if (node == nodes.end() || !isCode(node->kind))
        return;
    m_isOfProgram = isPiece(*node);
    const QString code = codeOf(*node);
    const auto [begin, end] = wordAt(code, place);
    m_name = code.sliced(begin, end - begin);
    if (m_name.isEmpty()) {
        m_refusal = Words::tr("No name stands here.");
        return;
    }
    m_uses = nameUses(code);
    if (m_uses.names.empty()) {
        m_refusal = Words::tr("Names can be changed everywhere once the code is Python.");
        return;
    }
    find(code, begin);
    const bool isBehindDot = begin > 0 && code[begin - 1] == u'.';
    m_isAttribute = m_target ? m_target->isOfClass : isBehindDot;
    if (m_isAttribute)
        checkAttribute(nodes);
    else if (m_target)
        check(nodes);
    else
        m_refusal = Words::tr("{name} is no name of a function or variable.");
    m_refusal = fill(m_refusal, {{u"name", m_name}});
}

void Renamer::find(const QString &code, qsizetype begin)
{
    const CodeLines lines(code);
    for (const NameUse &use : m_uses.names) {
        if (use.line == 0 || lines.place(use.line, use.column) != begin)
            continue;
        m_target = Target{use.name, use.scope, {}};
        m_target->isOfClass = use.scope != 0 && isOfClass(code, use.name, use.scope);
        for (const ParameterOwner &owner : m_uses.owners) {
            if (owner.scope == use.scope)
                m_target->owner = owner;
        }
        return;
    }
    for (const KeywordUse &use : m_uses.keywords) {
        if (lines.place(use.line, use.column) == begin)
            return findKeyword(use);
    }
}

/// From an argument by name to the parameter, where the function is of the same piece.
void Renamer::findKeyword(const KeywordUse &use)
{
    for (const ParameterOwner &owner : m_uses.owners) {
        if (owner.name == use.function && owner.nameScope == use.functionScope)
            m_target = Target{use.name, owner.scope, owner};
    }
}

void Renamer::check(const QList<Node> &nodes)
{
    bool isBound = false;
    bool isImported = false;
    for (const Node &node : nodes) {
        const bool isOwn = node.id == m_piece;
        if (!sharesNames(node) || (m_target->scope != 0 && !isOwn))
            continue;
        for (const NameUse &use : isOwn ? m_uses.names : nameUses(codeOf(node)).names) {
            if (use.name != m_target->name || use.scope != m_target->scope || !use.binds)
                continue;
            isImported = isImported || use.line == 0;
            isBound = true;
        }
    }
    if (isImported)
        m_refusal = Words::tr("{name} comes from an import: change it there, by \"as\".");
    else if (!isBound)
        m_refusal = Words::tr("{name} is not defined in this program's code.");
}

AttributeContext contextOf(const QList<Node> &nodes, const QString &name)
{
    AttributeContext context;
    for (const Node &node : nodes) {
        if (isCode(node.kind))
            learnAttributes(codeOf(node), name, context);
    }
    return context;
}

/// Attributes go by their names alone, as nothing but running tells of which class an object is: those of
/// the program's classes that no object of Python's own has can be told.
void Renamer::checkAttribute(const QList<Node> &nodes)
{
    const AttributeContext context = contextOf(nodes, m_name);
    bool isDefined = false;
    bool isOfOthers = false;
    bool isText = false;
    for (const Node &node : nodes) {
        if (!isCode(node.kind))
            continue;
        const AttributeUses uses = attributeUses(codeOf(node), m_name, context);
        isDefined = isDefined || uses.isDefined;
        isOfOthers = isOfOthers || uses.isOfOthers;
        isText = isText || uses.isText;
    }
    if (m_name.startsWith(u"__"_s) && m_name.endsWith(u"__"_s))
        m_refusal = Words::tr("Python itself asks for {name}: by another name it would not be found.");
    else if (!isDefined)
        m_refusal = Words::tr("{name} is an attribute that no class of this program has.");
    else if (isOfOthers && isAttributeOfPython(m_name))
        m_refusal = Words::tr("{name} is an attribute that objects of Python's own have as well, and only "
                              "running tells which: change it by hand.");
    else if (isText)
        m_refusal = Words::tr("{name} is an attribute that a text may mean as well: change it by hand.");
}

QString Renamer::renameAttribute(QList<Node> &nodes, const QString &after) const
{
    const AttributeContext context = contextOf(nodes, m_name);
    const AttributeContext later = contextOf(nodes, after);
    QList<Node> renamed = nodes;
    for (Node &node : renamed) {
        if (!isCode(node.kind))
            continue;
        const QString code = codeOf(node);
        if (!attributeUses(code, after, later).places.empty() || isAttributeOfPython(after))
            return fill(Words::tr("{name} is the name of another attribute already."), {{u"name", after}});
        const AttributeUses uses = attributeUses(code, m_name, context);
        if (!uses.places.empty())
            node.parameters.insert(Param::Code, withReplaced(code, uses.places, after));
    }
    nodes = renamed;
    return {};
}

/// What of \a node is renamed.
std::vector<NameUse> Renamer::usesIn(const Node &node) const
{
    const bool isOwn = node.id == m_piece;
    const NameUses uses = isOwn ? m_uses : nameUses(codeOf(node));
    std::vector<NameUse> renamed;
    for (const NameUse &use : uses.names) {
        const bool isMeant = use.name == m_target->name && use.scope == m_target->scope;
        if (isMeant && (isOwn || m_target->scope == 0))
            renamed.push_back(use);
    }
    if (!m_target->owner)
        return renamed;
    for (const KeywordUse &use : uses.keywords) {
        const bool isMeant = use.name == m_target->name && use.function == m_target->owner->name
            && use.functionScope == m_target->owner->nameScope;
        if (isMeant && (isOwn || use.functionScope == 0))
            renamed.push_back({use.name, use.line, use.column, false, m_target->scope});
    }
    return renamed;
}

/// Strict, so that no name comes to mean another thing: nowhere in the code that changes may it be said.
bool Renamer::isTaken(const QList<Node> &nodes, const QString &after) const
{
    return std::any_of(nodes.begin(), nodes.end(), [&](const Node &node) {
        if (!sharesNames(node) || usesIn(node).empty())
            return false;
        const NameUses uses = node.id == m_piece ? m_uses : nameUses(codeOf(node));
        return std::any_of(uses.names.begin(), uses.names.end(), [&](const NameUse &use) {
            return use.name == after
                && (m_target->scope == 0 || use.scope == 0 || use.scope == m_target->scope);
        });
    });
}

QString Renamer::rename(QList<Node> &nodes, const QString &after) const
{
    if (m_isAttribute)
        return renameAttribute(nodes, after);
    if (isTaken(nodes, after))
        return fill(Words::tr("{name} is said in this code already, and would then be two things."),
                    {{u"name", after}});
    QList<Node> renamed = nodes;
    for (Node &node : renamed) {
        if (!sharesNames(node))
            continue;
        const std::vector<NameUse> uses = usesIn(node);
        if (uses.empty())
            continue;
        const QString before = codeOf(node);
        const QString code = withReplaced(before, uses, after);
        node.parameters.insert(Param::Code, code);
        const bool isCalledSo = node.kind != NodeKind::Module && m_target->scope == 0
            && codeOutline(before)->name == m_target->name;
        if (isCalledSo)
            node.name = after;
    }
    nodes = renamed;
    return {};
}

} // namespace

Renaming renamingAt(const QList<Node> &nodes, NodeId piece, qsizetype place)
{
    const Renamer renamer(nodes, piece, place);
    return {renamer.name(), renamer.refusal()};
}

QString renameAt(QList<Node> &nodes, NodeId piece, qsizetype place, const QString &wanted)
{
    const Renamer renamer(nodes, piece, place);
    if (!renamer.refusal().isEmpty())
        return renamer.refusal();
    const QString after = wanted.trimmed();
    const bool isName = !after.isEmpty() && pythonIdentifier(after) == after;
    if (!isName || syntax::keywordOrName(after.toUtf8()) != syntax::Kind::Name)
        return fill(Words::tr("\"{name}\" cannot be a name in Python."), {{u"name", after}});
    return after == renamer.name() ? QString() : renamer.rename(nodes, after);
}

} // namespace signalbox
