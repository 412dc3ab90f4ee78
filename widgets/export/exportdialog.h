// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/export/exportformat.h"
#include "widgets/export/film.h"

#include <QDialog>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QSlider;
class QSpinBox;

namespace signalbox {

class PageSliders;

/// Exports a run to a file of any of the formats: what, when, how large, how fast, with a preview of the very
/// frames that will be written. Writing goes on between the events of the window, a slice at a time;
/// Cancel acts at once and leaves no file.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    /// What the window shows when the dialog is opened.
    struct Scene {
        Layout layout;
        Replay replay;
        Theme theme;
        Micros playhead = 0;
        std::optional<std::pair<Micros, Micros>> stretch; ///< selected in the timeline
        QString name; ///< what the file is called at first, with its folder, without an ending
    };
    ExportDialog(const Scene &scene, QWidget *parent);
    ~ExportDialog() override;

    FilmSpec spec() const;
    bool isEncoding() const { return bool(m_job); }
    /// Writes to \a path, in slices for an animation; exported() or message() tells the end.
    void start(const QString &path);
    QString message() const;

Q_SIGNALS:
    void begun(); ///< what was told of an export before is no news any more
    void exported(const QString &path);

public Q_SLOTS:
    void reject() override; ///< cancels what is being written, then closes

private:
    void buildPreview(QHBoxLayout *row);
    void buildForm(QHBoxLayout *row);
    void addSpan(QGridLayout *form);
    void addSize(QGridLayout *form);
    void addPace(QGridLayout *form);
    void addParts(QGridLayout *form);
    QWidget *buildFooter();
    void specChanged();
    void showPreview();
    void chooseFile();
    void workSlice();
    void finish();
    void offerRates();
    void setBusy(bool busy);
    void copyEmbedding();
    void tell(const QString &words, bool error = false);
    const ExportFormat &format() const;
    QString estimate() const; ///< of what would be written
    Micros previewTime() const;

    Scene m_scene;
    std::unique_ptr<Film> m_film; ///< of the present choices
    std::unique_ptr<ExportJob> m_job;
    QString m_path; ///< written, or being written
    QTimer m_slice;
    QTimer m_preview;

    QWidget *m_form = nullptr;
    QComboBox *m_format = nullptr;
    QComboBox *m_span = nullptr;
    QDoubleSpinBox *m_from = nullptr;
    QDoubleSpinBox *m_to = nullptr;
    QComboBox *m_preset = nullptr;
    QSpinBox *m_width = nullptr;
    QSpinBox *m_height = nullptr;
    QComboBox *m_rate = nullptr;
    QDoubleSpinBox *m_speed = nullptr;
    QComboBox *m_theme = nullptr;
    QCheckBox *m_canvas = nullptr;
    QCheckBox *m_strip = nullptr;
    QCheckBox *m_timeline = nullptr;
    QCheckBox *m_code = nullptr;
    QCheckBox *m_largeType = nullptr;
    QCheckBox *m_captions = nullptr;
    QCheckBox *m_stops = nullptr;
    QCheckBox *m_document = nullptr;
    PageSliders *m_sliders = nullptr;
    QLabel *m_picture = nullptr;
    QSlider *m_slider = nullptr;
    QLabel *m_moment = nullptr;
    QLabel *m_estimate = nullptr;
    QLabel *m_message = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_export = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_folder = nullptr;
    QPushButton *m_embed = nullptr; ///< after a page was written
};

} // namespace signalbox
