// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/mainwindow.h"

#include "app/about.h"
#include "app/banner.h"
#include "app/commandpalette.h"
#include "app/computingbanner.h"
#include "app/editcontroller.h"
#include "app/exportcontroller.h"
#include "app/filecontroller.h"
#include "app/filenotices.h"
#include "app/gallerydialog.h"
#include "app/helpdialog.h"
#include "app/inspection.h"
#include "app/interventionsdialog.h"
#include "app/keyboard.h"
#include "app/menus.h"
#include "app/playbar.h"
#include "app/preferences.h"
#include "app/presentation.h"
#include "app/runcontroller.h"
#include "app/savedlanes.h"
#include "app/savedmarks.h"
#include "app/savedpins.h"
#include "app/seedbanner.h"
#include "app/sidepanel.h"
#include "app/viewcontroller.h"
#include "engine/layout/interventions.h"
#include "engine/messages/message.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/palettepanel.h"
#include "widgets/charts/chartspanel.h"
#include "widgets/code/codepanel.h"
#include "widgets/comparison/comparepanel.h"
#include "widgets/figures/figurespanel.h"
#include "widgets/lanes/timelinepanel.h"
#include "widgets/look/applicationstyle.h"
#include "widgets/look/icons.h"
#include "widgets/look/livewords.h"
#include "widgets/look/taborder.h"
#include "widgets/look/theme.h"
#include "widgets/output/outputpanel.h"
#include "widgets/panels/inspector.h"
#include "widgets/panels/problemspanel.h"
#include "widgets/session/valuehints.h"
#include "widgets/sweeps/sweeppanel.h"
#include "widgets/timeline/loopstrip.h"
#include "widgets/timeline/timelineaccessibility.h"
#include "widgets/timeline/timelineview.h"
#include "widgets/variables/variablespanel.h"

#include <QApplication>
#include <QCloseEvent>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QSplitter>
#include <QStatusBar>
#include <QVBoxLayout>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTold = 8000; ///< milliseconds for which the line at the foot stays

} // namespace

MainWindow::MainWindow(Preferences &preferences, const QString &journalFolder)
    : m_preferences(preferences)
    , m_journalFolder(journalFolder)
    , m_keeper(m_document)
    , m_player(m_keeper)
    , m_journal(m_document, journalFolder)
    , m_actions(this)
    , m_files(new FileController(m_document, m_journal, preferences, this))
    , m_fileNotices(new FileNotices(m_document, m_journal, *m_files, this))
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
    buildControllers();
    connectActions();
    m_view->restore();
    m_view->setPrints(prints(m_keeper.replay().run()), [this] { return m_output->suitableWidth(); });
    if (!m_preferences.notice().isEmpty())
        m_notice->setVisible(true);
    keepTranslated(this, [this] { showWords(); });
}

MainWindow::~MainWindow()
{
    // Controllers look at panels and members, panels at members: they go in this order. And what the members
    // tell while they go finds nobody here any more.
    qDeleteAll(m_controllers);
    delete takeCentralWidget();
    for (QObject *sender : QList<QObject *>{&m_document, &m_document.undoStack(), &m_keeper, &m_player})
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
    for (QWidget *pane : QList<QWidget *>{m_canvas, m_banners, m_side, m_variables, m_timeline, m_charts,
                                          m_output, m_sweeps, m_figures, m_comparison, m_playBar, m_palette})
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
    m_computing = new ComputingBanner(m_keeper);
    m_verdicts = new VerdictBanner;
    m_canvas = new CanvasView(m_document, m_keeper, m_player);
    column->addWidget(m_canvas, 1);
    m_caption = new QLabel;
    m_caption->setProperty("role", u"caption"_s);
    m_caption->setAlignment(Qt::AlignCenter);
    m_caption->setWordWrap(true);
    m_caption->hide();
    column->addWidget(m_caption);
    m_banners = new BannerStack(m_canvas,
                                QList<Banner *>{m_notice} + m_fileNotices->banners()
                                    + QList<Banner *>{m_triedSeed, m_computing, m_verdicts});
    connect(m_banners, &BannerStack::covers, m_canvas, &CanvasView::setTopCover);
    return holder;
}

QWidget *MainWindow::buildSide()
{
    m_inspector = new Inspector(m_document, m_keeper, m_player);
    m_problems = new ProblemsPanel(m_document, m_keeper);
    m_code = new CodePanel(m_keeper, m_player);
    m_side = new SidePanel;
    m_variables = new VariablesPanel(m_keeper, m_player);
    m_inspection = new Inspection(m_inspector, m_variables);
    m_side->addPage(m_inspection);
    m_side->addPage(m_code, SidePanel::Room::Wide);
    m_side->addPage(m_problems);
    return m_side;
}

QWidget *MainWindow::buildBottom()
{
    m_strip = new LoopStrip(m_keeper, m_player);
    installTimelineAccessibility(); // before it has a name
    m_timelinePanel = new TimelinePanel(m_keeper, m_player);
    m_timeline = &m_timelinePanel->view();
    m_charts = new ChartsPanel(m_keeper, m_player);
    m_charts->hide();
    m_sweeps = new SweepPanel(m_document, m_keeper);
    m_sweeps->hide();
    m_figures = new FiguresPanel(m_keeper);
    m_figures->hide();
    m_ghosts = new GhostKeeper(m_keeper, this);
    m_comparison = new ComparePanel(*m_ghosts);
    m_comparison->hide();
    m_output = new OutputPanel(m_keeper, m_player);
    m_output->hide();
    m_lanes = new QSplitter(Qt::Horizontal);
    m_lanes->setObjectName(u"lanes"_s);
    m_lanes->addWidget(m_timelinePanel);
    m_lanes->addWidget(m_charts);
    m_lanes->addWidget(m_output);
    m_lanes->addWidget(m_sweeps);
    m_lanes->addWidget(m_figures);
    m_lanes->addWidget(m_comparison);
    m_lanes->setStretchFactor(0, 1);
    m_bottom = new QWidget;
    auto *column = new QVBoxLayout(m_bottom);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_strip);
    column->addWidget(m_lanes, 1);
    return m_bottom;
}

/// Figures are of the stretch that is selected in the timeline, which marks the waits behind them.
void MainWindow::connectFigures()
{
    connect(m_timeline, &TimelineView::stretchChanged, m_figures,
            [this] { m_figures->setSpan(m_timeline->stretch()); });
    connect(m_figures, &FiguresPanel::wholeRunAsked, m_timeline, &TimelineView::clearStretch);
    connect(m_figures, &FiguresPanel::markedChanged, m_timeline,
            [this] { m_timeline->setMarked(m_figures->marked()); });
    connect(m_figures, &FiguresPanel::waitPicked, m_timeline, [this](TaskId task, Micros begin) {
        m_player.pause();
        m_timeline->goToMoment({.time = begin, .words = {}, .task = task});
        selectTask(task);
    });
}

/// A run that is pinned stands in the timeline until another document is opened.
void MainWindow::connectComparison()
{
    connect(m_ghosts, &GhostKeeper::changed, m_timeline, [this] {
        const std::shared_ptr<const ComparedRuns> ghost = m_ghosts->ghost();
        m_timeline->setGhost(ghost ? ghost->lanes : nullptr);
    });
    connect(m_comparison, &ComparePanel::timePicked, &m_player, [this](Micros time) {
        m_player.pause();
        m_player.seek(time);
    });
    connect(m_comparison, &ComparePanel::fileAsked, m_files, [this] {
        QString name;
        if (const std::optional<Layout> layout = m_files->otherLayout(name))
            m_ghosts->pinLayout(*layout, name);
    });
    connect(m_files, &FileController::opened, m_ghosts, &GhostKeeper::unpin);
}

/// What the panels do with each other is theirs to know; what actions do is the controllers'.
void MainWindow::buildControllers()
{
    auto *edits = new EditController(m_document, *m_canvas, m_actions, this);
    auto *runs = new RunController({m_keeper, m_player, m_actions, *m_playBar, *m_verdicts, *m_canvas}, this);
    m_exports =
        new ExportController({m_document, m_keeper, m_player, *m_timeline, *m_files, m_preferences}, this);
    m_view = new ViewController(*this,
                                {m_palette, m_bottom, m_charts, m_output, m_figures, m_sweeps, m_comparison,
                                 m_side, m_inspection, m_code},
                                {m_columns, m_rows, m_lanes, m_side}, m_actions, m_preferences);
    connect(m_view, &ViewController::themeChanged, this, &MainWindow::setTheme);
    connect(m_view, &ViewController::reducedMotionChanged, m_canvas, &CanvasView::setReducedMotion);
    connect(&m_keeper, &RunKeeper::runChanged, m_view, [this] {
        m_view->setPrints(prints(m_keeper.replay().run()), [this] { return m_output->suitableWidth(); });
    });
    connect(m_files, &FileController::opened, m_view,
            [this] { m_view->suitOutput([this] { return m_output->suitableWidth(); }); });
    buildPresentation();
    m_controllers = {edits, runs, m_exports, m_presentation, m_view, m_fileNotices, m_files};
    const auto tell = [this](const QString &words) { statusBar()->showMessage(words, kTold); };
    connect(&m_document, &Document::refused, this, tell);
    connect(m_files, &FileController::statusMessage, this, tell);
    connect(m_exports, &ExportController::statusMessage, this, tell);
    connect(m_canvas, &CanvasView::statusMessage, this, tell);
}

void MainWindow::buildPresentation()
{
    m_presentation =
        new Presentation(*this, {m_document, m_player, m_actions, m_caption, {m_columns, m_rows, m_lanes}});
    connect(m_presentation, &Presentation::typeChanged, m_view, &ViewController::dressAgain);
    connect(m_presentation, &Presentation::roomChanged, m_canvas, [this] {
        constexpr double large = 2.4; // for the last row
        m_canvas->setFocus();
        m_canvas->setLargestFit(m_presentation->isOn() ? large : 1);
        m_canvas->fitAll();
        m_timeline->fit();
    });
}

void MainWindow::connectPanels()
{
    connectFigures();
    connectComparison();
    connect(m_palette, &PalettePanel::kindActivated, m_canvas, qOverload<NodeKind>(&CanvasView::addNode));
    connect(m_canvas, &CanvasView::selectionChanged, this, [this] { select(m_canvas->selection()); });
    connect(m_timeline, &TimelineView::nodePicked, m_canvas, &CanvasView::revealNode);
    connect(m_canvas, &CanvasView::taskPicked, this, &MainWindow::selectTask);
    connect(m_canvas, &CanvasView::linePicked, this, [this](NodeId node, int line) {
        m_canvas->revealNode(node);
        m_inspector->showLine(line);
    });
    connect(m_timeline, &TimelineView::taskPicked, m_variables, &VariablesPanel::setTask);
    auto *hints = new ValueHints(m_keeper, m_player, m_canvas);
    m_canvas->setHints(hints);
    m_timeline->setHints(hints);
    m_code->setHints(hints);
    PinnedVariables *pins = &m_variables->pins();
    connect(pins, &PinnedVariables::changed, m_timeline,
            [this, pins] { m_timeline->setPinned(pins->lanes()); });
    connect(m_timeline, &TimelineView::stopDragged, this,
            [this](Micros from, Micros to) { m_exports->moveStop(from, to); });
    connect(m_timeline, &TimelineView::handDragged, this,
            [this](Micros from, Micros to) { moveInterventions(m_document, from, to); });
    connect(m_timeline, &TimelineView::cancelAsked, this, [this](const QString &task, Micros time) {
        m_document.addIntervention(cancellingByName(time, task));
    });
    connect(m_timeline, &TimelineView::unpinned, pins, &PinnedVariables::unpin);
    new SavedPins(m_document, *pins, this);
    new SavedLanes(m_document, m_timeline->lanes(), this);
    new SavedMarks(m_document, *m_timeline, this);
    connect(m_variables, &VariablesPanel::canPinChanged, this, &MainWindow::showPinning);
    connect(m_variables, &VariablesPanel::folded, this, &MainWindow::showPinning);
    connect(&m_actions, &Actions::renamed, this, &MainWindow::showPinning);
    showPinning();
    connect(m_timeline, &TimelineView::linePicked, m_output, &OutputPanel::showLine);
    connect(m_timeline, &TimelineView::taskPicked, &m_canvas->instances(), &CanvasInstances::setTask);
    connect(m_output, &OutputPanel::taskPicked, this, &MainWindow::selectTask);
    connect(m_strip, &LoopStrip::nodePicked, m_canvas, &CanvasView::revealNode);
    connect(m_inspector, &Inspector::nodePicked, m_canvas, &CanvasView::revealNode);
    connect(m_code, &CodePanel::nodePicked, m_canvas, &CanvasView::revealNode);
    connect(m_problems, &ProblemsPanel::nodePicked, m_canvas, &CanvasView::revealNode);
    connect(m_problems, &ProblemsPanel::linePicked, m_inspector, &Inspector::showLine);
    connect(m_problems, &ProblemsPanel::timePicked, &m_player, &Player::seek);
    connect(m_problems, &ProblemsPanel::countChanged, this, &MainWindow::showPages);
    connect(m_files, &FileController::opened, this, [this] {
        m_player.pause();
        m_player.toStart();
        m_canvas->setSelection({});
        m_banners->place(); // what is fitted keeps clear of it
        m_canvas->fitAll();
        m_timeline->fit();
        m_canvas->setFocus();
    });
    connect(m_files, &FileController::openedAt, this, [this](Micros moment) { m_player.seek(moment); });
    connect(&m_document, &Document::changed, this, &MainWindow::updateTitle);
    connect(&m_document, &Document::pathChanged, this, &MainWindow::updateTitle);
    connect(&m_document, &Document::modifiedChanged, this, &MainWindow::updateTitle);
}

void MainWindow::connectActions()
{
    const auto on = [this](Actions::Id id, auto &&act) {
        connect(m_actions[id], &QAction::triggered, this, act);
    };
    on(Actions::New, [this] { m_files->newDocument(); });
    on(Actions::Open, [this] { m_files->open(); });
    on(Actions::Import, [this] { m_files->import(); });
    on(Actions::Examples, [this] { showGallery(); });
    on(Actions::Save, [this] { m_files->save(); });
    on(Actions::SaveAs, [this] { m_files->saveAs(); });
    on(Actions::Export, [this] { m_exports->exportRun(); });
    on(Actions::ExportPython, [this] { m_exports->exportPython(); });
    on(Actions::ExportTrace, [this] { m_exports->exportTrace(); });
    on(Actions::Stops, [this] { m_exports->editStops(); });
    on(Actions::ByHand, [this] { openInterventions(m_document, m_player, m_keeper, this); });
    on(Actions::Close, [this] { close(); });
    on(Actions::CommandPalette, [this] { (new CommandPalette(m_actions, this))->open(); });
    on(Actions::Keys, [this] { (new HelpDialog(m_actions, this))->open(); });
    on(Actions::About, [this] { tellAbout(this); });
    on(Actions::FitTimeline, [this] { m_timeline->fit(); });
    on(Actions::PinVariable, [this] { m_variables->togglePin(); });
    on(Actions::FindInOutput, [this] {
        m_view->showOutput();
        m_output->openSearch();
    });
    on(Actions::NextPane, [this] { m_panes->cycle(1); });
    on(Actions::PreviousPane, [this] { m_panes->cycle(-1); });
}

void MainWindow::setTheme(const Theme &theme)
{
    for (Banner *banner : m_banners->findChildren<Banner *>())
        banner->setTheme(theme);
    m_palette->setTheme(theme);
    m_canvas->setTheme(theme);
    m_strip->setTheme(theme);
    m_timelinePanel->setTheme(theme);
    m_charts->setTheme(theme);
    m_sweeps->setTheme(theme);
    m_figures->setTheme(theme);
    m_output->setTheme(theme);
    m_code->setTheme(theme);
    m_variables->setTheme(theme);
}

void MainWindow::select(const QList<NodeId> &nodes)
{
    m_inspector->setSelection(nodes);
    const NodeId only = nodes.size() == 1 ? nodes.first() : NodeId::None;
    m_timeline->setSelectedNode(only);
    m_variables->setNode(only);
    m_code->showNode(only);
}

/// A task that a program in Python makes may have no node: then its lane alone is selected.
void MainWindow::selectTask(TaskId task)
{
    const Run &run = m_keeper.replay().run();
    const TaskView *view = m_player.world().task(task);
    const NodeId node = view ? run.program.bodies[view->body].node : NodeId::None;
    if (node != NodeId::None)
        m_canvas->revealNode(node);
    if (!run.program.script.isEmpty())
        m_timeline->setSelectedTask(task);
    m_variables->setTask(task);
    m_canvas->instances().setTask(task);
}

void MainWindow::showPinning()
{
    m_actions.setAvailable(Actions::PinVariable, m_variables->canPin(),
                           tr("Choose a variable in the call stack; F6 goes there."));
}

/// All words of its own; its parts have theirs. What was told at the foot is over.
void MainWindow::showWords()
{
    m_keeper.retell();
    showPages();
    updateTitle();
    statusBar()->clearMessage();
    if (!m_notice->isHidden())
        m_notice->show(Banner::Tone::Calm, tr("Settings"), m_preferences.notice());
}

void MainWindow::showPages()
{
    const int problems = m_problems->count();
    const auto name = [this](QWidget *page, const QString &title) {
        m_side->setTabText(m_side->indexOf(page), title);
    };
    name(m_inspection, tr("Inspector"));
    name(m_code, tr("Python"));
    name(m_problems,
         problems == 0 ? tr("Problems")
                       : fill(tr("Problems ({count})"), {{u"count", QString::number(problems)}}));
}

void MainWindow::updateTitle()
{
    QString name = m_document.displayName();
    name.replace(u"[*]"_s, u"[*][*]"_s); // which alone is the place of the star
    setWindowTitle(fill(tr("{document}[*] — Signalbox"), {{u"document", name}}));
    setWindowModified(m_document.isModified());
    setWindowFilePath(m_document.filePath());
}

void MainWindow::begin(const QString &file)
{
    if (m_files->offerRecovery(m_journalFolder))
        return;
    if (!file.isEmpty())
        m_files->openFile(file);
    else if (m_preferences.isFirstStart())
        showGallery();
}

void MainWindow::showGallery()
{
    m_preferences.setStarted();
    auto *dialog = new GalleryDialog(Theme::named(m_preferences.theme()), this);
    // Not from within a click into a dialog that is going: what follows may ask.
    connect(dialog, &GalleryDialog::exampleChosen, m_files, &FileController::openExample,
            Qt::QueuedConnection);
    connect(dialog, &GalleryDialog::blankChosen, m_files, &FileController::newDocument, Qt::QueuedConnection);
    connect(dialog, &GalleryDialog::openChosen, m_files, &FileController::open, Qt::QueuedConnection);
    dialog->open();
}

bool MainWindow::focusNextPrevChild(bool next)
{
    QWidget *target = nextByTab(this, focusWidget(), next);
    if (target)
        target->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return target != nullptr;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_files->mayLeave()) {
        event->ignore();
        return;
    }
    m_presentation->end(); // the window is remembered as it was before
    m_view->save();
    event->accept();
}

} // namespace signalbox
