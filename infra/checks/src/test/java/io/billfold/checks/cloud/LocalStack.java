package io.billfold.checks.cloud;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

import java.net.URI;

/** LocalStack in a container, where a Docker engine answers. */
public final class LocalStack implements AutoCloseable {
    public static final String CONDITION = "io.billfold.checks.cloud.LocalStack#dockerAnswers";
    public static final String REASON =
            "skipped: LocalStack needs a Docker engine, and none answers";

    /** The last that needs no account. */
    private static final String IMAGE = "localstack/localstack:4.14.0";

    private final LocalStackContainer container;

    private LocalStack(LocalStackContainer container) {
        this.container = container;
    }

    /** Also says why not: not every test runner shows the reason. */
    public static boolean dockerAnswers() {
        boolean answers = DockerClientFactory.instance().isDockerAvailable();
        if (!answers) {
            System.out.println(REASON);
        }
        return answers;
    }

    /** Starts one; a token in LOCALSTACK_AUTH_TOKEN is passed on. */
    public static LocalStack start() {
        LocalStackContainer container =
                new LocalStackContainer(DockerImageName.parse(IMAGE))
                        .withServices(
                                "dynamodb",
                                "dynamodbstreams",
                                "s3",
                                "sqs",
                                "events",
                                "secretsmanager");
        String token = System.getenv("LOCALSTACK_AUTH_TOKEN");
        if (token != null) {
            container.withEnv("LOCALSTACK_AUTH_TOKEN", token);
        }
        container.start();
        return new LocalStack(container);
    }

    public URI endpoint() {
        return container.getEndpoint();
    }

    @Override
    public void close() {
        container.stop();
    }
}
