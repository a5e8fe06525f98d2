package io.billfold.local.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.Work;
import io.billfold.local.dynamodb.DynamoEngine;
import io.billfold.local.dynamodb.StreamRecord;
import io.billfold.local.dynamodb.TableStream;
import io.billfold.local.http.Json;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reads a table's stream and calls a function, in order; woken by writes to the table. */
public final class StreamPoller implements Runnable, DynamoEngine.WriteListener {
    private static final Logger LOG = LoggerFactory.getLogger(StreamPoller.class);
    private static final int READ_MAX = 1000;
    private static final int BACK_OFF_DOUBLINGS_MAX = 5;

    private final TableStream stream;
    private final LocalFunction function;
    private final StreamMapping mapping;
    private final Checkpoint checkpoint;
    private final Work work;
    private final AtomicBoolean unread = new AtomicBoolean();
    private final Semaphore wake = new Semaphore(0);
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** A poller; its first round reads what was left from an earlier run. */
    public StreamPoller(
            TableStream stream,
            LocalFunction function,
            StreamMapping mapping,
            Checkpoint checkpoint,
            Work work) {
        this.stream = stream;
        this.function = function;
        this.mapping = mapping;
        this.checkpoint = checkpoint;
        this.work = work;
        markUnread();
    }

    @Override
    public void beforeWrite() {
        work.begin();
    }

    @Override
    public void afterWrite() {
        markUnread();
        work.end();
    }

    /**
     * Ends the run after the batch that it is in. Not by an interrupt: the engine would take it for
     * its own in the middle of a read.
     */
    public void stop() {
        stopped.countDown();
        wake.release();
    }

    @Override
    public void run() {
        try {
            while (stopped.getCount() > 0) {
                wake.acquire();
                wake.drainPermits();
                if (unread.compareAndSet(true, false)) {
                    readAll();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void markUnread() {
        if (unread.compareAndSet(false, true)) {
            work.begin();
        }
        wake.release();
    }

    /** Ends the piece of work that the mark began; a write meanwhile has begun one of its own. */
    private void readAll() throws InterruptedException {
        try {
            for (String shard : stream.shards()) {
                readShard(shard);
            }
        } catch (RuntimeException e) {
            LOG.error("cannot read the stream of {}", mapping.table(), e);
            pause(mapping.retryDelay());
            stream.forget();
            markUnread();
        } finally {
            work.end();
        }
    }

    private void readShard(String shard) throws InterruptedException {
        List<StreamRecord> records = stream.read(shard, checkpoint.of(shard), READ_MAX);
        while (!records.isEmpty()) {
            deliver(shard, records);
            records = stream.read(shard, checkpoint.of(shard), READ_MAX);
        }
    }

    private void deliver(String shard, List<StreamRecord> records) throws InterruptedException {
        List<StreamRecord> wanted =
                records.stream().filter(it -> mapping.wants(it.event())).toList();
        for (int from = 0; from < wanted.size(); from += mapping.batchSize()) {
            int to = Math.min(wanted.size(), from + mapping.batchSize());
            handle(shard, wanted.subList(from, to));
            checkpoint.advance(shard, wanted.get(to - 1).sequenceNumber());
        }
        checkpoint.advance(shard, records.getLast().sequenceNumber());
    }

    /** Tries a batch until all of it is handled, or given up. */
    private void handle(String shard, List<StreamRecord> batch) throws InterruptedException {
        List<StreamRecord> rest = batch;
        int failures = 0;
        while (!rest.isEmpty()) {
            Attempt attempt = attempt(rest);
            if (attempt.handled() > 0) {
                checkpoint.advance(shard, rest.get(attempt.handled() - 1).sequenceNumber());
                rest = rest.subList(attempt.handled(), rest.size());
                failures = 0;
            }
            if (rest.isEmpty()) {
                return;
            }
            if (mapping.bisect() && attempt.handled() == 0 && rest.size() > 1) {
                handle(shard, rest.subList(0, rest.size() / 2));
                rest = rest.subList(rest.size() / 2, rest.size());
                failures = 0;
            } else if (failures++ >= mapping.retriesMax()) {
                giveUp(shard, rest, attempt.error());
                return;
            } else {
                long doublings = Math.min(failures - 1, BACK_OFF_DOUBLINGS_MAX);
                pause(mapping.retryDelay().multipliedBy(1L << doublings));
            }
        }
    }

    private void pause(Duration duration) throws InterruptedException {
        if (stopped.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("the local cloud stops");
        }
    }

    /**
     * What came of one call.
     *
     * @param handled how many records from the first on need no further attempt
     */
    private record Attempt(int handled, String error) {}

    private Attempt attempt(List<StreamRecord> batch) throws InterruptedException {
        try {
            byte[] answer = function.call(Json.bytes(event(batch)));
            Optional<String> first =
                    BatchAnswer.of(answer, mapping.partialFailures()).failed().stream()
                            .min(StreamPoller::bySequence);
            return new Attempt(
                    first.map(number -> before(batch, number)).orElse(batch.size()),
                    function.settings().id() + " reported the record as failed");
        } catch (FunctionException e) {
            return new Attempt(0, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return new Attempt(0, "the function's answer cannot be read: " + e);
        }
    }

    /** Sequence numbers are numbers without leading zeros. */
    private static int bySequence(String left, String right) {
        int byLength = Integer.compare(left.length(), right.length());
        return byLength == 0 ? left.compareTo(right) : byLength;
    }

    private static int before(List<StreamRecord> batch, String sequenceNumber) {
        for (int i = 0; i < batch.size(); i++) {
            if (batch.get(i).sequenceNumber().equals(sequenceNumber)) {
                return i;
            }
        }
        return 0;
    }

    private void giveUp(String shard, List<StreamRecord> rest, String error) {
        LOG.error("{} gives up {} records: {}", function.settings().id(), rest.size(), error);
        mapping.onFailure()
                .ifPresent(queue -> queue.sendFailed(Json.text(failure(shard, rest)), error));
    }

    /** What Lambda sends to a failure destination: where the records are, not the records. */
    private ObjectNode failure(String shard, List<StreamRecord> rest) {
        ObjectNode failure = Json.object().put("version", "1.0");
        failure.putObject("requestContext")
                .put(
                        "functionArn",
                        "arn:aws:lambda:eu-central-1:000000000000:function:"
                                + function.settings().name())
                .put("condition", "RetryAttemptsExhausted")
                .put("approximateInvokeCount", mapping.retriesMax() + 1L);
        failure.putObject("DDBStreamBatchInfo")
                .put("shardId", shard)
                .put("startSequenceNumber", rest.getFirst().sequenceNumber())
                .put("endSequenceNumber", rest.getLast().sequenceNumber())
                .put("approximateArrivalOfFirstRecord", rest.getFirst().at().toString())
                .put("approximateArrivalOfLastRecord", rest.getLast().at().toString())
                .put("batchSize", rest.size())
                .put("streamArn", mapping.arn());
        return failure;
    }

    private ObjectNode event(List<StreamRecord> batch) {
        ArrayNode records = Json.array();
        batch.forEach(
                it -> records.add(it.event().deepCopy().put("eventSourceARN", mapping.arn())));
        ObjectNode event = Json.object();
        event.set("Records", records);
        return event;
    }
}
