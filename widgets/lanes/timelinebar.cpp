// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/lanes/timelinebar.h"

#include "engine/messages/message.h"
#include "widgets/lanes/looklegend.h"
#include "widgets/look/icons.h"
#include "widgets/look/livewords.h"
#include "widgets/session/runpatience.h"
#include "widgets/timeline/lanemenu.h"

#include <QAction>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMomentsInMenu = 24; ///< more would not fit on a screen
constexpr int kLongestWords = 60; ///< characters of a moment in the menu

QToolButton *menuButton(const QString &icon)
{
    auto *const button = new QToolButton;
    button->setIcon(icons::icon(icon));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setMenu(new QMenu(button));
    return button;
}

QString iconOf(TimelineMoment::Kind kind)
{
    switch (kind) {
    case TimelineMoment::Kind::Marked:
        return u"pin"_s;
    case TimelineMoment::Kind::Verdict:
        return u"problems"_s;
    case TimelineMoment::Kind::Failed:
        return u"error"_s;
    case TimelineMoment::Kind::Cancelled:
        break;
    }
    return u"canceller"_s;
}

} // namespace

TimelineBar::TimelineBar(TimelineView &view, QWidget *parent)
    : QWidget(parent)
    , m_view(view)
    , m_find(new QLineEdit)
    , m_found(new QLabel)
    , m_lanes(menuButton(u"gather"_s))
    , m_moments(menuButton(u"clock"_s))
    , m_legend(new LookLegend)
{
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(8, 3, 8, 3);
    row->setSpacing(6);
    m_find->setClearButtonEnabled(true);
    m_find->addAction(icons::icon(u"search"_s), QLineEdit::LeadingPosition);
    m_find->setFixedWidth(m_find->fontMetrics().averageCharWidth() * 26);
    m_find->installEventFilter(this);
    m_found->setProperty("role", u"muted"_s);
    for (QWidget *part : QList<QWidget *>{m_find, m_found, m_lanes, m_moments})
        row->addWidget(part);
    row->addStretch(1);
    row->addWidget(m_legend, 100);
    connect(m_find, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_search.reset();
        m_view.lanes().setFind(text.trimmed());
        showLanes();
    });
    connect(&m_view, &TimelineView::findAsked, this, &TimelineBar::openSearch);
    connect(&m_view, &TimelineView::lanesChanged, this, [this] {
        if (!m_search)
            showLanes();
    });
    connect(&m_view.lanes(), &LaneKeeper::taken, this, [this] { m_search.reset(); });
    connect(m_lanes->menu(), &QMenu::aboutToShow, this, &TimelineBar::fillLanes);
    connect(m_moments->menu(), &QMenu::aboutToShow, this, &TimelineBar::fillMoments);
    keepTranslated(this, [this] { showWords(); });
}

void TimelineBar::setTheme(const Theme &theme)
{
    m_legend->setTheme(theme);
}

void TimelineBar::showWords()
{
    m_find->setPlaceholderText(tr("Find a lane or an event"));
    m_find->setAccessibleName(tr("Find in the timeline"));
    m_find->setToolTip(
        tr("Find (Ctrl+F in the timeline)\nLanes are filtered by name, kind and function. Enter goes "
           "to the next event that has the words, Shift+Enter back, Esc shows all."));
    m_lanes->setToolTip(tr("Lanes\nSort and group them, and take back what was pinned, moved and folded."));
    m_moments->setText(tr("Moments"));
    m_moments->setAccessibleName(tr("Moments"));
    m_moments->setToolTip(
        tr("Moments\nMarks (M), what deserves a look, failures and cancellations; N goes to the next "
           "one, Shift+N back."));
    showLanes();
}

/// How many there are of those that were looked for, and whether anything is not as drawn.
void TimelineBar::showLanes()
{
    const LaneKeeper &lanes = m_view.lanes();
    const qsizetype pins = lanes.choice().pinned.size();
    m_lanes->setText(pins > 0 ? tr("Lanes, %n pinned", nullptr, int(pins)) : tr("Lanes"));
    m_lanes->setAccessibleName(m_lanes->text());
    const bool isLooking = !lanes.find().isEmpty();
    m_found->setVisible(isLooking);
    m_found->setText(!isLooking              ? QString()
                         : lanes.found() > 0 ? tr("%n lanes", nullptr, lanes.found())
                                             : tr("no lane; Enter looks in events"));
    m_find->setAccessibleDescription(m_found->text());
}

void TimelineBar::openSearch()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

bool TimelineBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_find)
        return QWidget::eventFilter(watched, event);
    const auto *const key = dynamic_cast<QKeyEvent *>(event);
    // The window's own Find is for what is printed.
    if (event->type() == QEvent::ShortcutOverride && key->matches(QKeySequence::Find)) {
        event->accept();
        return true;
    }
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    if (key->matches(QKeySequence::Find)) {
        m_find->selectAll();
        return true;
    }
    if (key->key() == Qt::Key_Escape) {
        m_find->clear();
        m_view.setFocus(Qt::OtherFocusReason);
        return true;
    }
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        findEvent(!key->modifiers().testFlag(Qt::ShiftModifier));
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void TimelineBar::findEvent(bool forward)
{
    const QString words = m_view.lanes().find();
    if (words.isEmpty())
        return;
    Found begun{m_events, m_view.lanes().all(), {}, forward};
    if (m_view.run().trace.size() <= factsAtOnce()) {
        m_search.reset();
        begun.event = begun.search.find(begun.timeline, m_view.run(), words, m_view.time(), forward);
        goToEvent(begun);
        return;
    }
    using Search = Errand<Found>;
    m_search.reset(
        new Search([begun, words, run = m_view.sharedRun(), now = m_view.time()](const Search::Desk &desk) {
            Found found = begun;
            found.event = found.search.find(found.timeline, *run, words, now, found.forward,
                                            [&desk] { return desk.isWanted(); });
            desk.deliver(std::move(found));
        }));
    connect(m_search.get(), &ErrandBase::came, this, &TimelineBar::takeFound);
    m_found->show();
    m_found->setText(tr("looking through %n events…", nullptr, int(m_view.run().trace.size())));
    m_find->setAccessibleDescription(m_found->text());
}

void TimelineBar::takeFound()
{
    const std::optional<Found> found = m_search ? m_search->take() : std::nullopt;
    if (!found)
        return;
    m_search.reset();
    goToEvent(*found);
}

void TimelineBar::goToEvent(const Found &found)
{
    m_events = found.search;
    m_found->show();
    if (!found.event && m_view.lanes().found() > 0) {
        goToLane(found.forward);
    } else if (!found.event) {
        m_found->setText(tr("no event has these words"));
    } else {
        const TimelineLane &lane = found.timeline.lanes[found.event->lane];
        m_view.goTo(found.event->time);
        if (const int row = m_view.lanes().laneOf(laneKey(m_view.run(), lane)); row >= 0) {
            m_view.setCurrent(row);
            m_view.showLane(row);
        }
        const QFontMetrics metrics(m_found->font());
        m_found->setText(fill(tr("{time} {lane}: {words}"),
                              {{u"time", formatTime(found.event->time)},
                               {u"lane", lane.name},
                               {u"words", metrics.elidedText(found.event->words, Qt::ElideRight, 220)}}));
    }
    m_find->setAccessibleDescription(m_found->text());
}

/// From one of those that the words leave to the next.
void TimelineBar::goToLane(bool forward)
{
    const QList<TimelineLane> &lanes = m_view.timeline().lanes;
    const int count = int(lanes.size());
    int lane = m_view.currentLane();
    for (int tried = 0; tried < count; ++tried) {
        lane = (std::max(lane, forward ? -1 : 0) + (forward ? 1 : count - 1)) % count;
        if (lanes[lane].find.isEmpty())
            continue;
        m_found->setText(lanes[lane].name);
        m_view.pickLane(lane);
        m_view.showLane(m_view.currentLane());
        return;
    }
}

void TimelineBar::fillLanes()
{
    QMenu &menu = *m_lanes->menu();
    menu.clear();
    menu.addSection(tr("Sort"));
    addSorting(menu, m_view.lanes());
    menu.addSection(tr("Group"));
    addGrouping(menu, m_view.lanes());
    menu.addSeparator();
    addResets(menu, m_view.lanes());
}

/// Those around the playhead, where there are too many.
void TimelineBar::fillMoments()
{
    QMenu &menu = *m_moments->menu();
    menu.clear();
    const QList<TimelineMoment> moments = m_view.moments();
    const bool isMarked = m_view.namedBookmarks().contains(m_view.time());
    const auto add = [&menu](const QString &words, const QKeySequence &key, auto act) {
        return menu.addAction(words + u'\t' + key.toString(QKeySequence::NativeText), act);
    };
    add(isMarked ? tr("Clear the &Mark Here") : tr("&Mark This Moment"), Qt::Key_M,
        [this] { m_view.toggleBookmark(); });
    menu.addAction(isMarked ? tr("N&ame the Mark Here…") : tr("Mark and N&ame This Moment…"), this,
                   &TimelineBar::nameMark);
    add(tr("&Next"), Qt::Key_N, [this] {
        m_view.goToNextMoment(true);
    })->setEnabled(nextMoment(moments, m_view.time(), true));
    add(tr("&Previous"), Qt::SHIFT | Qt::Key_N, [this] {
        m_view.goToNextMoment(false);
    })->setEnabled(nextMoment(moments, m_view.time(), false));
    menu.addSeparator();
    const auto now = std::find_if(moments.begin(), moments.end(), [this](const TimelineMoment &moment) {
        return moment.time >= m_view.time();
    });
    const qsizetype middle = now - moments.begin();
    const qsizetype first = std::clamp<qsizetype>(middle - kMomentsInMenu / 2, 0,
                                                  std::max<qsizetype>(0, moments.size() - kMomentsInMenu));
    for (const TimelineMoment &moment : moments.mid(first, kMomentsInMenu)) {
        QString words = moment.words.simplified();
        if (words.size() > kLongestWords)
            words = words.left(kLongestWords - 1) + u'…';
        menu.addAction(icons::icon(iconOf(moment.kind)),
                       words.replace(u'&', u"&&"_s) + u'\t' + formatTime(moment.time),
                       [this, moment] { m_view.goToMoment(moment); });
    }
    if (moments.isEmpty())
        menu.addAction(tr("Nothing is marked, and nothing went wrong."))->setEnabled(false);
    else if (moments.size() > kMomentsInMenu)
        menu.addAction(tr("%n in all", nullptr, int(moments.size())))->setEnabled(false);
}

void TimelineBar::nameMark()
{
    const Micros time = m_view.time();
    auto *const dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Name of the mark"));
    dialog->setLabelText(fill(tr("What happens at {time}?"), {{u"time", formatTime(time)}}));
    dialog->setTextValue(m_view.namedBookmarks().value(time));
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, time](const QString &name) { m_view.nameBookmark(time, name.trimmed()); });
    dialog->open();
}

} // namespace signalbox
