// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/units.h"

#include <QObject>

class QWidget;

namespace signalbox {

class Document;
class FileController;
class Player;
class Preferences;
class RunKeeper;
class TimelineView;

/// What makes other files out of the document and its run: pictures, animations, Python.
class ExportController : public QObject {
    Q_OBJECT
public:
    /// What of the window has to do with exports.
    struct Parts {
        Document &document;
        RunKeeper &keeper;
        Player &player;
        const TimelineView &timeline;
        const FileController &files;
        const Preferences &preferences;
    };
    /// The parts must outlive it; dialogs open over \a window, to which it belongs.
    ExportController(const Parts &parts, QWidget *window);

public Q_SLOTS:
    void exportRun(); ///< opens a dialog, which stays until it is closed
    void moveStop(Micros from, Micros to); ///< onto another one it takes its place
    void exportTrace(); ///< of the run, for other programs, where and as what the person says
    /// The same to \a path, by its ending. Of what takes a while one sees how far it is, and can end it; then
    /// no file is left.
    void writeTrace(const QString &path);
    void editStops(); ///< opens a dialog, with a stop at the playhead
    /// Writes the layout as a Python program where the person says.
    bool exportPython();

Q_SIGNALS:
    void statusMessage(const QString &words); ///< as FileController::statusMessage()

private:
    Parts m_parts;
    QWidget *m_window;
};

} // namespace signalbox
