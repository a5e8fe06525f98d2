package io.billfold.local.command;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Sends orders to the orders queue as they are, in batches. */
public final class OrderSender {
    /** SQS takes ten messages in a batch, and 1 MiB in all. */
    private static final int BATCH_MESSAGES_MAX = 10;

    private static final int BATCH_BYTES_MAX = 1024 * 1024;

    private final SqsClient sqs;
    private final String queueUrl;

    /** A sender to a queue. */
    public OrderSender(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    /**
     * Sends everything.
     *
     * @param sent is told how many were sent so far
     * @return what no queue can take, because it is over 1 MiB or empty, with its place
     * @throws CommandFailure when the queue refuses a message
     */
    public List<String> send(List<OrderMessage> messages, IntConsumer sent) {
        List<String> impossible = new ArrayList<>();
        List<OrderMessage> batch = new ArrayList<>();
        int bytes = 0;
        int count = 0;
        for (OrderMessage message : messages) {
            int size = message.body().getBytes(StandardCharsets.UTF_8).length;
            if (size > BATCH_BYTES_MAX) {
                impossible.add(message.place() + " has " + size + " bytes; a queue takes 1 MiB");
                continue;
            }
            if (batch.size() == BATCH_MESSAGES_MAX || bytes + size > BATCH_BYTES_MAX) {
                count += send(batch);
                sent.accept(count);
                bytes = 0;
            }
            batch.add(message);
            bytes += size;
        }
        sent.accept(count + send(batch));
        return impossible;
    }

    /** Sends a batch and empties it. */
    private int send(List<OrderMessage> batch) {
        if (batch.isEmpty()) {
            return 0;
        }
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            entries.add(
                    SendMessageBatchRequestEntry.builder()
                            .id("m" + i)
                            .messageBody(batch.get(i).body())
                            .build());
        }
        SendMessageBatchResponse response =
                sqs.sendMessageBatch(r -> r.queueUrl(queueUrl).entries(entries));
        for (BatchResultErrorEntry failed : response.failed()) {
            int index = Integer.parseInt(failed.id().substring(1));
            throw new CommandFailure(
                    batch.get(index).place() + " could not be sent: " + failed.message());
        }
        int size = batch.size();
        batch.clear();
        return size;
    }
}
