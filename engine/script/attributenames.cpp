// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/script/attributenames.h"

#include "engine/script/codetext.h"

#include <algorithm>
#include <span>
#include <utility>

namespace signalbox {

namespace {

using syntax::Kind;
using syntax::Token;

/// Of texts, numbers, containers, exceptions, files, times and matches, of asyncio, threads and executors.
constexpr char16_t kOfPython[] =
    u"abort aclose acquire add add_done_callback add_note add_reader add_signal_handler all_tasks "
    "append appendleft args as_integer_ratio asend athrow bit_length broken call_at call_later "
    "call_soon call_soon_threadsafe cancel cancelled cancelling capitalize casefold center clear "
    "close conjugate copy count create_future create_task date day days deadline decode denominator "
    "difference discard done elements empty encode end endswith errno exception exceptions "
    "expandtabs expired extend extendleft filename find flush format format_map from_bytes fromkeys "
    "full get get_coro get_debug get_loop get_name get_nowait group groups hex hour imag index "
    "insert intersection is_alive is_closed is_running is_set isalnum isalpha isdigit islower "
    "isoformat isspace istitle isupper items join keys ljust locked loop lower lstrip maketrans map "
    "maxlen maxsize message microsecond minute month most_common move_to_end msg n_waiting name "
    "notify notify_all numerator parties partition pop popitem popleft put put_nowait qsize read "
    "readline readlines real release remove remove_done_callback replace reschedule reset result "
    "reverse rfind rindex rjust rotate rpartition rsplit rstrip run run_forever run_in_executor "
    "run_until_complete running second seconds send set set_exception set_name set_result setdefault "
    "shutdown sort span split splitlines start startswith step stop strerror strftime strip submit "
    "subtract swapcase task_done throw time timestamp title to_bytes total total_seconds translate "
    "uncancel union update upper value values wait wait_for when with_traceback write writelines "
    "year zfill";

/// What the blocks around a line belong to.
struct Block {
    QString type; ///< of a class, its name
};

struct ClassFound {
    QString name;
    bool hasField = false; ///< with an annotation, as dataclasses have them
    bool hasInit = false;
};

using Line = std::span<const Token>;

/// Goes through the logical lines of a piece with the blocks around each.
class AttributeReader {
public:
    AttributeReader(const QString &code, const QString &name, const QSet<QString> &modules)
        : m_code(CodeTokens::of(code))
        , m_name(name)
        , m_modules(modules)
    {
    }
    void read();
    /// Whether a class defines the name there, in its own block.
    bool isOfClass(int line, int column) const
    {
        return std::any_of(ofClasses.begin(), ofClasses.end(), [&](const syntax::Span &span) {
            return span.line == line && span.column == column;
        });
    }
    AttributeUses uses; ///< those that tokens tell
    std::vector<syntax::Span> ofClasses; ///< where classes define the name in their own block
    std::vector<ClassFound> classes;

private:
    QString textOf(const Token &token) const { return QString::fromUtf8(m_code.textOf(token)); }
    bool isMeant(const Token &token) const { return token.kind == Kind::Name && textOf(token) == m_name; }
    bool isInClass() const { return !m_blocks.empty() && !m_blocks.back().type.isEmpty(); }
    void take(Line line);
    void takeOfClass(Line line);
    void takeAttributes(Line line);
    void takeText(const Token &token);

    CodeTokens m_code;
    const QString m_name;
    const QSet<QString> m_modules;
    std::vector<Block> m_blocks;
    QString m_header; ///< of the class whose block comes next
};

void AttributeReader::read()
{
    std::size_t begin = 0;
    const std::vector<Token> &tokens = m_code.tokens;
    for (std::size_t at = 0; at <= tokens.size(); ++at) {
        const Kind kind = at < tokens.size() ? tokens[at].kind : Kind::Newline;
        if (kind != Kind::Newline && kind != Kind::Indent && kind != Kind::Dedent)
            continue;
        if (at > begin)
            take(Line(tokens).subspan(begin, at - begin));
        if (kind == Kind::Indent)
            m_blocks.push_back({std::exchange(m_header, {})});
        else if (kind == Kind::Dedent && !m_blocks.empty())
            m_blocks.pop_back();
        begin = at + 1;
    }
}

void AttributeReader::take(Line line)
{
    m_header.clear();
    if (line.front().kind == Kind::Class && line.size() > 1) {
        m_header = textOf(line[1]);
        classes.push_back({m_header});
    }
    if (isInClass())
        takeOfClass(line);
    if (line.front().kind != Kind::From && line.front().kind != Kind::Import)
        takeAttributes(line);
}

/// A method, or a variable that the class has itself.
void AttributeReader::takeOfClass(Line line)
{
    if (line.front().kind == Kind::Async)
        line = line.subspan(1);
    const bool isMethod = line.size() > 1 && line.front().kind == Kind::Def;
    const auto type = std::find_if(classes.rbegin(), classes.rend(), [this](const ClassFound &each) {
        return each.name == m_blocks.back().type;
    });
    if (isMethod && textOf(line[1]) == QStringLiteral("__init__"))
        type->hasInit = true;
    const Token *defined = isMethod ? &line[1] : line.empty() ? nullptr : &line.front();
    if (!defined || !isMeant(*defined))
        return;
    const Kind behind = line.size() > 1 ? line[1].kind : Kind::Newline;
    if (!isMethod && behind != Kind::Equal && behind != Kind::Colon)
        return;
    type->hasField = type->hasField || behind == Kind::Colon;
    ofClasses.push_back(defined->span);
    uses.isDefined = true;
}

void AttributeReader::takeAttributes(Line line)
{
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line[at].kind == Kind::String)
            takeText(line[at]);
        if (at < 2 || !isMeant(line[at]) || line[at - 1].kind != Kind::Dot)
            continue;
        const bool isFirst = at == 2 || line[at - 3].kind != Kind::Dot;
        const QString of = line[at - 2].kind == Kind::Name ? textOf(line[at - 2]) : QString();
        if (isFirst && m_modules.contains(of))
            continue;
        const Kind behind = at + 1 < line.size() ? line[at + 1].kind : Kind::Newline;
        const bool isFirstGiven = at == 2 && (behind == Kind::Colon || behind == Kind::Comma);
        const bool isGiven = behind == Kind::Equal || isFirstGiven;
        const bool isOwn = isFirst && (of == QStringLiteral("self") || of == QStringLiteral("cls"));
        uses.isDefined = uses.isDefined || (isOwn && isGiven);
        uses.isOfOthers = uses.isOfOthers || !isOwn;
        uses.places.push_back({m_name, line[at].span.line, line[at].span.column, false, 0, false});
    }
}

void AttributeReader::takeText(const Token &token)
{
    QString text = textOf(token);
    while (!text.isEmpty() && text.front() != u'"' && text.front() != u'\'')
        text.remove(0, 1);
    while (text.size() > 1 && text.front() == text.back() && (text.front() == u'"' || text.front() == u'\''))
        text = text.sliced(1, text.size() - 2);
    uses.isText = uses.isText || text == m_name;
}

} // namespace

void learnAttributes(const QString &code, const QString &name, AttributeContext &context)
{
    for (const NameUse &use : nameUses(code).names) {
        if (use.line == 0)
            context.modules.insert(use.name);
    }
    AttributeReader reader(code, name, {});
    reader.read();
    for (const ClassFound &each : reader.classes) {
        if (each.hasField && !each.hasInit)
            context.types.insert(each.name);
    }
}

AttributeUses attributeUses(const QString &code, const QString &name, const AttributeContext &context)
{
    AttributeReader reader(code, name, context.modules);
    reader.read();
    AttributeUses found = std::move(reader.uses);
    const NameUses all = nameUses(code);
    QSet<int> scopes;
    for (const NameUse &use : all.names) {
        if (reader.isOfClass(use.line, use.column))
            scopes.insert(use.scope);
    }
    for (const NameUse &use : all.names) {
        if (use.name == name && use.scope != 0 && scopes.contains(use.scope))
            found.places.push_back(use);
    }
    for (const KeywordUse &use : all.keywords) {
        if (use.name == name && context.types.contains(use.function))
            found.places.push_back({name, use.line, use.column, false, 0, false});
    }
    return found;
}

bool isOfClass(const QString &code, const QString &name, int scope)
{
    AttributeReader reader(code, name, {});
    reader.read();
    const NameUses all = nameUses(code);
    return std::any_of(all.names.begin(), all.names.end(), [&](const NameUse &use) {
        return use.scope == scope && reader.isOfClass(use.line, use.column);
    });
}

bool isAttributeOfPython(const QString &name)
{
    static const QStringList all = QString::fromUtf16(kOfPython).split(u' ');
    return all.contains(name);
}

} // namespace signalbox
