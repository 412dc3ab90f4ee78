// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/argumentbinding.h"

#include "engine/objects/dicts.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"
#include "engine/operations/suggestions.h"

namespace signalbox::evaluator {

using namespace objects;

namespace {

std::string plural(qsizetype count, const std::string &noun)
{
    return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

/// 'a', 'b', and 'c'
std::string listed(const std::vector<std::string> &names)
{
    std::string words;
    for (std::size_t at = 0; at < names.size(); ++at) {
        if (at > 0)
            words += at + 1 < names.size() ? ", " : names.size() == 2 ? " and " : ", and ";
        words += "'" + names[at] + "'";
    }
    return words;
}

/// One call's arguments on their way into parameters.
class Binding {
public:
    Binding(Context &context, const FunctionObject &function, const Arguments &arguments, Value *locals)
        : m_context(context)
        , m_function(function)
        , m_code(function.code())
        , m_arguments(arguments)
        , m_locals(locals)
    {
    }
    bool run()
    {
        const qsizetype byPlace = std::min<qsizetype>(m_arguments.count, m_code.positional);
        for (qsizetype at = 0; at < byPlace; ++at)
            m_locals[at] = m_arguments[at];
        if (m_code.hasRest)
            m_locals[restPlace()] = rest();
        if (m_code.hasKeywords)
            m_locals[restPlace() + m_code.hasRest] = makeDict(m_context.heap());
        return bindKeywords() && checkCount() && fillDefaults() && fillKeywordDefaults();
    }

private:
    int restPlace() const { return m_code.positional + m_code.keywordOnly; }
    std::string words() const { return m_function.qualifiedName() + "()"; }
    std::string nameOf(qsizetype place) const { return m_code.variables[place].toStdString(); }

    Value rest()
    {
        if (m_arguments.count <= m_code.positional)
            return emptyTuple();
        return makeTuple(m_context.heap(),
                         std::vector<Value>(m_arguments.values + m_code.positional,
                                            m_arguments.values + m_arguments.count));
    }

    qsizetype placeOf(const Value &name) const
    {
        const std::vector<Value> &names = m_function.loaded().variables;
        const qsizetype end = m_code.positional + m_code.keywordOnly;
        for (qsizetype at = m_code.positionalOnly; at < end; ++at)
            if (names[std::size_t(at)].isSame(name))
                return at;
        for (qsizetype at = m_code.positionalOnly; at < end; ++at)
            if (names[std::size_t(at)].as<Str>()->isSameText(*name.as<Str>()))
                return at;
        return -1;
    }

    bool bindKeywords()
    {
        for (std::size_t k = 0; k < m_arguments.keywords.size(); ++k) {
            const Value &name = m_arguments.keywords[k];
            const Value &value = m_arguments.ofKeyword(qsizetype(k));
            const qsizetype place = placeOf(name);
            if (place < 0) {
                if (!m_code.hasKeywords)
                    return refuseKeyword(name);
                if (!m_locals[restPlace() + m_code.hasRest].as<Dict>()->set(m_context, name, value))
                    return false;
                continue;
            }
            if (!m_locals[place].isMissing())
                return m_context.typeError(words() + " got multiple values for argument '" + toUtf8(name)
                                           + "'");
            m_locals[place] = value;
        }
        return true;
    }

    bool refuseKeyword(const Value &name)
    {
        std::string only;
        for (const Value &each : m_arguments.keywords)
            for (int at = 0; at < m_code.positionalOnly; ++at)
                if (nameOf(at) == toUtf8(each))
                    only += (only.empty() ? "" : ", ") + toUtf8(each);
        if (!only.empty())
            return m_context.typeError(
                words() + " got some positional-only arguments passed as keyword arguments: '" + only + "'");
        std::vector<std::string> known;
        for (qsizetype at = m_code.positionalOnly; at < restPlace(); ++at)
            known.push_back(nameOf(at));
        return m_context.typeError(unexpectedKeyword(m_context, words(), toUtf8(name), known));
    }

    qsizetype defaults() const
    {
        return m_function.defaults.isMissing() ? 0 : m_function.defaults.as<Tuple>()->size();
    }

    bool checkCount()
    {
        if (m_arguments.count <= m_code.positional || m_code.hasRest)
            return true;
        qsizetype named = 0;
        for (int at = m_code.positional; at < restPlace(); ++at)
            named += !m_locals[at].isMissing();
        const qsizetype least = m_code.positional - defaults();
        const bool isPlural = defaults() > 0 || m_code.positional != 1;
        const std::string takes = defaults() > 0
            ? "from " + std::to_string(least) + " to " + std::to_string(m_code.positional)
            : std::to_string(m_code.positional);
        const std::string more = named == 0
            ? std::string()
            : std::string(" positional argument") + (m_arguments.count != 1 ? "s" : "") + " (and "
                + plural(named, "keyword-only argument") + ")";
        return m_context.typeError(words() + " takes " + takes + " positional argument"
                                   + (isPlural ? "s" : "") + " but " + std::to_string(m_arguments.count)
                                   + more + (m_arguments.count == 1 && named == 0 ? " was" : " were")
                                   + " given");
    }

    bool missing(const std::vector<std::string> &names, const char *kind)
    {
        return m_context.typeError(words() + " missing " + std::to_string(names.size()) + " required " + kind
                                   + " argument" + (names.size() == 1 ? "" : "s") + ": " + listed(names));
    }

    bool fillDefaults()
    {
        const qsizetype least = m_code.positional - defaults();
        std::vector<std::string> left;
        for (qsizetype at = 0; at < m_code.positional; ++at) {
            if (!m_locals[at].isMissing())
                continue;
            if (at < least)
                left.push_back(nameOf(at));
            else
                m_locals[at] = m_function.defaults.as<Tuple>()->at(at - least);
        }
        return left.empty() || missing(left, "positional");
    }

    bool fillKeywordDefaults()
    {
        std::vector<std::string> left;
        for (int at = m_code.positional; at < restPlace(); ++at) {
            if (!m_locals[at].isMissing())
                continue;
            if (!m_function.keywordDefaults.isMissing())
                m_locals[at] = m_function.keywordDefaults.as<Dict>()->find(
                    m_context, m_function.loaded().variables[std::size_t(at)]);
            if (m_locals[at].isMissing())
                left.push_back(nameOf(at));
        }
        return left.empty() || missing(left, "keyword-only");
    }

    Context &m_context;
    const FunctionObject &m_function;
    const Code &m_code;
    const Arguments &m_arguments;
    Value *const m_locals;
};

} // namespace

bool bindArguments(Context &context, const FunctionObject &function, const Arguments &arguments,
                   Value *locals)
{
    return Binding(context, function, arguments, locals).run();
}

} // namespace signalbox::evaluator
