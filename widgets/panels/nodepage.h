// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/panels/inspectorpage.h"
#include "widgets/panels/steplist.h"

class QLineEdit;

namespace signalbox {

class CodeField;
class ParamEdit;
class StepEditor;

/// One node: its name, what it is doing and why, its parameters, steps, members and links.
class NodePage : public InspectorPage {
    Q_OBJECT
public:
    NodePage(NodeId node, Document &document, const RunKeeper &keeper, const Player &player);

    void refresh() override;
    void showMoment() override;
    void showLine(int line) override;
    void commit() override;

protected:
    void revert() override;

private:
    void addSentence();
    void addParameters(const Node &node);
    void addSteps();
    void addCode();
    void showLinks();
    QString linkWords(const Link &link) const;
    QWidget *makeLinkRow(const Link &link);
    void showMembers();
    std::optional<StepPath> runningStep() const;

    const NodeId m_node;
    Document &m_document;
    const RunKeeper &m_keeper;
    const Player &m_player;
    QLineEdit *m_name;
    QLabel *m_sentence;
    QList<ParamEdit *> m_params;
    StepEditor *m_steps = nullptr; ///< of a Task
    CodeField *m_code = nullptr; ///< of a piece of code
    QLabel *m_members = nullptr; ///< of a frame
    QVBoxLayout *m_linkRows;
    QLabel *m_linkHeading = nullptr; ///< none for code, whose wires follow from what it says
    QStringList m_shownLinks; ///< what the rows say, to build them anew only when that changes
};

/// Several nodes: how many of what, and the parameters they share, edited together. Tasks that do the same in
/// the same places are edited step by step as one: what is changed of a step changes in all of them.
class SeveralPage : public InspectorPage {
    Q_OBJECT
public:
    SeveralPage(const QList<NodeId> &nodes, Document &document);
    void refresh() override;

private:
    struct Shared {
        Param param;
        QList<NodeId> nodes; ///< those that have it
    };
    struct Field {
        ParamEdit *edit;
        QList<NodeId> nodes;
    };
    QList<Shared> shared() const;
    void addParameters(const QList<Shared> &shared);
    void addSteps();
    void editSteps(const QList<Step> &after);
    QList<Step> stepsOf(NodeId node) const;

    const QList<NodeId> m_nodes;
    Document &m_document;
    QList<Field> m_params;
    StepEditor *m_steps = nullptr; ///< where all are tasks that are alike
    QLabel *m_stepsRemark = nullptr;
};

} // namespace signalbox
