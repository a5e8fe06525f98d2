package io.billfold.lambda;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What starts a function, and what then runs. Immutable; for example {@code
 * Triggers.calls(api::record).andEachMessage(queue::record)}. Each kind at most once.
 */
public final class Triggers {
    private static final Triggers NONE = new Triggers(null, null, null, null);

    private final @Nullable BatchHandler batch;
    private final @Nullable CallHandler call;
    private final @Nullable InputHandler schedule;
    private final @Nullable RecordsHandler records;

    private Triggers(
            @Nullable BatchHandler batch,
            @Nullable CallHandler call,
            @Nullable InputHandler schedule,
            @Nullable RecordsHandler records) {
        this.batch = batch;
        this.call = call;
        this.schedule = schedule;
        this.records = records;
    }

    /**
     * SQS messages one after the other; one that throws is delivered again, the others are done.
     */
    public static Triggers eachMessage(MessageHandler handler) {
        return NONE.andEachMessage(handler);
    }

    /** SQS messages together, for work that is cheaper in one transaction. */
    public static Triggers wholeBatch(BatchHandler handler) {
        return NONE.andWholeBatch(handler);
    }

    /** Calls of the HTTP API. */
    public static Triggers calls(CallHandler handler) {
        return NONE.andCalls(handler);
    }

    /** Ticks of a schedule. */
    public static Triggers schedule(ScheduleHandler handler) {
        return NONE.andSchedule(handler);
    }

    /** Ticks of a schedule, each with the input that the schedule gives. */
    public static Triggers scheduleWithInput(InputHandler handler) {
        return NONE.andScheduleWithInput(handler);
    }

    /** Records of DynamoDB streams, in the stream's order. */
    public static Triggers records(RecordsHandler handler) {
        return NONE.andRecords(handler);
    }

    public Triggers andEachMessage(MessageHandler handler) {
        return andWholeBatch(new OneByOne(handler));
    }

    public Triggers andWholeBatch(BatchHandler handler) {
        return new Triggers(only(batch, handler, "messages"), call, schedule, records);
    }

    public Triggers andCalls(CallHandler handler) {
        return new Triggers(batch, only(call, handler, "calls"), schedule, records);
    }

    public Triggers andSchedule(ScheduleHandler handler) {
        return andScheduleWithInput((scheduledAt, _) -> handler.run(scheduledAt));
    }

    public Triggers andScheduleWithInput(InputHandler handler) {
        return new Triggers(batch, call, only(schedule, handler, "a schedule"), records);
    }

    public Triggers andRecords(RecordsHandler handler) {
        return new Triggers(batch, call, schedule, only(records, handler, "stream records"));
    }

    BatchHandler batch() {
        return served(batch, "SQS messages");
    }

    CallHandler call() {
        return served(call, "HTTP calls");
    }

    InputHandler schedule() {
        return served(schedule, "schedule ticks");
    }

    RecordsHandler records() {
        return served(records, "DynamoDB stream records");
    }

    private static <H> H only(@Nullable H present, H added, String what) {
        if (present != null) {
            throw new IllegalStateException("the function already handles " + what);
        }
        return added;
    }

    private static <H> H served(@Nullable H handler, String what) {
        if (handler == null) {
            throw new IllegalArgumentException(
                    "this function does not handle "
                            + what
                            + ": see its Events in template.yaml and the Triggers in its class");
        }
        return handler;
    }

    /** Handles one message of a queue. */
    @FunctionalInterface
    public interface MessageHandler {
        /**
         * Handles a message, which may be a repeat.
         *
         * @throws Exception when it should be delivered again, and in the end go to the dead-letter
         *     queue
         */
        void handle(Message message) throws Exception;
    }

    /** Handles a batch of messages as a whole. */
    @FunctionalInterface
    public interface BatchHandler {
        /**
         * Handles messages, any of which may be a repeat.
         *
         * @return the ids of the messages to deliver again; empty when all are done
         * @throws Exception when all should be delivered again
         */
        Set<String> handle(List<Message> messages) throws Exception;
    }

    /** Answers a call of the HTTP API. */
    @FunctionalInterface
    public interface CallHandler {
        /**
         * Answers a call.
         *
         * @throws Exception for our faults; the caller sees status 500 and the request's id
         */
        Answer answer(Call call) throws Exception;

        /** The longest body that it takes, in bytes; a call with a longer one does not reach it. */
        default int bodyBytesMax() {
            return Call.BODY_BYTES_MAX;
        }
    }

    /** Runs at the ticks of a schedule. */
    @FunctionalInterface
    public interface ScheduleHandler {
        /**
         * Runs once.
         *
         * @param scheduledAt when the run was due, in business time; a retried run has the same
         * @throws Exception when the run should be repeated
         */
        void run(Instant scheduledAt) throws Exception;
    }

    /** Runs at the ticks of a schedule, as its input says. */
    @FunctionalInterface
    public interface InputHandler {
        /**
         * Runs once.
         *
         * @param scheduledAt as in {@link ScheduleHandler}
         * @param input the plain fields that were given with it, by name; whoever runs the function
         *     by hand may give others than the schedule
         * @throws Exception when the run should be repeated
         */
        void run(Instant scheduledAt, Map<String, String> input) throws Exception;
    }

    /** Handles records of a DynamoDB stream. */
    @FunctionalInterface
    public interface RecordsHandler {
        /**
         * Handles records in the order of the stream.
         *
         * @return the sequence number of the first record that failed, from which the stream
         *     delivers again; null when all are done
         * @throws Exception when all should be delivered again
         */
        @Nullable String handle(List<StreamRecord> records) throws Exception;
    }
}
