// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gallerydialog.h"

#include "widgets/panels/gallery.h"

#include <QVBoxLayout>

namespace signalbox {

namespace {

constexpr double kPartOfWindow = 0.86;

} // namespace

GalleryDialog::GalleryDialog(const Theme &theme, QWidget *parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Examples"));
    auto *gallery = new Gallery(theme);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(gallery);
    connect(gallery, &Gallery::exampleChosen, this, [this](const QString &path) {
        accept();
        Q_EMIT exampleChosen(path);
    });
    connect(gallery, &Gallery::blankChosen, this, [this] {
        accept();
        Q_EMIT blankChosen();
    });
    connect(gallery, &Gallery::openChosen, this, [this] {
        accept();
        Q_EMIT openChosen();
    });
    resize(parent->size() * kPartOfWindow);
}

} // namespace signalbox
