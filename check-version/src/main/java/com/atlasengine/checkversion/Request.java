package com.atlasengine.checkversion;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

/**
 * What CodeDeploy says before it shifts traffic.
 *
 * @param deployment {@code DeploymentId}: which deployment waits
 * @param execution {@code LifecycleEventHookExecutionId}: the hook run that the report is for
 */
record Request(
    @JsonProperty(value = "DeploymentId", required = true) @JsonSetter(nulls = Nulls.FAIL)
        String deployment,
    @JsonProperty(value = "LifecycleEventHookExecutionId", required = true)
        @JsonSetter(nulls = Nulls.FAIL)
        String execution) {}
