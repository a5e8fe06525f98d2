package io.billfold.checks.endtoend;

import io.billfold.checks.Repository;
import io.billfold.local.LocalCloud;
import io.billfold.local.LocalCloudOptions;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

import java.io.IOException;
import java.net.URI;

/** At another endpoint, over the network alone: another local cloud that runs no functions. */
class IssuingElsewhereTest extends IssuingContract {
    private @Nullable LocalCloud elsewhere;

    @Override
    URI awsEndpoint() {
        try {
            elsewhere =
                    LocalCloud.start(
                            LocalCloudOptions.of(Repository.template())
                                    .withPort(0)
                                    .withoutFunctions());
            return elsewhere.endpoint();
        } catch (IOException e) {
            throw new IllegalStateException("the other cloud does not start", e);
        }
    }

    @AfterAll
    void stopElsewhere() {
        if (elsewhere != null) {
            elsewhere.close();
        }
    }
}
