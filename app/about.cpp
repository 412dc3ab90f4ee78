// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/about.h"

#include "engine/messages/message.h"
#include "widgets/dialogs/ask.h"

#include <QCoreApplication>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(About)
};

} // namespace

void tellAbout(QWidget *window)
{
    const QString version = QStringLiteral(SIGNALBOX_VERSION);
    tell(
        window,
        {QMessageBox::Information, Words::tr("About Signalbox"),
         fill(Words::tr("Signalbox {version}: concurrent programs drawn, run by the exact rules of Python's "
                        "asyncio, "
                        "and seen."),
              {{u"version", version}}),
         Words::tr(
             "© 2026 The Signalbox authors. Free software under the GNU General Public License, version 3 or "
             "later; it comes without any warranty."),
         u"Signalbox "_s + version + u", Qt "_s + QString::fromLatin1(qVersion())});
}

} // namespace signalbox
