package com.atlasengine.core.fake;

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
  protected List<Started> started() {
    return workflows.started().stream().map(s -> new Started(s.execution(), s.input())).toList();
  }

  @Override
  protected void down() {
    workflows.faults().down();
  }
}
