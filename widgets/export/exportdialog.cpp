// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/exportdialog.h"

#include "engine/layout/stops.h"
#include "engine/messages/message.h"
#include "widgets/dialogs/savedialog.h"
#include "widgets/export/pagejob.h"
#include "widgets/export/pagerun.h"
#include "widgets/export/pagesliders.h"
#include "widgets/export/storyboard.h"
#include "widgets/look/numberfield.h"
#include "widgets/pages/pagetext.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QDoubleSpinBox>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QStyle>
#include <QUrl>

#include <algorithm>
#include <cmath>

namespace signalbox {

namespace {

enum Span : int { WholeRun, Stretch, FromTo };

/// Milliseconds of encoding between two looks at the window's events.
constexpr qint64 kSliceTime = 30;
constexpr QSize kPreviewSize(560, 380);

struct SizePreset {
    QSize size;
    const char *name;
};
constexpr SizePreset kPresets[] = {
    {{640, 360}, QT_TRANSLATE_NOOP("signalbox::ExportDialog", "Small")},
    {{960, 540}, QT_TRANSLATE_NOOP("signalbox::ExportDialog", "Medium")},
    {{1280, 720}, QT_TRANSLATE_NOOP("signalbox::ExportDialog", "Large")},
    {{1920, 1080}, QT_TRANSLATE_NOOP("signalbox::ExportDialog", "Full HD")},
    {{800, 800}, QT_TRANSLATE_NOOP("signalbox::ExportDialog", "Square")},
};

QDoubleSpinBox *secondsBox(Micros end, Micros value)
{
    auto *box = new QDoubleSpinBox;
    box->setDecimals(3);
    box->setRange(0, toSeconds(end));
    box->setSingleStep(0.1);
    box->setSuffix(ExportDialog::tr(" s"));
    keepCaretInNumber(box);
    box->setValue(toSeconds(value));
    return box;
}

QWidget *inRow(std::initializer_list<QWidget *> widgets)
{
    auto *holder = new QWidget;
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    for (QWidget *widget : widgets)
        row->addWidget(widget, qobject_cast<QLabel *>(widget) ? 0 : 1);
    return holder;
}

/// A field below the others, with its label beside it.
void addRow(QGridLayout *form, const QString &label, QWidget *field)
{
    const int row = form->rowCount();
    if (!label.isEmpty()) {
        auto *words = new QLabel(label);
        words->setBuddy(field);
        form->addWidget(words, row, 0);
    }
    form->addWidget(field, row, 1);
}

} // namespace

ExportDialog::ExportDialog(const Scene &scene, QWidget *parent)
    : QDialog(parent)
    , m_scene(scene)
{
    setWindowTitle(tr("Export"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    auto *row = new QHBoxLayout;
    row->setSpacing(18);
    layout->addLayout(row, 1);
    buildPreview(row);
    buildForm(row);
    layout->addWidget(buildFooter());
    // Only inside the dialog: a button without one is nobody's default. It has the keyboard at first, so that
    // Return exports.
    m_export->setDefault(true);
    m_export->setFocus();

    m_slice.setInterval(0);
    connect(&m_slice, &QTimer::timeout, this, &ExportDialog::workSlice);
    // Typing a size changes it digit by digit; the preview waits until the hand rests.
    m_preview.setInterval(60);
    m_preview.setSingleShot(true);
    connect(&m_preview, &QTimer::timeout, this, &ExportDialog::showPreview);
    setBusy(false);
    specChanged();
    const Micros from = m_film->timeOf(0);
    const Micros length = m_film->timeOf(m_film->frameCount() - 1) - from;
    if (length > 0)
        m_slider->setValue(
            int(std::clamp<Micros>(m_scene.playhead - from, 0, length) * m_slider->maximum() / length));
    showPreview();
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::buildPreview(QHBoxLayout *row)
{
    auto *column = new QVBoxLayout;
    m_picture = new QLabel;
    m_picture->setAccessibleName(tr("Preview"));
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setMinimumSize(kPreviewSize);
    m_slider = new QSlider(Qt::Horizontal);
    m_slider->setRange(0, 1000);
    m_slider->setAccessibleName(tr("Moment of the preview"));
    m_moment = new QLabel;
    m_moment->setProperty("role", QStringLiteral("muted"));
    column->addWidget(m_picture, 1);
    column->addWidget(inRow({m_slider, m_moment}));
    row->addLayout(column, 1);
    connect(m_slider, &QSlider::valueChanged, this, &ExportDialog::showPreview);
}

void ExportDialog::buildForm(QHBoxLayout *row)
{
    m_form = new QWidget;
    auto *form = new QGridLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(10);
    form->setColumnStretch(1, 1);
    m_format = new QComboBox;
    m_format->setObjectName(QStringLiteral("format"));
    for (const ExportFormat &each : exportFormats())
        m_format->addItem(each.title());
    addRow(form, tr("&Format"), m_format);
    addSpan(form);
    addSize(form);
    addPace(form);
    addParts(form);
    form->setRowStretch(form->rowCount(), 1);
    row->addWidget(m_form);
    offerRates();
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::offerRates);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::specChanged);
}

void ExportDialog::addSpan(QGridLayout *form)
{
    const Micros end = m_scene.replay.endTime();
    const auto stretch = m_scene.stretch.value_or(std::pair<Micros, Micros>(0, end));
    m_span = new QComboBox;
    m_span->setObjectName(QStringLiteral("span"));
    m_span->addItem(tr("The whole run"), WholeRun);
    if (m_scene.stretch)
        m_span->addItem(tr("The selected stretch"), Stretch);
    m_span->addItem(tr("From … to …"), FromTo);
    m_from = secondsBox(end, stretch.first);
    m_to = secondsBox(end, stretch.second);
    m_from->setAccessibleName(tr("From"));
    m_to->setAccessibleName(tr("To"));
    addRow(form, tr("S&pan"), m_span);
    addRow(form, QString(), inRow({m_from, new QLabel(tr("to")), m_to}));
    m_span->setCurrentIndex(m_scene.stretch ? 1 : 0);
    connect(m_span, &QComboBox::currentIndexChanged, this, &ExportDialog::specChanged);
    connect(m_from, &QDoubleSpinBox::valueChanged, this, &ExportDialog::specChanged);
    connect(m_to, &QDoubleSpinBox::valueChanged, this, &ExportDialog::specChanged);
}

void ExportDialog::addSize(QGridLayout *form)
{
    m_preset = new QComboBox;
    m_preset->setObjectName(QStringLiteral("size"));
    for (const SizePreset &preset : kPresets)
        m_preset->addItem(fill(tr("{name} ({width} × {height})"),
                               {{u"name", tr(preset.name)},
                                {u"width", QString::number(preset.size.width())},
                                {u"height", QString::number(preset.size.height())}}),
                          preset.size);
    m_preset->addItem(tr("Other"));
    m_width = new QSpinBox;
    m_height = new QSpinBox;
    m_width->setRange(kSmallestPicture.width(), kLongestSide);
    m_height->setRange(kSmallestPicture.height(), kLongestSide);
    for (QSpinBox *box : {m_width, m_height}) {
        box->setSuffix(tr(" px"));
        keepCaretInNumber(box);
        connect(box, &QSpinBox::valueChanged, this, &ExportDialog::specChanged);
    }
    m_width->setAccessibleName(tr("Width"));
    m_height->setAccessibleName(tr("Height"));
    addRow(form, tr("Si&ze"), m_preset);
    addRow(form, QString(), inRow({m_width, new QLabel(QStringLiteral("×")), m_height}));
    const auto takePreset = [this] {
        const QSize size = m_preset->currentData().toSize();
        if (size.isValid()) {
            m_width->setValue(size.width());
            m_height->setValue(size.height());
        }
    };
    m_preset->setCurrentIndex(1);
    takePreset();
    connect(m_preset, &QComboBox::currentIndexChanged, this, takePreset);
}

void ExportDialog::addPace(QGridLayout *form)
{
    m_rate = new QComboBox;
    m_rate->setObjectName(QStringLiteral("rate"));
    m_speed = new QDoubleSpinBox;
    m_speed->setObjectName(QStringLiteral("pace"));
    m_speed->setRange(0.01, 100);
    m_speed->setSingleStep(0.25);
    m_speed->setValue(1);
    m_speed->setSuffix(tr(" × speed"));
    keepCaretInNumber(m_speed);
    addRow(form, tr("&Rate"), m_rate);
    addRow(form, tr("Sp&eed"), m_speed);
    connect(m_rate, &QComboBox::currentIndexChanged, this, &ExportDialog::specChanged);
    connect(m_speed, &QDoubleSpinBox::valueChanged, this, &ExportDialog::specChanged);
}

void ExportDialog::addParts(QGridLayout *form)
{
    m_theme = new QComboBox;
    m_theme->setObjectName(QStringLiteral("theme"));
    m_theme->addItem(tr("Dark"), Theme::dark().name);
    m_theme->addItem(tr("Light"), Theme::light().name);
    m_theme->addItem(tr("High contrast"), Theme::highContrast().name);
    m_theme->setCurrentIndex(m_theme->findData(m_scene.theme.name));
    addRow(form, tr("&Theme"), m_theme);
    connect(m_theme, &QComboBox::currentIndexChanged, this, &ExportDialog::specChanged);
    m_canvas = new QCheckBox(tr("&Canvas"));
    m_strip = new QCheckBox(tr("Event &loop"));
    m_timeline = new QCheckBox(tr("Ti&meline"));
    for (QCheckBox *part : {m_canvas, m_strip, m_timeline}) {
        part->setChecked(true);
        addRow(form, part == m_canvas ? tr("Show") : QString(), part);
        connect(part, &QCheckBox::toggled, this, &ExportDialog::specChanged);
    }
    m_code = new QCheckBox(tr("Py&thon beside"));
    m_code->setObjectName(QStringLiteral("code"));
    m_code->setToolTip(tr("The program in Python, with the line that each task is at."));
    m_largeType = new QCheckBox(tr("&Large type"));
    m_largeType->setObjectName(QStringLiteral("largeType"));
    m_largeType->setToolTip(tr("For projectors, seen from far away."));
    m_captions = new QCheckBox(tr("Captions of &stops"));
    m_captions->setObjectName(QStringLiteral("captions"));
    m_captions->setChecked(true);
    for (QCheckBox *choice : {m_code, m_largeType, m_captions}) {
        addRow(form, QString(), choice);
        connect(choice, &QCheckBox::toggled, this, &ExportDialog::specChanged);
    }
    m_stops = new QCheckBox(tr("&Hold at stops"));
    m_stops->setObjectName(QStringLiteral("stops"));
    m_stops->setChecked(true);
    m_document = new QCheckBox(tr("&Document inside"));
    m_document->setObjectName(QStringLiteral("document"));
    m_document->setToolTip(tr("Dropped on the window, the file opens again where it was exported."));
    m_document->setChecked(true);
    m_stops->setToolTip(tr("File, Stops… marks them on the timeline."));
    addRow(form, QString(), m_stops);
    addRow(form, QString(), m_document);
    for (QCheckBox *choice : {m_stops, m_document})
        connect(choice, &QCheckBox::toggled, this, &ExportDialog::specChanged);
    m_sliders = new PageSliders(m_scene.layout);
    int labels = 0;
    for (int row = 0; row < form->rowCount(); ++row)
        if (const QLayoutItem *label = form->itemAtPosition(row, 0))
            labels = std::max(labels, label->sizeHint().width());
    m_sliders->setLabelWidth(labels);
    form->addWidget(m_sliders, form->rowCount(), 0, 1, 2);
    connect(m_sliders, &PageSliders::changed, this, &ExportDialog::specChanged);
    m_estimate = new QLabel;
    m_estimate->setProperty("role", QStringLiteral("muted"));
    addRow(form, QString(), m_estimate);
}

QWidget *ExportDialog::buildFooter()
{
    m_message = new QLabel;
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_progress = new QProgressBar;
    m_progress->setRange(0, 1000);
    m_progress->setFormat(QStringLiteral("%p %"));
    m_progress->setAccessibleName(tr("Progress"));
    m_folder = new QPushButton(tr("&Open Folder"));
    m_cancel = new QPushButton(tr("Close"));
    m_export = new QPushButton(tr("E&xport…"));
    m_export->setProperty("primary", true);
    m_embed = new QPushButton(tr("Copy Em&bed Code"));
    m_embed->setObjectName(QStringLiteral("embed"));
    m_embed->setToolTip(
        tr("An iframe for slides and notebooks, which shows the page where it lies beside them."));
    for (QPushButton *button : {m_embed, m_folder, m_cancel}) {
        button->setAutoDefault(false);
        button->setVisible(button == m_cancel);
    }
    connect(m_embed, &QPushButton::clicked, this, &ExportDialog::copyEmbedding);
    connect(m_folder, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_path).absolutePath())); });
    connect(m_cancel, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::chooseFile);
    auto *footer = new QWidget;
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_message, 1);
    row->addWidget(m_progress, 1);
    for (QPushButton *button : {m_embed, m_folder, m_cancel, m_export})
        row->addWidget(button);
    return footer;
}

const ExportFormat &ExportDialog::format() const
{
    return exportFormats()[m_format->currentIndex()];
}

/// Those of the format; the one that was chosen stays where it can.
void ExportDialog::offerRates()
{
    const QList<double> rates = format().frameRates;
    if (rates.isEmpty())
        return; // what was chosen for an animation is still there when one is wanted again
    const double before = m_rate->count() > 0 ? m_rate->currentData().toDouble() : FilmSpec().framesPerSecond;
    const QSignalBlocker quiet(m_rate);
    m_rate->clear();
    for (const double rate : rates)
        m_rate->addItem(fill(tr("{rate} frames a second"), {{u"rate", QLocale().toString(rate)}}), rate);
    const auto nearest = std::min_element(rates.begin(), rates.end(), [before](double one, double other) {
        return std::abs(one - before) < std::abs(other - before);
    });
    m_rate->setCurrentIndex(int(nearest - rates.begin()));
}

FilmSpec ExportDialog::spec() const
{
    FilmSpec spec;
    if (m_span->currentData().toInt() != WholeRun) {
        spec.from = fromSeconds(m_from->value());
        spec.to = std::max(spec.from, fromSeconds(m_to->value()));
    }
    spec.size = {m_width->value(), m_height->value()};
    spec.framesPerSecond = m_rate->currentData().toDouble();
    spec.speed = m_speed->value();
    spec.canvas = m_canvas->isChecked();
    spec.loopStrip = m_strip->isChecked();
    spec.timeline = m_timeline->isChecked();
    spec.code = m_code->isChecked();
    spec.largeType = m_largeType->isChecked();
    spec.captions = m_captions->isChecked();
    spec.stops = m_stops->isChecked();
    spec.document = m_document->isChecked();
    spec.theme = Theme::named(m_theme->currentData().toString());
    spec.keepsTheme = spec.theme != m_scene.theme; // it was chosen
    if (format().shows == ExportFormat::Shows::Play)
        spec.sliders = m_sliders->ranges();
    return spec;
}

void ExportDialog::specChanged()
{
    if (!m_timeline || !m_export)
        return; // while the form is being built
    const int span = m_span->currentData().toInt();
    if (span == Stretch && m_scene.stretch) {
        m_from->setValue(toSeconds(m_scene.stretch->first));
        m_to->setValue(toSeconds(m_scene.stretch->second));
    }
    m_from->setEnabled(span == FromTo);
    m_to->setEnabled(span == FromTo);
    const QSize size(m_width->value(), m_height->value());
    const int preset = m_preset->findData(size);
    m_preset->setCurrentIndex(preset < 0 ? m_preset->count() - 1 : preset);
    m_rate->setEnabled(format().isAnimation());
    const bool isPage = format().shows == ExportFormat::Shows::Play;
    m_speed->setEnabled(format().isAnimation() || isPage);
    const bool hasStops = !stopsOf(m_scene.layout).isEmpty();
    m_stops->setEnabled((format().isAnimation() || isPage) && hasStops);
    m_captions->setEnabled(format().shows != ExportFormat::Shows::Moment && hasStops);
    m_sliders->setVisible(isPage);
    m_film = std::make_unique<Film>(m_scene.layout, m_scene.replay, spec());
    m_estimate->setText(estimate());
    const bool something =
        m_canvas->isChecked() || m_strip->isChecked() || m_timeline->isChecked() || m_code->isChecked();
    QString objection;
    if (!something)
        objection = tr("Nothing would be in the picture: choose at least one part of it.");
    else if (format().isAnimation())
        objection = m_film->tooMuch().value_or(QString());
    else if (isPage)
        objection = refusalOfPage(*m_film).value_or(QString());
    m_export->setEnabled(objection.isEmpty());
    tell(objection, true);
    m_preview.start();
}

QString ExportDialog::estimate() const
{
    switch (format().shows) {
    case ExportFormat::Shows::Span:
        return fill(tr("%Ln frames, {seconds} s", nullptr, m_film->frameCount()),
                    {{u"seconds", QLocale().toString(m_film->seconds(), 'f', 1)}});
    case ExportFormat::Shows::Pages:
        return tr("%Ln pages", nullptr, int(storyOf(*m_film).size()));
    case ExportFormat::Shows::Play:
        return runsOfPage(*m_film) == 1 ? tr("One run in the page")
                                        : tr("%Ln runs in the page", nullptr, runsOfPage(*m_film));
    case ExportFormat::Shows::Moment:
        break;
    }
    return tr("The moment of the preview");
}

Micros ExportDialog::previewTime() const
{
    const Micros from = m_film->timeOf(0);
    const Micros to = m_film->timeOf(m_film->frameCount() - 1);
    return from + Micros(std::llround(double(to - from) * m_slider->value() / m_slider->maximum()));
}

void ExportDialog::showPreview()
{
    const double ratio = devicePixelRatioF();
    QPixmap picture =
        QPixmap::fromImage(m_film->still(previewTime())
                               .scaled(kPreviewSize * ratio, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    picture.setDevicePixelRatio(ratio);
    m_picture->setPixmap(picture);
    m_moment->setText(
        fill(tr("{seconds} s"), {{u"seconds", QLocale().toString(toSeconds(previewTime()), 'f', 3)}}));
}

void ExportDialog::chooseFile()
{
    const QString path = askWhereToSave(
        this,
        {tr("Export to"), m_scene.name + u'.' + format().suffix(), {}, format().filter(), format().suffix()});
    if (!path.isEmpty())
        start(path);
}

void ExportDialog::start(const QString &path)
{
    m_path = path;
    tell({});
    Q_EMIT begun();
    m_job = format().begin(*m_film, previewTime(), path);
    setBusy(true);
    if (format().shows == ExportFormat::Shows::Moment)
        workSlice();
    else
        m_slice.start();
}

void ExportDialog::workSlice()
{
    QElapsedTimer clock;
    clock.start();
    do {
        if (!m_job->step()) {
            finish();
            return;
        }
    } while (clock.elapsed() < kSliceTime);
    m_progress->setValue(int(m_job->progress() * m_progress->maximum()));
}

void ExportDialog::finish()
{
    m_slice.stop();
    const std::unique_ptr<ExportJob> job = std::move(m_job);
    setBusy(false);
    if (job->state() == ExportJob::State::Failed) {
        tell(job->error(), true);
        return;
    }
    const QString wrote = fill(tr("Written to {file}"), {{u"file", QFileInfo(m_path).fileName()}});
    m_embed->setVisible(format().shows == ExportFormat::Shows::Play);
    m_folder->show();
    tell(job->remark().isEmpty() ? wrote : wrote + u". "_s + job->remark());
    m_folder->setFocus();
    Q_EMIT exported(m_path);
}

void ExportDialog::reject()
{
    if (!m_job) {
        QDialog::reject();
        return;
    }
    m_slice.stop();
    m_job->cancel();
    m_job.reset();
    setBusy(false);
    tell(tr("Cancelled; no file was written."));
}

void ExportDialog::setBusy(bool busy)
{
    m_form->setEnabled(!busy);
    m_export->setEnabled(!busy);
    m_progress->setValue(0);
    m_progress->setVisible(busy);
    m_message->setVisible(!busy);
    m_cancel->setText(busy ? tr("Cancel") : tr("Close"));
    if (busy) {
        m_embed->hide();
        m_folder->hide();
    }
}

/// Of the page that was written.
void ExportDialog::copyEmbedding()
{
    QGuiApplication::clipboard()->setText(embeddingText(QFileInfo(m_path).fileName(), m_film->title(),
                                                        PageRun::sizeOf(*m_film),
                                                        int(m_film->spec().sliders.size())));
    tell(tr("Copied: paste it into your slides or your notebook, and put the page beside them."));
}

void ExportDialog::tell(const QString &words, bool error)
{
    QPalette colours = palette();
    if (error)
        colours.setColor(QPalette::WindowText, m_scene.theme.error);
    m_message->setPalette(colours);
    m_message->setText(words);
    // Many lines get room of their own, not that of the fields.
    m_message->setMinimumHeight(0);
    if (!isVisible() || words.isEmpty())
        return;
    m_message->parentWidget()->layout()->activate();
    m_message->setMinimumHeight(m_message->heightForWidth(m_message->width()));
    if (height() < sizeHint().height())
        resize(width(), sizeHint().height());
}

QString ExportDialog::message() const
{
    return m_message->text();
}

} // namespace signalbox
