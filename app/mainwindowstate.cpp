// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window does once it is put together.

#include "app/banner.h"
#include "app/filecontroller.h"
#include "app/mainwindow.h"
#include "app/preferences.h"
#include "app/seedbanner.h"
#include "app/sidepanel.h"
#include "engine/messages/message.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/palettepanel.h"
#include "widgets/charts/chartspanel.h"
#include "widgets/code/codepanel.h"
#include "widgets/dialogs/ask.h"
#include "widgets/export/exportdialog.h"
#include "widgets/look/applicationstyle.h"
#include "widgets/look/icons.h"
#include "widgets/panels/gallery.h"
#include "widgets/panels/inspector.h"
#include "widgets/panels/problemspanel.h"
#include "widgets/timeline/loopstrip.h"
#include "widgets/timeline/timelineview.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QPushButton>
#include <QScreen>
#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

/// What the window looks like at first, in parts of its width and height.
constexpr QSize kFirstSize(1440, 900);
constexpr int kPaletteWidth = 168;
constexpr int kSideWidth = 316;
constexpr int kCodeWidth = 500; ///< sixty letters of code beside its margins
constexpr int kBottomHeight = 296;
constexpr int kChartsWidth = 420;
constexpr QSize kFrame(8, 36); ///< about what a window manager adds around a window

QSize roomFor(const QWidget &window)
{
    return window.screen()->availableSize() - kFrame;
}

} // namespace

void MainWindow::begin(const QString &file)
{
    if (m_files->offerRecovery(m_journalFolder))
        return;
    if (!file.isEmpty())
        m_files->openFile(file);
    else if (m_preferences.isFirstStart())
        showGallery();
}

void MainWindow::restoreShape()
{
    resetShape();
    restoreGeometry(m_preferences.shape(u"window"_s));
    fitIntoScreen();
    for (QSplitter *splitter : {m_columns, m_rows, m_lanes})
        splitter->restoreState(m_preferences.shape(splitter->objectName()));
    m_side->restoreWidths(m_preferences.shape(u"side"_s));
}

/// What the panel at the right gains or loses, the canvas gives or gets.
void MainWindow::setSideWidth(int width)
{
    QList<int> sizes = m_columns->sizes();
    sizes[1] += sizes[2] - width;
    sizes[2] = width;
    m_columns->setSizes(sizes);
}

/// The screen may be another than the one whose shape was kept.
void MainWindow::fitIntoScreen()
{
    if (isMaximized() || isFullScreen())
        return;
    const QRect screenRect = screen()->availableGeometry();
    resize(size().boundedTo(roomFor(*this)));
    if (!testAttribute(Qt::WA_Moved))
        return; // the window manager knows a place for it
    const QSize free = screenRect.size() - size();
    move(std::clamp(x(), screenRect.left(), screenRect.left() + std::max(free.width(), 0)),
         std::clamp(y(), screenRect.top(), screenRect.top() + std::max(free.height(), 0)));
}

void MainWindow::resetShape()
{
    for (const Actions::Id id : {Actions::ShowPalette, Actions::ShowSide, Actions::ShowTimeline})
        m_actions[id]->setChecked(true);
    m_actions[Actions::ShowCharts]->setChecked(false);
    m_side->setCurrentWidget(m_inspector);
    if (!isMaximized() && !isFullScreen())
        resize(kFirstSize.boundedTo(roomFor(*this)));
    m_columns->setSizes({kPaletteWidth, width() - kPaletteWidth - kSideWidth, kSideWidth});
    m_side->setWidths(kSideWidth, kCodeWidth);
    m_rows->setSizes({height() - kBottomHeight, kBottomHeight});
    m_lanes->setSizes({width() - kChartsWidth, kChartsWidth});
}

void MainWindow::applyThemeNamed(const QString &name)
{
    const Theme theme = Theme::named(name);
    m_preferences.setTheme(theme.name);
    applyTheme(*qApp, theme);
    for (Banner *banner : m_banners->findChildren<Banner *>())
        banner->setTheme(theme);
    m_palette->setTheme(theme);
    m_canvas->setTheme(theme);
    m_strip->setTheme(theme);
    m_timeline->setTheme(theme);
    m_charts->setTheme(theme);
    m_code->setTheme(theme);
}

void MainWindow::select(const QList<NodeId> &nodes)
{
    m_inspector->setSelection(nodes);
    const NodeId only = nodes.size() == 1 ? nodes.first() : NodeId::None;
    m_timeline->setSelectedNode(only);
    m_code->showNode(only);
}

void MainWindow::updateEditActions()
{
    const QString nothing = tr("Nothing is selected.");
    for (const Actions::Id id :
         {Actions::Cut, Actions::Copy, Actions::Duplicate, Actions::Rename, Actions::Connect})
        m_actions.setAvailable(id, m_canvas->hasTargets(), nothing);
    m_actions.setAvailable(Actions::Delete, m_canvas->canDelete(), nothing);
    const qsizetype selected = m_canvas->selection().size();
    m_actions.setAvailable(Actions::FitSelection, selected > 0, nothing);
    for (const Actions::Id id :
         {Actions::AlignLeft, Actions::AlignRight, Actions::AlignTop, Actions::AlignBottom})
        m_actions.setAvailable(id, selected > 1, tr("Select two nodes or more."));
    for (const Actions::Id id : {Actions::SpreadAcross, Actions::SpreadDown})
        m_actions.setAvailable(id, selected > 2, tr("Select three nodes or more."));
}

void MainWindow::updateTitle()
{
    setWindowTitle(tr("%1[*] — Signalbox").arg(m_document.displayName()));
    setWindowModified(m_document.isModified());
    setWindowFilePath(m_document.filePath());
}

void MainWindow::updateActions()
{
    const QUndoStack &stack = m_document.undoStack();
    m_actions[Actions::Undo]->setText(tr("&Undo %1").arg(stack.undoText()).trimmed());
    m_actions[Actions::Redo]->setText(tr("&Redo %1").arg(stack.redoText()).trimmed());
    m_actions.setAvailable(Actions::Undo, stack.canUndo(), tr("There is no change to take back."));
    m_actions.setAvailable(Actions::Redo, stack.canRedo(), tr("No change has been taken back."));
    const bool playing = m_player.isPlaying();
    m_actions[Actions::PlayPause]->setText(playing ? tr("&Pause") : tr("&Play"));
    m_actions[Actions::PlayPause]->setIcon(
        icons::icon(playing ? u"pause"_s : u"play"_s, QPalette::BrightText));
    m_actions.setAvailable(Actions::PlayPause, true);
    const QString start = tr("The playhead is at the start.");
    const QString end = tr("The playhead is at the end of the run.");
    const bool atStart = m_player.world().facts == 0;
    m_actions.setAvailable(Actions::StepBack, !atStart, start);
    m_actions.setAvailable(Actions::ToStart, !atStart, start);
    m_actions.setAvailable(Actions::StepForward, !m_player.isAtEnd(), end);
    m_actions.setAvailable(Actions::ToEnd, !m_player.isAtEnd(), end);
}

void MainWindow::showVerdict(const Verdict &verdict)
{
    m_player.pause();
    m_player.seek(verdict.time);
    m_canvas->setSelection(verdict.nodes);
    if (!verdict.nodes.isEmpty())
        m_canvas->fitSelection();
    m_canvas->setFocus();
}

/// Where results of the document are suggested to go, without an ending.
QString MainWindow::exportBase() const
{
    const QFileInfo file(m_document.filePath());
    return m_document.filePath().isEmpty()
        ? QDir(m_preferences.lastFolder()).filePath(m_document.displayName())
        : file.absolutePath() + u'/' + file.completeBaseName();
}

void MainWindow::openExport()
{
    m_player.pause();
    auto *dialog =
        new ExportDialog({m_keeper.layout(), m_keeper.replay(), Theme::named(m_preferences.theme()),
                          m_player.time(), m_timeline->stretch(), exportBase()},
                         this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showGallery()
{
    m_preferences.setStarted();
    auto *dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Examples"));
    auto *gallery = new Gallery(Theme::named(m_preferences.theme()));
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(gallery);
    // The dialog goes first: what follows may ask whether unsaved changes are to be kept.
    const auto leaveFor = [this, dialog](auto &&what) {
        dialog->accept();
        QTimer::singleShot(0, this, what);
    };
    connect(gallery, &Gallery::exampleChosen, this, [this, leaveFor](const QString &path) {
        leaveFor([this, path] { m_files->openExample(path); });
    });
    connect(gallery, &Gallery::blankChosen, this,
            [this, leaveFor] { leaveFor([this] { m_files->newDocument(); }); });
    connect(gallery, &Gallery::openChosen, this, [this, leaveFor] { leaveFor([this] { m_files->open(); }); });
    dialog->resize(size() * 0.86);
    dialog->open();
}

void MainWindow::aboutSignalbox()
{
    const QString version = QStringLiteral(SIGNALBOX_VERSION);
    tell(
        this,
        {QMessageBox::Information, tr("About Signalbox"),
         fill(
             tr("Signalbox {version}: concurrent programs drawn, run by the exact rules of Python's asyncio, "
                "and seen."),
             {{u"version", version}}),
         tr("© 2026 The Signalbox authors. Free software under the GNU General Public License, version 3 or "
            "later; it comes without any warranty."),
         u"Signalbox "_s + version + u", Qt "_s + QString::fromLatin1(qVersion())});
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_files->mayLeave()) {
        event->ignore();
        return;
    }
    m_preferences.setShape(u"window"_s, saveGeometry());
    m_side->setCurrentWidget(m_inspector); // the next start begins with it, and with its width
    for (const QSplitter *splitter : {m_columns, m_rows, m_lanes})
        m_preferences.setShape(splitter->objectName(), splitter->saveState());
    m_preferences.setShape(u"side"_s, m_side->saveWidths());
    event->accept();
}

} // namespace signalbox
