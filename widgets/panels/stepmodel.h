// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/panels/steplist.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace signalbox {

/// The steps of a task as a tree of readable words with icons. Dropping steps on another place changes
/// nothing here: it asks with \c moveRequested, and whoever edits gives the model the new steps.
class StepModel : public QAbstractItemModel {
    Q_OBJECT
public:
    explicit StepModel(QObject *parent = nullptr);
    ~StepModel() override;

    /// \a layout gives the names of targets. True when the shape of the tree is another than before (every
    /// index is invalid then); otherwise the words of steps may have changed.
    bool setSteps(const Layout &layout, const QList<Step> &steps);
    /// The step that runs now is marked; nothing for none.
    void setRunning(const std::optional<StepPath> &place);

    QModelIndex indexOf(const StepPath &path) const; ///< invalid for the task itself and for unknown places
    StepPath pathOf(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

Q_SIGNALS:
    void moveRequested(const QList<StepPath> &from, const StepPath &parent, int row);

private:
    struct Item;
    Item *itemOf(const QModelIndex &index) const;
    void update(Item &item, const Layout &layout, const QList<Step> &steps);

    std::unique_ptr<Item> m_root;
    std::optional<StepPath> m_running;
};

} // namespace signalbox
