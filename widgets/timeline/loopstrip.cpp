// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/loopstrip.h"

#include "widgets/look/inks.h"

#include "engine/messages/message.h"
#include "widgets/look/breakable.h"
#include "widgets/look/livewords.h"
#include "widgets/look/steady.h"
#include "widgets/look/wordmetrics.h"
#include "widgets/painting/taskcolours.h"
#include "widgets/timeline/lanepainter.h"

#include <QCoreApplication>

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LoopStrip)
};

constexpr Micros kLongestWords = 90'000; ///< "0.09 s": of the times below ten seconds none takes more room

QFont headingFont()
{
    QFont font = Theme::smallFont();
    font.setWeight(QFont::Bold);
    font.setLetterSpacing(QFont::PercentageSpacing, 104);
    return font;
}

/// Whose turn it is. A task that spins is still at it when the run is given up, though the run is over.
TaskId runningTask(const Run &run, const World &world)
{
    const bool spins = world.ending == Ending::BusyLoop && world.facts > 0;
    return world.running == TaskId::None && spins ? run.trace[world.facts - 1].task : world.running;
}

/// Lays chips from left to right and stops where there is no room.
class StripLayout {
public:
    StripLayout(const Layout &layout, const Replay &replay, const World &world, const QRectF &area)
        : m_layout(layout)
        , m_replay(replay)
        , m_world(world)
        , m_area(area)
        , m_scale(timelineScale())
        , m_metrics(Theme::smallFont())
    {
    }

    QList<LoopChip> make();

private:
    LoopChip chipOf(LoopChip::Kind kind, TaskId task) const;
    QList<LoopChip> idleWords() const;
    double widthOf(const LoopChip &chip) const;
    double widthOf(const QList<LoopChip> &chips) const;
    void add(LoopChip chip);
    void addGroup(const QString &label, const QList<LoopChip> &chips, double right);

    const Layout &m_layout;
    const Replay &m_replay;
    const World &m_world;
    QRectF m_area;
    double m_scale;
    WordMetrics m_metrics;
    double m_x = 0;
    QList<LoopChip> m_chips;
};

LoopChip StripLayout::chipOf(LoopChip::Kind kind, TaskId task) const
{
    const Run &run = m_replay.run();
    LoopChip chip{.kind = kind, .task = task, .text = run.taskName(task)};
    const TaskView *view = m_world.task(task);
    if (view && view->body < run.program.bodies.size())
        chip.node = run.program.bodies[view->body].node;
    if (chip.node != NodeId::None)
        chip.colour = taskColourIndex(m_layout, chip.node);
    if (kind == LoopChip::Kind::Sleeping && view) {
        // A task that computes keeps the loop from waking those whose time has come.
        const Micros left = view->until - m_world.time;
        const QString name = chip.text;
        chip.isDue = left <= 0;
        chip.text = fill(left <= 0 ? Words::tr("{task} due") : Words::tr("{task} {left}"),
                         {{u"task", name}, {u"left", briefTime(left)}});
        chip.longest =
            fill(Words::tr("{task} {left}"), {{u"task", name}, {u"left", briefTime(kLongestWords)}});
    }
    return chip;
}

double StripLayout::widthOf(const LoopChip &chip) const
{
    switch (chip.kind) {
    case LoopChip::Kind::Heading:
        return WordMetrics(headingFont()).horizontalAdvance(chip.text) + 14 * m_scale;
    case LoopChip::Kind::Label:
        return m_metrics.horizontalAdvance(chip.text) + 7 * m_scale;
    case LoopChip::Kind::Idle:
    case LoopChip::Kind::Counter:
        return m_metrics.horizontalAdvance(chip.text) + 2 * m_scale;
    case LoopChip::Kind::More:
        return m_metrics.horizontalAdvance(chip.text) + 10 * m_scale;
    case LoopChip::Kind::Running:
    case LoopChip::Kind::Ready:
    case LoopChip::Kind::Sleeping:
        break;
    }
    // A running chip is bold; all get its room, so that a task that falls asleep does not jump.
    const double words = std::max(m_metrics.horizontalAdvance(steady(chip.text)),
                                  m_metrics.horizontalAdvance(steady(chip.longest)));
    return std::ceil(words * 1.04) + 20 * m_scale;
}

double StripLayout::widthOf(const QList<LoopChip> &chips) const
{
    double width = 0;
    for (const LoopChip &chip : chips)
        width += widthOf(chip) + 4 * m_scale;
    return width;
}

void StripLayout::add(LoopChip chip)
{
    const double width = widthOf(chip);
    const double height = std::min(m_area.height() - 4, 20 * m_scale);
    chip.place = QRectF(m_x, m_area.center().y() - height / 2, width, height);
    m_x += width + 4 * m_scale;
    m_chips.append(chip);
}

/// A label and as many chips as end before \a right; what does not fit is counted.
void StripLayout::addGroup(const QString &label, const QList<LoopChip> &chips, double right)
{
    add({.kind = LoopChip::Kind::Label, .text = label});
    for (qsizetype at = 0; at < chips.size(); ++at) {
        const qsizetype rest = chips.size() - at;
        const LoopChip more{.kind = LoopChip::Kind::More, .text = QStringLiteral("+%1").arg(rest)};
        const double needed = widthOf(chips[at]) + (rest > 1 ? widthOf(more) + 4 * m_scale : 0);
        if (m_x + needed > right) {
            add(more);
            break;
        }
        add(chips[at]);
    }
    m_x += 16 * m_scale;
}

/// What stands for an empty group.
QList<LoopChip> StripLayout::idleWords() const
{
    return {{.kind = LoopChip::Kind::Idle, .text = QStringLiteral("–")}};
}

QList<LoopChip> StripLayout::make()
{
    const double margin = 12 * m_scale;
    LoopChip counter{.kind = LoopChip::Kind::Counter,
                     .text = fill(Words::tr("iteration {iteration} · turns so far {turns}"),
                                  {{u"iteration", QString::number(m_world.iteration)},
                                   {u"turns", QString::number(m_world.turns)}})};
    double right = m_area.right() - margin - widthOf(counter);
    const double needed = 520 * m_scale;
    const bool roomForCounter = right - m_area.left() > needed;
    if (!roomForCounter)
        right = m_area.right() - margin;

    m_x = m_area.left() + margin;
    add({.kind = LoopChip::Kind::Heading, .text = Words::tr("EVENT LOOP")});
    QList<LoopChip> running = idleWords();
    if (const TaskId task = runningTask(m_replay.run(), m_world); task != TaskId::None)
        running = {chipOf(LoopChip::Kind::Running, task)};
    addGroup(Words::tr("running"), running, right);

    // More chips than pixels are never laid out: a run may have thousands of tasks.
    const auto most = std::size_t(std::max(1.0, m_area.width() / (20 * m_scale)));
    const auto chipsOf = [&](const auto &tasks, LoopChip::Kind kind) {
        QList<LoopChip> chips;
        for (std::size_t at = 0; at < std::min(tasks.size(), most); ++at)
            chips.append(chipOf(kind, tasks[at]));
        chips.resize(qsizetype(tasks.size()), LoopChip{.kind = kind});
        return chips.isEmpty() ? idleWords() : chips;
    };
    const QList<LoopChip> ready = chipsOf(m_world.ready, LoopChip::Kind::Ready);
    const QList<LoopChip> sleeping = chipsOf(m_world.sleepers, LoopChip::Kind::Sleeping);
    const double labels =
        m_metrics.horizontalAdvance(Words::tr("ready") + Words::tr("sleeping")) + 40 * m_scale;
    const double room = right - m_x - labels;
    const double forReady = std::max(room / 2, room - widthOf(sleeping));
    addGroup(Words::tr("ready"), ready, m_x + labels / 2 + forReady);
    addGroup(Words::tr("sleeping"), sleeping, right - 12 * m_scale);
    if (roomForCounter) {
        m_x = right;
        add(counter);
    }
    return m_chips;
}

void paintPill(QPainter &painter, const LoopChip &chip, const Theme &theme)
{
    const QColor colour = chip.colour < 0 ? theme.wireIdle : theme.taskColour(chip.colour);
    const QRectF place = chip.place.adjusted(0.75, 0.75, -0.75, -0.75);
    const double radius = place.height() / 2;
    QPen pen(colour, 1.1);
    QColor inside = theme.panel;
    QColor words = theme.readable(colour, inside);
    if (chip.kind == LoopChip::Kind::Running) {
        inside = colour;
        words = theme.textOn(colour);
    } else if (chip.kind == LoopChip::Kind::Sleeping && !chip.isDue) {
        inside = mixed(theme.panel, colour, 0.16);
        words = theme.readable(colour, inside);
    } else {
        pen = QPen(colour, 2, Qt::CustomDashLine, Qt::RoundCap);
        pen.setDashPattern({0.1, 2.2});
    }
    painter.setPen(pen);
    painter.setBrush(inside);
    painter.drawRoundedRect(place, radius, radius);
    QFont font = Theme::smallFont();
    if (chip.kind == LoopChip::Kind::Running)
        font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(words);
    // Words that change begin where they did.
    const WordMetrics metrics(font);
    const double taken = std::max(metrics.horizontalAdvance(steady(chip.text)),
                                  metrics.horizontalAdvance(steady(chip.longest)));
    painter.drawText(chip.place.adjusted((chip.place.width() - taken) / 2, 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter, chip.text);
}

} // namespace

QList<LoopChip> loopChips(const Layout &layout, const Replay &replay, const World &world, const QRectF &area)
{
    return StripLayout(layout, replay, world, area).make();
}

void paintLoopChips(QPainter &painter, const QList<LoopChip> &chips, const Theme &theme, const QRectF &area)
{
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    painter.fillRect(area, theme.panel);
    painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.border);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const LoopChip &chip : chips) {
        switch (chip.kind) {
        case LoopChip::Kind::Running:
        case LoopChip::Kind::Ready:
        case LoopChip::Kind::Sleeping:
            paintPill(painter, chip, theme);
            break;
        case LoopChip::Kind::Heading:
            painter.setFont(headingFont());
            painter.setPen(theme.mutedText);
            painter.drawText(chip.place, Qt::AlignLeft | Qt::AlignVCenter, chip.text);
            break;
        case LoopChip::Kind::Label:
        case LoopChip::Kind::Idle:
        case LoopChip::Kind::More:
        case LoopChip::Kind::Counter:
            painter.setFont(Theme::smallFont());
            painter.setPen(chip.kind == LoopChip::Kind::Idle ? theme.faintText : theme.mutedText);
            painter.drawText(chip.place, Qt::AlignLeft | Qt::AlignVCenter, chip.text);
            break;
        }
    }
    painter.restore();
}

void paintLoopStrip(QPainter &painter, const Layout &layout, const Replay &replay, const World &world,
                    const Theme &theme, const QRectF &area)
{
    paintLoopChips(painter, loopChips(layout, replay, world, area), theme, area);
}

double loopStripHeight()
{
    return std::round(36 * timelineScale());
}

LoopStrip::LoopStrip(RunKeeper &keeper, Player &player, QWidget *parent)
    : QWidget(parent)
    , m_keeper(keeper)
    , m_player(player)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&m_keeper, &RunKeeper::runChanged, this, &LoopStrip::follow);
    connect(&m_player, &Player::moved, this, &LoopStrip::follow);
    connect(&m_player, &Player::playingChanged, this, &LoopStrip::follow);
    keepTranslated(this, [this] {
        setAccessibleName(tr("Event loop"));
        follow();
    });
}

void LoopStrip::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

QSize LoopStrip::sizeHint() const
{
    return {900, int(loopStripHeight())};
}

QSize LoopStrip::minimumSizeHint() const
{
    return {300, int(loopStripHeight())};
}

QList<LoopChip> LoopStrip::chips() const
{
    return loopChips(m_keeper.layout(), m_keeper.replay(), m_player.world(), rect());
}

void LoopStrip::follow()
{
    update();
    // A screen reader is told where playing stops, not sixty times a second.
    if (m_player.isPlaying())
        return;
    const World &world = m_player.world();
    const Run &run = m_keeper.replay().run();
    const auto names = [&run](const auto &tasks) {
        QStringList list;
        for (std::size_t at = 0; at < std::min<std::size_t>(tasks.size(), 20); ++at)
            list.append(run.taskName(tasks[at]));
        return list.isEmpty() ? tr("nobody") : list.join(tr(", "));
    };
    const TaskId running = runningTask(run, world);
    setAccessibleDescription(
        fill(tr("Running: {running}. Ready: {ready}. Sleeping: {sleeping}. Iteration {iteration}, {turns} "
                "turns so far."),
             {{u"running", running == TaskId::None ? tr("nobody") : run.taskName(running)},
              {u"ready", names(world.ready)},
              {u"sleeping", names(world.sleepers)},
              {u"iteration", QString::number(world.iteration)},
              {u"turns", QString::number(world.turns)}}));
}

QString LoopStrip::sentenceAt(QPointF point) const
{
    for (const LoopChip &chip : chips()) {
        if (chip.task != TaskId::None && chip.place.contains(point))
            return explainTask(m_keeper.replay(), m_player.world(), chip.task);
    }
    return {};
}

bool LoopStrip::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString sentence = sentenceAt(help->pos());
        if (sentence.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), asToolTip(sentence), this);
        return true;
    }
    return QWidget::event(event);
}

void LoopStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintLoopChips(painter, chips(), m_theme, rect());
}

void LoopStrip::mousePressEvent(QMouseEvent *event)
{
    for (const LoopChip &chip : chips()) {
        if (chip.node != NodeId::None && chip.place.contains(event->position())) {
            Q_EMIT nodePicked(chip.node);
            return;
        }
    }
    QWidget::mousePressEvent(event);
}

} // namespace signalbox
