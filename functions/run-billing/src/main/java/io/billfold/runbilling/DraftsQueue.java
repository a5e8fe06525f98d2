package io.billfold.runbilling;

import io.billfold.events.EventJson;
import io.billfold.events.PeriodDue;
import io.billfold.lambda.Host;
import io.billfold.store.AwsClients;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

import java.util.ArrayList;
import java.util.List;

/** The queue of periods to draft. */
@Singleton
class DraftsQueue implements AutoCloseable {
    /** The most messages that SQS takes in one call. */
    private static final int BATCH_MAX = 10;

    private final SqsClient sqs;
    private final String url;
    private final EventJson json;

    DraftsQueue(AwsClients clients, Host host, EventJson json) {
        this.sqs = clients.client(SqsClient.class, SqsClient::builder);
        this.url = host.setting("DRAFTS_QUEUE_URL");
        this.json = json;
    }

    /**
     * Sends messages, ten at a time.
     *
     * @throws IllegalStateException when SQS refused one
     */
    void send(List<PeriodDue> periods) {
        for (int from = 0; from < periods.size(); from += BATCH_MAX) {
            sendBatch(periods.subList(from, Math.min(periods.size(), from + BATCH_MAX)));
        }
    }

    private void sendBatch(List<PeriodDue> periods) {
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
        for (PeriodDue period : periods) {
            entries.add(
                    SendMessageBatchRequestEntry.builder()
                            .id(Integer.toString(entries.size()))
                            .messageBody(json.write(period))
                            .build());
        }
        SendMessageBatchResponse answer =
                sqs.sendMessageBatch(r -> r.queueUrl(url).entries(entries));
        if (!answer.failed().isEmpty()) {
            throw new IllegalStateException(
                    "queue "
                            + url
                            + " refused "
                            + answer.failed().size()
                            + " messages, first: "
                            + answer.failed().getFirst().message());
        }
    }

    @Override
    @PreDestroy
    public void close() {
        sqs.close();
    }
}
