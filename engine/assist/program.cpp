// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/assist/program.h"

#include "engine/assist/mending.h"
#include "engine/assist/readpieces.h"
#include "engine/catalog/catalog.h"
#include "engine/script/filenames.h"
#include "engine/script/loopstart.h"
#include "engine/script/nodenames.h"
#include "engine/script/statementparts.h"
#include "engine/syntax/unparse.h"

#include <algorithm>

namespace signalbox::assist {

using namespace Qt::StringLiterals;
using namespace syntax;

namespace {

/// What a resource is in Python; empty for what is no object of asyncio's.
QString typeOf(const Node &node)
{
    static const QHash<NodeKind, QString> types{
        {NodeKind::Lock, u"asyncio.Lock"_s},
        {NodeKind::Semaphore, u"asyncio.Semaphore"_s},
        {NodeKind::Event, u"asyncio.Event"_s},
        {NodeKind::Condition, u"asyncio.Condition"_s},
        {NodeKind::Barrier, u"asyncio.Barrier"_s},
        {NodeKind::Future, u"asyncio.Future"_s},
        {NodeKind::Executor, u"concurrent.futures.ThreadPoolExecutor"_s}};
    if (node.kind != NodeKind::Queue)
        return types.value(node.kind);
    const auto order = QueueOrder(parameter<qint64>(node, Param::Order));
    return order == QueueOrder::Priority ? u"asyncio.PriorityQueue"_s
        : order == QueueOrder::Lifo      ? u"asyncio.LifoQueue"_s
                                         : u"asyncio.Queue"_s;
}

/// The first line of a doc string.
QString documentation(const Statements &body)
{
    const auto *first = body.empty() ? nullptr : statementAs<ExpressionStatement>(*body.front());
    const auto *text = first ? std::get_if<Constant>(&first->value->node) : nullptr;
    const auto *words = text ? std::get_if<std::u32string>(&text->value) : nullptr;
    return words ? QString::fromStdU32String(*words).trimmed().section(u'\n', 0, 0).trimmed() : QString();
}

/// Writes parameters as `def` has them, without annotations.
class SignatureWriter {
public:
    SignatureWriter(const Parameters &parameters, bool isBound, PythonVersion version)
        : m_parameters(parameters)
        , m_version(version)
        , m_skip(isBound ? 1 : 0)
    {
    }

    QString write()
    {
        const std::size_t positional = m_parameters.positionalOnly.size() + m_parameters.positional.size();
        m_firstDefault = positional - m_parameters.defaults.size();
        for (const Parameter &each : m_parameters.positionalOnly)
            addPositional(each);
        if (!m_parameters.positionalOnly.empty())
            m_words.append(u"/"_s);
        for (const Parameter &each : m_parameters.positional)
            addPositional(each);
        if (m_parameters.rest)
            m_words.append(u'*' + m_parameters.rest->name);
        else if (!m_parameters.keywordOnly.empty())
            m_words.append(u"*"_s);
        for (std::size_t at = 0; at < m_parameters.keywordOnly.size(); ++at)
            add(m_parameters.keywordOnly[at], m_parameters.keywordDefaults[at].get());
        if (m_parameters.keywords)
            m_words.append(u"**"_s + m_parameters.keywords->name);
        return u'(' + m_words.join(u", "_s) + u')';
    }

private:
    void addPositional(const Parameter &parameter)
    {
        const std::size_t at = m_at++;
        if (at >= m_skip)
            add(parameter, at >= m_firstDefault ? m_parameters.defaults[at - m_firstDefault].get() : nullptr);
    }
    void add(const Parameter &parameter, const Expression *defaultValue)
    {
        QString word = parameter.name;
        if (defaultValue)
            word += u'=' + unparsed(*defaultValue, m_version).value_or(u"…"_s);
        m_words.append(word);
    }

    const Parameters &m_parameters;
    const PythonVersion m_version;
    const std::size_t m_skip;
    std::size_t m_firstDefault = 0;
    std::size_t m_at = 0;
    QStringList m_words;
};

/// What a dataclass is made with: its annotated names.
QString signatureOfFields(const ClassDef &type, PythonVersion version)
{
    QStringList words;
    for (const auto &statement : type.body) {
        const auto *field = statementAs<AnnAssign>(*statement);
        const auto *name = field ? std::get_if<Name>(&field->target->node) : nullptr;
        if (!name)
            continue;
        const QString value = field->value ? unparsed(*field->value, version).value_or(u"…"_s) : QString();
        words.append(value.isEmpty() ? name->id : name->id + u'=' + value);
    }
    return u'(' + words.join(u", "_s) + u')';
}

bool isDataclass(const ClassDef &type, PythonVersion version)
{
    return std::any_of(type.decorators.begin(), type.decorators.end(), [version](const auto &each) {
        return unparsed(*each, version).value_or(QString()).contains(u"dataclass");
    });
}

} // namespace

Surroundings surroundingsOf(const Layout &layout, NodeId piece)
{
    Surroundings around;
    around.version = layout.settings.python;
    const Node *const edited = layout.find(piece);
    if (edited && isFile(*edited)) // which has all its names in itself
        return around;
    const NodeNames names = namesOfNodes(layout);
    if (bringsAsyncio(layout))
        around.pieces.append(u"import asyncio\n"_s);
    for (const Node &node : layout.nodes) {
        if (!isCode(node.kind)) {
            // What runs has a function, and a variable for its task.
            const QStringList own = names.value(node.id);
            for (qsizetype at = 0; at < own.size(); ++at)
                around.drawn.append({own[at], at > 0 ? u"asyncio.Task"_s : typeOf(node)});
        } else if (node.id != piece && isPiece(node)) {
            around.pieces.append(parameter<QString>(node, Param::Code));
        }
    }
    return around;
}

ProgramView::ProgramView(const CodePart &part, const Surroundings &around, int first, int last)
    : m_version(around.version)
{
    std::vector<Binding> globals;
    for (const auto &[name, type] : around.drawn) {
        Binding binding;
        binding.name = name;
        binding.kind = Binding::Kind::Drawn;
        binding.path = type;
        globals.push_back(binding);
    }
    const auto add = [&](const Module &module) {
        for (const Binding &binding : bindingsOf(module.body)) {
            m_isWhole = m_isWhole && binding.name != u"*";
            globals.push_back(binding);
        }
    };
    const auto addOther = [&](const std::shared_ptr<const Module> &module) {
        m_isWhole = m_isWhole && module;
        if (!module)
            return;
        m_others.push_back(module);
        add(*module);
    };
    for (const QString &piece : around.pieces)
        addOther(readPiece(piece, around.version));
    if (!part.before.isEmpty())
        addOther(readPiece(part.before, around.version));
    m_own = mendedModule(part.own, first, last, around.version);
    m_isWhole = m_isWhole && m_own;
    if (m_own)
        add(*m_own);
    if (!part.behind.isEmpty())
        addOther(readMended(part.behind, around.version));
    m_scopes = std::make_unique<Scopes>(globals);
    if (m_own)
        m_scopes->enter(m_own->body, first);
}

QString ProgramView::signatureOf(const Meaning &meaning, QString *words) const
{
    const KnownRow *row = meaning.row;
    if (meaning.kind == Meaning::Kind::Type)
        row = knownByPath(meaning.path);
    if (row) {
        if (words)
            *words = row->wordsForPeople();
        return QString::fromUtf8(row->signature);
    }
    if (meaning.kind == Meaning::Kind::OwnFunction) {
        if (words)
            *words = documentation(meaning.function->body);
        return SignatureWriter(meaning.function->parameters, meaning.isBound, m_version).write();
    }
    if (meaning.kind != Meaning::Kind::OwnType)
        return {};
    if (words)
        *words = documentation(meaning.type->body);
    QString base;
    for (const ClassDef *type : m_scopes->lineage(*meaning.type, &base)) {
        for (const auto &statement : type->body) {
            const auto *method = statementAs<FunctionDef>(*statement);
            if (method && method->name == u"__init__")
                return SignatureWriter(method->parameters, true, m_version).write();
        }
        if (isDataclass(*type, m_version))
            return signatureOfFields(*type, m_version);
    }
    const KnownRow *known = base.isEmpty() ? nullptr : knownByPath(base);
    return known ? QString::fromUtf8(known->signature) : u"()"_s;
}

} // namespace signalbox::assist
