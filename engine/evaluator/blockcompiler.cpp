// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/blockcompiler.h"

#include "engine/evaluator/patterncompiler.h"

namespace signalbox::evaluator {

using namespace Qt::StringLiterals;

void BlockCompiler::compile(const syntax::If &node)
{
    Assembler::Label otherwise, end;
    m_statements.expressions().condition(*node.test, false, otherwise);
    m_statements.all(node.body);
    if (node.otherwise.empty()) {
        m_out.bind(otherwise);
        return;
    }
    m_out.jump(Op::Jump, end);
    m_out.bind(otherwise);
    m_statements.all(node.otherwise);
    m_out.bind(end);
}

void BlockCompiler::compile(const syntax::While &node)
{
    Assembler::Label next, otherwise, end;
    const int depth = m_out.depth();
    m_out.bind(next);
    m_statements.mark();
    m_statements.expressions().condition(*node.test, false, otherwise);
    push({.kind = Block::Kind::While, .breakTo = &end, .continueTo = &next});
    m_statements.all(node.body);
    pop();
    m_out.jump(Op::JumpBack, next);
    m_out.bind(otherwise);
    m_out.setDepth(depth);
    m_statements.all(node.otherwise);
    m_out.bind(end);
    m_out.setDepth(depth);
}

void BlockCompiler::compile(const syntax::For &node)
{
    if (node.isAsync)
        return asyncFor(node);
    const int depth = m_out.depth();
    m_statements.expressions().value(*node.iterable);
    {
        const bool marksIterable = m_unit.compilation.version >= PythonVersion::Python313; // in a traceback
        Assembler::At at(m_out, marksIterable ? node.iterable->span : m_out.place());
        m_out.emit(Op::Iterate);
    }
    Assembler::Label next, otherwise, end;
    m_out.bind(next);
    m_statements.mark();
    m_out.jump(Op::Next, otherwise);
    m_statements.expressions().store(*node.target);
    push({.kind = Block::Kind::For, .breakTo = &end, .continueTo = &next});
    m_statements.all(node.body);
    pop();
    m_out.jump(Op::JumpBack, next);
    m_out.bind(otherwise);
    m_statements.all(node.otherwise);
    m_out.bind(end);
    m_out.setDepth(depth);
}

void BlockCompiler::asyncFor(const syntax::For &node)
{
    if (!m_unit.mayAwait())
        m_unit.refuse(m_unit.isFunction() ? u"'async for' outside async function"_s
                                          : u"'async for' outside function"_s);
    const int depth = m_out.depth();
    m_statements.expressions().value(*node.iterable);
    Assembler::Label next, end;
    Assembler::Cover cover;
    {
        Assembler::At at(m_out, node.iterable->span);
        m_out.emit(Op::IterateAsync);
        m_out.bind(next);
        m_statements.mark();
        m_out.begin(cover);
        m_out.emit(Op::NextAsync);
        m_statements.expressions().await(AwaitedBy::Next);
        m_out.end(cover);
    }
    m_statements.expressions().store(*node.target);
    push({.kind = Block::Kind::For, .breakTo = &end, .continueTo = &next});
    m_statements.all(node.body);
    pop();
    m_out.jump(Op::JumpBack, next);
    m_out.bind(cover);
    m_out.emit(Op::EndAsync);
    m_statements.all(node.otherwise);
    m_out.bind(end);
    m_out.setDepth(depth);
}

/// Calls the __exit__ on top with three Nones; nothing is left of it.
void BlockCompiler::callExit(bool isAsync)
{
    m_out.emit(Op::PrepareCall);
    for (int i = 0; i < 3; ++i)
        m_out.none();
    m_out.call(3);
    if (isAsync)
        m_statements.expressions().await(AwaitedBy::Exit);
    m_out.emit(Op::Pop);
}

void BlockCompiler::compile(const syntax::With &node)
{
    if (node.isAsync && !m_unit.mayAwait())
        m_unit.refuse(m_unit.isFunction() ? u"'async with' outside async function"_s
                                          : u"'async with' outside function"_s);
    with(node, 0);
}

void BlockCompiler::with(const syntax::With &node, std::size_t at)
{
    if (at == node.items.size())
        return m_statements.all(node.body);
    const syntax::WithItem &item = node.items[at];
    const int depth = m_out.depth();
    m_statements.expressions().value(*item.context);
    Assembler::At place(m_out, item.context->span);
    m_out.emit(node.isAsync ? Op::EnterAsyncWith : Op::EnterWith);
    m_out.call(0);
    if (node.isAsync)
        m_statements.expressions().await(AwaitedBy::Enter);
    Assembler::Cover body, cleanup;
    Assembler::Label suppressed, end;
    body.depth = depth + 1;
    m_out.resume(body);
    if (item.variables)
        m_statements.expressions().store(*item.variables);
    else
        m_out.emit(Op::Pop);
    push({.kind = node.isAsync ? Block::Kind::AsyncWith : Block::Kind::With,
          .cover = &body,
          .place = item.context->span});
    with(node, at + 1);
    pop();
    m_out.end(body);
    callExit(node.isAsync);
    m_out.jump(Op::Jump, end);
    m_out.bind(body);
    m_out.emit(Op::PushHandled);
    cleanup.depth = depth + 2; // __exit__, and what was handled before
    m_out.resume(cleanup);
    m_out.emit(Op::ExitWith);
    if (node.isAsync)
        m_statements.expressions().await(AwaitedBy::Exit);
    m_out.jump(Op::JumpIfTrue, suppressed);
    m_out.emit(Op::Reraise);
    m_out.end(cleanup);
    m_out.bind(cleanup);
    m_out.emit(Op::ReraiseHandled);
    m_out.bind(suppressed);
    m_out.emit(Op::Pop);
    m_out.emit(Op::PopHandled);
    m_out.emit(Op::Pop);
    m_out.bind(end);
    m_out.setDepth(depth);
}

void BlockCompiler::compile(const syntax::Try &node)
{
    if (node.finalBody.empty())
        tryExcept(node);
    else
        tryFinally(node);
}

void BlockCompiler::tryFinally(const syntax::Try &node)
{
    const int depth = m_out.depth();
    Assembler::Cover body, cleanup;
    Assembler::Label end;
    m_out.begin(body);
    push({.kind = Block::Kind::Finally, .cover = &body, .finalBody = &node.finalBody});
    if (node.handlers.empty())
        m_statements.all(node.body);
    else
        tryExcept(node);
    pop();
    m_out.end(body);
    m_out.setDepth(depth);
    m_statements.all(node.finalBody);
    m_out.jump(Op::Jump, end);
    m_out.bind(body);
    m_out.emit(Op::PushHandled);
    cleanup.depth = depth + 1;
    m_out.resume(cleanup);
    push({.kind = Block::Kind::HandledFinally, .cover = &cleanup});
    m_statements.all(node.finalBody);
    pop();
    m_out.setDepth(depth + 2);
    m_out.emit(Op::Reraise);
    m_out.end(cleanup);
    m_out.bind(cleanup);
    m_out.emit(Op::ReraiseHandled);
    m_out.bind(end);
    m_out.setDepth(depth);
}

void BlockCompiler::tryExcept(const syntax::Try &node)
{
    const int depth = m_out.depth();
    Assembler::Cover body;
    Assembler::Label end;
    m_out.begin(body);
    push({.kind = Block::Kind::Covered, .cover = &body});
    m_statements.all(node.body);
    pop();
    m_out.end(body);
    m_out.setDepth(depth);
    m_statements.all(node.otherwise);
    m_out.jump(Op::Jump, end);
    m_out.bind(body);
    if (node.isStar)
        groupHandlers(node, end);
    else
        handlers(node, end);
    m_out.bind(end);
    m_out.setDepth(depth);
}

void BlockCompiler::handlers(const syntax::Try &node, Assembler::Label &end)
{
    Assembler::Cover cleanup;
    m_out.emit(Op::PushHandled);
    cleanup.depth = m_out.depth() - 1;
    m_out.resume(cleanup);
    const int depth = m_out.depth();
    for (const syntax::ExceptHandler &each : node.handlers) {
        if (!each.type && &each != &node.handlers.back())
            m_unit.refuse(u"default 'except:' must be last"_s, each.span);
        m_out.setDepth(depth);
        Assembler::At at(m_out, each.span);
        Assembler::Label next;
        if (each.type) {
            m_statements.expressions().value(*each.type);
            m_out.emit(Op::MatchException);
            m_out.jump(Op::JumpIfFalse, next);
        }
        handler(each, cleanup, end);
        m_out.bind(next);
    }
    m_out.setDepth(depth);
    m_out.emit(Op::Reraise);
    m_out.end(cleanup);
    m_out.bind(cleanup);
    m_out.emit(Op::ReraiseHandled);
}

/// With the exception on top, above what was handled before.
void BlockCompiler::handler(const syntax::ExceptHandler &handler, Assembler::Cover &cleanup,
                            Assembler::Label &end)
{
    Assembler::Cover named;
    if (!handler.name) {
        m_out.emit(Op::Pop);
        push({.kind = Block::Kind::Handler, .cover = &cleanup});
        m_statements.all(handler.body);
        pop();
        m_out.emit(Op::PopHandled);
        m_out.jump(Op::Jump, end);
        return;
    }
    m_unit.store(*handler.name);
    m_out.begin(named);
    push({.kind = Block::Kind::Handler, .cover = &cleanup, .innerCover = &named, .name = *handler.name});
    const int depth = m_out.depth();
    m_statements.all(handler.body);
    pop();
    m_out.end(named);
    m_out.setDepth(depth);
    m_out.emit(Op::PopHandled);
    forget(*handler.name);
    m_out.jump(Op::Jump, end);
    m_out.bind(named);
    forget(*handler.name);
    m_out.emit(Op::Reraise);
}

/// The name of `except … as name` has no value afterwards.
void BlockCompiler::forget(const QString &name)
{
    m_out.none();
    m_unit.store(name);
    m_unit.remove(name);
}

/// On the stack: what was handled before, the group, a list of what is raised in handlers, what is left of
/// the group.
void BlockCompiler::groupHandlers(const syntax::Try &node, Assembler::Label &end)
{
    Assembler::Cover cleanup;
    Assembler::Label none;
    m_out.emit(Op::PushHandled);
    cleanup.depth = m_out.depth() - 1;
    m_out.resume(cleanup);
    m_out.emit(Op::BuildList, 0);
    m_out.emit(Op::Copy, 1);
    for (const syntax::ExceptHandler &each : node.handlers) {
        Assembler::At at(m_out, each.span);
        m_statements.expressions().value(*each.type);
        groupHandler(each);
    }
    m_out.emit(Op::ListAppend, 0);
    m_out.emit(Op::GroupOf);
    m_out.emit(Op::Copy, 0);
    m_out.none();
    m_out.emit(Op::Is);
    m_out.jump(Op::JumpIfTrue, none);
    m_out.end(cleanup);
    m_out.emit(Op::ReraiseHandled);
    m_out.bind(none);
    m_out.emit(Op::Pop);
    m_out.emit(Op::PopHandled);
    m_out.jump(Op::Jump, end);
    m_out.bind(cleanup);
    m_out.emit(Op::ReraiseHandled);
}

void BlockCompiler::groupHandler(const syntax::ExceptHandler &handler)
{
    Assembler::Label noMatch, next;
    Assembler::Cover body;
    m_out.emit(Op::MatchGroup);
    m_out.emit(Op::Copy, 0);
    m_out.none();
    m_out.emit(Op::Is);
    m_out.jump(Op::JumpIfTrue, noMatch);
    m_out.emit(Op::Copy, 0);
    m_out.emit(Op::SetHandled);
    if (handler.name)
        m_unit.store(*handler.name);
    else
        m_out.emit(Op::Pop);
    m_out.begin(body);
    push({.kind = Block::Kind::GroupHandler});
    const int depth = m_out.depth();
    m_statements.all(handler.body);
    pop();
    m_out.end(body);
    m_out.setDepth(depth);
    if (handler.name)
        forget(*handler.name);
    m_out.jump(Op::Jump, next);
    m_out.bind(body);
    if (handler.name)
        forget(*handler.name);
    m_out.emit(Op::ListAppend, 1);
    m_out.jump(Op::Jump, next);
    m_out.bind(noMatch);
    m_out.emit(Op::Pop);
    m_out.bind(next);
}

void BlockCompiler::compile(const syntax::Match &node)
{
    const int depth = m_out.depth();
    m_statements.expressions().value(*node.subject);
    Assembler::Label end;
    for (const syntax::MatchCase &each : node.cases) {
        Assembler::Label next;
        m_out.setDepth(depth + 1);
        PatternCompiler(m_unit, m_statements.expressions()).match(*each.pattern, next);
        if (each.guard)
            m_statements.expressions().condition(*each.guard, false, next);
        m_out.emit(Op::Pop);
        m_statements.all(each.body);
        m_out.jump(Op::Jump, end);
        m_out.setDepth(depth + 1);
        m_out.bind(next);
    }
    m_out.setDepth(depth + 1);
    m_out.emit(Op::Pop);
    m_out.bind(end);
    m_out.setDepth(depth);
}

/// What leaving \a block takes; \a keepsTop: a value that is returned lies on top.
void BlockCompiler::past(const Block &block, bool keepsTop)
{
    using Kind = Block::Kind;
    switch (block.kind) {
    case Kind::While:
    case Kind::Covered:
    case Kind::GroupHandler:
        return;
    case Kind::For:
    case Kind::Value:
        if (keepsTop)
            m_out.emit(Op::Swap, 1);
        m_out.emit(Op::Pop);
        return;
    case Kind::Finally:
        return pastFinally(block, keepsTop);
    case Kind::HandledFinally:
        if (keepsTop)
            m_out.emit(Op::Swap, 1);
        m_out.emit(Op::Pop);
        if (keepsTop)
            m_out.emit(Op::Swap, 1);
        m_out.emit(Op::PopHandled);
        return;
    case Kind::Handler:
        if (keepsTop)
            m_out.emit(Op::Swap, 1);
        m_out.emit(Op::PopHandled);
        if (!block.name.isEmpty())
            forget(block.name);
        return;
    case Kind::With:
    case Kind::AsyncWith: {
        Assembler::At at(m_out, block.place);
        if (keepsTop)
            m_out.emit(Op::Swap, 1);
        return callExit(block.kind == Kind::AsyncWith);
    }
    }
}

void BlockCompiler::pastFinally(const Block &block, bool keepsTop)
{
    if (keepsTop)
        push({.kind = Block::Kind::Value});
    m_statements.all(*block.finalBody);
    if (keepsTop)
        pop();
}

void BlockCompiler::leaveLoop(bool isBreak)
{
    const int depth = m_out.depth();
    std::vector<Block> left;
    while (!m_unit.blocks.empty()) {
        const Block block = m_unit.blocks.back();
        if (block.kind == Block::Kind::GroupHandler) {
            m_unit.refuse(u"'break', 'continue' and 'return' cannot appear in an except* block"_s);
            break;
        }
        if (block.cover)
            m_out.pause(*block.cover);
        if (block.innerCover)
            m_out.pause(*block.innerCover);
        if (block.continueTo) {
            if (isBreak && block.kind == Block::Kind::For)
                m_out.emit(Op::Pop);
            m_out.jump(isBreak ? Op::Jump : Op::JumpBack, isBreak ? *block.breakTo : *block.continueTo);
            break;
        }
        m_unit.blocks.pop_back();
        left.push_back(block);
        past(block, false);
    }
    if (m_unit.blocks.empty())
        m_unit.refuse(isBreak ? u"'break' outside loop"_s : u"'continue' not properly in loop"_s);
    for (auto block = left.rbegin(); block != left.rend(); ++block)
        push(*block);
    for (const Block &block : left) {
        if (block.cover)
            m_out.resume(*block.cover);
        if (block.innerCover)
            m_out.resume(*block.innerCover);
    }
    m_out.setDepth(depth);
}

void BlockCompiler::leaveFunction()
{
    const int depth = m_out.depth();
    std::vector<Block> left;
    while (!m_unit.blocks.empty()) {
        const Block block = m_unit.blocks.back();
        if (block.kind == Block::Kind::GroupHandler)
            m_unit.refuse(u"'break', 'continue' and 'return' cannot appear in an except* block"_s);
        if (block.cover)
            m_out.pause(*block.cover);
        if (block.innerCover)
            m_out.pause(*block.innerCover);
        m_unit.blocks.pop_back();
        left.push_back(block);
        past(block, true);
    }
    m_out.emit(Op::Return);
    for (auto block = left.rbegin(); block != left.rend(); ++block)
        push(*block);
    for (const Block &block : left) {
        if (block.cover)
            m_out.resume(*block.cover);
        if (block.innerCover)
            m_out.resume(*block.innerCover);
    }
    m_out.setDepth(depth - 1);
}

} // namespace signalbox::evaluator
