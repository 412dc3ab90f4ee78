// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/evaluator.h"
#include "engine/operations/iterators.h"

namespace signalbox::evaluator {

/// Something to call that only whoever runs the evaluation can run: a function of the program, a call of
/// asyncio's. An evaluation that comes to a call of one is left with Outcome::Called.
class Routine : public objects::Opaque {
public:
    using Opaque::Opaque;
    bool isCallable() const override { return true; }
};

/// A lambda. It cannot wait, so it is called at once.
class Lambda final : public objects::Opaque {
public:
    Lambda(Evaluator &evaluator, const Loaded &loaded, objects::Value outer);

    bool isCallable() const override { return true; }
    objects::Value call(objects::Context &context, const objects::Arguments &arguments) override;
    bool represent(objects::Context &context, objects::TextBuilder &out) override;
    qint64 footprint() const override { return qint64(sizeof(Lambda)); }
    void dropValues() override { m_outer = {}; }

private:
    Evaluator &m_evaluator;
    const Loaded &m_loaded;
    objects::Value m_outer;
};

/// What a generator expression makes.
class Generator final : public objects::Iterator {
public:
    Generator(Evaluator &evaluator, const Loaded &loaded, const objects::Value &outer, objects::Value iterator);

    objects::Value next(objects::Context &context) override;
    qint64 footprint() const override { return qint64(sizeof(Generator)); }
    void dropValues() override;

private:
    Evaluator &m_evaluator;
    Evaluation m_evaluation;
    bool m_isRunning = false;
    bool m_isOver = false;
};

} // namespace signalbox::evaluator
