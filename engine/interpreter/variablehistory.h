// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/program/program.h"
#include "engine/trace/factkinds.h"

#include <QList>

#include <functional>
#include <memory>
#include <vector>

namespace signalbox {

class Interpreter;
class Simulation;

/// A variable of a task of a program in Python: of the innermost call of that function in progress.
struct VariablePlace {
    TaskId task = TaskId::None;
    QString function; ///< its qualified name; "<module>"
    QString variable;

    bool operator==(const VariablePlace &) const = default;
};

/// What a variable is from some moment on.
struct VariableChange {
    Micros time = 0;
    qsizetype facts = 0; ///< it is so after so many facts of the run
    QString text; ///< as ShownValue::text; empty while it has no value, or its function is not being called
    qint64 times = 1; ///< how often it changed at this moment; \c text is what it was in the end

    bool operator==(const VariableChange &) const = default;
};

struct VariableHistory {
    QList<VariableChange> changes; ///< in order of time, one a moment
    bool isCut = false; ///< it has more changes than are kept

    static constexpr qsizetype kMostChanges = 50'000;
    static constexpr qsizetype kMostLetters = 4'000'000; ///< of all their texts

    bool operator==(const VariableHistory &) const = default;
};

/// variableHistories() bit by bit, for whoever must not wait:
///
///     VariableSearch search(program, {{task, "worker", "count"}});
///     while (!search.advance(1'000))
///         …
///     show(search.histories());
class VariableSearch {
public:
    VariableSearch(const Program &program, QList<VariablePlace> places);
    ~VariableSearch();
    VariableSearch(const VariableSearch &) = delete;
    VariableSearch &operator=(const VariableSearch &) = delete;

    /// Runs at most about \a turns turns of the loop. True when all of the run has been seen.
    bool advance(qint64 turns);
    /// See Simulation::attend(); where \a isWanted says no, the histories go no further.
    void attend(std::function<bool()> isWanted);
    /// How many facts of the run have been seen.
    qsizetype factsSeen() const { return m_factsSeen; }
    /// As far as they are known, in the order of the places.
    const std::vector<VariableHistory> &histories() const { return m_histories; }

private:
    void look(Interpreter &interpreter);
    void note(VariableHistory &history, const QString &text, Micros time, qsizetype facts);

    QList<VariablePlace> m_places;
    std::vector<VariableHistory> m_histories;
    std::vector<qsizetype> m_letters; ///< in each of them
    qsizetype m_factsSeen = 0;
    std::unique_ptr<Simulation> m_simulation; ///< null of a program of steps
};

/// What variables were over a whole run of a program in Python, which runs once more for it; of a program of
/// steps nothing. A value is looked at before each fact of the run: one that lasts from no fact to the next
/// is not seen. No code of the program is run for it.
std::vector<VariableHistory> variableHistories(const Program &program, const QList<VariablePlace> &places);

} // namespace signalbox
