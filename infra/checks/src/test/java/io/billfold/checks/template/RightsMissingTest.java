package io.billfold.checks.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.checks.Repository;
import io.billfold.checks.cloud.AwsAccount;
import io.billfold.checks.cloud.Orders;
import io.billfold.local.LocalCloud;
import io.billfold.local.LocalCloudOptions;
import io.billfold.local.sqs.Message;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A right that is taken out of template.yaml is missed here as it would be on AWS. */
class RightsMissingTest {
    /** What accept-order does to its tables. */
    private static final String RIGHTS = "Action: [dynamodb:GetItem, dynamodb:PutItem]";

    @TempDir private Path folder;

    @Test
    void anOrderThatMayNotBeWrittenIsADeadLetterWithThatCauseAndNothingIsWritten()
            throws Exception {
        try (LocalCloud cloud = LocalCloud.start(options(withoutPutItem()));
                AwsAccount owner = new AwsAccount(cloud.endpoint())) {
            String order = Orders.domestic("unwritten", "2026-01-05").toString();
            owner.sqs().sendMessage(r -> r.queueUrl(cloud.physicalId("Orders")).messageBody(order));
            assertThat(cloud.awaitIdle(Duration.ofSeconds(60))).isTrue();

            assertThat(cloud.queue("OrdersDeadLetters").peek(2))
                    .singleElement()
                    .satisfies(it -> assertThat(it.body()).isEqualTo(order))
                    .satisfies(
                            it ->
                                    assertThat(it.attributes().get(Message.ERROR_MESSAGE))
                                            .asString()
                                            .contains("billfold-AcceptOrder is not authorized to")
                                            .contains("perform: dynamodb:PutItem on resource: "));
            for (String table : new String[] {"Accounts", "Subscriptions"}) {
                assertThat(owner.dynamoDb().scan(r -> r.tableName(cloud.physicalId(table))).items())
                        .as("items of " + table + ", read by the account's owner")
                        .isEmpty();
            }
            assertThat(cloud.rights().refused())
                    .anySatisfy(it -> assertThat(it).contains("add Action dynamodb:PutItem"));
        }
    }

    private Path withoutPutItem() throws Exception {
        String template = Files.readString(Repository.template());
        int role = template.indexOf("\n  AcceptOrderRole:");
        int rights = template.indexOf(RIGHTS, role);
        assertThat(rights).isGreaterThan(role);
        String changed =
                template.substring(0, rights)
                        + "Action: [dynamodb:GetItem]"
                        + template.substring(rights + RIGHTS.length());
        return Files.writeString(folder.resolve("template.yaml"), changed);
    }

    private static LocalCloudOptions options(Path template) {
        return LocalCloudOptions.of(template)
                .withPort(0)
                .withStartAt(Instant.parse("2026-01-04T12:00:00Z"))
                .withFrozen(true)
                .withRetryDelay(Duration.ofMillis(50));
    }
}
