// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/reader/modulereader.h"

#include "engine/catalog/catalog.h"
#include "engine/python/pythontext.h"
#include "engine/reader/bodyreader.h"
#include "engine/reader/modulenames.h"

#include <algorithm>
#include <utility>

namespace signalbox::reading {

using namespace Qt::StringLiterals;

namespace {

/// What a comment behind a line says that the line's node is called.
QString nameIn(const QString &comment)
{
    const QString words = comment.sliced(1).trimmed();
    if (!words.startsWith(u'"') && !words.startsWith(u'\''))
        return words;
    const syntax::ParsedExpression literal =
        syntax::parseExpression(words.toUtf8(), PythonVersion::Python311);
    return textOf(literal.expression.get()).value_or(words);
}

/// What makes a resource.
struct ResourceForm {
    NodeKind kind;
    QString function;
    std::optional<Param> amount = {}; ///< its only argument
    std::optional<std::pair<Param, ParamValue>> also = {}; ///< what the function alone says
};

const std::vector<ResourceForm> &resourceForms()
{
    using K = NodeKind;
    using P = Param;
    static const std::vector<ResourceForm> forms = [] {
        std::vector<ResourceForm> all{{K::Lock, info(K::Lock).python},
                                      {K::Event, info(K::Event).python},
                                      {K::Condition, info(K::Condition).python},
                                      {K::Semaphore, info(K::Semaphore).python, P::Permits},
                                      {K::Barrier, info(K::Barrier).python, P::Parties},
                                      {K::Executor, info(K::Executor).python, P::Workers}};
        all.push_back(
            {K::Semaphore, info(P::Bounded).python, P::Permits, std::pair(P::Bounded, ParamValue(true))});
        const QList<ChoiceInfo> &orders = info(P::Order).choices;
        for (qsizetype at = 0; at < orders.size(); ++at)
            all.push_back(
                {K::Queue, orders[at].python, P::Capacity, std::pair(P::Order, ParamValue(qint64(at)))});
        return all;
    }();
    return forms;
}

/// A parameter that says what the catalog says anyway is not written down.
void setParameter(Node &node, Param param, const ParamValue &value)
{
    if (value != info(param).defaultValue)
        node.parameters.insert(param, value);
}

/// Goes through the statements of a module twice: first for what there is, then for what the functions do.
class ModuleReader {
public:
    explicit ModuleReader(const syntax::ParsedModule &parsed)
        : m_parsed(parsed)
    {
        for (const syntax::Comment &comment : parsed.comments) {
            if (!comment.standsAlone)
                m_comments.insert(comment.line, comment.text);
        }
    }

    std::optional<ReadModule> read();

    // By kind of statement.
    void operator()(const syntax::ExpressionStatement &statement);
    void operator()(const syntax::Assign &statement);
    void operator()(const syntax::ClassDef &type);
    void operator()(const syntax::FunctionDef &function);
    void operator()(const syntax::If &statement);
    void operator()(const syntax::Import &) { }
    void operator()(const syntax::ImportFrom &) { }
    template <typename Other> void operator()(const Other &) { refuse(); }

private:
    QString nameAt(int line, const QString &otherwise) const;
    NodeId add(NodeKind kind, const QString &name);
    void addResource(const QString &variable, const Expression *made);
    void addFutures(const syntax::FunctionDef &main);
    void readSettings();
    void readDocString(const QString &text);
    void readTicker(const syntax::FunctionDef &next, Node &ticker);
    bool readFunctions();
    void refuse() { m_isRead = false; }

    const syntax::ParsedModule &m_parsed;
    QHash<int, QString> m_comments; ///< behind what stands on a line
    ReadModule m_read;
    ModuleNames m_names;
    std::vector<std::pair<const syntax::FunctionDef *, int>> m_functions; ///< with their lines
    QString m_main;
    int m_line = 0; ///< behind which a comment names what the statement at hand makes
    quint32 m_nodes = 0;
    bool m_isRead = true;
};

std::optional<ReadModule> ModuleReader::read()
{
    readSettings();
    for (const auto &statement : m_parsed.module->body) {
        const bool isAssigned = std::holds_alternative<syntax::Assign>(statement->node);
        m_line = isAssigned ? statement->span.endLine : statement->span.line;
        std::visit(*this, statement->node);
        if (!m_isRead)
            return std::nullopt;
    }
    return !m_main.isEmpty() && readFunctions() ? std::optional(std::move(m_read)) : std::nullopt;
}

QString ModuleReader::nameAt(int line, const QString &otherwise) const
{
    const auto comment = m_comments.constFind(line);
    return comment == m_comments.constEnd() ? otherwise : nameIn(*comment);
}

NodeId ModuleReader::add(NodeKind kind, const QString &name)
{
    Node node;
    node.id = NodeId(++m_nodes);
    node.kind = kind;
    node.name = nameAt(m_line, name);
    m_read.resources.append(node);
    m_names.kinds.insert(node.id, kind);
    return node.id;
}

void ModuleReader::readSettings()
{
    for (const syntax::Comment &comment : m_parsed.comments) {
        const auto said = comment.standsAlone ? python::settingsOf(comment.text) : std::nullopt;
        if (said)
            m_read.settings = *said;
    }
}

/// Its first line is the title, to which the export adds a full stop; without one it is a description.
void ModuleReader::readDocString(const QString &text)
{
    QStringList lines = text.split(u'\n');
    if (lines.size() > 1 && lines.back().isEmpty())
        lines.removeLast();
    const bool isTitled = (lines.size() == 1 || lines[1].isEmpty()) && !lines[0].isEmpty()
        && !lines[0].back().isLetterOrNumber();
    if (isTitled) {
        m_read.title = lines.takeFirst();
        const bool isAdded = m_read.title.endsWith(u'.') && m_read.title.size() > 1
            && m_read.title[m_read.title.size() - 2].isLetterOrNumber();
        if (isAdded)
            m_read.title.chop(1);
    }
    m_read.description = lines.join(u' ').trimmed();
}

void ModuleReader::operator()(const syntax::ExpressionStatement &statement)
{
    if (const auto text = textOf(statement.value.get()))
        return readDocString(*text);
    const NamedCall call = callOf(statement.value.get());
    const NodeId event = m_names.resources.value(call.receiver());
    if (call.method() != u"set" || event == NodeId::None)
        return refuse();
    for (Node &node : m_read.resources) {
        if (node.id == event)
            node.parameters.insert(Param::IsSet, true);
    }
}

void ModuleReader::operator()(const syntax::Assign &statement)
{
    const QString variable =
        statement.targets.size() == 1 ? nameOf(statement.targets.front().get()) : QString();
    if (variable.isEmpty())
        return refuse();
    addResource(variable, statement.value.get());
}

void ModuleReader::addResource(const QString &variable, const Expression *made)
{
    const NamedCall call = callOf(made);
    if (call.name == u"random.Random") { // random.Random("7:cook")
        m_read.settings.seed = textOf(call.argument(0)).value_or(QString()).section(u':', 0, 0).toLongLong();
        return;
    }
    if (const auto number = integerOf(made)) {
        m_names.resources.insert(variable, add(NodeKind::Counter, variable));
        return setParameter(m_read.resources.back(), Param::Initial, *number);
    }
    const auto &forms = resourceForms();
    const auto form = std::find_if(forms.begin(), forms.end(),
                                   [&](const auto &each) { return each.function == call.name; });
    if (form == forms.end())
        return refuse();
    m_names.resources.insert(variable, add(form->kind, variable));
    Node &node = m_read.resources.back();
    if (form->amount) {
        const Expression *byName = call.argument(info(*form->amount).python);
        const auto amount = integerOf(byName ? byName : call.argument(0));
        setParameter(node, *form->amount, amount.value_or(0)); // `asyncio.Queue()` has no end
    }
    if (form->also)
        setParameter(node, form->also->first, form->also->second);
}

/// An exception of the program's own, what goes round in a queue, or a ticker.
void ModuleReader::operator()(const syntax::ClassDef &type)
{
    if (type.bases.size() == 1)
        return;
    const auto methodOf = [&type](const QString &name) -> const syntax::FunctionDef * {
        for (const auto &statement : type.body) {
            const auto *method = std::get_if<syntax::FunctionDef>(&statement->node);
            if (method && method->name == name)
                return method;
        }
        return nullptr;
    };
    const syntax::FunctionDef *init = methodOf(u"__init__"_s);
    const syntax::FunctionDef *next = methodOf(u"__anext__"_s);
    if (!init || !next)
        return refuse();
    if (init->parameters.positional.size() == 2)
        return; // Items(queue)
    m_names.tickers.insert(type.name, add(NodeKind::Ticker, python::namedAfter(type.name)));
    readTicker(*next, m_read.resources.back());
}

void ModuleReader::readTicker(const syntax::FunctionDef &next, Node &ticker)
{
    for (const auto &statement : next.body) {
        const auto *end = std::get_if<syntax::If>(&statement->node); // if self.ticks == 3:
        const auto *compare = end ? as<syntax::Compare>(end->test) : nullptr;
        if (compare)
            setParameter(ticker, Param::Count, integerOf(compare->comparators.front().get()).value_or(0));
        const auto *line = std::get_if<syntax::ExpressionStatement>(&statement->node);
        const auto *awaited = line ? as<syntax::Await>(line->value) : nullptr;
        const auto pause =
            awaited ? durationOf(callOf(awaited->value.get()).argument(0)) : std::optional<Duration>();
        if (pause)
            setParameter(ticker, Param::Every, *pause);
    }
}

void ModuleReader::operator()(const syntax::FunctionDef &function)
{
    if (function.isAsync)
        m_functions.push_back({&function, m_line});
    // Another one is compute().
}

/// if __name__ == "__main__": asyncio.run(main())
void ModuleReader::operator()(const syntax::If &statement)
{
    const auto *line = statement.body.size() == 1
        ? std::get_if<syntax::ExpressionStatement>(&statement.body.front()->node)
        : nullptr;
    const NamedCall run = callOf(line ? line->value.get() : nullptr);
    m_main = callOf(run.argument(0)).name;
    if (run.name != u"asyncio.run")
        refuse();
}

void ModuleReader::addFutures(const syntax::FunctionDef &main)
{
    for (const auto &statement : main.body) {
        const auto *assignment = std::get_if<syntax::Assign>(&statement->node);
        if (!assignment || callOf(assignment->value.get()).method() != u"create_future")
            continue;
        const QString variable = nameOf(assignment->targets.front().get());
        m_line = statement->span.endLine;
        m_names.resources.insert(variable, add(NodeKind::Future, variable));
    }
}

bool ModuleReader::readFunctions()
{
    const syntax::FunctionDef *main = nullptr;
    for (const auto &[function, line] : m_functions) {
        if (function->name == m_main) {
            main = function;
            continue;
        }
        ReadFunction read;
        read.id = NodeId(++m_nodes);
        read.name = nameAt(line, function->name);
        m_names.functions.insert(function->name, read.id);
        m_read.functions.push_back(read);
    }
    if (!main)
        return false;
    addFutures(*main);
    std::size_t at = 0;
    for (const auto &[function, line] : m_functions) {
        BodyReader reader(m_names);
        const auto steps = reader.read(function->body);
        if (!steps)
            return false;
        if (function == main) {
            m_read.main = *steps;
            continue;
        }
        ReadFunction &read = m_read.functions[at++];
        read.steps = *steps;
        for (const QString &variable : reader.globals())
            read.globals.insert(m_names.taskOf(variable));
    }
    return true;
}

} // namespace

std::optional<ReadModule> readModule(const syntax::ParsedModule &parsed)
{
    return ModuleReader(parsed).read();
}

} // namespace signalbox::reading
