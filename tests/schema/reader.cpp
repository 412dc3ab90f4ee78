// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads documents, one a line, and writes for each what is wrong with it: a list of [place, reason], empty
// where it opens. What test_schema.py holds the schema to.

#include "engine/file/layoutfile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

int main()
{
    QFile in;
    QFile out;
    if (!in.open(stdin, QIODevice::ReadOnly) || !out.open(stdout, QIODevice::WriteOnly))
        return 1;
    while (true) {
        const QByteArray line = in.readLine();
        if (line.isEmpty())
            return 0;
        QJsonArray problems;
        for (const signalbox::Problem &problem : signalbox::decodeLayout(line).problems) {
            if (problem.severity == signalbox::Problem::Severity::Error)
                problems.append(QJsonArray{problem.place, problem.reason});
        }
        out.write(QJsonDocument(problems).toJson(QJsonDocument::Compact) + '\n');
        out.flush();
    }
}
