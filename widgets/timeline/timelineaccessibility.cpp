// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/timelineaccessibility.h"

#include "engine/messages/message.h"
#include "widgets/look/accessiblepart.h"
#include "widgets/timeline/crowdpainter.h"
#include "widgets/timeline/ghostlanes.h"
#include "widgets/timeline/timelineview.h"
#include "widgets/timeline/timelinewords.h"

#include <QAccessibleWidget>
#include <QCoreApplication>

#include <array>

namespace signalbox {

namespace {

using Relation = std::pair<QAccessibleInterface *, QAccessible::Relation>;
using SlicePlace = std::pair<int, int>; ///< lane, and the slice in it or -1 for the lane itself

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TimelineAccessibility)
};

class TimelineTree : public QAccessibleWidget {
public:
    explicit TimelineTree(TimelineView &view)
        : QAccessibleWidget(&view, QAccessible::Chart)
        , m_view(view)
        , m_count(int(lanes().size()))
        , m_told{QObject::connect(&view, &TimelineView::lanesChanged, [this] { lanesChanged(); }),
                 QObject::connect(&view, &TimelineView::momentSettled, [this] { momentChanged(); })}
    {
    }
    ~TimelineTree() override
    {
        for (const QMetaObject::Connection &connection : m_told)
            QObject::disconnect(connection);
        for (const Known &known : std::as_const(m_known))
            QAccessible::deleteAccessibleInterface(known.id);
    }

    TimelineView &view() const { return m_view; }
    const QList<TimelineLane> &lanes() const { return m_view.timeline().lanes; }
    QAccessibleInterface *part(SlicePlace place) const;
    QAccessibleInterface *laneOf(TaskId task) const;

    int childCount() const override { return int(lanes().size()) + QAccessibleWidget::childCount(); }
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *wanted) const override;
    QAccessibleInterface *childAt(int x, int y) const override;

private:
    void lanesChanged();
    void momentChanged();
    void forgetSlices();

    struct Known {
        QAccessible::Id id = 0;
        QString name;
    };
    TimelineView &m_view;
    mutable QHash<SlicePlace, Known> m_known; ///< what somebody has asked for
    int m_count; ///< of lanes, when they were told last
    const std::array<QMetaObject::Connection, 2> m_told;
};

/// A lane or a slice of one.
class TimelinePart : public AccessiblePart, public QAccessibleActionInterface {
public:
    TimelinePart(const TimelineTree &tree, SlicePlace place)
        : m_tree(tree)
        , m_place(place)
    {
    }

    SlicePlace place() const { return m_place; }

    bool isValid() const override { return lane() && (isLane() || span()); }
    QAccessibleInterface *parent() const override
    {
        return isLane() ? const_cast<TimelineTree *>(&m_tree) : m_tree.part({m_place.first, -1});
    }
    int childCount() const override { return isLane() && lane() ? int(laneTold(*lane()).spans.size()) : 0; }
    QAccessibleInterface *child(int index) const override
    {
        return index >= 0 && index < childCount() ? m_tree.part({m_place.first, index}) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface *wanted) const override
    {
        const auto *const ours = dynamic_cast<const TimelinePart *>(wanted);
        return isLane() && ours && ours->m_place.first == m_place.first ? ours->m_place.second : -1;
    }
    QAccessible::Role role() const override { return isLane() ? QAccessible::List : QAccessible::ListItem; }

    QString text(QAccessible::Text what) const override
    {
        if (what != QAccessible::Name || !isValid())
            return {};
        const TimelineView &view = m_tree.view();
        if (!isLane())
            return describeSpan(view.timeline(), runTold(view.timeline(), *lane(), view.run()), m_place.first,
                                *span());
        if (lane()->group)
            return groupSentence(view.timeline(), view.geometryInTime(), m_place.first,
                                 view.geometryInTime().x(view.time()));
        if (lane()->isGone)
            return describeMoment(view.timeline(), view.run(), m_place.first, view.time());
        const LaneSpan *const now = lane()->spanAt(view.time());
        if (!now)
            return fill(Words::tr("Lane {lane}"), {{u"lane", lane()->name}});
        return fill(Words::tr("Lane {lane}: {sentence}"),
                    {{u"lane", lane()->name},
                     {u"sentence", describeSpan(view.timeline(), view.run(), m_place.first, *now)}});
    }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const TimelineView &view = m_tree.view();
        const TimelineGeometry &geometry = view.geometryInTime();
        QRectF area = geometry.laneRect(view.timeline(), m_place.first);
        if (!isLane()) {
            area.setLeft(geometry.x(span()->begin));
            area.setRight(geometry.x(span()->end));
        }
        const QRect pixels = area.toAlignedRect();
        return {view.viewport()->mapToGlobal(pixels.topLeft()), pixels.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.invalid = !isValid();
        if (!isValid())
            return state;
        const TimelineView &view = m_tree.view();
        const QRect shown = rect().translated(-view.viewport()->mapToGlobal(QPoint()));
        state.offscreen = !view.viewport()->rect().intersects(shown);
        state.selectable = isLane() && view.canPick(*lane());
        state.selected = isLane() && view.isSelected(*lane());
        state.focused = isLane() && view.hasFocus() && view.currentLane() == m_place.first;
        state.expandable = isLane() && lane()->group;
        state.expanded = state.expandable && !lane()->group->isFolded;
        state.collapsed = state.expandable && lane()->group->isFolded;
        state.active = !isLane() && laneTold(*lane()).spanAt(view.time()) == span();
        return state;
    }

    QList<Relation> relations(QAccessible::Relation match) const override
    {
        if (!isValid() || isLane() || lane()->isGone || !(match & QAccessible::Controller))
            return {};
        QAccessibleInterface *const cause = m_tree.laneOf(span()->task);
        return cause ? QList<Relation>{{cause, QAccessible::Controller}} : QList<Relation>();
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this)
                                                    : nullptr;
    }
    QStringList actionNames() const override { return {pressAction()}; }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }
    void doAction(const QString &) override
    {
        if (!isValid())
            return;
        LaneKeeper &lanes = m_tree.view().lanes();
        m_tree.view().pickLane(m_place.first);
        if (isLane() && lane()->group)
            return lanes.toggleFolded(lane()->group->key);
        if (!isLane())
            m_tree.view().goTo(span()->begin);
    }

private:
    bool isLane() const { return m_place.second < 0; }
    const TimelineLane *lane() const
    {
        return m_place.first < m_tree.lanes().size() ? &m_tree.lanes()[m_place.first] : nullptr;
    }
    const LaneSpan *span() const
    {
        if (!lane())
            return nullptr;
        const QList<LaneSpan> &spans = laneTold(*lane()).spans;
        return m_place.second < spans.size() ? &spans[m_place.second] : nullptr;
    }

    const TimelineTree &m_tree;
    SlicePlace m_place;
};

QAccessibleInterface *TimelineTree::part(SlicePlace place) const
{
    Known &known = m_known[place];
    if (known.id == 0) {
        auto *const made = new TimelinePart(*this, place);
        known.id = QAccessible::registerAccessibleInterface(made);
        known.name = made->text(QAccessible::Name);
    }
    return QAccessible::accessibleInterface(known.id);
}

QAccessibleInterface *TimelineTree::laneOf(TaskId task) const
{
    const int lane = task == TaskId::None ? -1 : m_view.timeline().laneOf(task);
    return lane < 0 ? nullptr : part({lane, -1});
}

void TimelineTree::forgetSlices()
{
    m_known.removeIf([](const QHash<SlicePlace, Known>::iterator &known) {
        if (known.key().second >= 0)
            QAccessible::deleteAccessibleInterface(known->id);
        return known.key().second >= 0;
    });
}

/// Another run has other slices. Lanes stay what they are by their place, with other names.
void TimelineTree::lanesChanged()
{
    forgetSlices();
    const int before = std::exchange(m_count, int(lanes().size()));
    for (int at = before; at < m_count; ++at)
        tellAccessible(part({at, -1}), QAccessible::ObjectCreated);
    for (int at = m_count; at < before; ++at) {
        const QAccessible::Id id = m_known.take({at, -1}).id;
        if (id != 0)
            QAccessible::deleteAccessibleInterface(id);
    }
    momentChanged();
}

void TimelineTree::momentChanged()
{
    for (auto known = m_known.begin(); known != m_known.end(); ++known) {
        if (known.key().second >= 0)
            continue;
        QAccessibleInterface *const lane = QAccessible::accessibleInterface(known->id);
        const QString name = lane->text(QAccessible::Name);
        if (std::exchange(known->name, name) != name)
            tellAccessible(lane, QAccessible::NameChanged);
    }
}

QAccessibleInterface *TimelineTree::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    return index < lanes().size() ? part({index, -1}) : QAccessibleWidget::child(index - int(lanes().size()));
}

int TimelineTree::indexOfChild(const QAccessibleInterface *wanted) const
{
    if (const auto *const ours = dynamic_cast<const TimelinePart *>(wanted))
        return ours->place().second < 0 ? ours->place().first : -1;
    const int own = QAccessibleWidget::indexOfChild(wanted);
    return own < 0 ? -1 : own + int(lanes().size());
}

QAccessibleInterface *TimelineTree::childAt(int x, int y) const
{
    const QPoint at = m_view.viewport()->mapFromGlobal(QPoint(x, y));
    const int lane = m_view.viewport()->rect().contains(at)
        ? m_view.geometryInTime().laneAt(m_view.timeline(), at.y())
        : -1;
    if (lane < 0)
        return QAccessibleWidget::childAt(x, y);
    const Lane &told = laneTold(lanes()[lane]);
    const LaneSpan *const span = told.spanAt(m_view.geometryInTime().timeAt(at.x()));
    const bool onName = at.x() < m_view.geometryInTime().left;
    return part({lane, span && !onName ? int(span - told.spans.constData()) : -1});
}

QAccessibleInterface *makeTree(const QString &, QObject *object)
{
    auto *const view = qobject_cast<TimelineView *>(object);
    return view ? new TimelineTree(*view) : nullptr;
}

} // namespace

void installTimelineAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeTree);
        return true;
    }();
    Q_UNUSED(installed);
}

} // namespace signalbox
