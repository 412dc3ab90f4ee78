// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/syntax/tree.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace signalbox::evaluator {

/// What one instruction does with the stack. `a` and `b` are its operands.
enum class Op : quint8 {
    Constant, ///< pushes literal a
    LoadLocal, ///< variable a; UnboundLocalError where it has no value
    LoadGlobal, ///< name a: a global, or else a builtin; NameError
    LoadOuter, ///< in a generator: variable a of what it stands in, b levels out
    StoreLocal,
    StoreGlobal,
    StoreOuter,
    DeleteLocal,
    DeleteGlobal,
    Pop,
    Copy, ///< pushes once more what lies a below the top
    Swap, ///< the top with what lies a below it
    Unary, ///< a: UnaryOperator
    Not,
    Binary, ///< a: BinaryOperator
    InPlace, ///< a: BinaryOperator
    Compare, ///< a: Comparison, but for Is and In
    Is, ///< a: 1 for `is not`
    In, ///< a: 1 for `not in`
    Jump, ///< to a
    JumpIfFalse, ///< pops; to a
    JumpIfTrue,
    JumpIfFalseOrPop, ///< to a and keeps it, or pops
    JumpIfTrueOrPop,
    BuildTuple, ///< of the a on top
    BuildList,
    BuildSet,
    BuildDict, ///< of a pairs
    BuildSlice, ///< of a: 2 or 3
    BuildText, ///< of a texts: an f-string
    ListAppend, ///< pops, into the list a below
    SetAdd,
    DictSet, ///< pops value and key, into the dict a below
    ListExtend, ///< pops an iterable, into the list a below: `*xs`
    SetUpdate,
    DictUpdate, ///< `**d` in a display
    DictMerge, ///< `**d` in a call: keys are texts, and none stands twice
    ListToTuple,
    LoadAttribute, ///< name a
    StoreAttribute,
    DeleteAttribute,
    LoadSubscript,
    StoreSubscript,
    DeleteSubscript,
    Unpack, ///< into a values; b: 1 + the place of a starred one
    Iterate, ///< iter()
    Next, ///< pushes the next of the iterator on top, or pops it and goes to a
    IterateAsync, ///< __aiter__()
    NextAsync, ///< pushes what __anext__() gives: awaited next
    Call, ///< with a arguments; b: 1 + the index of the names of the last ones, 0 where none has a name
    LoadMethod, ///< looks whether what is on top has a method of name a, before the arguments are evaluated
    CallMethod, ///< with a arguments, of the object below them; b: index into methods
    CallSpread, ///< with a tuple, and where a is 1 with a dict
    Format, ///< a: conversion, 0 for none; b: 1 where a specification lies on top
    Await, ///< pushes what the awaitable on top gives, in a later turn perhaps
    Generator, ///< pushes an iterator that runs code a, over the iterator on top
    Lambda, ///< pushes the function of code a
    Yield, ///< of a generator: gives what is on top
    Return, ///< what is on top is what the code came to
};

/// A method that is called.
struct MethodCall {
    int name = 0; ///< index into names
    int keywords = 0; ///< as in Op::Call
};

struct Instruction {
    Op op = Op::Return;
    quint16 b = 0;
    qint32 a = 0;
};

/// An expression, or the part of a statement that computes, for the Evaluator. A value that runs share; what
/// is counted (literals as objects) each of them makes for itself.
struct Code {
    std::vector<Instruction> instructions;
    std::vector<syntax::Span> places; ///< as instructions: where each stands in the text
    std::vector<syntax::Literal> literals;
    std::vector<QString> names; ///< of globals, attributes, methods
    std::vector<MethodCall> methods;
    std::vector<std::vector<QString>> keywords; ///< names of a call's arguments
    std::vector<std::shared_ptr<const Code>> inner; ///< of generators and lambdas
    int deepest = 0; ///< how many values lie on its stack at most
    int parameters = 0; ///< of a lambda
    QStringList variables; ///< of a lambda or a generator, by place
};

} // namespace signalbox::evaluator
