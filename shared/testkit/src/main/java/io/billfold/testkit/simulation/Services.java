package io.billfold.testkit.simulation;

import io.billfold.testkit.Chance;
import io.billfold.testkit.aws.DynamoDbModel;
import io.billfold.testkit.aws.EventBridgeModel;
import io.billfold.testkit.aws.S3Model;
import io.billfold.testkit.aws.SecretsModel;
import io.billfold.testkit.aws.SesModel;
import io.billfold.testkit.aws.SqsModel;

import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;

/** AWS's services with a template's resources in them. */
record Services(
        DynamoDbModel dynamoDb,
        SqsModel sqs,
        S3Model s3,
        EventBridgeModel events,
        SesModel ses,
        SecretsModel secrets) {
    static Services of(
            Topology topology,
            InstantSource clock,
            Chance chance,
            EventBridgeModel.Delivery delivery) {
        Services services =
                new Services(
                        new DynamoDbModel(clock),
                        new SqsModel(clock, chance),
                        new S3Model(clock),
                        new EventBridgeModel(clock, chance, delivery),
                        new SesModel(clock, chance),
                        new SecretsModel(clock));
        services.create(topology);
        return services;
    }

    private void create(Topology topology) {
        topology.tables().forEach(dynamoDb::createTable);
        // dead-letter queues first: the others name them
        topology.queues().stream()
                .filter(queue -> !queue.attributes().containsKey("RedrivePolicy"))
                .forEach(this::create);
        topology.queues().stream()
                .filter(queue -> queue.attributes().containsKey("RedrivePolicy"))
                .forEach(this::create);
        topology.rules()
                .forEach(
                        rule ->
                                events.addRule(
                                        rule.bus(),
                                        rule.name(),
                                        rule.pattern(),
                                        rule.targetArns()));
        s3.createBucket(r -> r.bucket(topology.name("Documents")).objectLockEnabledForBucket(true));
        // the model knows no other buckets; nobody locks what is in this one
        s3.createBucket(r -> r.bucket(topology.name("Uploads")).objectLockEnabledForBucket(true));
    }

    private void create(Topology.Queue queue) {
        Map<QueueAttributeName, String> attributes =
                queue.attributes().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        it -> QueueAttributeName.fromValue(it.getKey()),
                                        Map.Entry::getValue));
        sqs.createQueue(r -> r.queueName(queue.name()).attributes(attributes));
    }
}
