// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads documents, one a line, and writes for each what is wrong with it: a list of [place, reason], empty
// where it opens. What test_schema.py holds the schema to.

#include "engine/file/layoutfile.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <iostream>
#include <string>

int main()
{
    for (std::string line; std::getline(std::cin, line);) {
        QJsonArray problems;
        const QByteArray document = QByteArray::fromStdString(line);
        for (const signalbox::Problem &problem : signalbox::decodeLayout(document).problems) {
            if (problem.severity == signalbox::Problem::Severity::Error)
                problems.append(QJsonArray{problem.place, problem.reason});
        }
        std::cout << QJsonDocument(problems).toJson(QJsonDocument::Compact).toStdString() << std::endl;
    }
}
