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
#include "widgets/dialogs/ask.h"
#include "widgets/dialogs/savedialog.h"
#include "widgets/document/document.h"
#include "widgets/export/exportdialog.h"
#include "widgets/session/player.h"
#include "widgets/session/runkeeper.h"
#include "widgets/timeline/timelineview.h"

#include <QDir>

namespace signalbox {

using namespace Qt::StringLiterals;

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
