// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/look/livewords.h"

#include <QEvent>
#include <QWidget>

#include <utility>

namespace signalbox {

namespace {

/// A widget passes a change of language on to its children, also to those that are no widgets.
class LiveWords : public QObject {
public:
    LiveWords(QWidget *widget, std::function<void()> say)
        : QObject(widget)
        , m_say(std::move(say))
    {
        m_say();
    }

    bool event(QEvent *event) override
    {
        // Not at once: what is said may take other widgets' places, and Qt is going through all of them.
        if (event->type() == QEvent::LanguageChange)
            QMetaObject::invokeMethod(
                this, [this] { m_say(); }, Qt::QueuedConnection);
        return QObject::event(event);
    }

private:
    std::function<void()> m_say;
};

} // namespace

void keepTranslated(QWidget *widget, std::function<void()> say)
{
    new LiveWords(widget, std::move(say));
}

} // namespace signalbox
