package io.billfold.checks.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.billfold.checks.cloud.AwsAccount;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** Against LocalStack, where a Docker engine answers. */
class StoreOnLocalStackTest extends StoreContract {
    /** The last that needs no account. */
    private static final String IMAGE = "localstack/localstack:4.14.0";

    private @Nullable LocalStackContainer container;
    private @Nullable AwsAccount aws;

    @BeforeAll
    void start() {
        boolean answers = DockerClientFactory.instance().isDockerAvailable();
        if (!answers) {
            System.out.println("skipped: LocalStack needs a Docker engine, and none answers");
        }
        assumeTrue(answers, "LocalStack needs a Docker engine, and none answers");
        LocalStackContainer localStack =
                new LocalStackContainer(DockerImageName.parse(IMAGE)).withServices("dynamodb", "s3");
        String token = System.getenv("LOCALSTACK_AUTH_TOKEN");
        if (token != null) {
            localStack.withEnv("LOCALSTACK_AUTH_TOKEN", token);
        }
        localStack.start();
        container = localStack;
        aws = new AwsAccount(localStack.getEndpoint());
        use(aws);
    }

    @AfterAll
    void stop() {
        if (aws != null) {
            aws.close();
        }
        if (container != null) {
            container.stop();
        }
    }
}
