// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/trace/factkinds.h"
#include "widgets/look/theme.h"

#include <QListView>

#include <functional>

namespace signalbox {

class OutputModel;
struct PrintedLine;

/// "1.200 s": every time in the console has as many digits.
QString consoleTime(Micros time);

/// The lines of an OutputModel: time, a square in the task's colour, its name, the text; those to come paler,
/// under a rule that says "now".
class OutputView : public QListView {
    Q_OBJECT
public:
    explicit OutputView(OutputModel &model, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// What the rule says, and which colour a task has (Theme::taskColour, -1 for none).
    void setNow(const QString &words);
    void setColours(std::function<int(TaskId)> colourOf) { m_colourOf = std::move(colourOf); }
    /// What is looked for: it is marked wherever it stands.
    void setSought(const QString &text);
    QString sought() const { return m_sought; }
    void followNow(); ///< brings the last line that is there into view, and some of those to come
    QString selectedText() const; ///< of all lines where none is selected
    QString wholeText() const;
    int suitableWidth() const; ///< in which most lines are whole
    void measure(); ///< columns, once the model has other lines

Q_SIGNALS:
    void linePicked(int row); ///< by a click or by Enter

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    friend class OutputDelegate;
    struct Columns {
        int time = 0; ///< width of each
        int name = 0;
        int height = 0;
    };
    QRect nowPill(int y) const;
    int nowLine() const;

    OutputModel &m_model;
    Theme m_theme = Theme::dark();
    Columns m_columns;
    QString m_now;
    QString m_sought;
    std::function<int(TaskId)> m_colourOf;
};

} // namespace signalbox
