// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPixmap>
#include <QStringList>
#include <QToolButton>

#include <functional>

class QAbstractItemModel;
class QAction;

namespace signalbox {

/// What a chart or a table gives to other programs.
struct SharedChart {
    std::function<QPixmap()> picture; ///< as it is seen
    std::function<QList<QStringList>()> rows; ///< its numbers under a head
    std::function<QString()> name; ///< of a file, without its ending
};

/// A head and the rows of \a model: of each cell Qt::EditRole, where it has one, else what is shown.
QList<QStringList> rowsOf(const QAbstractItemModel &model);
/// A line for each row, with tabs between, as spreadsheets paste it.
QString tabbedText(const QList<QStringList> &rows);
/// As RFC 4180 has it, in UTF-8.
QByteArray commaText(const QList<QStringList> &rows);

/// A button with a menu: copy as a picture, copy as text with tabs, save as CSV. Asked only when chosen.
class ShareButton : public QToolButton {
    Q_OBJECT
public:
    explicit ShareButton(SharedChart chart, QWidget *parent = nullptr);

    void copyPicture();
    void copyText();
    /// Asks where, and tells where that fails.
    void save();
    /// False where \a path cannot be written; why is in \a error.
    bool saveTo(const QString &path, QString *error);

private:
    SharedChart m_chart;
    QAction *m_picture = nullptr;
    QAction *m_text = nullptr;
    QAction *m_save = nullptr;
};

} // namespace signalbox
