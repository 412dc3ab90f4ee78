// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/interpreter/simulation.h"
#include "engine/sentences/explain.h"
#include "engine/sentences/verdicts.h"
#include "widgets/document/document.h"
#include "widgets/session/frameclock.h"
#include "widgets/session/longrun.h"

#include <QObject>

#include <memory>
#include <optional>
#include <stop_token>

namespace signalbox {

/// The run that belongs to the document's present layout: every edit runs it anew, at once. A run too long
/// for one frame goes on, and grows, while the window lives: what is drawn in slices on a coroutine that
/// awaits Qt's event loop between them; a program in Python, whose turns may compute for any time, in a
/// thread of its own. What makes a long run one that can be seen, its replay and its verdicts, is done in a
/// thread as well: until that is there the run goes on, as far as anybody can tell. An edit that does not
/// change what the layout means (a node moved) keeps the run. A run that goes on can be stopped, and then is
/// one that ended there.
///
/// A run can be had with another seed than the document's, without touching that: trySeed(). The tried seed
/// is forgotten when the document's own changes, and when another document is opened.
class RunKeeper : public QObject {
    Q_OBJECT
public:
    /// \a clock is for tests; by default slices follow each other as soon as the event loop is idle.
    explicit RunKeeper(Document &document, QObject *parent = nullptr,
                       std::unique_ptr<FrameClock> clock = nullptr);
    ~RunKeeper() override;

    const Layout &layout() const { return m_layout; } ///< the layout \c replay() is of, with the tried seed
    const Replay &replay() const { return m_replay; }
    /// What the run is of, as it was before it began: a program in Python adds bodies and resources as it
    /// runs.
    const Program &program() const { return m_program; }
    const QList<Verdict> &verdicts() const { return m_verdicts; } ///< empty while the run still grows
    bool isRunning() const { return m_running; }
    quint64 runNumber() const { return m_runNumber; } ///< another for every run; one that grows keeps it
    double lastRunMilliseconds() const { return m_milliseconds; } ///< how long the last whole run took

    std::optional<qint64> triedSeed() const { return m_tried; } ///< nothing while the document's own is used
    void trySeed(std::optional<qint64> seed); ///< nothing, or the document's own: no other is tried
    void tryAnotherSeed(); ///< throws the dice: one that is short enough to be said aloud
    void keepTriedSeed(); ///< writes it into the document, in one undo step; the run stays

    /// Runs \a program in place of what the document means, until that changes: how tests come to a program
    /// in Python.
    void runInstead(Program program) { restart(std::move(program)); }

    void stopRunning(); ///< a run that goes on ends where it is, soon, as one that a person stopped
    void runAgain(); ///< from its beginning
    /// What tasks of a program in Python were doing where a person stopped the run; else empty.
    const CallStacks &stoppedIn() const { return m_stoppedIn; }

    void retell(); ///< the same verdicts in the language that is spoken now

Q_SIGNALS:
    void runChanged(); ///< another replay: after an edit, and when a long run has grown
    void finished(); ///< the run has ended; \c runChanged has told of it
    void retold(); ///< the verdicts have other words
    void triedSeedChanged(); ///< before the run with it is there
private:
    void documentChanged();
    void runPresentLayout();
    void setTried(std::optional<qint64> seed);
    void restart(Program program);
    void abandonRun();
    void runInThread();
    void takeNews();
    void accept(RunNews news);
    void beginSlices();
    bool advance(Simulation &simulation);
    QCoro::Task<> runInSlices(std::unique_ptr<Simulation> simulation, std::stop_token stop);
    /// What makes a run one that can be seen.
    struct Prepared {
        Replay replay;
        QList<Verdict> verdicts; ///< of one that has ended
        bool hasEnded = false;
    };
    void publish(Run run, bool hasEnded);
    void prepare(Run run, bool hasEnded);
    void takePrepared();
    void show(Prepared prepared);

    Document &m_document;
    std::unique_ptr<FrameClock> m_clock;
    Layout m_layout;
    std::optional<qint64> m_tried; ///< seed
    qint64 m_ownSeed = 0; ///< the document's, when it was looked at last
    Program m_program;
    Replay m_replay;
    QList<Verdict> m_verdicts;
    std::stop_source m_stop; ///< of the run that goes on
    std::unique_ptr<LongRun, AbandonErrand> m_longRun; ///< in a thread; null of one in slices
    std::unique_ptr<Errand<Prepared>, AbandonErrand> m_preparing; ///< a long run that has come
    CallStacks m_stoppedIn;
    bool m_isStopAsked = false; ///< of one in slices
    quint64 m_runNumber = 0;
    quint64 m_shownNumber = 0; ///< of the run that replay() is of
    bool m_running = false;
    qint64 m_spent = 0; ///< nanoseconds spent on this run so far
    double m_milliseconds = 0;
};

} // namespace signalbox
