// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/canvasscene.h"

#include "engine/catalog/catalog.h"
#include "engine/messages/message.h"
#include "engine/trace/naming.h"
#include "widgets/look/steady.h"
#include "widgets/painting/cardwords.h"
#include "widgets/painting/taskcolours.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr double kChipGap = 4;

Lettering lettering(const QFont &like, double pixels, QFont::Weight weight)
{
    QFont font = like;
    font.setPixelSize(int(pixels));
    font.setWeight(weight);
    // Glyphs keep their proportions at every zoom, so a line that fits at 100 % fits at 33 % too.
    font.setHintingPreference(QFont::PreferNoHinting);
    return {font, WordMetrics(font)};
}

/// What moves goes on moving when virtual time has come to its end.
Micros momentOf(const CanvasPicture &picture)
{
    return picture.world.time + (picture.world.ending ? picture.afterEnd : 0);
}

/// How much all names begin with, up to a whole word or number.
qsizetype sharedStart(const QStringList &names)
{
    qsizetype shared = names.front().size();
    for (const QString &name : names) {
        qsizetype same = 0;
        while (same < std::min(shared, name.size()) && name[same] == names.front()[same])
            ++same;
        shared = std::min(shared, same);
    }
    const auto isWhole = [&](const QString &name) {
        if (shared >= name.size())
            return false;
        const QChar last = shared > 0 ? name[shared - 1] : QLatin1Char(' ');
        return !last.isLetterOrNumber() || (last.isLetter() && name[shared].isDigit());
    };
    while (shared > 0 && !std::all_of(names.begin(), names.end(), isWhole))
        --shared;
    return shared;
}

/// Both sorts of timeout are one.
quint64 scopeKey(NodeId frame, Verb verb)
{
    return (quint64(frame) << 8) | quint64(verb == Verb::TimeoutAt ? Verb::Timeout : verb);
}

/// Queues and semaphores by the name of their class.
QString classLabel(const Node &node)
{
    const bool isQueue = node.kind == NodeKind::Queue;
    const auto order = isQueue ? QueueOrder(parameter<qint64>(node, Param::Order)) : QueueOrder::Fifo;
    if (order == QueueOrder::Lifo)
        return CardWords::tr("LifoQueue");
    if (order == QueueOrder::Priority)
        return CardWords::tr("PriorityQueue");
    const bool bounded = node.kind == NodeKind::Semaphore && parameter<bool>(node, Param::Bounded);
    return bounded ? CardWords::tr("BoundedSemaphore") : info(node.kind).label();
}

double zoomOf(const QPainter &painter)
{
    const QTransform &transform = painter.worldTransform();
    return std::hypot(transform.m11(), transform.m12());
}

} // namespace

QStringList shortLabels(const QStringList &names)
{
    if (names.isEmpty())
        return {};
    const qsizetype shared = names.size() > 1 ? sharedStart(names) : 0;
    qsizetype longest = 0;
    for (const QString &name : names)
        longest = std::max(longest, name.size() - shared);
    QStringList labels;
    for (qsizetype length = 1; length <= longest; ++length) {
        labels.clear();
        for (const QString &name : names)
            labels.append(name.at(shared).toUpper() + name.mid(shared + 1, length - 1));
        if (QSet<QString>(labels.begin(), labels.end()).size() == names.size())
            break;
    }
    return labels;
}

CanvasScene::CanvasScene(QPainter &painterToUse, const CanvasPicture &pictureToPaint,
                         const QRectF &visibleArea)
    : painter(painterToUse)
    , picture(pictureToPaint)
    , theme(picture.theme)
    , geometry(picture.geometry)
    , run(picture.replay.run())
    , world(picture.world)
    , visible(visibleArea)
    , zoom(zoomOf(painterToUse))
    , moment(momentOf(picture))
    , pixel(picture.pixel)
    , pace(picture.reducedMotion ? Pace{} : paceOf(run.trace))
    , slides(run.trace, world, pace, moment)
    , tokens(tokensAt(geometry, picture.layout, run, world, pace, moment))
    , values(valuesAt(geometry, run, world, pace, moment))
    , waves(wavesAt(geometry, run, world, pace, moment))
    , life(picture.layout, run, world)
    , title(lettering(Theme::titleFont(), 14, QFont::DemiBold))
    , frameTitle(lettering(Theme::titleFont(), 13, QFont::DemiBold))
    , body(lettering(Theme::bodyFont(), 12, QFont::Normal))
    , small(lettering(Theme::smallFont(), 11, QFont::Normal))
    , badge(lettering(Theme::bodyFont(), 12, QFont::Bold))
    , code(lettering(Theme::monoFont(), 12, QFont::Normal))
    , codeName(lettering(Theme::monoFont(), 13, QFont::Bold))
{
    indexNodes();
    indexScopes();
}

void CanvasScene::indexNodes()
{
    int actors = 0;
    for (const Node &node : picture.layout.nodes) {
        if (isActor(node.kind))
            m_colours.insert(node.id, actors++);
    }
    m_standing.reserve(picture.layout.nodes.size());
    for (quint32 at = 0; at < world.tasks.size(); ++at) {
        const NodeId node = nodeOf(run, world, TaskId(at));
        if (node == NodeId::None)
            continue;
        Standing &standing = m_standing[node];
        standing.task = at;
        ++standing.tasks;
    }
    for (quint32 at = 0; at < std::min(run.program.resources.size(), world.resources.size()); ++at)
        m_standing[run.program.resources[at].node].resource = at;
}

void CanvasScene::indexScopes()
{
    for (quint32 at = 0; at < world.scopes.size(); ++at) {
        const NodeId frame = nodeOf(run, world, world.scopes[at].owner);
        if (frame == NodeId::None)
            continue;
        const Verb verb = world.scopes[at].verb;
        Entered &entered = m_scopes[scopeKey(frame, verb)];
        entered.newest = at;
        ++entered.count;
    }
}

const TaskView *CanvasScene::task(NodeId actor) const
{
    const auto found = m_standing.constFind(actor);
    return found == m_standing.constEnd() || found->task == kNone ? nullptr : &world.tasks[found->task];
}

int CanvasScene::tasksOf(NodeId actor) const
{
    return m_standing.value(actor).tasks;
}

const ResourceView *CanvasScene::resource(NodeId node) const
{
    const quint32 index = resourceIndex(node);
    return index == kNone ? nullptr : &world.resources[index];
}

quint32 CanvasScene::resourceIndex(NodeId node) const
{
    const auto found = m_standing.constFind(node);
    return found == m_standing.constEnd() ? kNone : found->resource;
}

const ScopeView *CanvasScene::scope(NodeId frame, Verb verb) const
{
    const quint32 at = m_scopes.value(scopeKey(frame, verb)).newest;
    return at == kNone ? nullptr : &world.scopes[at];
}

int CanvasScene::scopesOf(NodeId frame, Verb verb) const
{
    return m_scopes.value(scopeKey(frame, verb)).count;
}

NodeId CanvasScene::nodeOfObject(Verb verb, quint32 object, bool isFuture) const
{
    if (object == kNone)
        return NodeId::None;
    if (isScopeVerb(verb))
        return object < world.scopes.size() ? nodeOf(run, world, world.scopes[object].owner) : NodeId::None;
    const bool isOfTasks = isFutureVerb(verb) || verb == Verb::Spawn || verb == Verb::WaitAll;
    if (isOfTasks && !isFuture)
        return nodeOf(run, world, TaskId(object));
    const bool isResource =
        object < run.program.resources.size() && (isOfTasks || !info(verb).targets.isEmpty());
    return isResource ? run.program.resources[object].node : NodeId::None;
}

QString CanvasScene::nameOfObject(Verb verb, quint32 object, bool isFuture) const
{
    const Node *node = picture.layout.find(nodeOfObject(verb, object, isFuture));
    return node ? node->name : QString();
}

QList<quint32> CanvasScene::heldBy(TaskId holder) const
{
    QList<quint32> held;
    for (quint32 at = 0; at < world.resources.size(); ++at) {
        for (const Holding &holding : world.resources[at].holders) {
            if (holding.task == holder && !held.contains(at))
                held.append(at);
        }
    }
    return held;
}

int CanvasScene::colourIndex(TaskId id) const
{
    const NodeId place = placeOf(run, world, id);
    const bool isOfScript = !run.program.script.isEmpty() && !m_colours.contains(place);
    return isOfScript ? colourOfScriptTask(id) : colourIndex(place);
}

QColor CanvasScene::colour(int index) const
{
    return index < 0 ? theme.mutedText : theme.taskColour(index);
}

QColor CanvasScene::wordColour(int index) const
{
    const std::size_t place = index < 0 ? 7 : std::size_t(index % 7);
    if (!m_wordColours[place].isValid())
        m_wordColours[place] = theme.readable(colour(index), theme.card);
    return m_wordColours[place];
}

Qt::BrushStyle CanvasScene::pattern(int index) const
{
    return index < 0 ? Qt::NoBrush : theme.taskPatternStyle(index);
}

bool CanvasScene::isStruck(NodeId node) const
{
    return std::any_of(waves.begin(), waves.end(), [node](const CancelWave &wave) {
        return wave.progress < 1 && (wave.to == node || wave.from == node);
    });
}

bool CanvasScene::isAboutToBeStruck(NodeId node) const
{
    return std::any_of(waves.begin(), waves.end(), [node](const CancelWave &wave) {
        return wave.progress < 1 && wave.to == node && wave.from != node;
    });
}

bool CanvasScene::isBeingCancelled(const Node &node, const TaskView &task) const
{
    return task.state == TaskState::Cancelled && isAboutToBeStruck(node.id);
}

QString CanvasScene::headingWords(double room, const Lettering &lettering, const Node &node) const
{
    //: The heading of a card: Queue “orders”
    const QString whole =
        fill(CardWords::tr("{kind} “{name}”"), {{u"kind", classLabel(node)}, {u"name", node.name}});
    return width(lettering, whole) <= room ? whole : node.name;
}

void CanvasScene::heading(const QRectF &where, const Lettering &lettering, const QColor &colour,
                          const Node &node) const
{
    text(where, lettering, colour, headingWords(where.width(), lettering, node));
}

double CanvasScene::width(const Lettering &lettering, const QString &words) const
{
    return lettering.metrics.horizontalAdvance(words);
}

void CanvasScene::text(const QRectF &where, const Lettering &lettering, const QColor &colour,
                       const QString &words, Qt::Alignment alignment) const
{
    if (where.width() < 4 || words.isEmpty())
        return;
    painter.setFont(lettering.font);
    painter.setPen(colour);
    // A hair of tolerance: rectangles are often made from this very width.
    const bool fits = width(lettering, words) <= where.width() + 0.5;
    const QString shown = fits ? words : lettering.metrics.elidedText(words, Qt::ElideRight, where.width());
    painter.drawText(where, int(Qt::AlignVCenter | alignment) | Qt::TextSingleLine | Qt::TextDontClip, shown);
}

void CanvasScene::chips(const QRectF &where, std::span<const TaskId> tasks, Qt::Alignment alignment) const
{
    if (tasks.empty()) {
        text(where, small, theme.faintText, CardWords::tr("nobody"), alignment);
        return;
    }
    struct Chip {
        QString words;
        double width;
    };
    std::vector<Chip> row;
    double used = 0;
    for (std::size_t at = 0; at < tasks.size(); ++at) {
        const QString name = run.taskName(tasks[at]);
        const double rest = at + 1 < tasks.size() ? 26 : 0; // room for the count of those after it
        const double wanted = std::min(width(small, name) + 16, std::max(where.width() - rest, 24.0));
        if (at > 0 && used + wanted + rest > where.width())
            break;
        row.push_back({name, wanted});
        used += wanted + kChipGap;
    }
    const std::size_t left = tasks.size() - row.size();
    const double all = used + (left > 0 ? 22 : -kChipGap);
    double x = alignment.testFlag(Qt::AlignRight) ? where.right() - all : where.left();
    for (std::size_t at = 0; at < row.size(); ++at) {
        const QRectF chip(x, where.center().y() - 9, row[at].width, 18);
        const int index = colourIndex(tasks[at]);
        painter.setPen(QPen(colour(index), 1.3));
        painter.setBrush(theme.card);
        if (picture.chips)
            picture.chips->push_back({chip, tasks[at]});
        painter.drawRoundedRect(chip, 9, 9);
        text(chip.adjusted(8, 0, -8, 0), small, wordColour(index), row[at].words);
        x += row[at].width + kChipGap;
    }
    if (left > 0)
        text({x, where.top(), 24, where.height()}, small, theme.mutedText, u"+%1"_s.arg(left));
}

/// None, the sentinel: an empty place with its maker's border, crossed out.
void CanvasScene::sentinel(const QRectF &box, const QColor &line) const
{
    const double side = box.width();
    painter.setPen(QPen(line, 2.2));
    painter.setBrush(theme.slot);
    painter.drawRoundedRect(box.adjusted(1.1, 1.1, -1.1, -1.1), side * 0.2, side * 0.2);
    painter.setPen(QPen(theme.text, 1.8, Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    const double radius = side * 0.22;
    painter.drawEllipse(box.center(), radius, radius);
    const QPointF reach(radius * 1.15, -radius * 1.15);
    painter.drawLine(box.center() - reach, box.center() + reach);
}

void CanvasScene::item(QPointF exact, double side, Item item) const
{
    const QPointF centre = onGrid(exact, pixel);
    const QRectF box(centre.x() - side / 2, centre.y() - side / 2, side, side);
    const int index = colourIndex(item.maker);
    const QColor fill = colour(index);
    if (world.isSentinel(item)) {
        sentinel(box, fill);
        return;
    }
    const QColor ink = theme.textOn(fill);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(box, side * 0.2, side * 0.2);
    if (pattern(index) != Qt::NoBrush) {
        painter.setBrush(QBrush(withAlpha(ink, 0.22), pattern(index)));
        painter.drawRoundedRect(box, side * 0.2, side * 0.2);
    }
    const QString number = QString::number(item.number);
    const Lettering &letters = width(badge, number) <= side - 4 ? badge : small;
    text(box.adjusted(1, 0, -1, 0), letters, ink, number, Qt::AlignHCenter);
}

void CanvasScene::value(QPointF exact, quint32 text, const QColor &line) const
{
    const QPointF centre = onGrid(exact, pixel);
    constexpr double kMost = 120;
    const QString words = valueWords(run, text);
    const double wide = std::min(width(small, words), kMost) + 14;
    const QRectF box(centre.x() - wide / 2, centre.y() - 10, wide, 20);
    painter.setPen(QPen(line, 1.6));
    painter.setBrush(theme.card);
    painter.drawRoundedRect(box, 5, 5);
    this->text(box.adjusted(7, 0, -7, 0), small, theme.text, words, Qt::AlignHCenter);
}

void CanvasScene::itemPlace(QPointF centre, double side, const QColor &outline, bool awaited) const
{
    const QRectF box(centre.x() - side / 2, centre.y() - side / 2, side, side);
    painter.setPen(QPen(outline, 1.2, awaited ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(theme.slot);
    painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), side * 0.2, side * 0.2);
}

} // namespace signalbox
