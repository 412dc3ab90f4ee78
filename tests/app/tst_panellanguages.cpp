// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Walks through the side panel in the pseudo-language: every node, every step, every page.

#include "tests/app/walk.h"
#include "tests/support/suite.h"

#include <QApplication>
#include <QTabWidget>
#include <QTreeView>

namespace tst_panellanguages {

using namespace signalbox;
using namespace signalbox::testing;
using namespace Qt::StringLiterals;

class TestPanelLanguages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// In the smaller size, as the panel has at least as much room in a larger window.
    void everyPane()
    {
        Walk walk({1024, 700});
        for (const QString &path : exampleFilesInOrder()) {
            walk.open(path);
            walk.window.player().seek(walk.timeline.timeline().end / 2);
            lookAtEveryPane(walk);
        }
        holdToBeClean(walk);
    }

    /// In the context in which it is asked for: another would leave its translation unused.
    void lupdateFindsWhatTheWindowAsksFor()
    {
        {
            Walk walk({1024, 700});
            walk.open(exampleFilesInOrder().first());
            lookAtEveryPane(walk);
        }
        const QSet<ListeningLanguage::Text> asked = m_pseudo.asked();
        QVERIFY(asked.size() > 300);
        QCOMPARE(textsThatLupdateMisses(asked), QStringList());
    }

private:
    static QTabWidget *side(Walk &walk)
    {
        for (QTabWidget *tabs : walk.window.findChildren<QTabWidget *>())
            if (tabs->inherits("signalbox::SidePanel"))
                return tabs;
        return nullptr;
    }

    /// Of steps that read the same, one.
    void selectEveryRow(Walk &walk, QTreeView &tree, const QModelIndex &parent)
    {
        for (int row = 0; row < tree.model()->rowCount(parent); ++row) {
            const QModelIndex index = tree.model()->index(row, 0, parent);
            const QString step = index.data().toString();
            if (!m_steps.contains(step)) {
                m_steps.insert(step);
                tree.setCurrentIndex(index);
                walk.look(*tree.parentWidget());
            }
            selectEveryRow(walk, tree, index);
        }
    }

    void lookAtEveryPane(Walk &walk)
    {
        m_steps.clear();
        for (const Node &node : walk.window.document().layout().nodes) {
            walk.canvas.setSelection({node.id});
            walk.look(*side(walk));
            for (QTreeView *steps : side(walk)->findChildren<QTreeView *>())
                if (steps->isVisible())
                    selectEveryRow(walk, *steps, {});
        }
        walk.canvas.selectAll();
        for (int page = 0; page < side(walk)->count(); ++page) {
            side(walk)->setCurrentIndex(page);
            walk.look(*side(walk));
        }
        side(walk)->setCurrentIndex(0);
    }

    ListeningLanguage m_pseudo;
    QSet<QString> m_steps; ///< that were looked at in the document at hand
};

SIGNALBOX_TEST(TestPanelLanguages)

} // namespace tst_panellanguages

#include "tst_panellanguages.moc"
