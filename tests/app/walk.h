// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/mainwindow.h"
#include "app/preferences.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/look/pseudolanguage.h"
#include "widgets/timeline/timelineview.h"

#include <QMap>
#include <QMutex>
#include <QSet>
#include <QTemporaryDir>

namespace signalbox::testing {

/// A window of its own in the pseudo-language, and what was found wrong in it: texts that were never handed
/// to translation, and texts that their place cuts off.
///
///     Walk walk({1024, 700});
///     walk.open(path);
///     walk.look(walk.window);
///     holdToBeClean(walk);
class Walk {
public:
    explicit Walk(QSize size);
    ~Walk();

    /// Opens a document and waits for its run.
    void open(const QString &path);
    /// Lets everything happen that has been posted.
    void settle();
    /// At \a root and all that is visible in it: what it says, and what it paints.
    void look(QWidget &root);
    /// The same, also at what is hidden.
    void lookAtAll(QWidget &root);
    /// Takes \a text as said by \a widget.
    void hear(const QString &text, const QWidget &widget);
    /// What stands in \a text is an author's: no words for translators.
    void addData(const QString &text);

    QTemporaryDir folder;
    Preferences preferences;
    MainWindow window;
    CanvasView &canvas;
    TimelineView &timeline;
    QString place; ///< where in the walk
    QSet<QString> data; ///< words of the document, and of Python in its run
    QMap<QString, QString> unmarked; ///< and where first
    QMap<QString, QString> cut;

private:
    void lookAt(QWidget &widget);
    bool isOfDocument(const QString &word, const QString &text) const;
    void note(QMap<QString, QString> &found, const QString &text, const QWidget &widget) const;

    const QSet<QString> m_keys;
    QSet<QString> m_heard; ///< in this document
};

/// Fails the test where the walk found anything, and lists it.
void holdToBeClean(const Walk &walk);

/// The pseudo-language, in use while this lives, and what it was asked for.
class ListeningLanguage : public PseudoLanguage {
public:
    ListeningLanguage();
    using Text = std::pair<QByteArray, QByteArray>; ///< its context, and itself

    QString translate(const char *context, const char *source, const char *disambiguation,
                      int n) const override
    {
        {
            const QMutexLocker lock(&m_mutex);
            m_asked.insert({context, source});
        }
        return PseudoLanguage::translate(context, source, disambiguation, n);
    }

    /// But for Qt's own texts.
    QSet<Text> asked() const
    {
        const QMutexLocker lock(&m_mutex);
        QSet<Text> ours;
        for (const Text &text : m_asked)
            if (!text.first.startsWith('Q') && text.first != "CloseButton")
                ours.insert(text);
        return ours;
    }

private:
    mutable QMutex m_mutex;
    mutable QSet<Text> m_asked;
};

/// Those of \a asked that lupdate does not find in the sources, in the context in which they were asked for.
QStringList textsThatLupdateMisses(const QSet<ListeningLanguage::Text> &asked);

/// The words of titles, names and texts of a document, which are no words of the program.
QSet<QString> wordsOfDocument(const QString &path);
QStringList exampleFilesInOrder();
/// Rows of a test: the two sizes of the window.
void addSizes();

} // namespace signalbox::testing
