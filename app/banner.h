// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/sentences/verdicts.h"
#include "widgets/look/theme.h"

#include <QFrame>
#include <QPointer>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace signalbox {

/// A line in words above the canvas, with what can be done about it, and a button that puts it away.
class Banner : public QFrame {
    Q_OBJECT
public:
    enum class Tone : quint8 { Calm, Warning, Error };

    explicit Banner(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// Shows a message; the buttons of the one before are gone.
    void show(Tone tone, const QString &title, const QString &sentence);
    QPushButton *addButton(const QString &text);
    /// Other words in the message that is shown; its buttons stay.
    void setSentence(const QString &sentence);
    QString title() const;
    QString sentence() const;
    /// Who gets the keyboard from a message that goes while it is in it; not owned.
    void setBehind(QWidget *behind) { m_behind = behind; }
    void setVisible(bool visible) override;

Q_SIGNALS:
    void dismissed();

private:
    void display();
    void removeButtons();

    Theme m_theme = Theme::dark();
    Tone m_tone = Tone::Calm;
    QHBoxLayout *m_row = nullptr;
    QLabel *m_icon = nullptr;
    QLabel *m_words = nullptr;
    QString m_title;
    QString m_sentence;
    QList<QPushButton *> m_buttons;
    QToolButton *m_close = nullptr;
    qsizetype m_focused = -1; ///< which button of the message before had the keyboard
    QPointer<QWidget> m_behind;
};

/// Lies over the top of another widget, which keeps its place and size whatever comes and goes here.
class BannerStack : public QWidget {
    Q_OBJECT
public:
    /// Takes \a banners; becomes a sibling of \a below.
    BannerStack(QWidget *below, const QList<Banner *> &banners);
    void place(); ///< at once, rather than when the event loop comes to it

Q_SIGNALS:
    void covers(int pixels); ///< of the widget below, from its top

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *m_below;
};

/// What a person should be told about a run, one verdict after the other. A verdict that was put away stays
/// away until another takes its place.
class VerdictBanner : public Banner {
    Q_OBJECT
public:
    explicit VerdictBanner(QWidget *parent = nullptr);
    void setVerdicts(const QList<Verdict> &all);

Q_SIGNALS:
    void shown(const signalbox::Verdict &verdict); ///< "Show" was pressed
    void runAgainWanted(); ///< of a run that was stopped

private:
    void displayVerdict();

    QList<Verdict> m_verdicts;
    QList<Verdict> m_dismissed;
    qsizetype m_current = 0;
};

} // namespace signalbox
