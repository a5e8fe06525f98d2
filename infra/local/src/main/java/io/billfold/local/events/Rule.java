package io.billfold.local.events;

import io.billfold.local.sqs.Queue;

import java.util.List;

/**
 * Which events of a bus go to which queues.
 *
 * @param pattern EventBridge's pattern, in JSON
 */
public record Rule(String name, String bus, String pattern, List<Queue> targets) {}
