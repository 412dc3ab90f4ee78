// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/interpreter/variablehistory.h"
#include "widgets/session/runkeeper.h"
#include "widgets/timeline/timeline.h"

namespace signalbox {

/// A variable by names alone, so that it is the same one in the next run.
struct VariableName {
    QString task;
    QString function; ///< "<module>" for a global one
    QString variable;

    bool operator==(const VariableName &) const = default;
};

/// The variables that somebody has pinned to the timeline, and their lanes. What they were over the run is
/// found by running it once more, in a thread; so it is after each edit.
class PinnedVariables : public QObject {
    Q_OBJECT
public:
    /// \a keeper must outlive it.
    explicit PinnedVariables(RunKeeper &keeper, QObject *parent = nullptr);
    ~PinnedVariables() override;

    bool isPinned(const VariableName &name) const;
    void toggle(const VariableName &name);
    void unpin(int at);
    /// The pinned ones, in the order of their lanes.
    QList<VariableName> names() const;
    void setNames(const QList<VariableName> &names); ///< these, however they were pinned
    int count() const { return int(m_pins.size()); }
    /// A lane each, in the order in which they were pinned.
    QList<TimelineLane> lanes() const;
    void retell() { Q_EMIT changed(); } ///< lanes have words, and they are others now
    bool isSearching() const { return m_search != nullptr; }

    static constexpr int kMost = 12; ///< the oldest goes when there are more
    static constexpr qint64 kBetween = 250; ///< milliseconds after which what is known so far is told of

Q_SIGNALS:
    void chosen(); ///< somebody has pinned or unpinned one
    void changed(); ///< other lanes, or others among the pinned

private:
    struct Pin {
        VariableName name;
        TaskId task = TaskId::None; ///< of that name in this run
        VariableHistory history;
        bool isKnown = false; ///< to its end
    };
    void runChanged();
    void begin();
    void take();
    TimelineLane laneOf(const Pin &pin) const;
    QString aboutWords(const Pin &pin) const;

    RunKeeper &m_keeper;
    QList<Pin> m_pins;
    using Histories = std::vector<VariableHistory>;
    std::unique_ptr<Errand<Histories>, AbandonErrand> m_search; ///< for those that are not known
    quint64 m_runNumber = 0;
};

} // namespace signalbox
