package io.billfold.checks.endtoend;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** With the engines of the local cloud. */
class IssuingTest extends IssuingContract {
    @Override
    @Nullable URI awsEndpoint() {
        return null;
    }
}
