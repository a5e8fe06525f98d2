package io.billfold.checks.store;

import io.billfold.testkit.aws.DynamoDbModel;
import io.billfold.testkit.aws.S3Model;

import org.junit.jupiter.api.BeforeAll;

import java.time.Instant;
import java.time.InstantSource;

/** Against the models of the simulation. */
class StoreOnModelsTest extends StoreContract {
    @BeforeAll
    void start() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-04T12:00:00Z"));
        use(new DynamoDbModel(clock), new S3Model(clock));
    }

    /** The models are for one thread: who comes between is the simulation's part. */
    @Override
    int threads() {
        return 1;
    }
}
