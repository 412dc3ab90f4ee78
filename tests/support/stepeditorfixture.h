// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/catalog/catalog.h"
#include "widgets/panels/stepeditor.h"
#include "widgets/panels/stepfields.h"
#include "widgets/panels/stepwords.h"
#include "widgets/panels/verbpicker.h"

#include <QComboBox>
#include <QTest>
#include <QTreeView>

namespace signalbox::testing::stepeditor {

using namespace Qt::StringLiterals;

inline constexpr NodeId kTask{1}, kOven{2}, kWindow{3}, kBell{4}, kOther{5}, kNews{6}, kLine{7}, kServed{8},
    kVerdict{9}, kGong{10}, kHands{11}, kUrgent{12};

/// Steps as short words: "sleep", "try(sleep finally(log))".
inline QString shape(const QList<Step> &steps)
{
    QStringList words;
    for (const Step &step : steps) {
        const QString body = shape(step.body);
        words += info(step.verb).key + (body.isEmpty() ? QString() : u'(' + body + u')');
    }
    return words.join(u' ');
}

inline Verb verbOf(const QString &key)
{
    for (const VerbInfo &row : verbCatalog()) {
        if (row.key == key)
            return row.verb;
    }
    qFatal("no such verb: %s", qPrintable(key));
}

/// The steps that shape() shows so.
inline QList<Step> parse(const QString &text, qsizetype &at)
{
    QList<Step> steps;
    QString word;
    const auto flush = [&] {
        if (word.isEmpty())
            return;
        Step step;
        step.verb = verbOf(word);
        steps.append(step);
        word.clear();
    };
    for (; at < text.size() && text[at] != u')'; ++at) {
        if (text[at] == u'(') {
            flush();
            steps.last().body = parse(text, ++at);
        } else if (text[at] == u' ') {
            flush();
        } else {
            word += text[at];
        }
    }
    flush();
    return steps;
}

inline QList<Step> parse(const QString &text)
{
    qsizetype at = 0;
    return parse(text, at);
}

inline Node node(NodeId id, NodeKind kind, const QString &name)
{
    Node made;
    made.id = id;
    made.kind = kind;
    made.name = name;
    return made;
}

inline Layout kitchen(const QList<Step> &steps)
{
    Layout layout;
    layout.nodes = {
        node(kTask, NodeKind::Task, u"cook"_s),         node(kOven, NodeKind::Lock, u"oven"_s),
        node(kWindow, NodeKind::Queue, u"window"_s),    node(kBell, NodeKind::Event, u"bell"_s),
        node(kOther, NodeKind::Task, u"helper"_s),      node(kNews, NodeKind::Condition, u"news"_s),
        node(kLine, NodeKind::Barrier, u"start"_s),     node(kServed, NodeKind::Counter, u"served"_s),
        node(kVerdict, NodeKind::Future, u"verdict"_s), node(kGong, NodeKind::Ticker, u"gong"_s),
        node(kHands, NodeKind::Executor, u"hands"_s),   node(kUrgent, NodeKind::Queue, u"urgent"_s)};
    layout.nodes.last().parameters.insert(Param::Order, qint64(QueueOrder::Priority));
    layout.nodes[0].parameters.insert(Param::Steps, steps);
    return layout;
}

/// A step editor over a layout that takes every edit, as a document does.
struct StepEditorFixture {
    explicit StepEditorFixture(const QList<Step> &steps)
        : layout(kitchen(steps))
    {
        QObject::connect(&editor, &StepEditor::stepsEdited, &editor, [this](const QList<Step> &edited) {
            layout.nodes[0].parameters.insert(Param::Steps, edited);
            editor.setTask(layout, kTask);
        });
        editor.setTask(layout, kTask);
        editor.show();
    }
    QList<Step> steps() const { return parameter<QList<Step>>(layout.nodes[0], Param::Steps); }
    QTreeView *tree() const { return editor.findChild<QTreeView *>(); }
    /// The visible field that a screen reader knows by this name.
    template <typename Widget> Widget *field(const QString &name) const
    {
        for (Widget *widget : editor.findChildren<Widget *>()) {
            if (widget->accessibleName() == name && widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    void choose(const QString &field, const QString &entry) const
    {
        auto *combo = this->field<QComboBox>(field);
        QVERIFY2(combo, qPrintable(field));
        const int row = combo->findText(entry);
        QVERIFY2(row >= 0, qPrintable(entry));
        combo->setCurrentIndex(row);
        Q_EMIT combo->activated(row);
    }
    /// The picker that the button of the step's fields opens.
    VerbPicker *picker() const { return editor.findChild<StepFields *>()->findChild<VerbPicker *>(); }

    Layout layout;
    StepEditor editor;
};

} // namespace signalbox::testing::stepeditor
