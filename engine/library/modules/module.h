// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/units.h"
#include "engine/operations/functions.h"
#include "engine/operations/nativetypes.h"

#include <QString>

#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace signalbox::modules {

/// What a run gives to the modules that its program imports: context.setSurroundings(&host).
class Host : public objects::Surroundings {
public:
    enum class Stream : quint8 { Output, Error };
    /// 2024-01-01, 10:00:00 UTC.
    static constexpr Micros kUsualBeginning = 1'704'103'200 * kMicrosPerSecond;

    /// Virtual time since the run began.
    virtual Micros now() const = 0;
    /// What time.time() and datetime.now() say when the run begins. The time zone is UTC.
    virtual Micros beginning() const { return kUsualBeginning; }
    /// time.sleep(): whoever calls it stands still, and its event loop with it. None, or what a call gives
    /// that raised or waits.
    [[nodiscard]] virtual objects::Value sleep(objects::Context &context, Micros time) = 0;
    /// What the program writes to sys.stdout and sys.stderr, in pieces.
    virtual void write(Stream stream, const QString &text) = 0;
    /// A seed for a generator that the program gives none: another one each time, the same ones in each run.
    virtual QString freshSeed() = 0;
    /// What traceback.format_exc() and logging.exception() write of an exception, to its last line.
    virtual QString traceback(objects::Context &context, const objects::Value &exception);
    /// The lines that it shows, and how it marks a piece of one: see traceLines() and marksOf() of asyncio.
    virtual objects::Value traceLines(objects::Context &, const objects::Value &)
    {
        return objects::Value::none();
    }
    virtual objects::Value traceMarks(objects::Context &, const QString &) { return objects::Value::none(); }
    /// The global names of a module that is being run, as a dict.
    virtual objects::Value namesOf(objects::Context &, const QString &module)
    {
        Q_UNUSED(module)
        return objects::Value::none();
    }
    /// What an except clause is handling now; Missing where there is none.
    virtual objects::Value handledException() { return {}; }
    /// A line of the program, as warnings name it.
    struct Place {
        QString file = QStringLiteral("sys");
        int line = 1;
        QString module = QStringLiteral("sys"); ///< its name: "__main__"
        QString text; ///< the line itself, without the blanks around it; empty where it is not known
        QString function; ///< the name of the function that is called; empty where it is not known
    };
    /// Where a call of the program or of its library stands that is in progress: 0 for the innermost. Where
    /// there are fewer, it is a line of "sys", as Python has it.
    virtual Place placeOfCall(int outwards)
    {
        Q_UNUSED(outwards)
        return {};
    }
    /// Names of the task and the thread that run, as logging shows them; no task is empty.
    virtual QString taskName() { return {}; }
    virtual QString threadName() { return QStringLiteral("MainThread"); }
};

/// What a module has, in order.
using Attributes = std::vector<std::pair<std::string, objects::Value>>;

/// Puts together the attributes of a module.
class Filling {
public:
    explicit Filling(objects::Context &context)
        : m_context(context)
    {
    }

    void add(std::string name, objects::Value value)
    {
        m_attributes.emplace_back(std::move(name), std::move(value));
    }
    void add(std::span<const objects::FunctionRow> rows);
    /// By its own name.
    void add(const objects::Type &type) { m_attributes.emplace_back(type.name(), type.reference()); }
    void addText(const char *name, std::string_view text);
    Attributes take() { return std::move(m_attributes); }

private:
    objects::Context &m_context;
    Attributes m_attributes;
};

inline Host &hostOf(const objects::Context &context)
{
    return *static_cast<Host *>(context.surroundings());
}

/// A float argument: "must be real number, not str".
[[nodiscard]] bool toRealArgument(objects::Context &context, const objects::Value &value, double &out);
/// An argument that is an int of any size: "'str' object cannot be interpreted as an integer".
[[nodiscard]] bool wantInteger(objects::Context &context, const objects::Value &value);
/// "raise ... from None" of words made of several parts.
inline objects::Value noneIf(bool isDone)
{
    return isDone ? objects::Value::none() : objects::Value();
}
inline objects::Value booleanOf(objects::Answer is)
{
    return is == objects::Answer::Raised ? objects::Value()
                                         : objects::Value::boolean(is == objects::Answer::Yes);
}

} // namespace signalbox::modules
