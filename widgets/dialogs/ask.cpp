// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/dialogs/ask.h"

#include "widgets/look/plaintextedit.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>

namespace signalbox {

namespace {

/// Of the room for differences.
constexpr int kDifferenceLetters = 64;
constexpr int kDifferenceLines = 9;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Ask)
};

/// Left to themselves the labels of a message box take a text with tags for markup, and read what it names.
void showAsPlainText(QMessageBox &box)
{
    box.setTextFormat(Qt::PlainText);
    for (QLabel *label : box.findChildren<QLabel *>()) {
        label->setTextFormat(Qt::PlainText);
        if (label->pixmap().isNull())
            label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
}

/// Below everything, folded away until somebody wants to read it before deciding.
void addDifferences(QMessageBox &box, const QString &differences)
{
    auto *shown = new PlainTextEdit(differences);
    shown->setReadOnly(true);
    shown->setTabChangesFocus(true);
    shown->setAccessibleName(Words::tr("Differences"));
    shown->setMinimumSize(shown->fontMetrics().averageCharWidth() * kDifferenceLetters,
                          shown->fontMetrics().lineSpacing() * kDifferenceLines);
    shown->hide();
    auto *grid = qobject_cast<QGridLayout *>(box.layout());
    grid->addWidget(shown, grid->rowCount(), 0, 1, grid->columnCount());
    QPushButton *show = box.addButton(Words::tr("Show &Differences"), QMessageBox::ActionRole);
    show->disconnect(); // it answers nothing: the box stays
    show->setCheckable(true);
    QObject::connect(show, &QPushButton::toggled, shown, [show, shown](bool isOpen) {
        shown->setVisible(isOpen);
        show->setText(isOpen ? Words::tr("Hide &Differences") : Words::tr("Show &Differences"));
    });
}

/// Whoever asks for help wants the words in front of them, exactly.
void addCopyButton(QMessageBox &box, const QString &details)
{
    QPushButton *copy = box.addButton(Words::tr("Copy Details"), QMessageBox::ActionRole);
    copy->disconnect(); // it answers nothing: the box stays
    QObject::connect(copy, &QPushButton::clicked, copy,
                     [details] { QGuiApplication::clipboard()->setText(details); });
}

} // namespace

qsizetype ask(QWidget *window, const Notice &notice, const QList<Answer> &answers)
{
    Q_ASSERT(!answers.isEmpty());
    QMessageBox box(window);
    box.setIcon(notice.icon);
    box.setWindowTitle(notice.title);
    box.setTextFormat(Qt::PlainText); // before there is a text
    box.setText(notice.text);
    box.setInformativeText(notice.more);
    QList<QAbstractButton *> buttons;
    for (const Answer &answer : answers)
        buttons.append(box.addButton(answer.words, answer.role));
    const bool destroys = answers.first().role == QMessageBox::DestructiveRole;
    box.setDefaultButton(qobject_cast<QPushButton *>(destroys ? buttons.last() : buttons.first()));
    box.setEscapeButton(buttons.last());
    if (!notice.differences.isEmpty())
        addDifferences(box, notice.differences);
    if (!notice.details.isEmpty())
        addCopyButton(box, notice.details);
    showAsPlainText(box);
    box.exec();
    const qsizetype chosen = buttons.indexOf(box.clickedButton());
    return chosen < 0 ? answers.size() - 1 : chosen;
}

void tell(QWidget *window, const Notice &notice)
{
    ask(window, notice, {{Words::tr("OK"), QMessageBox::AcceptRole}});
}

} // namespace signalbox
