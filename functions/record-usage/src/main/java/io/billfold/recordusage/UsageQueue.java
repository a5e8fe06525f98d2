package io.billfold.recordusage;

import io.billfold.events.EventJson;
import io.billfold.events.UsageFile;
import io.billfold.lambda.Host;
import io.billfold.store.AwsClients;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import software.amazon.awssdk.services.sqs.SqsClient;

/** The function's own queue: files, and what is left of them. */
@Singleton
class UsageQueue implements AutoCloseable {
    private final SqsClient sqs;
    private final String url;
    private final EventJson json;

    UsageQueue(AwsClients clients, Host host, EventJson json) {
        this.sqs = clients.client(SqsClient.class, SqsClient::builder);
        this.url = host.setting("USAGE_QUEUE_URL");
        this.json = json;
    }

    void send(UsageFile file) {
        sqs.sendMessage(r -> r.queueUrl(url).messageBody(json.write(file)));
    }

    @Override
    @PreDestroy
    public void close() {
        sqs.close();
    }
}
