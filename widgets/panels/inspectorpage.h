// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/document/document.h"
#include "widgets/session/player.h"
#include "widgets/session/runkeeper.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace signalbox {

/// What the inspector shows for one kind of selection.
class InspectorPage : public QWidget {
    Q_OBJECT
public:
    virtual void refresh() = 0; ///< the document has changed
    virtual void showMoment() { } ///< the playhead or the run has
    virtual void commit() { } ///< takes over what is still being typed: the page goes
    virtual void showLine(int line) { Q_UNUSED(line); } ///< of the code that is shown, from 1
    /// Where there is little room, the lines that only explain are left to the tool tips.
    void setTerse(bool terse);

Q_SIGNALS:
    void nodePicked(signalbox::NodeId node); ///< the person wants to go there
    void opened(QWidget *part); ///< it has just become of interest and should be in view

protected:
    InspectorPage();
    /// Esc in \a field, a line or a text that counts once it is left, takes back what was typed: revert().
    void revertOnEscape(QWidget *field);
    virtual void revert() { }
    bool eventFilter(QObject *watched, QEvent *event) override;
    void addHeader(const QString &icon, const QString &heading, const QString &help);
    QLabel *addHeading(const QString &words);
    /// A small label over \a field, which it names for screen readers too.
    QLabel *addField(const QString &label, QWidget *field, const QString &help);

    QVBoxLayout *m_column;

private:
    QLabel *m_explanation = nullptr;
};

} // namespace signalbox
