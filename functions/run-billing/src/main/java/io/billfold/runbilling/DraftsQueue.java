package io.billfold.runbilling;

import io.billfold.events.EventJson;
import io.billfold.lambda.Host;
import io.billfold.store.AwsClients;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

import java.util.ArrayList;
import java.util.List;

/** The queue of periods to draft, and of groups of drafts to put on one invoice. */
@Singleton
class DraftsQueue implements AutoCloseable {
    /** The most messages that SQS takes in one call. */
    private static final int BATCH_MAX = 10;

    private final SqsClient sqs;
    private final String url;
    private final EventJson json;

    @Inject
    DraftsQueue(AwsClients clients, Host host, EventJson json) {
        this(
                clients.client(SqsClient.class, SqsClient::builder),
                host.setting("DRAFTS_QUEUE_URL"),
                json);
    }

    DraftsQueue(SqsClient sqs, String url, EventJson json) {
        this.sqs = sqs;
        this.url = url;
        this.json = json;
    }

    /**
     * Sends messages, ten at a time.
     *
     * @param due each a {@link io.billfold.events.PeriodDue} or a {@link
     *     io.billfold.events.GroupDue}
     * @throws IllegalStateException when SQS refused one
     */
    void send(List<?> due) {
        for (int from = 0; from < due.size(); from += BATCH_MAX) {
            sendBatch(due.subList(from, Math.min(due.size(), from + BATCH_MAX)));
        }
    }

    private void sendBatch(List<?> due) {
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
        for (Object message : due) {
            entries.add(
                    SendMessageBatchRequestEntry.builder()
                            .id(Integer.toString(entries.size()))
                            .messageBody(json.write(message))
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
