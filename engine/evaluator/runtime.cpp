// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/runtime.h"

namespace signalbox::evaluator {

using namespace objects;

namespace {

/// As many of those that are over are kept for the next.
constexpr std::size_t kMostFree = 256;

} // namespace

std::unique_ptr<Activation> Runtime::newActivation(const Loaded &loaded)
{
    std::unique_ptr<Activation> activation;
    if (m_free.empty()) {
        activation = std::make_unique<Activation>();
    } else {
        activation = std::move(m_free.back());
        m_free.pop_back();
    }
    activation->begin(loaded);
    return activation;
}

void Runtime::giveBack(std::unique_ptr<Activation> activation)
{
    if (!activation)
        return;
    activation->clear();
    if (m_free.size() < kMostFree)
        m_free.push_back(std::move(activation));
}

Value Runtime::handled() const
{
    for (auto place = std::ssize(*m_stack); place-- > 0;) {
        const Activation &at = *(*m_stack)[std::size_t(place)];
        if (at.ownsHandled && !at.handled.isMissing())
            return at.handled;
        if (at.thrower >= 0)
            place = at.thrower;
    }
    return m_outerHandled;
}

Stepped Runtime::close(const Value &generator, Value exit)
{
    ++m_closing;
    Stepped stepped = resume(generator, {}, std::move(exit));
    --m_closing;
    return stepped;
}

void Runtime::tellStatement(const Activation &at)
{
    m_host.statementBegan(*at.loaded->module);
}

void Runtime::neverAwaited(const std::string &qualifiedName)
{
    if (!m_isEnding)
        m_host.neverAwaited(qualifiedName);
}

} // namespace signalbox::evaluator
