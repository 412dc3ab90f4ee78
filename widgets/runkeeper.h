// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/explain.h"
#include "widgets/document.h"

#include <QCoroTask>
#include <QObject>

namespace signalbox {

/// The run that belongs to the document's present layout: every edit runs it anew, at once. A run too long
/// for one frame goes on in slices on a coroutine that awaits Qt's event loop between them, and grows
/// meanwhile.
class RunKeeper : public QObject {
    Q_OBJECT
public:
    explicit RunKeeper(Document &document, QObject *parent = nullptr);
    ~RunKeeper() override;

    const Layout &layout() const { return m_layout; } ///< the layout \c replay() is of
    const Replay &replay() const { return m_replay; }
    const QList<Verdict> &verdicts() const { return m_verdicts; }
    bool isRunning() const { return m_running; }
    double lastRunMilliseconds() const { return m_milliseconds; } ///< how long the last whole run took

Q_SIGNALS:
    void runChanged(); ///< another replay: after an edit, and when a long run has grown
    void finished();

private:
    void restart();
    QCoro::Task<> runInSlices(quint64 generation);
    void publish(Run run);

    Document &m_document;
    Layout m_layout;
    Replay m_replay;
    QList<Verdict> m_verdicts;
    quint64 m_generation = 0;
    bool m_running = false;
    double m_milliseconds = 0;
};

} // namespace signalbox
