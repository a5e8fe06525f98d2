package io.billfold.checks.endtoend;

import org.jspecify.annotations.Nullable;

import java.net.URI;

/** With the engines of the local cloud. */
class IssuingTest extends IssuingContract {
    @Override
    @Nullable URI awsEndpoint() {
        return null;
    }
}
