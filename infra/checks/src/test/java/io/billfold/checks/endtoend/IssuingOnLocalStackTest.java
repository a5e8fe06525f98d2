package io.billfold.checks.endtoend;

import io.billfold.checks.cloud.LocalStack;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIf;

import java.net.URI;

/** At LocalStack, where a Docker engine answers. */
@EnabledIf(value = LocalStack.CONDITION, disabledReason = LocalStack.REASON)
class IssuingOnLocalStackTest extends IssuingContract {
    private @Nullable LocalStack localStack;

    @Override
    URI awsEndpoint() {
        localStack = LocalStack.start();
        return localStack.endpoint();
    }

    @AfterAll
    void stopLocalStack() {
        if (localStack != null) {
            localStack.close();
        }
    }
}
