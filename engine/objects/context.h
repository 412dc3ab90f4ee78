// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"
#include "engine/objects/heap.h"
#include "engine/objects/types.h"

#include <limits>
#include <span>
#include <string>

namespace signalbox::objects {

/// The arguments of a call: the positional ones, then the values of the keywords in the order of their names.
struct Arguments {
    const Value *values = nullptr;
    qsizetype count = 0; ///< of positional ones
    std::span<const Value> keywords = {}; ///< names, each a str

    const Value &operator[](qsizetype i) const { return values[i]; }
    const Value &ofKeyword(qsizetype i) const { return values[count + i]; }
    bool hasKeywords() const { return !keywords.empty(); }
};

/// Calls what only somebody else can run: functions of the program, given as key= or to map().
class Caller {
public:
    virtual ~Caller() = default;
    /// Missing where it raised.
    [[nodiscard]] virtual Value call(Context &context, const Value &callee, const Arguments &arguments) = 0;
};

/// What the run gives to those who know more of it than objects do: engine/library/modules/module.h has its
/// only heir.
class Surroundings {
public:
    virtual ~Surroundings() = default;
    /// Asked now and then by what goes round long. False: the run is to end here.
    virtual bool mayGoOn() { return true; }
    /// The program is to look around at its next loop or call, see Context::worked().
    virtual void lookSoon() { }
};

/// What an operation returns that raised: fits whatever it returns.
struct Raised {
    operator Value() const { return {}; }
    operator bool() const { return false; }
    operator Answer() const { return Answer::Raised; }
};

/// Where operations happen: whose memory, which Python, what was raised. One for each run.
///
///     if (!append(context, list, value))
///         return handle(takeRaised(context)); // engine/objects/exceptions.h
class Context {
public:
    static constexpr int kUsualRecursionLimit = 1000;

    explicit Context(Heap &heap, PythonVersion version = PythonVersion::Python311, Caller *caller = nullptr)
        : m_heap(heap)
        , m_version(version)
        , m_caller(caller)
    {
    }

    Heap &heap() { return m_heap; }
    PythonVersion version() const { return m_version; }
    bool follows(PythonVersion version) const { return m_version >= version; }
    Caller *caller() const { return m_caller; }
    void setCaller(Caller *caller) { m_caller = caller; }

    Surroundings *surroundings() const { return m_surroundings; }
    void setSurroundings(Surroundings *surroundings) { m_surroundings = surroundings; }

    /// Raises with one argument, a text in UTF-8 (lone surrogates as three bytes each). No object is made
    /// yet.
    Raised raise(const Type &type, std::string words);
    Raised raise(Error error, std::string words) { return raise(typeOfError(error), std::move(words)); }
    /// Raises with one argument, or with none where it is Missing.
    Raised raiseWith(const Type &type, Value argument);
    /// OverflowError with an error number of C's library and its words.
    Raised raiseNumbered(int number, std::string words);
    /// Raises an exception that exists.
    Raised raise(Value exception);
    /// What was raised before goes on, as out of code of the program through a builtin that called it: its
    /// __context__ stays. Any other raise sets that, as PyErr_SetObject() does.
    Raised passOn(Value exception);
    Raised typeError(std::string words) { return raise(Error::TypeError, std::move(words)); }
    Raised valueError(std::string words) { return raise(Error::ValueError, std::move(words)); }

    bool hasRaised() const { return m_raisedType; }
    bool hasRaised(Error error) const
    {
        return m_raisedType && m_raisedType->isSubtypeOf(typeOfError(error));
    }
    const Type *raisedType() const { return m_raisedType; }
    /// Whether that is what has been raised.
    bool hasPassedOn() const { return m_raisedType && m_pending == Pending::PassedOn; }
    void clear();

    /// For a builtin to return: whoever runs the program waits for \a thing, and what comes of it is the
    /// value of the call. RuntimeError where C++ waits for the function that called.
    Raised suspend(Value thing)
    {
        m_suspended = std::move(thing);
        return {};
    }
    /// What gives an exception's __traceback__; nothing where nobody runs a program.
    using TracebackOf = Value (*)(Context &context, const Value &exception);
    void setTracebackOf(TracebackOf gives) { m_tracebackOf = gives; }
    /// exception.__traceback__: None where there is none.
    Value tracebackOf(const Value &exception)
    {
        return m_tracebackOf ? m_tracebackOf(*this, exception) : Value::none();
    }
    bool isSuspended() const { return !m_suspended.isMissing(); }
    Value takeSuspended() { return std::move(m_suspended); }

    /// Whether the account allows \a bytes more, which are about to be written; raises MemoryError where it
    /// does not. What adds letter after letter to a text writes without end long before it has no room.
    /// A request that hardly any machine can meet (256 GiB and more) raises a MemoryError like any other, as
    /// in CPython, where the program goes on from it.
    [[nodiscard]] bool allows(qint64 bytes);
    /// The same for \a count things of \a each bytes, also where their product is too large to tell.
    [[nodiscard]] bool allows(qint64 count, qint64 each)
    {
        qint64 bytes = 0;
        return allows(__builtin_mul_overflow(count, each, &bytes) ? std::numeric_limits<qint64>::max()
                                                                  : bytes);
    }
    /// Counts a round of a builtin, which sum(count()) makes without end; raises where there were too many.
    [[nodiscard]] bool mayGoOn();
    /// A builtin works for about so many nanoseconds, and ends by itself: after some milliseconds of it the
    /// program looks around at its next loop or call.
    void worked(qint64 nanoseconds)
    {
        if ((m_worked += nanoseconds) > kWorkUnlooked) [[unlikely]]
            lookSoon();
    }
    /// The same, for what may work long before it ends: it looks around itself. Raises where it is to end, or
    /// where all that builtins did is more than a program can mean.
    [[nodiscard]] bool works(qint64 nanoseconds)
    {
        return (m_worked += nanoseconds) <= kWorkUnlooked || lookAround();
    }
    /// What is looked at after some thousand rounds: whether there is memory, and whether the run is wanted.
    /// Raises where it is to end.
    [[nodiscard]] bool lookAround();
    /// MemoryError, for what would be too large for any account.
    Raised refuseMemory();
    /// Set where memory was refused: no except clause of the program should stop it then.
    bool isOutOfMemory() const { return m_isOutOfMemory; }

    /// Calls and values in each other, as sys.getrecursionlimit() counts them.
    int depth = 0;
    int recursionLimit = kUsualRecursionLimit;
    /// Of them, calls of the program's functions from C++, as by sorted() or an operator, which take the C++
    /// stack however high the program sets its limit.
    int nativeDepth = 0;
    /// Values say what they are to whoever follows the run: see evaluator::Telling.
    bool isTelling = false;

private:
    friend Value takeRaised(Context &context);

    static constexpr qint64 kMostWritten = 20'000'000'000; ///< bytes in one run
    static constexpr qint64 kMostRounds = 100'000'000;
    static constexpr qint64 kRoundsUnlooked = 0x1000;
    static constexpr qint64 kWorkUnlooked = 5'000'000; ///< nanoseconds
    static constexpr qint64 kMostWork = 30'000'000'000; ///< nanoseconds in one run

    void lookSoon();
    Raised endsWithoutEnd();

    Heap &m_heap;
    qint64 m_written = 0;
    qint64 m_rounds = 0;
    qint64 m_worked = 0; ///< since it was looked around
    qint64 m_workedInAll = 0;
    bool m_isLooking = false;
    const PythonVersion m_version;
    Caller *m_caller;
    Surroundings *m_surroundings = nullptr;
    bool m_isOutOfMemory = false;
    Value m_suspended;
    TracebackOf m_tracebackOf = nullptr;
    // Either the words of an exception, its argument, or itself.
    const Type *m_raisedType = nullptr;
    std::string m_words;
    Value m_raised;
    int m_number = 0;
    enum class Pending : quint8 { Line, Argument, Numbered, Exception, PassedOn } m_pending = Pending::Line;
};

/// C++ calls a function of the program for as long as it lives.
class NativeNesting {
public:
    explicit NativeNesting(Context &context);
    ~NativeNesting() { --m_context.nativeDepth; }
    NativeNesting(const NativeNesting &) = delete;
    NativeNesting &operator=(const NativeNesting &) = delete;
    bool isTooDeep() const { return m_isTooDeep; }

private:
    static constexpr int kDeepest = 1500; ///< some 2 MB of stack, more where eager tasks begin in each other

    Context &m_context;
    bool m_isTooDeep;
};

/// One level deeper for as long as it lives. \a where ends the words of RecursionError: " in comparison".
class Nesting {
public:
    Nesting(Context &context, const char *where);
    ~Nesting() { --m_context.depth; }
    Nesting(const Nesting &) = delete;
    Nesting &operator=(const Nesting &) = delete;
    bool isTooDeep() const { return m_isTooDeep; }

private:
    Context &m_context;
    bool m_isTooDeep;
};

} // namespace signalbox::objects
