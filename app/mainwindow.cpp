// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/mainwindow.h"

#include "app/banner.h"
#include "app/commandpalette.h"
#include "app/filehandling.h"
#include "app/helpdialog.h"
#include "app/keyboard.h"
#include "app/menus.h"
#include "app/playbar.h"
#include "app/preferences.h"
#include "app/seedbanner.h"
#include "app/sidepanel.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/palettepanel.h"
#include "widgets/charts/chartspanel.h"
#include "widgets/code/codepanel.h"
#include "widgets/look/applicationstyle.h"
#include "widgets/look/icons.h"
#include "widgets/look/theme.h"
#include "widgets/panels/inspector.h"
#include "widgets/panels/problemspanel.h"
#include "widgets/timeline/loopstrip.h"
#include "widgets/timeline/timelineaccessibility.h"
#include "widgets/timeline/timelineview.h"

#include <QApplication>
#include <QMenu>
#include <QMenuBar>
#include <QSplitter>
#include <QStatusBar>
#include <QVBoxLayout>

namespace signalbox {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(Preferences &preferences, const QString &journalFolder)
    : m_preferences(preferences)
    , m_journalFolder(journalFolder)
    , m_keeper(m_document)
    , m_player(m_keeper)
    , m_journal(m_document, journalFolder)
    , m_actions(this)
    , m_files(new FileHandling(m_document, m_journal, preferences, this))
    , m_panes(new Panes(this))
{
    // Before the first widget: sizes and fonts of all of them follow from it.
    applyTheme(*qApp, Theme::named(m_preferences.theme()));
    setWindowIcon(icons::applicationIcon());
    new KeyGuard(this);
    build();
    QMenu *recent = fillMenuBar(menuBar(), m_actions);
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { m_files->fillRecentMenu(recent); });
    connectPanels();
    connectFileActions();
    connectCanvasActions();
    connectRunActions();
    connectViewActions();
    connectThemes();
    restoreShape();
    updateTitle();
    updateActions();
    updateEditActions();
    if (!m_preferences.notice().isEmpty())
        m_notice->show(Banner::Tone::Calm, tr("Settings"), m_preferences.notice());
}

MainWindow::~MainWindow()
{
    // The panels look at document, keeper and player, which are members: they go first. And what these tell
    // while they go finds nobody here any more.
    delete takeCentralWidget();
    for (QObject *sender :
         {static_cast<QObject *>(&m_document), static_cast<QObject *>(&m_document.undoStack()),
          static_cast<QObject *>(&m_keeper), static_cast<QObject *>(&m_player)})
        sender->disconnect(this);
}

void MainWindow::build()
{
    m_playBar = new PlayBar(m_document, m_keeper, m_player, m_actions);
    m_palette = new PalettePanel;
    m_columns = new QSplitter(Qt::Horizontal);
    m_columns->setObjectName(u"paletteCanvasSide"_s);
    for (QWidget *column : {static_cast<QWidget *>(m_palette), buildCanvasColumn(), buildSide()})
        m_columns->addWidget(column);
    m_columns->setStretchFactor(1, 1);
    m_columns->setCollapsible(1, false);
    m_rows = new QSplitter(Qt::Vertical);
    m_rows->setObjectName(u"rows"_s);
    m_rows->addWidget(m_columns);
    m_rows->addWidget(buildBottom());
    m_rows->setStretchFactor(0, 1);
    m_rows->setCollapsible(0, false);

    auto *centre = new QWidget;
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_playBar);
    column->addWidget(m_rows, 1);
    setCentralWidget(centre);
    statusBar()->setSizeGripEnabled(false);
    for (QWidget *pane : {static_cast<QWidget *>(m_canvas), static_cast<QWidget *>(m_side),
                          static_cast<QWidget *>(m_timeline), static_cast<QWidget *>(m_charts),
                          static_cast<QWidget *>(m_playBar), static_cast<QWidget *>(m_palette)})
        m_panes->add(pane);
}

QWidget *MainWindow::buildCanvasColumn()
{
    auto *holder = new QWidget;
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_notice = new Banner;
    m_triedSeed = new SeedBanner(m_document, m_keeper);
    m_verdicts = new VerdictBanner;
    m_canvas = new CanvasView(m_document, m_keeper, m_player);
    column->addWidget(m_canvas, 1);
    m_banners = new BannerStack(m_canvas, {m_notice, m_triedSeed, m_verdicts});
    connect(m_banners, &BannerStack::covers, m_canvas, &CanvasView::setTopCover);
    return holder;
}

QWidget *MainWindow::buildSide()
{
    m_inspector = new Inspector(m_document, m_keeper, m_player);
    m_problems = new ProblemsPanel(m_document, m_keeper);
    m_code = new CodePanel(m_keeper, m_player);
    m_side = new SidePanel;
    m_side->addPage(m_inspector, tr("Inspector"));
    m_side->addPage(m_code, tr("Python"), SidePanel::Room::Wide);
    m_side->addPage(m_problems, tr("Problems"));
    return m_side;
}

QWidget *MainWindow::buildBottom()
{
    m_strip = new LoopStrip(m_keeper, m_player);
    installTimelineAccessibility(); // before it has a name
    m_timeline = new TimelineView(m_keeper, m_player);
    m_charts = new ChartsPanel(m_keeper, m_player);
    m_charts->hide();
    m_lanes = new QSplitter(Qt::Horizontal);
    m_lanes->setObjectName(u"lanes"_s);
    m_lanes->addWidget(m_timeline);
    m_lanes->addWidget(m_charts);
    m_lanes->setStretchFactor(0, 1);
    m_bottom = new QWidget;
    auto *column = new QVBoxLayout(m_bottom);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_strip);
    column->addWidget(m_lanes, 1);
    return m_bottom;
}

void MainWindow::connectPanels()
{
    connect(m_palette, &PalettePanel::kindActivated, m_canvas, qOverload<NodeKind>(&CanvasView::addNode));
    connect(m_canvas, &CanvasView::selectionChanged, this, [this] { select(m_canvas->selection()); });
    connect(m_canvas, &CanvasView::statusMessage, this,
            [this](const QString &message) { statusBar()->showMessage(message, 8000); });
    connect(m_canvas, &CanvasView::playPauseRequested, &m_player, &Player::toggle);
    connect(m_timeline, &TimelineView::nodePicked, m_canvas, &CanvasView::revealNode);
    connect(m_strip, &LoopStrip::nodePicked, m_canvas, &CanvasView::revealNode);
    connect(m_inspector, &Inspector::nodePicked, m_canvas, &CanvasView::revealNode);
    connect(m_code, &CodePanel::nodePicked, m_canvas, &CanvasView::revealNode);
    connect(m_problems, &ProblemsPanel::nodePicked, m_canvas, &CanvasView::revealNode);
    connect(m_problems, &ProblemsPanel::timePicked, &m_player, &Player::seek);
    connect(m_problems, &ProblemsPanel::countChanged, this, [this](int count) {
        m_side->setTabText(m_side->indexOf(m_problems),
                           count == 0 ? tr("Problems") : tr("Problems (%1)").arg(count));
    });
    connect(m_verdicts, &VerdictBanner::shown, this, &MainWindow::showVerdict);
    connect(&m_keeper, &RunKeeper::runChanged, this,
            [this] { m_verdicts->setVerdicts(m_keeper.verdicts()); });
    connect(&m_keeper, &RunKeeper::finished, this, [this] { m_verdicts->setVerdicts(m_keeper.verdicts()); });
    connect(m_files, &FileHandling::changedOnDisk, this, &MainWindow::tellChangedOnDisk);
    connect(m_files, &FileHandling::saved, this,
            [this] { statusBar()->showMessage(tr("Saved %1").arg(m_document.displayName()), 5000); });
    connect(m_files, &FileHandling::opened, this, [this] {
        m_notice->hide();
        m_player.pause();
        m_player.toStart();
        m_canvas->setSelection({});
        m_banners->place(); // what is fitted keeps clear of it
        m_canvas->fitAll();
        m_timeline->fit();
        m_canvas->setFocus();
    });
    connect(m_files, &FileHandling::exported, this,
            [this](const QString &path) { statusBar()->showMessage(tr("Wrote %1").arg(path), 5000); });
    connect(&m_journal, &RecoveryJournal::writeFailed, this, [this](const QString &reason) {
        m_notice->show(Banner::Tone::Warning, tr("Unsaved work is not being kept"), reason);
    });
    for (const auto signal : {&Document::changed, &Document::pathChanged})
        connect(&m_document, signal, this, &MainWindow::updateTitle);
    connect(&m_document, &Document::modifiedChanged, this, &MainWindow::updateTitle);
}

void MainWindow::connectFileActions()
{
    const auto on = [this](Actions::Id id, auto &&slot) {
        connect(m_actions[id], &QAction::triggered, this, slot);
    };
    on(Actions::New, [this] { m_files->newDocument(); });
    on(Actions::Open, [this] { m_files->open(); });
    on(Actions::Examples, [this] { showGallery(); });
    on(Actions::Save, [this] { m_files->save(); });
    on(Actions::SaveAs, [this] { m_files->saveAs(); });
    on(Actions::Export, [this] { openExport(); });
    on(Actions::ExportPython, [this] { m_files->exportPython(exportBase() + u".py"_s); });
    on(Actions::Close, [this] { close(); });
    on(Actions::CommandPalette, [this] { (new CommandPalette(m_actions, this))->open(); });
    on(Actions::Keys, [this] { (new HelpDialog(m_actions, this))->open(); });
    on(Actions::About, [this] { aboutSignalbox(); });
}

void MainWindow::connectCanvasActions()
{
    const auto on = [this](Actions::Id id, auto &&slot) {
        connect(m_actions[id], &QAction::triggered, this, slot);
    };
    on(Actions::Undo, [this] { m_document.undoStack().undo(); });
    on(Actions::Redo, [this] { m_document.undoStack().redo(); });
    on(Actions::Cut, [this] { m_canvas->cut(); });
    on(Actions::Copy, [this] { m_canvas->copy(); });
    on(Actions::Paste, [this] { m_canvas->paste(); });
    on(Actions::Duplicate, [this] { m_canvas->duplicateSelection(); });
    on(Actions::Delete, [this] { m_canvas->deleteSelection(); });
    on(Actions::SelectAll, [this] { m_canvas->selectAll(); });
    on(Actions::AddNode, [this] { m_canvas->openQuickAdd(); });
    on(Actions::Rename, [this] { m_canvas->renameFocused(); });
    on(Actions::Connect, [this] {
        m_canvas->setFocus();
        m_canvas->startConnecting();
    });
    on(Actions::AlignLeft, [this] { m_canvas->alignSelection(Qt::LeftEdge); });
    on(Actions::AlignRight, [this] { m_canvas->alignSelection(Qt::RightEdge); });
    on(Actions::AlignTop, [this] { m_canvas->alignSelection(Qt::TopEdge); });
    on(Actions::AlignBottom, [this] { m_canvas->alignSelection(Qt::BottomEdge); });
    on(Actions::SpreadAcross, [this] { m_canvas->distributeSelection(Qt::Horizontal); });
    on(Actions::SpreadDown, [this] { m_canvas->distributeSelection(Qt::Vertical); });
    connect(m_canvas, &CanvasView::targetsChanged, this, &MainWindow::updateEditActions);
    on(Actions::ZoomIn, [this] { m_canvas->zoomIn(); });
    on(Actions::ZoomOut, [this] { m_canvas->zoomOut(); });
    on(Actions::ZoomReset, [this] { m_canvas->zoomReset(); });
    on(Actions::FitAll, [this] { m_canvas->fitAll(); });
    on(Actions::FitSelection, [this] { m_canvas->fitSelection(); });
    on(Actions::FitTimeline, [this] { m_timeline->fit(); });
    for (const auto signal : {&QUndoStack::undoTextChanged, &QUndoStack::redoTextChanged})
        connect(&m_document.undoStack(), signal, this, &MainWindow::updateActions);
    for (const auto signal : {&QUndoStack::canUndoChanged, &QUndoStack::canRedoChanged})
        connect(&m_document.undoStack(), signal, this, &MainWindow::updateActions);
}

void MainWindow::connectRunActions()
{
    const auto on = [this](Actions::Id id, auto &&slot) {
        connect(m_actions[id], &QAction::triggered, this, slot);
    };
    on(Actions::PlayPause, [this] { m_player.toggle(); });
    on(Actions::StepBack, [this] { m_player.stepBack(); });
    on(Actions::StepForward, [this] { m_player.stepForward(); });
    on(Actions::ToStart, [this] { m_player.toStart(); });
    on(Actions::ToEnd, [this] { m_player.toEnd(); });
    on(Actions::Faster, [this] { m_playBar->stepSpeed(1); });
    on(Actions::Slower, [this] { m_playBar->stepSpeed(-1); });
    on(Actions::NewSeed, [this] { m_keeper.tryAnotherSeed(); });
    connect(&m_player, &Player::playingChanged, this, &MainWindow::updateActions);
    connect(&m_player, &Player::moved, this, &MainWindow::updateActions);
}

void MainWindow::connectPanelToggle(Actions::Id id, QWidget *panel)
{
    QAction *action = m_actions[id];
    action->setChecked(!panel->isHidden());
    connect(action, &QAction::toggled, panel, &QWidget::setVisible);
}

void MainWindow::connectViewActions()
{
    connectPanelToggle(Actions::ShowPalette, m_palette);
    connectPanelToggle(Actions::ShowSide, m_side);
    connectPanelToggle(Actions::ShowTimeline, m_bottom);
    connectPanelToggle(Actions::ShowCharts, m_charts);
    connectCodePanel();
    connect(m_actions[Actions::ResetLayout], &QAction::triggered, this, [this] {
        m_preferences.forgetShapes();
        resetShape();
    });
    connect(m_actions[Actions::NextPane], &QAction::triggered, this, [this] { m_panes->cycle(1); });
    connect(m_actions[Actions::PreviousPane], &QAction::triggered, this, [this] { m_panes->cycle(-1); });
    QAction *reduced = m_actions[Actions::ReducedMotion];
    connect(reduced, &QAction::toggled, this, [this](bool on) {
        m_preferences.setReducedMotion(on);
        m_canvas->setReducedMotion(on);
    });
    reduced->setChecked(m_preferences.reducedMotion());
}

/// The code is a tab beside the inspector: side by side the two would leave the canvas a third of the window.
void MainWindow::connectCodePanel()
{
    QAction *action = m_actions[Actions::ShowCode];
    const auto tell = [this, action] { action->setChecked(m_side->shows(m_code)); };
    connect(m_side, &SidePanel::currentChanged, action, tell);
    connect(m_actions[Actions::ShowSide], &QAction::toggled, action, tell);
    connect(m_side, &SidePanel::widthWanted, this, &MainWindow::setSideWidth);
    connect(action, &QAction::triggered, this, [this](bool on) {
        m_actions[Actions::ShowSide]->setChecked(true);
        m_side->setCurrentWidget(on ? static_cast<QWidget *>(m_code) : m_inspector);
    });
}

void MainWindow::connectThemes()
{
    const std::pair<Actions::Id, Theme> themes[] = {{Actions::ThemeDark, Theme::dark()},
                                                    {Actions::ThemeLight, Theme::light()},
                                                    {Actions::ThemeHighContrast, Theme::highContrast()}};
    const QString wanted = Theme::named(m_preferences.theme()).name;
    for (const auto &[id, theme] : themes) {
        const QString name = theme.name;
        m_actions[id]->setChecked(name == wanted);
        connect(m_actions[id], &QAction::triggered, this, [this, name] { applyThemeNamed(name); });
    }
    applyThemeNamed(wanted);
}

} // namespace signalbox
