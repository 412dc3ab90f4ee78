// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/sharebutton.h"

#include "engine/messages/message.h"
#include "widgets/dialogs/ask.h"
#include "widgets/dialogs/savedialog.h"
#include "widgets/look/icons.h"
#include "widgets/look/livewords.h"

#include <QAbstractItemModel>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QSaveFile>

namespace signalbox {

namespace {

QString cellOf(const QModelIndex &cell)
{
    const QVariant whole = cell.data(Qt::EditRole);
    return (whole.isValid() ? whole : cell.data()).toString();
}

/// Without what would begin another cell or row.
QString withoutBreaks(QString cell)
{
    return cell.replace(u'\t', u' ').replace(u'\n', u' ').replace(u'\r', u' ');
}

QString quoted(QString cell)
{
    const auto needsQuotes = [](QChar letter) {
        return letter == u',' || letter == u'"' || letter == u'\n' || letter == u'\r';
    };
    if (std::none_of(cell.cbegin(), cell.cend(), needsQuotes))
        return cell;
    return u'"' + cell.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

} // namespace

QList<QStringList> rowsOf(const QAbstractItemModel &model)
{
    QList<QStringList> rows(1);
    for (int column = 0; column < model.columnCount(); ++column)
        rows.front().append(model.headerData(column, Qt::Horizontal).toString());
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells.append(cellOf(model.index(row, column)));
        rows.append(cells);
    }
    return rows;
}

QString tabbedText(const QList<QStringList> &rows)
{
    QString text;
    for (const QStringList &row : rows) {
        QStringList cells;
        for (const QString &cell : row)
            cells.append(withoutBreaks(cell));
        text += cells.join(u'\t') + u'\n';
    }
    return text;
}

QByteArray commaText(const QList<QStringList> &rows)
{
    QString text;
    for (const QStringList &row : rows) {
        QStringList cells;
        for (const QString &cell : row)
            cells.append(quoted(cell));
        text += cells.join(u',') + QStringLiteral("\r\n");
    }
    return text.toUtf8();
}

ShareButton::ShareButton(SharedChart chart, QWidget *parent)
    : QToolButton(parent)
    , m_chart(std::move(chart))
{
    auto *menu = new QMenu(this);
    m_picture = menu->addAction(QString(), this, &ShareButton::copyPicture);
    m_text = menu->addAction(QString(), this, &ShareButton::copyText);
    menu->addSeparator();
    m_save = menu->addAction(QString(), this, &ShareButton::save);
    setMenu(menu);
    setPopupMode(QToolButton::InstantPopup);
    setIcon(icons::icon(QStringLiteral("duplicate")));
    setFocusPolicy(Qt::TabFocus);
    keepTranslated(this, [this] {
        m_picture->setText(tr("Copy as &Picture"));
        m_text->setText(tr("Copy as &Text"));
        m_save->setText(tr("Save as &CSV..."));
        setAccessibleName(tr("Copy or save these numbers"));
        setToolTip(tr("Copy or save these numbers: as a picture, as text for a spreadsheet, as CSV"));
    });
}

void ShareButton::copyPicture()
{
    QGuiApplication::clipboard()->setPixmap(m_chart.picture());
}

void ShareButton::copyText()
{
    QGuiApplication::clipboard()->setText(tabbedText(m_chart.rows()));
}

bool ShareButton::saveTo(const QString &path, QString *error)
{
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(commaText(m_chart.rows())) >= 0;
    if (isWritten && file.commit())
        return true;
    *error = file.errorString();
    return false;
}

void ShareButton::save()
{
    const QString path = askWhereToSave(window(),
                                        {.title = tr("Save as CSV"),
                                         .suggestion = m_chart.name() + QStringLiteral(".csv"),
                                         .folder = {},
                                         .filter = tr("Comma-separated values (*.csv)"),
                                         .suffix = QStringLiteral("csv")});
    QString error;
    if (path.isEmpty() || saveTo(path, &error))
        return;
    tell(window(),
         {QMessageBox::Warning,
          tr("Save as CSV"),
          fill(tr("\"{file}\" could not be written."), {{u"file", path}}),
          error,
          {}});
}

} // namespace signalbox
