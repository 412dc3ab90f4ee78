// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/panels/predicateedit.h"

#include "engine/catalog/catalog.h"
#include "engine/file/layoutfile.h"
#include "widgets/look/icons.h"
#include "widgets/look/wheelguard.h"
#include "widgets/panels/freshsteps.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QVBoxLayout>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

QComboBox *makeCombo(const QString &name, int letters)
{
    auto *combo = new QComboBox;
    combo->setAccessibleName(name);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(letters);
    combo->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    guardFromWheel(combo);
    return combo;
}

} // namespace

PredicateEdit::PredicateEdit(QWidget *parent)
    : QWidget(parent)
    , m_of(makeCombo(tr("What the step asks"), 12))
    , m_target(makeCombo(tr("What the step asks about"), 8))
    , m_relation(makeCombo(tr("How it is compared"), 2))
    , m_value(new QSpinBox)
    , m_not(new QCheckBox(tr("not")))
{
    for (const PredicateInfo &asked : predicateCatalog())
        m_of->addItem(asked.question());
    m_relation->addItems(relationKeys());
    m_not->setToolTip(tr("The other way round: goes on where the answer is no"));
    m_value->setRange(-int(kMostRounds), int(kMostRounds));
    m_value->setAccessibleName(tr("What it is compared with"));
    guardFromWheel(m_value);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(m_relation, 2);
    row->addWidget(m_value, 3);
    column->addWidget(m_of);
    column->addWidget(m_target);
    column->addLayout(row);
    column->addWidget(m_not);
    setFocusProxy(m_of);
    connectFields();
}

void PredicateEdit::connectFields()
{
    connect(m_of, &QComboBox::activated, this, [this](int row) { changeSubject(Predicate::Of(row)); });
    connect(m_target, &QComboBox::activated, this, [this] {
        Predicate predicate = m_predicate;
        predicate.target = NodeId(m_target->currentData().toUInt());
        editAtOnce(predicate);
    });
    connect(m_relation, &QComboBox::activated, this, [this](int row) {
        Predicate predicate = m_predicate;
        predicate.relation = Predicate::Relation(row);
        editAtOnce(predicate);
    });
    connect(m_not, &QCheckBox::clicked, this, [this](bool isOn) {
        Predicate predicate = m_predicate;
        predicate.negated = isOn;
        editAtOnce(predicate);
    });
    connect(m_value, &QSpinBox::valueChanged, this, [this](int value) {
        if (m_showing)
            return;
        m_predicate.value = value;
        Q_EMIT predicateEdited(m_predicate);
    });
    connect(m_value, &QSpinBox::editingFinished, this, &PredicateEdit::gestureEnded);
}

void PredicateEdit::editAtOnce(const Predicate &predicate)
{
    m_predicate = predicate;
    Q_EMIT gestureEnded();
    Q_EMIT predicateEdited(predicate);
    Q_EMIT gestureEnded();
}

/// Another question starts from the first node it can be asked of.
void PredicateEdit::changeSubject(Predicate::Of of)
{
    Predicate predicate = steps::ask(m_layout, of, m_task);
    predicate.negated = m_predicate.negated;
    predicate.extra = m_predicate.extra;
    if (steps::targets(m_layout, of, m_task).contains(m_predicate.target))
        predicate.target = m_predicate.target;
    editAtOnce(predicate);
    showFields();
}

void PredicateEdit::setPredicate(const Layout &layout, NodeId task, const Predicate &predicate)
{
    m_layout = layout;
    m_task = task;
    m_predicate = predicate;
    showFields();
}

void PredicateEdit::showFields()
{
    const QScopedValueRollback showing(m_showing, true);
    const PredicateInfo &asked = info(m_predicate.of);
    m_of->setCurrentIndex(int(m_predicate.of));
    m_target->clear();
    for (const NodeId id : steps::targets(m_layout, m_predicate.of, m_task)) {
        const Node &node = *m_layout.find(id);
        m_target->addItem(icons::icon(info(node.kind).icon, QPalette::Text), node.name, quint32(id));
    }
    m_target->setPlaceholderText(m_target->count() ? tr("choose one") : tr("nothing on the canvas fits"));
    m_target->setCurrentIndex(m_target->findData(quint32(m_predicate.target)));
    m_relation->setCurrentIndex(int(m_predicate.relation));
    if (m_value->value() != m_predicate.value) // leaves what is being typed as it is
        m_value->setValue(int(m_predicate.value));
    m_not->setChecked(m_predicate.negated);
    m_target->setVisible(!asked.targets.isEmpty());
    m_relation->setVisible(asked.compares());
    m_value->setVisible(asked.compares());
}

} // namespace signalbox
