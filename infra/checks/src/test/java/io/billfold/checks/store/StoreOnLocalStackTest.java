package io.billfold.checks.store;

import io.billfold.checks.cloud.AwsAccount;
import io.billfold.checks.cloud.LocalStack;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;

/** Against LocalStack, where a Docker engine answers. */
@EnabledIf(value = LocalStack.CONDITION, disabledReason = LocalStack.REASON)
class StoreOnLocalStackTest extends StoreContract {
    private @Nullable LocalStack localStack;
    private @Nullable AwsAccount aws;

    @BeforeAll
    void start() {
        localStack = LocalStack.start();
        aws = new AwsAccount(localStack.endpoint());
        use(aws.dynamoDb(), aws.s3());
    }

    @AfterAll
    void stop() {
        if (aws != null) {
            aws.close();
        }
        if (localStack != null) {
            localStack.close();
        }
    }
}
