// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/dialogs/savedialog.h"

#include "engine/messages/message.h"
#include "widgets/dialogs/ask.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SaveDialog)
};

bool mayReplace(QWidget *window, const QString &path)
{
    const QFileInfo file(path);
    if (!file.exists())
        return true;
    const Notice notice{
        QMessageBox::Warning,
        Words::tr("Replace a file"),
        fill(Words::tr("\"{file}\" exists already. Replace it?"), {{u"file", file.fileName()}}),
        fill(Words::tr("It is in {folder}. What is in it now will be lost."),
             {{u"folder", QDir::toNativeSeparators(file.absolutePath())}}),
        {}};
    return ask(window, notice,
               {{Words::tr("Replace"), QMessageBox::AcceptRole},
                {Words::tr("Choose Another Name"), QMessageBox::RejectRole}})
        == 0;
}

/// The first of a filter as QFileDialog takes it, "Tables (*.csv *.tsv)": "csv".
QString endingOf(const QString &filter)
{
    static const QRegularExpression first(QStringLiteral("\\(\\*\\.([^\\s)]+)"));
    return first.match(filter).captured(1);
}

/// A name with the ending of another filter gets that of this one.
void followFilter(QFileDialog &dialog, const QString &ending)
{
    if (ending.isEmpty())
        return;
    dialog.setDefaultSuffix(ending);
    QString name = dialog.selectedFiles().value(0);
    for (const QString &filter : dialog.nameFilters()) {
        const QString before = u'.' + endingOf(filter);
        if (before.size() > 1 && name.endsWith(before)) {
            name.chop(before.size());
            dialog.selectFile(name + u'.' + ending);
            return;
        }
    }
}

} // namespace

QString askWhereToSave(QWidget *window, const SaveQuestion &question)
{
    const QFileInfo suggested(question.suggestion);
    QString chosen = suggested.dir().exists() ? question.suggestion : suggested.fileName();
    while (true) {
        QFileDialog dialog(window, question.title, question.folder, question.filter);
        dialog.setAcceptMode(QFileDialog::AcceptSave);
        dialog.setOption(QFileDialog::DontConfirmOverwrite); // its own question takes names for markup
        dialog.setDefaultSuffix(question.suffix);
        dialog.selectFile(chosen);
        QObject::connect(&dialog, &QFileDialog::filterSelected, &dialog,
                         [&dialog](const QString &filter) { followFilter(dialog, endingOf(filter)); });
        if (dialog.exec() != QDialog::Accepted)
            return {};
        chosen = dialog.selectedFiles().constFirst();
        if (mayReplace(window, chosen))
            return chosen;
    }
}

} // namespace signalbox
