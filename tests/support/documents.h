// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/file/layoutfile.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace signalbox::testing {

using namespace Qt::StringLiterals;

/// Every kind of node and every verb, durations of each law, fields of a version to come everywhere.
inline QByteArray kitchen()
{
    return R"({
        "format": "signalbox", "version": 1, "title": "Küche", "description": "Zwei Köche\nund ein Ofen",
        "theme": {"hue": 0.25},
        "settings": {"seed": 42, "end": "drained", "end_time": 7.5, "horizon": 90, "python": "3.12",
                     "step_cost": 120, "zoom": [1, 2.5]},
        "nodes": [
            {"id": 1, "kind": "queue", "name": "order window", "x": 320, "y": 160.5, "capacity": 5, "hue": null},
            {"id": 2, "kind": "producer", "name": "waiter", "x": -40, "y": 0, "count": 3, "every": 0.5,
             "start": {"uniform": [0.2, 0.9]}},
            {"id": 3, "kind": "consumer", "name": "cook", "x": 600, "y": 160, "scope": 9,
             "work": {"exponential": 0.5}},
            {"id": 4, "kind": "lock", "name": "oven", "x": 600, "y": 300},
            {"id": 5, "kind": "semaphore", "name": "stools", "x": 0, "y": 300, "permits": 0},
            {"id": 6, "kind": "event", "name": "doors", "x": 0, "y": 400, "set": false},
            {"id": 7, "kind": "canceller", "name": "boss", "x": 0, "y": 500, "at": 0.000001},
            {"id": 8, "kind": "task_group", "name": "crew", "x": 500, "y": 100, "width": 400, "height": 300.25},
            {"id": 9, "kind": "timeout", "name": "shift", "x": 520, "y": 120, "width": 300, "height": 200,
             "scope": 8, "delay": 1000000},
            {"id": 12, "kind": "task", "name": "chef", "x": 0, "y": 600, "spawned": false, "steps": [
                {"do": "sleep", "time": 0.5, "mood": "calm"},
                {"do": "cpu", "time": {"uniform": [0.1, 0.2]}},
                {"do": "try", "steps": [
                    {"do": "with", "on": 4, "steps": [{"do": "put", "on": 1}, {"do": "join", "on": 1}]},
                    {"do": "timeout", "time": 1, "steps": [{"do": "get", "on": 1}, {"do": "task_done", "on": 1}]},
                    {"do": "except", "text": "ValueError", "steps": [{"do": "log", "text": "oh"}]},
                    {"do": "except", "text": "", "steps": []},
                    {"do": "finally", "steps": [{"do": "release", "on": 5}]}]},
                {"do": "acquire", "on": 5}, {"do": "set", "on": 6}, {"do": "clear", "on": 6},
                {"do": "wait", "on": 6}, {"do": "spawn", "on": 2}, {"do": "await", "on": 3},
                {"do": "cancel", "on": 8}, {"do": "put"},
                {"do": "repeat", "count": 3, "steps": [{"do": "raise", "text": "RuntimeError: printer jam"}]},
                {"do": "forever", "steps": [{"do": "return"}]}]},
            {"id": 20, "kind": "condition", "name": "news", "x": 0, "y": 0},
            {"id": 21, "kind": "barrier", "name": "start line", "x": 0, "y": 0, "parties": 3},
            {"id": 22, "kind": "counter", "name": "served", "x": 0, "y": 0, "initial": 7},
            {"id": 23, "kind": "future", "name": "verdict", "x": 0, "y": 0},
            {"id": 24, "kind": "ticker", "name": "gong", "x": 0, "y": 0, "count": 5, "every": 0.25},
            {"id": 25, "kind": "executor", "name": "hands", "x": 0, "y": 0, "workers": 4},
            {"id": 26, "kind": "gather", "name": "g", "x": 0, "y": 0, "width": 9, "height": 9,
             "return_exceptions": true},
            {"id": 27, "kind": "wait", "name": "w", "x": 0, "y": 0, "width": 9, "height": 9, "scope": 26,
             "return_when": "FIRST_EXCEPTION", "wait_timeout": 1.5, "cancel_pending": false},
            {"id": 28, "kind": "shield", "name": "s", "x": 0, "y": 0, "width": 9, "height": 9, "scope": 27},
            {"id": 29, "kind": "retry", "name": "r", "x": 0, "y": 0, "width": 9, "height": 9, "scope": 28,
             "attempts": 5, "backoff": {"uniform": [0.1, 0.2]}},
            {"id": 30, "kind": "timeout", "name": "closing time", "x": 0, "y": 0, "width": 9, "height": 9,
             "absolute": true, "delay": 9},
            {"id": 31, "kind": "queue", "name": "urgent", "x": 0, "y": 0, "order": "priority"},
            {"id": 32, "kind": "semaphore", "name": "seats", "x": 0, "y": 0, "bounded": true},
            {"id": 33, "kind": "producer", "name": "phone", "x": 0, "y": 0, "priority": 2, "sentinels": 1,
             "working": "computes"},
            {"id": 34, "kind": "consumer", "name": "baker", "x": 0, "y": 0, "until_sentinel": true},
            {"id": 40, "kind": "task", "name": "everything else", "x": 0, "y": 0, "steps": [
                {"do": "block", "time": 0.1}, {"do": "to_thread", "time": 0.2},
                {"do": "run_in_executor", "on": 25, "time": {"exponential": 0.3}},
                {"do": "put", "on": 31, "text": "soup", "count": 2}, {"do": "put", "on": 1, "choice": "sentinel"},
                {"do": "put_nowait", "on": 1, "choice": "forward"}, {"do": "get_nowait", "on": 1},
                {"do": "with", "on": 20, "steps": [
                    {"do": "wait", "on": 20}, {"do": "notify", "on": 20, "count": 2},
                    {"do": "notify_all", "on": 20},
                    {"do": "wait_until", "on": 20, "if": {"is": "counter", "on": 22, "relation": ">=", "value": -3}}]},
                {"do": "wait", "on": 21}, {"do": "reset", "on": 21}, {"do": "abort", "on": 21},
                {"do": "set_result", "on": 23}, {"do": "set_exception", "on": 23, "text": "ValueError: no"},
                {"do": "read", "on": 22}, {"do": "write", "on": 22, "count": -1},
                {"do": "cancel", "on": 23, "text": "enough"}, {"do": "uncancel"}, {"do": "call", "on": 12},
                {"do": "timeout_at", "time": 4, "steps": [{"do": "await", "on": 23}]},
                {"do": "wait_for", "time": 1, "steps": [{"do": "get", "on": 1}]},
                {"do": "shield", "steps": [{"do": "spawn", "on": 12}]},
                {"do": "gather", "choice": "return_exceptions", "steps": [
                    {"do": "sleep", "time": 1}, {"do": "await", "on": 3}, {"do": "join", "on": 1}]},
                {"do": "wait_tasks", "time": 0, "choice": "FIRST_COMPLETED", "steps": [{"do": "wait", "on": 6}]},
                {"do": "as_completed", "time": 2, "steps": [{"do": "acquire", "on": 4}]},
                {"do": "group", "steps": [{"do": "spawn", "on": 12}]},
                {"do": "while", "if": {"is": "event_set", "on": 6, "not": true, "mood": 1}, "steps": [
                    {"do": "if", "if": {"is": "sentinel"}, "steps": [{"do": "break"}]},
                    {"do": "else", "steps": [{"do": "log", "text": "on"}]}]},
                {"do": "if", "if": {"is": "cancelling", "relation": "!=", "value": 0}, "steps": []},
                {"do": "try", "steps": [{"do": "except_star", "text": "ValueError", "steps": []}]},
                {"do": "async_for", "on": 24, "steps": []}, {"do": "async_for", "on": 31, "steps": []},
                {"do": "retry", "time": 0.5, "count": 3, "text": "OSError", "steps": []}]}
        ],
        "links": [
            {"id": 1, "kind": "putting", "from": 2, "to": 1, "bend": 0.5},
            {"id": 2, "kind": "getting", "from": 3, "to": 1},
            {"id": 3, "kind": "guarding", "from": 3, "to": 4},
            {"id": 5, "kind": "waiting", "from": 3, "to": 6},
            {"id": 6, "kind": "setting", "from": 2, "to": 6},
            {"id": 7, "kind": "cancelling", "from": 7, "to": 8},
            {"id": 8, "kind": "guarding", "from": 3, "to": 20},
            {"id": 9, "kind": "waiting", "from": 2, "to": 21}
        ]
    })";
}

inline QByteArray canonical(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).toJson(QJsonDocument::Indented);
}

inline QByteArray documentOf(const QByteArray &nodes, const QByteArray &links = "[]")
{
    return R"({"format": "signalbox", "version": 1, "nodes": )" + nodes + R"(, "links": )" + links + "}";
}

inline QByteArray taskOf(const QByteArray &steps)
{
    return documentOf(R"([{"id": 1, "kind": "task", "name": "t", "x": 0, "y": 0, "steps": )" + steps + R"(},
        {"id": 2, "kind": "queue", "name": "q", "x": 0, "y": 0}])");
}

inline QString inWords(const QList<Problem> &problems)
{
    QStringList lines;
    for (const Problem &problem : problems)
        lines.append(problem.place + u" | "_s + problem.reason + u" | "_s + problem.remedy);
    return lines.join(u'\n');
}

inline int errorsIn(const QList<Problem> &problems)
{
    return int(std::count_if(problems.begin(), problems.end(), [](const Problem &problem) {
        return problem.severity == Problem::Severity::Error;
    }));
}

/// A layout, or at least one error; and every problem says where, why and what to do.
inline void verifyAnswers(const LoadResult &result)
{
    QCOMPARE(result.layout.has_value(), errorsIn(result.problems) == 0);
    for (const Problem &problem : result.problems) {
        QVERIFY2(!problem.place.isEmpty(), qPrintable(inWords({problem})));
        QVERIFY2(!problem.reason.isEmpty(), qPrintable(inWords({problem})));
        QVERIFY2(!problem.remedy.isEmpty(), qPrintable(inWords({problem})));
    }
}

} // namespace signalbox::testing
