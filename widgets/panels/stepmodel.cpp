// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/panels/stepmodel.h"

#include "engine/catalog/catalog.h"
#include "engine/messages/message.h"
#include "widgets/look/breakable.h"
#include "widgets/look/icons.h"
#include "widgets/panels/stepwords.h"

#include <QDataStream>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QIODevice>
#include <QMimeData>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRoomInRow = 5; ///< pixels over and under the words
const QString kMimeType = u"application/vnd.signalbox.step-path"_s;

} // namespace

struct StepModel::Item {
    Item *parent = nullptr;
    int row = 0;
    Verb verb = Verb::Sleep;
    QString words;
    std::vector<std::unique_ptr<Item>> children;
};

StepModel::StepModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Item>())
{
}

StepModel::~StepModel() = default;

namespace {

/// Whether two trees have their steps in the same places, whatever these do.
template <typename Item> bool hasShapeOf(const Item &item, const QList<Step> &steps)
{
    if (item.children.size() != std::size_t(steps.size()))
        return false;
    for (qsizetype row = 0; row < steps.size(); ++row) {
        if (!hasShapeOf(*item.children[std::size_t(row)], steps[row].body))
            return false;
    }
    return true;
}

} // namespace

bool StepModel::setSteps(const Layout &layout, const QList<Step> &steps)
{
    if (hasShapeOf(*m_root, steps)) {
        update(*m_root, layout, steps);
        return false;
    }
    beginResetModel();
    m_root = std::make_unique<Item>();
    update(*m_root, layout, steps);
    endResetModel();
    return true;
}

/// Writes words and verbs into the tree, growing it where it has no items yet.
void StepModel::update(Item &item, const Layout &layout, const QList<Step> &steps)
{
    for (int row = 0; row < int(steps.size()); ++row) {
        const bool isNew = std::size_t(row) == item.children.size();
        if (isNew)
            item.children.push_back(std::make_unique<Item>(Item{&item, row, {}, {}, {}}));
        Item &child = *item.children[std::size_t(row)];
        const QString words = steps::words(layout, steps[row]);
        const bool changed = child.words != words || child.verb != steps[row].verb;
        child.words = words;
        child.verb = steps[row].verb;
        update(child, layout, steps[row].body);
        if (changed && !isNew) {
            const QModelIndex at = createIndex(row, 0, &child);
            Q_EMIT dataChanged(at, at);
        }
    }
}

void StepModel::setRunning(const std::optional<StepPath> &place)
{
    if (m_running == place)
        return;
    const auto before = std::exchange(m_running, place);
    for (const auto &path : {before, m_running}) {
        const QModelIndex at = path ? indexOf(*path) : QModelIndex();
        if (at.isValid())
            Q_EMIT dataChanged(at, at, {Qt::FontRole, Qt::DecorationRole, Qt::AccessibleTextRole});
    }
}

QModelIndex StepModel::indexOf(const StepPath &path) const
{
    QModelIndex found;
    for (const int row : path) {
        found = index(row, 0, found);
        if (!found.isValid())
            return {};
    }
    return found;
}

StepPath StepModel::pathOf(const QModelIndex &index) const
{
    StepPath path;
    for (QModelIndex at = index; at.isValid(); at = at.parent())
        path.prepend(at.row());
    return path;
}

StepModel::Item *StepModel::itemOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Item *>(index.internalPointer()) : m_root.get();
}

QModelIndex StepModel::index(int row, int column, const QModelIndex &parent) const
{
    const Item *item = itemOf(parent);
    if (column != 0 || row < 0 || row >= int(item->children.size()))
        return {};
    return createIndex(row, 0, item->children[std::size_t(row)].get());
}

QModelIndex StepModel::parent(const QModelIndex &child) const
{
    Item *parent = child.isValid() ? itemOf(child)->parent : nullptr;
    return !parent || parent == m_root.get() ? QModelIndex() : createIndex(parent->row, 0, parent);
}

int StepModel::rowCount(const QModelIndex &parent) const
{
    return int(itemOf(parent)->children.size());
}

int StepModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant StepModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Item &item = *itemOf(index);
    const bool isRunning = m_running && *m_running == pathOf(index);
    switch (role) {
    case Qt::DisplayRole:
        return item.words;
    case Qt::ToolTipRole:
        return asToolTip(item.words + u'\n'
                         + info(item.verb).help()); // the words may be cut off in a deep block
    case Qt::DecorationRole:
        return isRunning ? icons::icon(u"play"_s, QPalette::Link)
                         : icons::icon(info(item.verb).icon, QPalette::Text);
    case Qt::FontRole: {
        QFont font;
        font.setBold(isRunning);
        return font;
    }
    case Qt::SizeHintRole: // close together: an outline is read as a text is
        return QSize(0, QFontMetrics(QGuiApplication::font()).height() + kRoomInRow);
    case Qt::AccessibleTextRole:
        return isRunning ? fill(tr("{step}, here it is now"), {{u"step", item.words}}) : item.words;
    default:
        return {};
    }
}

Qt::ItemFlags StepModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled;
    return info(itemOf(index)->verb).hasBody ? flags | Qt::ItemIsDropEnabled : flags;
}

QStringList StepModel::mimeTypes() const
{
    return {kMimeType};
}

QMimeData *StepModel::mimeData(const QModelIndexList &indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    QList<StepPath> paths;
    for (const QModelIndex &index : indexes)
        paths.append(pathOf(index));
    QByteArray bytes;
    QDataStream(&bytes, QIODevice::WriteOnly) << quintptr(this) << paths;
    auto *data = new QMimeData;
    data->setData(kMimeType, bytes);
    return data;
}

bool StepModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int,
                             const QModelIndex &parent)
{
    if (action != Qt::MoveAction || !data->hasFormat(kMimeType))
        return false;
    quintptr origin = 0;
    QList<StepPath> from;
    QDataStream(data->data(kMimeType)) >> origin >> from;
    if (origin != quintptr(this))
        return false; // a step of another task's list means nothing here
    Q_EMIT moveRequested(from, pathOf(parent), row < 0 ? rowCount(parent) : row);
    return false; // the view must not remove the row itself
}

} // namespace signalbox
