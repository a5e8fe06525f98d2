package io.billfold.local.http;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each operation of each service was called: what AWS would put on the bill. */
final class CallCounts {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    /** Counts a call with a target, for example {@code DynamoDB_20120810.GetItem}. */
    void countTarget(String target) {
        count(target.replaceFirst("_\\d+", "").replace('.', ' '));
    }

    /** Counts a signed call without a target, for example {@code s3} and {@code PUT}. */
    void countSigned(String service, String method) {
        count(service + " " + method);
    }

    private void count(String operation) {
        counts.computeIfAbsent(operation, name -> new LongAdder()).increment();
    }

    /** For example {@code DynamoDB GetItem} to 1,200; by name. */
    Map<String, Long> snapshot() {
        Map<String, Long> snapshot = new TreeMap<>();
        counts.forEach((operation, count) -> snapshot.put(operation, count.sum()));
        return snapshot;
    }
}
