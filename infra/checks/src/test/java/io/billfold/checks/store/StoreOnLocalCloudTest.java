package io.billfold.checks.store;

import io.billfold.checks.cloud.TestCloud;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import java.time.Instant;

/** Against the engines of the local cloud: DynamoDB Local, and our own S3. */
class StoreOnLocalCloudTest extends StoreContract {
    private TestCloud cloud;

    @BeforeAll
    void start() {
        cloud = TestCloud.startedAt(Instant.parse("2026-01-04T12:00:00Z"));
        use(cloud.aws().dynamoDb(), cloud.aws().s3());
    }

    @AfterAll
    void stop() {
        cloud.close();
    }
}
