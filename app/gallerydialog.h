// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

namespace signalbox {

struct Theme;

/// The gallery of examples as a dialog. It is closed before it tells what was chosen, because what follows
/// may ask whether unsaved changes are to be kept.
class GalleryDialog : public QDialog {
    Q_OBJECT
public:
    GalleryDialog(const Theme &theme, QWidget *parent);

Q_SIGNALS:
    void exampleChosen(const QString &path);
    void blankChosen();
    void openChosen();
};

} // namespace signalbox
