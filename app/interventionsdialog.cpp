// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/interventionsdialog.h"

#include "app/momenttable.h"
#include "engine/catalog/catalog.h"
#include "engine/checks/handchecks.h"
#include "engine/file/documentformat.h"
#include "engine/layout/interventions.h"
#include "engine/messages/message.h"
#include "widgets/document/document.h"
#include "widgets/panels/stepwords.h"
#include "widgets/session/player.h"
#include "widgets/session/runkeeper.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace signalbox {

namespace {

enum Column : int { WhatColumn = 1, TextColumn };
struct Headers {
    Q_DECLARE_TR_FUNCTIONS(InterventionsDialog)
};

QStringList headers()
{
    return {Headers::tr("Seconds"), Headers::tr("What is done"), Headers::tr("Text, or how long")};
}

constexpr int kTextWidth = 26; ///< of the last column, in letters
constexpr int kPlaceRole = Qt::UserRole; ///< of a row's second item: its place in what is known
constexpr int kLengthRole = Qt::UserRole; ///< of a row's third item: microseconds, where it is a time

/// "1.5" and "1.5 s".
std::optional<Micros> lengthIn(const QString &text)
{
    bool isNumber = false;
    const double seconds = QString(text).remove(u's').trimmed().toDouble(&isNumber);
    if (!isNumber || seconds < 0 || seconds > toSeconds(kLongestStep))
        return std::nullopt;
    return fromSeconds(seconds);
}

} // namespace

InterventionsDialog::InterventionsDialog(const Layout &layout, Micros playhead, Micros end,
                                         const QList<LiveTask> &tasks, QWidget *parent)
    : QDialog(parent)
    , m_layout(layout)
    , m_playhead(playhead)
    , m_table(new MomentTable(headers(), end, MomentTable::Moments::Often))
    , m_what(new QComboBox)
    , m_add(new QPushButton(fill(tr("&Add at {time}"), {{QStringLiteral("time"), formatTime(playhead)}})))
    , m_remove(new QPushButton(tr("&Remove")))
    , m_whyNot(new QLabel)
{
    setWindowTitle(tr("By Hand"));
    resize(620, 360);
    auto *words = new QLabel(tr("Each run does this again at these moments, as if you had done it by hand."));
    words->setWordWrap(true);
    m_whyNot->setWordWrap(true);
    m_whyNot->setProperty("role", QStringLiteral("muted"));
    m_table->setAccessibleName(tr("By hand"));
    m_table->setColumnWidth(TextColumn, m_table->fontMetrics().horizontalAdvance(u'x') * kTextWidth);
    m_what->setAccessibleName(tr("What is done"));
    m_what->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto *answers = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    for (QPushButton *button : {m_add, m_remove})
        button->setAutoDefault(false);
    auto *adding = new QHBoxLayout;
    adding->addWidget(m_what, 1);
    adding->addWidget(m_add);
    auto *row = new QHBoxLayout;
    row->addWidget(m_remove);
    row->addWidget(answers, 1);
    auto *all = new QVBoxLayout(this);
    all->addWidget(words);
    all->addWidget(m_whyNot);
    all->addLayout(adding);
    all->addWidget(m_table, 1);
    all->addLayout(row);

    fillChoices(tasks);
    for (const Intervention &each : layout.interventions)
        add(each);
    connect(m_add, &QPushButton::clicked, this, &InterventionsDialog::addChosen);
    connect(m_table, &QTableWidget::itemChanged, this, &InterventionsDialog::textEdited);
    connect(m_remove, &QPushButton::clicked, m_table, &MomentTable::removeCurrent);
    connect(answers, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(answers, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &InterventionsDialog::updateButtons);
    updateButtons();
}

QList<Intervention> InterventionsDialog::interventions() const
{
    QList<Intervention> all;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        Intervention each = m_known[m_table->item(row, WhatColumn)->data(kPlaceRole).toInt()];
        each.time = m_table->timeAt(row);
        const VerbInfo &verb = info(each.step.verb);
        if (verb.hasTime)
            each.step.time = Duration::fixed(m_table->item(row, TextColumn)->data(kLengthRole).toLongLong());
        if (verb.hasText && each.task.isEmpty())
            each.step.text = m_table->item(row, TextColumn)->text().left(kLongestText);
        all.append(each);
    }
    return inOrder(all);
}

QString InterventionsDialog::wordsOf(const Intervention &intervention) const
{
    if (intervention.task.isEmpty())
        return steps::words(m_layout, intervention.step);
    return fill(tr("{step} {task}"),
                {{QStringLiteral("step"), info(intervention.step.verb).label()},
                 {QStringLiteral("task"), intervention.task.simplified()}});
}

/// Everything that can be done to everything that was drawn, and to the tasks of code that run.
void InterventionsDialog::fillChoices(const QList<LiveTask> &tasks)
{
    QList<const VerbInfo *> doable;
    QStringList reasons; ///< why others are not
    for (const VerbInfo &verb : verbCatalog()) {
        if (!canIntervene(verb.verb))
            continue;
        const QString why = whyNotByHand(m_layout, verb.verb);
        if (why.isEmpty())
            doable.append(&verb);
        else if (!reasons.contains(why))
            reasons.append(why);
    }
    m_whyNot->setText(reasons.join(u'\n'));
    m_whyNot->setVisible(!reasons.isEmpty());
    for (const Node &node : m_layout.nodes) {
        for (const VerbInfo *verb : doable) {
            if (!verb->targets.contains(node.kind))
                continue;
            Step step;
            step.verb = verb->verb;
            step.target = node.id;
            step.text = verb->usualText;
            if (verb->hasTime)
                step.time = Duration::fixed(verb->usualTime);
            const Intervention intervention{m_playhead, step, {}};
            m_what->addItem(wordsOf(intervention), QVariant::fromValue(intervention));
        }
    }
    for (const LiveTask &task : tasks) {
        const Intervention intervention = cancellingByName(m_playhead, task.name);
        if (task.isAlone)
            m_what->addItem(wordsOf(intervention), QVariant::fromValue(intervention));
    }
}

void InterventionsDialog::addChosen()
{
    add(m_what->currentData().value<Intervention>());
    m_table->setFocus();
}

void InterventionsDialog::add(const Intervention &intervention)
{
    auto *what = new QTableWidgetItem(wordsOf(intervention));
    what->setFlags(what->flags() & ~Qt::ItemIsEditable);
    what->setData(kPlaceRole, int(m_known.size()));
    const VerbInfo &verb = info(intervention.step.verb);
    const QString words = intervention.task.isEmpty() ? intervention.step.text : intervention.task;
    auto *text = new QTableWidgetItem(verb.hasTime ? formatTime(intervention.step.time.low) : words);
    if (verb.hasTime)
        text->setData(kLengthRole, intervention.step.time.low);
    if (!verb.hasText && !verb.hasTime && intervention.task.isEmpty())
        text->setFlags(text->flags() & ~Qt::ItemIsEditable & ~Qt::ItemIsEnabled);
    m_known.append(intervention);
    m_table->setCurrentCell(m_table->insertMoment(intervention.time, {what, text}), WhatColumn);
    updateButtons();
}

/// What is no length of time, and no name, goes back to what it was.
void InterventionsDialog::textEdited(QTableWidgetItem *item)
{
    if (item->column() != TextColumn)
        return;
    QTableWidgetItem *const what = m_table->item(item->row(), WhatColumn);
    Intervention &known = m_known[what->data(kPlaceRole).toInt()];
    const bool isLength = item->data(kLengthRole).isValid();
    if (!isLength && known.task.isEmpty())
        return;
    const QSignalBlocker quiet(m_table);
    if (isLength) {
        if (const std::optional<Micros> length = lengthIn(item->text()))
            item->setData(kLengthRole, *length);
        known.step.time = Duration::fixed(item->data(kLengthRole).toLongLong());
        item->setText(formatTime(known.step.time.low));
    } else {
        if (!item->text().isEmpty())
            known.task = item->text().left(kLongestText);
        item->setText(known.task);
    }
    what->setText(wordsOf(known));
}

void InterventionsDialog::updateButtons()
{
    m_add->setEnabled(m_what->count() > 0 && m_table->rowCount() < kMostInterventions);
    m_remove->setEnabled(m_table->currentRow() >= 0);
}

void openInterventions(Document &document, Player &player, const RunKeeper &keeper, QWidget *window)
{
    player.pause();
    auto *dialog =
        new InterventionsDialog(document.layout(), player.time(), keeper.replay().endTime(),
                                liveTasks(keeper.replay().run(), player.world(), player.time()), window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, &document,
                     [&document, dialog] { document.setInterventions(dialog->interventions()); });
    dialog->open();
}

void moveInterventions(Document &document, Micros from, Micros to)
{
    QList<Intervention> all = document.layout().interventions;
    for (Intervention &each : all)
        if (each.time == from)
            each.time = to;
    document.setInterventions(all);
}

} // namespace signalbox
