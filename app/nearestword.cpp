// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/nearestword.h"

#include <algorithm>
#include <numeric>

namespace signalbox {

QString nearestWord(const QString &word, const QStringList &known)
{
    QString best;
    qsizetype least = std::max<qsizetype>(2, word.size() / 2);
    for (const QString &candidate : known) {
        // The edit distance, a row at a time; a swap of neighbours counts as two.
        QList<qsizetype> row(candidate.size() + 1);
        std::iota(row.begin(), row.end(), 0);
        for (qsizetype i = 0; i < word.size(); ++i) {
            qsizetype diagonal = row[0];
            row[0] = i + 1;
            for (qsizetype j = 0; j < candidate.size(); ++j) {
                const qsizetype replaced = diagonal + (word[i] == candidate[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = std::min({replaced, row[j + 1] + 1, row[j] + 1});
            }
        }
        if (row.back() <= least && (best.isEmpty() || row.back() < least)) {
            least = row.back();
            best = candidate;
        }
    }
    return best;
}

} // namespace signalbox
