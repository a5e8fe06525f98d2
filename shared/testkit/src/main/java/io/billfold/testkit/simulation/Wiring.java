package io.billfold.testkit.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What calls which function: queues, changes of tables, schedules. Routes are found by the door.
 */
final class Wiring {
    private Wiring() {}

    /** From now on messages, changes and times call the functions of the template. */
    static void connect(World world) {
        Map<String, List<MessageMapping>> queues = new HashMap<>();
        Map<String, ChangeMapping> tables = new HashMap<>();
        for (Topology.Function function : world.topology().functions()) {
            for (Topology.Trigger trigger : function.triggers()) {
                switch (trigger) {
                    case Topology.Trigger.Messages it ->
                            queues.computeIfAbsent(nameOf(it.queueUrl()), name -> new ArrayList<>())
                                    .add(new MessageMapping(world, function, it));
                    case Topology.Trigger.Changes it ->
                            tables.put(it.table(), new ChangeMapping(world, function, it));
                    case Topology.Trigger.Ticks it -> new TickMapping(world, function, it).begin();
                    case Topology.Trigger.Route it -> {
                        // the door finds it
                    }
                }
            }
        }
        world.services()
                .sqs()
                .onArrival(
                        url ->
                                queues.getOrDefault(nameOf(url), List.of())
                                        .forEach(MessageMapping::wake));
        world.onWrite(
                changes ->
                        changes.forEach(
                                change ->
                                        Optional.ofNullable(tables.get(change.table()))
                                                .ifPresent(ChangeMapping::wake)));
    }

    private static String nameOf(String queueUrl) {
        return queueUrl.substring(queueUrl.lastIndexOf('/') + 1);
    }
}
