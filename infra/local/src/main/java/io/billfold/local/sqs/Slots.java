package io.billfold.local.sqs;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** A queue's messages, visible and hidden; guarded by the queue's lock. */
final class Slots {
    /** When a hidden message becomes visible; out of date if its slot says otherwise by then. */
    private record Wake(Slot slot, long atMillis) {}

    private final Map<String, Slot> byId = new LinkedHashMap<>();
    private final Deque<Slot> ready = new ArrayDeque<>();
    private final PriorityQueue<Wake> hidden =
            new PriorityQueue<>(Comparator.comparingLong(Wake::atMillis));
    private long receptions;

    Collection<Slot> all() {
        return byId.values();
    }

    void add(Message message, long visibleAtMillis) {
        Slot slot = new Slot(message, visibleAtMillis);
        byId.put(message.id(), slot);
        if (visibleAtMillis == 0) {
            ready.add(slot);
        } else {
            hidden.add(new Wake(slot, visibleAtMillis));
        }
    }

    void remove(Slot slot) {
        byId.remove(slot.message().id());
        if (byId.isEmpty()) {
            ready.clear();
            hidden.clear();
        }
    }

    void hide(Slot slot, long untilMillis) {
        slot.visibleAtMillis(untilMillis);
        hidden.add(new Wake(slot, untilMillis));
    }

    /** The next visible message, taken out of the visible ones; null if there is none. */
    @Nullable Slot poll(long nowMillis) {
        wake(nowMillis);
        Slot slot = ready.poll();
        while (slot != null && !isHere(slot)) {
            slot = ready.poll();
        }
        return slot;
    }

    /** The visible messages, which stay visible. */
    List<Slot> visible(long nowMillis) {
        wake(nowMillis);
        return ready.stream().filter(this::isHere).toList();
    }

    /** When the next hidden message may become visible. */
    long nextWakeMillis() {
        Wake next = hidden.peek();
        return next == null ? Long.MAX_VALUE : next.atMillis();
    }

    String receiptFor(Slot slot) {
        return slot.message().id() + "#" + ++receptions + "-" + System.nanoTime();
    }

    /** The message that a receipt names; null if it was deleted. */
    @Nullable Slot ofReceipt(String receipt) {
        int end = receipt.indexOf('#');
        return end < 0 ? null : byId.get(receipt.substring(0, end));
    }

    QueueCounts counts(long nowMillis) {
        wake(nowMillis);
        int visible = (int) ready.stream().filter(this::isHere).count();
        int delayed =
                (int)
                        byId.values().stream()
                                .filter(slot -> slot.message().receiveCount() == 0)
                                .filter(slot -> slot.visibleAtMillis() > nowMillis)
                                .count();
        return new QueueCounts(visible, byId.size() - visible - delayed, delayed);
    }

    private void wake(long nowMillis) {
        while (!hidden.isEmpty() && hidden.peek().atMillis() <= nowMillis) {
            Wake wake = hidden.poll();
            // a message hidden again meanwhile has a later wake of its own
            if (isHere(wake.slot()) && wake.slot().visibleAtMillis() == wake.atMillis()) {
                ready.add(wake.slot());
            }
        }
    }

    private boolean isHere(Slot slot) {
        return byId.get(slot.message().id()) == slot;
    }
}
