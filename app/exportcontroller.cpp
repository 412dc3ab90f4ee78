// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exportcontroller.h"

#include "app/filecontroller.h"
#include "app/preferences.h"
#include "app/stopsdialog.h"
#include "engine/checks/problems.h"
#include "engine/file/outputfile.h"
#include "engine/messages/message.h"
#include "engine/program/program.h"
#include "engine/python/python.h"
#include "engine/traceexport/traceformats.h"
#include "widgets/dialogs/ask.h"
#include "widgets/dialogs/savedialog.h"
#include "widgets/document/document.h"
#include "widgets/export/exportdialog.h"
#include "widgets/session/player.h"
#include "widgets/session/runkeeper.h"
#include "widgets/timeline/timelineview.h"

#include <QDir>
#include <QProgressDialog>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int kParts = 1000; ///< of the work, that are told apart
constexpr int kTimeWithoutProgress =
    400; ///< milliseconds; what is done by then tells nothing of how far it is

/// What a person knows the format by.
QString titleOf(TraceFormat format)
{
    switch (format) {
    case TraceFormat::JsonLines:
        return ExportController::tr("Facts as JSON lines");
    case TraceFormat::Perfetto:
        return ExportController::tr("Perfetto");
    case TraceFormat::Chrome:
        return ExportController::tr("Chrome trace, JSON");
    case TraceFormat::Csv:
        return ExportController::tr("Table, CSV");
    case TraceFormat::MermaidSequence:
        return ExportController::tr("Mermaid sequence diagram");
    case TraceFormat::MermaidGantt:
        return ExportController::tr("Mermaid Gantt chart");
    }
    return {};
}

} // namespace

ExportController::ExportController(const Parts &parts, QWidget *window)
    : QObject(window)
    , m_parts(parts)
    , m_window(window)
{
}

void ExportController::exportRun()
{
    m_parts.player.pause();
    auto *dialog = new ExportDialog({m_parts.keeper.layout(), m_parts.keeper.replay(),
                                     Theme::named(m_parts.preferences.theme()), m_parts.player.time(),
                                     m_parts.timeline.stretch(), m_parts.files.suggestedBase()},
                                    m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::begun, this, [this] { Q_EMIT statusMessage({}); });
    connect(dialog, &ExportDialog::exported, this, [this](const QString &path) {
        Q_EMIT statusMessage(fill(tr("Wrote {file}"), {{u"file", QDir::toNativeSeparators(path)}}));
    });
    dialog->open();
}

void ExportController::editStops()
{
    m_parts.player.pause();
    auto *dialog = new StopsDialog(stopsOf(m_parts.document.layout()), m_parts.player.time(),
                                   m_parts.keeper.replay().endTime(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { m_parts.document.setStops(dialog->stops()); });
    dialog->open();
}

void ExportController::moveStop(Micros from, Micros to)
{
    QList<Stop> stops = stopsOf(m_parts.document.layout());
    const auto moved =
        std::find_if(stops.begin(), stops.end(), [from](const Stop &stop) { return stop.time == from; });
    if (moved == stops.end())
        return;
    Stop stop = *moved;
    stop.time = to;
    stops.erase(moved);
    stops.append(stop); // of two at a moment the last one counts
    m_parts.document.setStops(stops);
}

void ExportController::exportTrace()
{
    QStringList filters;
    for (const TraceFormatRow &row : traceFormats())
        filters.append(fill(tr("{format} (*{ending})"),
                            {{u"format", titleOf(row.format)}, {u"ending", row.endings.constFirst()}}));
    std::rotate(filters.begin(), filters.begin() + 1, filters.end()); // what other programs read comes first
    const QString path = askWhereToSave(m_window,
                                        {tr("Export the Trace"),
                                         m_parts.files.suggestedBase() + u".pftrace"_s,
                                         {},
                                         filters.join(u";;"_s),
                                         u"pftrace"_s});
    if (path.isEmpty())
        return;
    writeTrace(path);
}

void ExportController::writeTrace(const QString &path)
{
    Q_EMIT statusMessage({});
    const QString name = QDir::toNativeSeparators(path);
    const Replay replay = m_parts.keeper.replay(); // the window lives meanwhile
    QProgressDialog progress(fill(tr("Writing {file}…"), {{u"file", name}}), tr("Cancel"), 0, kParts,
                             m_window);
    progress.setWindowTitle(tr("Export the Trace"));
    progress.setWindowModality(Qt::WindowModal);
    progress.setMinimumDuration(kTimeWithoutProgress);
    const auto isWanted = [&progress](double part) {
        progress.setValue(int(part * (kParts - 1))); // it looks at what the window is told
        return !progress.wasCanceled();
    };
    OutputFile file(path);
    const std::unique_ptr<TraceWriter> writer =
        traceWriter(traceFormatOf(path), replay.run(), m_parts.document.layout().title,
                    [&isWanted] { return isWanted(0); });
    bool isGood = file.open();
    while (isGood && !writer->isAtEnd() && isWanted(writer->progress()))
        isGood = file.write(writer->next());
    if (isGood && progress.wasCanceled()) {
        Q_EMIT statusMessage(tr("Cancelled; no file was written."));
        return;
    }
    if (!isGood || !file.commit()) {
        progress.reset();
        tell(m_window, {QMessageBox::Critical, tr("Not exported"), file.error(), {}, file.error()});
        return;
    }
    const QString wrote = fill(tr("Wrote {file}"), {{u"file", name}});
    const QString leftOut = writer->leftOut();
    Q_EMIT statusMessage(leftOut.isEmpty() ? wrote : wrote + u". "_s + leftOut);
}

bool ExportController::exportPython()
{
    const QString path = askWhereToSave(m_window,
                                        {tr("Export as Python"),
                                         m_parts.files.suggestedBase() + u".py"_s,
                                         {},
                                         tr("Python programs (*.py)"),
                                         u"py"_s});
    if (path.isEmpty())
        return false;
    Q_EMIT statusMessage({});
    const Layout &layout = m_parts.document.layout();
    const QString text = toPython(expand(layout), layout.title, layout.description).text();
    OutputFile file(path);
    if (!file.open() || !file.write(text.toUtf8()) || !file.commit()) {
        tell(m_window, {QMessageBox::Critical, tr("Not exported"), file.error(), {}, file.error()});
        return false;
    }
    Q_EMIT statusMessage(fill(tr("Wrote {file}"), {{u"file", QDir::toNativeSeparators(path)}}));
    if (const QList<Problem> problems = checkPython(layout); !problems.isEmpty())
        tell(m_window,
             {QMessageBox::Warning, tr("Python will refuse it"), problems.first().reason,
              problems.first().remedy, problems.first().reason});
    return true;
}

} // namespace signalbox
