// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/calls/call.h"
#include "engine/calls/taskgroups.h"
#include "engine/calls/timeouts.h"
#include "engine/loop/random.h"
#include "engine/machine/workers.h"
#include "engine/primitives/arguments.h"
#include "engine/primitives/primitive.h"

namespace signalbox {

/// Executes the steps of a program: the one place that knows both programs and tasks. Every task is one
/// coroutine that runs steps until one must wait, and parks.
class Interpreter : private Arguments {
public:
    /// \a run receives names and texts; its program must stay as it is.
    Interpreter(Run &run, EventLoop &loop, qint64 spinBudget);
    ~Interpreter() override;

    void start(); ///< creates main
    void dispatch(const Handle &handle);
    /// What asyncio.run() does when main has returned: cancels the tasks that are left and waits for them,
    /// but not for any that they create meanwhile. False when none is left.
    bool cancelAll();

    /// run_until_complete() is to return at the end of this iteration: main has, or later all that
    /// cancelAll() waits for.
    bool mustStop() const { return m_mustStop; }
    /// Whether the handle that has just run ended the loop by SystemExit or KeyboardInterrupt: asyncio.run()
    /// is to cancel what is left, or to give up if it does so already.
    bool takeExit();
    /// Text of what asyncio.run() raises, once it has ended; 0 where it returns.
    quint32 raisedByRun();
    /// Why the run must end in the middle of a turn, if it must.
    std::optional<Ending> cut() const { return m_cut; }
    const Task *cutTask() const { return m_cutTask; }
    quint32 cutStep() const { return m_cutStep; } ///< of a busy loop: the step that spins
    /// Who waits for whom, when nobody can go on: the cycle, else everyone who is parked.
    void recordDeadlock();
    /// False, and nothing recorded, when there is none. \a certain: only circles that nothing but a
    /// cancellation can open, while others go on; no timeouts, and no semaphores, whose permits anybody may
    /// give back.
    bool recordCycle(bool certain);
    /// Whose exceptions nobody has asked for, now that the run is over.
    void recordUnretrieved();

private:
    QCoro::Task<> runTask(Task *task);
    void turn(Task &task);
    void dispatchToCall(const Handle &handle);
    void endLeft();
    void stop(bool isLeft);
    Result firstTurn(Task &task);
    Result afterWait(Task &task);
    Result doNext(Task &task);
    bool isOver(const Task &task) const;
    void end(Task &task);

    Result beginStep(Task &task);
    Result beginVerb(Task &task, const ProgramStep &step);
    Result beginBlock(Task &task, const ProgramStep &step);
    Result cutHere(const Task &task, Ending ending, quint32 step = kNone);
    bool spins();
    Result sleep(Task &task, Micros duration);
    Result compute(Task &task, const ProgramStep &step);
    Result spawn(Task &task, const ProgramStep &step);
    Result callInThread(Task &task, const ProgramStep &step);
    Result awaitFuture(Task &task, const ProgramStep &step);
    Result awaitItself(Task &task);
    Result takeResult(Task &task, const ProgramStep &step);
    void keepAwaited(Task &task, quint32 future);
    Result cancelFuture(Task &task, const ProgramStep &step);
    Result setFuture(Task &task, const ProgramStep &step);
    Result uncancel(Task &task);
    Result raise(Task &task, const ProgramStep &step);
    Result log(Task &task, const ProgramStep &step);
    Result returnValue(Task &task, const ProgramStep &step);
    Result valueToGive(Task &task, const ProgramStep &step, ValuePointer &value);
    ValuePointer valueOf(const Item &item) const;
    ValuePointer valueOfCall(const Task &task, const ProgramStep &call) const;
    ValuePointer valueToReturn(const Task &task, const ProgramBody &function) const;
    Result enter(Task &task, Scope *scope = nullptr);
    Result enterWhere(Task &task, const ProgramStep &step);

    Result beginCall(Task &task, const ProgramStep &step);
    Result gather(Task &task, const ProgramStep &step);
    Result waitForSeveral(Task &task, const ProgramStep &step);
    Result waitForOne(Task &task, const ProgramStep &step);
    Result enterWaitFor(Task &task, const ProgramStep &step);
    void leaveCoroutine(Task &task, Frame &frame);
    template <typename Kind, typename... More>
    Kind &makeCall(Task &task, const ProgramStep &step, More... more);
    /// An argument of a call: a future, or else a coroutine that is called with a time or an item.
    struct Operand {
        Future *future = nullptr;
        quint32 body = 0;
        std::optional<Micros> time;
        std::optional<Item> item;
        std::optional<ValuePointer> result;
        bool isKept = true; ///< its task is the one that the program knows from now on
    };
    bool evaluate(Task &task, const ProgramStep &operand, Operand &value);
    bool startAhead(Task &task, const ProgramStep &step, std::vector<Operand> &values);
    Result evaluateAll(Task &task, const ProgramStep &step, std::vector<Operand> &values);
    Future *ensureFuture(Task &task, const Operand &value);
    Result waitFor(Task &task, const ProgramStep &step, const Operand &operand, Micros delay);
    template <typename Kind> Result beginCallOn(Task &task, Kind &call, const Operand &operand);
    Result enterCoroutine(Task &task, const Operand &coroutine);
    Result nameError(Task &task, quint32 body);
    Future *futureOf(const ProgramStep &step);

    Result leaveFrame(Task &task);
    Result leaveScope(Task &task, Frame &frame);
    Result leaveLoop(Task &task, Frame &frame);
    Result leaveRetry(Task &task, Frame &frame);
    Result nextRound(Task &task, const ProgramStep &step);
    Result beginRound(Task &task, Result result);
    void skipElse(Task &task);
    Result leaveTry(Task &task, Frame &frame);
    Result beginStar(Task &task, Frame &frame);
    Result endStarClause(Task &task, Frame &frame);
    Result goOnWithStar(Task &task, Frame &frame, quint32 clause);
    Result endStar(Task &task, Frame &frame);
    Result finishTry(Task &task, Frame &frame);
    Result enterHandler(Task &task, Frame &frame, quint32 handler);
    quint32 handlerFor(const Task &task, const Frame &frame) const;
    QString typeCaught(const ProgramStep &clause) const;
    static QString typeOfFlow(const Task &task);
    static FailurePart partOf(const Task &task);
    /// What an `if` or a `while` asks. Raised where asking is an error in Python, such as about a task that
    /// was never started.
    Result ask(Task &task, const ProgramPredicate &predicate, bool &answer);
    quint32 finallyOf(const Frame &frame) const;
    Result settleStep(Task &task, Result result);
    Result settleFrame(Task &task, Result result);
    void noteFailure(Task &task);

    Result askFuture(Task &task, const ProgramPredicate &predicate, bool &answer);
    Result askException(Task &task, Future &future, bool &answer);
    Result sourceOf(Task &task, ItemSource &source);
    Result sourceOfResult(Task &task, ItemSource &source);
    void noteSource(TaskId maker, const ItemSource &source);
    /// In whose function the steps of \a task are written, and whose variables these see.
    static const Task &writerOf(const Task &task) { return task.maker ? *task.maker : task; }
    bool binds(const Task &task, Variable variable) const;
    bool binds(const ProgramStep &step, Variable variable) const;
    quint32 roundOf(const Task &task) const;
    Result itemToPut(Task &task, Item &item) override;
    ItemWords wordsOf(const Item &item, const Task &task) override;
    bool isBefore(const Item &one, const Item &other) const override;
    bool isLess(const Item &one, const Item &other, std::string &error) const override;
    bool isText(const Item &item, const ItemSource &source) const;
    quint32 placeOf(const std::string &words);
    std::size_t placeIn(const ItemSource &source) const;
    qint64 count(const Task &task) const override { return stepAt(task.step).count; }
    Result answer(Task &task, bool &yes) override;
    Result failUnbound(Task &task, Variable variable) override;

    const ProgramStep &stepAt(quint32 at) const { return m_program.steps[at]; }
    Micros draw(Task &task, const Duration &duration);
    Random &stream(std::unique_ptr<Random> &made, const QString &name);
    Task &create(quint32 body, Task *creator, Group *group);
    Task &wrap(const Operand &coroutine, Task &creator);
    void nameTask(quint32 body);
    void noteVerbs();
    void noteSteps();
    void noteNames();
    quint32 textIndex(const QString &text) { return m_tasks.text(text); }
    Result fail(Task &task, const QString &error);
    static void leaveFunction(Task &task);
    Group *innermostGroup(Task &task) const;
    std::vector<const Task *> blockersIn(const Call &call, bool certain) const;
    std::vector<const Task *> blockersOf(const Task &task, bool certain) const;
    bool isTimed(const Task &task) const;

    Run &m_run;
    const Program &m_program;
    EventLoop &m_loop;
    Tasks m_tasks;
    std::vector<std::unique_ptr<Primitive>> m_primitives; ///< as Program::resources
    std::vector<std::unique_ptr<Scope>> m_scopes; ///< by ScopeId; kept, as timers point into them
    std::vector<std::unique_ptr<Call>> m_calls; ///< kept, as callbacks may come late
    std::vector<std::unique_ptr<HandSetFuture>> m_futures; ///< as Program::resources, null for other kinds
    Workers m_workers;
    /// What VerbInfo says of a verb, in few bytes: every step asks.
    enum class Form : quint8 { Single, With, Block, Call };
    std::vector<Form> m_forms; ///< by verb
    std::vector<bool> m_isAskedFor; ///< by body: whether a step awaits, cancels or asks about its task
    std::vector<quint32> m_nameSlots; ///< by body: its place in m_instances, which bodies of one name share
    std::vector<quint32> m_instances; ///< tasks created so far, by name
    std::vector<std::string> m_words; ///< of items in priority queues, in UTF-8
    std::vector<quint32> m_wordsOf; ///< by text, then by body, then by text of the run: its place in m_words
    QHash<Item, ValuePointer> m_itemValues; ///< of all items that are results
    std::vector<std::unique_ptr<Random>> m_streams; ///< by body; null before the first draw
    std::vector<std::unique_ptr<Random>> m_tickerStreams; ///< by resource
    const qint64 m_spinBudget;
    qint64 m_spinsLeft;
    qint64 m_stepsLeft;
    Micros m_countedAt = 0; ///< the moment for which spins and steps are counted
    std::vector<Task *> m_leftTasks; ///< that the end of the run waits for
    std::size_t m_left = 0; ///< how many of them have not ended
    std::optional<Ending> m_cut;
    const Task *m_cutTask = nullptr;
    quint32 m_cutStep = kNone;
    bool m_mustStop = false;
    std::optional<std::string> m_exit; ///< the words of the exception that leaves the loop
    std::string m_raisedByRun;
    bool m_isLeaving = false; ///< parked coroutines are being sent home
};

} // namespace signalbox
