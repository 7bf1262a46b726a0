package com.atlasengine.lex;

import com.atlasengine.core.port.Backlog;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.port.Crm;
import com.atlasengine.core.port.Interactions;
import com.atlasengine.core.port.LateReplies;
import com.atlasengine.core.port.Notifications;
import com.atlasengine.core.port.ResponseCache;
import com.atlasengine.core.port.Secrets;
import com.atlasengine.core.port.TextModel;
import com.atlasengine.core.port.Workflows;
import com.atlasengine.core.telemetry.Telemetry;
import java.time.Clock;

/**
 * Everything outside of this process that a turn uses.
 *
 * @param model writes answers
 * @param cache answers made before
 * @param lateReplies answers that missed their turn
 * @param refreshTopic asks for answers to be written
 * @param interactions the calls
 * @param claims who may do what
 * @param crm the sales team's system
 * @param backlog what it could not take
 * @param salesTeamTopic tells the sales team
 * @param workflows calls visitors
 * @param secrets keys
 * @param telemetry metrics and traces
 * @param clock the time of day
 */
record Ports(
    TextModel model,
    ResponseCache cache,
    LateReplies lateReplies,
    Notifications refreshTopic,
    Interactions interactions,
    Claims claims,
    Crm crm,
    Backlog backlog,
    Notifications salesTeamTopic,
    Workflows workflows,
    Secrets secrets,
    Telemetry telemetry,
    Clock clock) {}
