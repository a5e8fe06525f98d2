package io.billfold.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.local.Work;
import io.billfold.local.http.Json;
import io.billfold.local.http.ServiceError;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/** A standard queue. All methods may be called from any thread. */
public final class Queue implements MessageQueue, AutoCloseable {
    /** Longer than any call: only a function's poller decides when a message is shown again. */
    private static final Duration HIDDEN = Duration.ofHours(12);

    private static final String REGION_AND_ACCOUNT = "eu-central-1:000000000000:";

    private final String name;
    private final Function<String, Optional<Queue>> others;
    private final Work work;
    private final ReentrantLock lock;
    private final Condition arrived;
    private final Slots slots = new Slots();
    private final Journal journal;
    private volatile QueueSettings settings;
    private boolean consumed;

    /**
     * A queue with what its journal held.
     *
     * @param others finds the queues that messages may move to
     * @param lock one for all queues, since messages move between them either way
     * @param work counts this queue's messages once a function consumes it
     */
    Queue(
            String name,
            QueueSettings settings,
            Journal journal,
            List<Message> kept,
            Function<String, Optional<Queue>> others,
            ReentrantLock lock,
            Work work) {
        this.lock = lock;
        this.arrived = lock.newCondition();
        this.name = name;
        this.settings = settings;
        this.journal = journal;
        this.others = others;
        this.work = work;
        kept.forEach(message -> slots.add(message, 0));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String arn() {
        return "arn:aws:sqs:" + REGION_AND_ACCOUNT + name;
    }

    public QueueSettings settings() {
        return settings;
    }

    void settings(QueueSettings newSettings) {
        settings = newSettings;
    }

    /** From now on a function receives from this queue: what lies in it is work to be done. */
    @Override
    public void consume() {
        locked(
                () -> {
                    if (!consumed) {
                        consumed = true;
                        slots.all().forEach(slot -> work.begin());
                    }
                    return true;
                });
    }

    /** Whether a function receives from this queue. */
    @Override
    public boolean isConsumed() {
        return locked(() -> consumed);
    }

    /**
     * Sends a message; when this returns the journal has it.
     *
     * @throws ServiceError if it is too large
     */
    public Message send(
            String body, Map<String, MessageAttribute> attributes, @Nullable Duration delay) {
        int bytes = body.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > settings.messageBytesMax()) {
            throw new ServiceError(
                    400,
                    "InvalidParameterValue",
                    "One or more parameters are invalid. Reason: Message must be shorter than "
                            + settings.messageBytesMax()
                            + " bytes.");
        }
        long now = System.currentTimeMillis();
        long delayMillis = delay == null ? settings.delayMillis() : delay.toMillis();
        String id = UUID.randomUUID().toString();
        Message message = new Message(id, body, attributes, null, now, 0, 0, null);
        add(message, delayMillis == 0 ? 0 : now + delayMillis);
        return message;
    }

    /**
     * Receives what is visible, waiting for the first message.
     *
     * @param countMax at most 10, as SQS has it
     * @param visibility how long the messages are hidden then; null as the queue is set
     */
    public List<Message> receive(int countMax, Duration wait, @Nullable Duration visibility)
            throws InterruptedException {
        long deadline = System.nanoTime() + wait.toNanos();
        long hiddenMillis =
                visibility == null ? settings.visibilityMillis() : visibility.toMillis();
        lock.lockInterruptibly();
        try {
            while (true) {
                List<Message> messages = take(countMax, hiddenMillis);
                long leftNanos = deadline - System.nanoTime();
                if (!messages.isEmpty() || leftNanos <= 0) {
                    return messages;
                }
                arrived.awaitNanos(Math.min(leftNanos, nanosToNextWake()));
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Message> receive(int countMax, Duration wait) throws InterruptedException {
        return receive(countMax, wait, HIDDEN);
    }

    @Override
    public void sendFailed(String body, String error) {
        send(body, Map.of(Message.ERROR_MESSAGE, MessageAttribute.text(error)), null);
    }

    /** Deletes a message that was received; an older reception's receipt deletes nothing. */
    @Override
    public void delete(String receipt) {
        locked(
                () -> {
                    Slot slot = slots.ofReceipt(receipt);
                    if (slot != null && receipt.equals(slot.message().receipt())) {
                        remove(slot);
                    }
                    return true;
                });
    }

    /** Hides a received message for so long from now; 0 shows it at once. */
    public void hide(String receipt, Duration visibility) {
        locked(
                () -> {
                    Slot slot = slots.ofReceipt(receipt);
                    if (slot != null) {
                        slots.hide(slot, System.currentTimeMillis() + visibility.toMillis());
                        arrived.signalAll();
                    }
                    return true;
                });
    }

    /**
     * The receiver could not handle a message: it is shown again later, or becomes a dead letter
     * with its cause.
     */
    @Override
    public void fail(String receipt, String error, Duration retryDelay) {
        locked(
                () -> {
                    Slot slot = slots.ofReceipt(receipt);
                    if (slot != null) {
                        slot.lastError(error);
                        if (!buried(slot)) {
                            // only failed receptions are kept: one that a kill ended is no fault
                            // of the message, and must not make a dead letter of it
                            journal.append(
                                    Json.object()
                                            .put("op", "receive")
                                            .put("id", slot.message().id()));
                            slots.hide(slot, System.currentTimeMillis() + retryDelay.toMillis());
                            arrived.signalAll();
                        }
                    }
                    return true;
                });
    }

    /** Deletes everything. */
    public void purge() {
        locked(
                () -> {
                    List.copyOf(slots.all()).forEach(this::remove);
                    return true;
                });
    }

    /**
     * Moves every visible message back to where it came from, or to another queue.
     *
     * @param destination null: each to its own source
     * @return how many moved
     */
    public int redrive(@Nullable String destination) {
        return locked(
                () -> {
                    int moved = 0;
                    for (Slot slot : slots.visible(System.currentTimeMillis())) {
                        String source = slot.message().deadLetterSource();
                        String target = destination == null ? source : destination;
                        if (target != null && moveTo(slot, QueueSettings.nameOf(target))) {
                            moved++;
                        }
                    }
                    return moved;
                });
    }

    /** What lies in the queue, without receiving it, oldest first. */
    @Override
    public List<Message> peek(int countMax) {
        return locked(() -> slots.all().stream().limit(countMax).map(Slot::message).toList());
    }

    /** How many messages are visible, hidden because received, and delayed. */
    @Override
    public QueueCounts counts() {
        return locked(() -> slots.counts(System.currentTimeMillis()));
    }

    @Override
    public void close() {
        locked(
                () -> {
                    journal.close();
                    return true;
                });
    }

    private void add(Message message, long visibleAtMillis) {
        locked(
                () -> {
                    journal.append(
                            message.stored().put("op", "send").put("visibleAt", visibleAtMillis));
                    slots.add(message, visibleAtMillis);
                    if (consumed) {
                        work.begin();
                    }
                    arrived.signal();
                    return true;
                });
    }

    private void remove(Slot slot) {
        journal.append(Json.object().put("op", "delete").put("id", slot.message().id()));
        slots.remove(slot);
        if (slots.all().isEmpty()) {
            journal.cut();
        }
        if (consumed) {
            work.end();
        }
    }

    private List<Message> take(int countMax, long hiddenMillis) {
        long now = System.currentTimeMillis();
        List<Message> messages = new ArrayList<>();
        for (Slot slot = slots.poll(now); slot != null; slot = slots.poll(now)) {
            if (buried(slot)) {
                continue;
            }
            slot.message(slot.message().received(slots.receiptFor(slot), now));
            slots.hide(slot, now + hiddenMillis);
            messages.add(slot.message());
            if (messages.size() == countMax) {
                break;
            }
        }
        if (!messages.isEmpty()) {
            // those who wait must wake when these become visible again
            arrived.signalAll();
        }
        return messages;
    }

    /** Whether a message was received as often as it may, and is a dead letter now. */
    private boolean buried(Slot slot) {
        QueueSettings current = settings;
        return slot.message().receiveCount() >= current.receivesMax()
                && current.deadLetterQueue().map(target -> moveTo(slot, target)).orElse(false);
    }

    private boolean moveTo(Slot slot, String target) {
        Optional<Queue> queue = others.apply(target);
        if (queue.isEmpty()) {
            return false;
        }
        Map<String, MessageAttribute> attributes = new TreeMap<>(slot.message().attributes());
        String error = slot.lastError();
        if (error != null) {
            attributes.put(Message.ERROR_MESSAGE, MessageAttribute.text(error));
        }
        // the target has it before this queue loses it: a kill in between leaves it twice, not
        // never
        queue.get().add(slot.message().moved(attributes, arn()), 0);
        remove(slot);
        return true;
    }

    private long nanosToNextWake() {
        long millis = slots.nextWakeMillis() - System.currentTimeMillis();
        return TimeUnit.MILLISECONDS.toNanos(Math.clamp(millis, 1, 60_000));
    }

    private <R> R locked(Supplier<R> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /** What a journal leaves in the queue. */
    static List<Message> replay(List<JsonNode> entries) {
        Map<String, Message> messages = new LinkedHashMap<>();
        for (JsonNode entry : entries) {
            String id = entry.path("id").asText();
            switch (entry.path("op").asText()) {
                case "send" -> messages.put(id, Message.ofStored(entry));
                case "delete" -> messages.remove(id);
                case "receive" ->
                        messages.computeIfPresent(
                                id, (key, message) -> message.received("", message.sentAtMillis()));
                default -> throw new IllegalStateException("not a journal entry: " + entry);
            }
        }
        return List.copyOf(messages.values());
    }
}
