package com.atlasengine.core.fake;

import com.atlasengine.core.model.DeletionCall;
import com.atlasengine.core.port.Workflows;
import com.atlasengine.core.port.WorkflowsContract;
import java.util.List;

class FakeWorkflowsTest extends WorkflowsContract {
  private final FakeWorkflows workflows = new FakeWorkflows();

  @Override
  protected Workflows workflows() {
    return workflows;
  }

  @Override
  protected List<StartedExecution> startedExecutions() {
    return workflows.executions().stream()
        .map(s -> new StartedExecution(s.execution(), s.input()))
        .toList();
  }

  @Override
  protected List<DeletionCall> startedDeletionCalls() {
    return workflows.deletionCalls().stream().map(FakeWorkflows.DeletionExecution::input).toList();
  }

  @Override
  protected void takeDown() {
    workflows.faults().failAsIfDown();
  }
}
