// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/assist/completion.h"

#include "engine/assist/caret.h"
#include "engine/assist/signatures.h"
#include "engine/syntax/parser.h"

#include <QSet>

#include <algorithm>

namespace signalbox::assist {

using namespace Qt::StringLiterals;
using Sort = Suggestion::Sort;

namespace {

/// Words that begin a statement, and those that stand in expressions.
constexpr const char *kStatementWords[] = {
    "async def", "async for", "async with", "assert", "await",  "break",  "class",
    "continue",  "def",       "del",        "elif",   "else",   "except", "finally",
    "for",       "from",      "global",     "if",     "import", "match",  "nonlocal",
    "pass",      "raise",     "return",     "try",    "while",  "with",   "yield"};
constexpr const char *kExpressionWords[] = {"and", "as", "async for", "await",  "else", "for", "from",
                                            "if",  "in", "is",        "lambda", "not",  "or",  "yield"};

Sort sortOf(KnownKind kind)
{
    switch (kind) {
    case KnownKind::Module:
        return Sort::Module;
    case KnownKind::Type:
        return Sort::Type;
    case KnownKind::Function:
    case KnownKind::Coroutine:
        return Sort::Function;
    case KnownKind::Value:
        break;
    }
    return Sort::Variable;
}

Sort sortOf(Meaning::Kind kind)
{
    switch (kind) {
    case Meaning::Kind::Module:
        return Sort::Module;
    case Meaning::Kind::Type:
    case Meaning::Kind::OwnType:
        return Sort::Type;
    case Meaning::Kind::Function:
    case Meaning::Kind::OwnFunction:
        return Sort::Function;
    case Meaning::Kind::Unknown:
    case Meaning::Kind::Object:
    case Meaning::Kind::OwnObject:
        break;
    }
    return Sort::Variable;
}

class Collector {
public:
    Collector(const Caret &caret, const ProgramView &program)
        : m_caret(caret)
        , m_program(program)
    {
    }

    std::vector<Suggestion> collect();

private:
    bool fits(const QString &name) const;
    void add(Suggestion suggestion);
    void add(const KnownRow &row)
    {
        add({QString::fromLatin1(row.name), sortOf(row.kind), QString::fromUtf8(row.signature),
             row.wordsForPeople()});
    }
    void add(const QString &name, const Meaning &meaning);
    void addArguments();
    void addNames();
    void addWords(std::span<const char *const> words);
    void addMembers();
    void addModules();
    Meaning receiver() const;
    Meaning receiver(const QString &expression) const;

    const Caret &m_caret;
    const ProgramView &m_program;
    QSet<QString> m_names;
    std::vector<Suggestion> m_found;
};

/// Names that begin with an underscore are for those who type one.
bool Collector::fits(const QString &name) const
{
    return name.startsWith(m_caret.word, Qt::CaseInsensitive)
        && (m_caret.word.startsWith(u'_') || !name.startsWith(u'_')) && name != u"*"
        && !m_names.contains(name);
}

void Collector::add(Suggestion suggestion)
{
    if (!fits(suggestion.name))
        return;
    m_names.insert(suggestion.name);
    m_found.push_back(std::move(suggestion));
}

void Collector::add(const QString &name, const Meaning &meaning)
{
    Suggestion suggestion{name, sortOf(meaning.kind), {}, {}};
    suggestion.signature = m_program.signatureOf(meaning, &suggestion.words);
    if (meaning.kind == Meaning::Kind::Object || meaning.kind == Meaning::Kind::Module) {
        if (const KnownRow *row = knownByPath(meaning.path))
            suggestion.words = row->wordsForPeople();
    }
    add(suggestion);
}

Meaning Collector::receiver(const QString &expression) const
{
    const auto parsed = syntax::parseExpression(expression.toUtf8(), PythonVersion::Python313);
    return parsed.expression ? m_program.scopes().of(*parsed.expression) : Meaning();
}

Meaning Collector::receiver() const
{
    return receiver(m_caret.receiver);
}

/// What the call around the place can be given by name. Of the library's, only what its tables give a
/// default.
void Collector::addArguments()
{
    if (!m_caret.call || !m_caret.call->keyword.isEmpty())
        return;
    const Meaning function = receiver(m_caret.call->function);
    const bool isOwn = function.kind == Meaning::Kind::OwnFunction || function.kind == Meaning::Kind::OwnType;
    for (const SignaturePart &part : parametersOf(m_program.signatureOf(function))) {
        const bool canBeNamed = !part.name.isEmpty() && (isOwn || !part.defaultValue.isEmpty());
        if (canBeNamed)
            add({part.name + u'=', Sort::Argument, part.defaultValue, {}});
    }
}

void Collector::addNames()
{
    for (const Scopes::Level *level : m_program.scopes().visible()) {
        for (const Binding &binding : level->bindings) {
            if (fits(binding.name)) // before it costs what it means
                add(binding.name, m_program.scopes().ofName(binding.name));
        }
    }
    for (const KnownRow *row : knownOf({}))
        add(*row);
}

void Collector::addWords(std::span<const char *const> words)
{
    for (const char *word : words)
        add({QString::fromLatin1(word), Sort::Keyword, {}, {}});
}

void Collector::addMembers()
{
    const Meaning whole = receiver();
    if (whole.isAwaitable)
        return;
    QString known = whole.path;
    if (whole.type) {
        known.clear();
        for (const syntax::ClassDef *type : m_program.scopes().lineage(*whole.type, &known)) {
            for (const Binding &binding : attributesOf(*type))
                if (fits(binding.name))
                    add(binding.name, m_program.scopes().member(whole, binding.name));
        }
    }
    for (const KnownRow *row : membersOf(known))
        add(*row);
}

void Collector::addModules()
{
    for (const KnownRow *row : knownOf(u"modules")) {
        const QString name = QString::fromLatin1(row->name);
        const QString inside = m_caret.receiver + u'.';
        if (m_caret.receiver.isEmpty())
            add({name.section(u'.', 0, 0), Sort::Module, {}, row->wordsForPeople()});
        else if (name.startsWith(inside))
            add({name.sliced(inside.size()), Sort::Module, {}, row->wordsForPeople()});
    }
}

std::vector<Suggestion> Collector::collect()
{
    switch (m_caret.where) {
    case Caret::Where::Elsewhere:
    case Caret::Where::NewName:
        break;
    case Caret::Where::Name:
        addArguments();
        addNames();
        if (m_caret.beginsStatement)
            addWords(kStatementWords);
        else
            addWords(kExpressionWords);
        break;
    case Caret::Where::Attribute:
        addMembers();
        break;
    case Caret::Where::Module:
        addModules();
        break;
    case Caret::Where::ModuleMember:
        for (const KnownRow *row : knownOf(m_caret.receiver))
            add(*row);
        break;
    }
    return std::move(m_found);
}

} // namespace

Completion completionAt(const QString &code, qsizetype place, const Surroundings &around)
{
    const CodePart part = CodePart::around(code, place, around.version);
    const Caret caret = Caret::at(part.own, place - part.before.size());
    Completion completion;
    completion.typed = int(caret.word.size());
    completion.isAsked = caret.where == Caret::Where::Attribute;
    const bool isNothing = caret.where == Caret::Where::Elsewhere || caret.where == Caret::Where::NewName;
    if (isNothing)
        return completion;
    const ProgramView program(part, around, caret.statementLine, caret.line);
    completion.suggestions = Collector(caret, program).collect();
    return completion;
}

} // namespace signalbox::assist
