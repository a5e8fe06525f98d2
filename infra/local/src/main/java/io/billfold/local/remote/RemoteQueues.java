package io.billfold.local.remote;

import io.billfold.local.http.Json;
import io.billfold.local.sqs.QueueSettings;
import io.billfold.local.template.Properties;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

import java.util.Map;
import java.util.TreeMap;

/** Queues; their dead-letter queues and policies are set once all of them are there. */
record RemoteQueues(SqsClient sqs) {
    private static final String REDRIVE = "RedrivePolicy";

    Made make(String name, Properties declared) {
        String url = url(name, declared);
        String arn = attribute(url, QueueAttributeName.QUEUE_ARN);
        return new Made(url, Map.of("QueueUrl", url, "Arn", arn, "QueueName", name));
    }

    /** Sets where a queue's dead letters go. */
    void connect(String url, Properties declared) {
        String wanted = QueueSettings.of(declared).attributes().get(REDRIVE);
        if (wanted != null && !isSame(wanted, attribute(url, QueueAttributeName.REDRIVE_POLICY))) {
            set(url, QueueAttributeName.REDRIVE_POLICY, wanted);
        }
    }

    /** Lets the bus send to queues. */
    void allow(Properties policy) {
        String document = Json.text(policy.json("PolicyDocument").orElseGet(Json::object));
        for (String url : policy.texts("Queues")) {
            if (!isSame(document, attribute(url, QueueAttributeName.POLICY))) {
                set(url, QueueAttributeName.POLICY, document);
            }
        }
    }

    private String url(String name, Properties declared) {
        try {
            return sqs.getQueueUrl(r -> r.queueName(name)).queueUrl();
        } catch (QueueDoesNotExistException e) {
            Map<String, String> attributes = new TreeMap<>(QueueSettings.of(declared).attributes());
            attributes.remove(REDRIVE);
            return sqs.createQueue(r -> r.queueName(name).attributesWithStrings(attributes))
                    .queueUrl();
        }
    }

    private String attribute(String url, QueueAttributeName name) {
        return sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(name))
                .attributes()
                .getOrDefault(name, "");
    }

    private void set(String url, QueueAttributeName name, String value) {
        sqs.setQueueAttributes(r -> r.queueUrl(url).attributes(Map.of(name, value)));
    }

    private static boolean isSame(String wanted, String there) {
        return !there.isEmpty() && Json.parse(wanted).equals(Json.parse(there));
    }
}
