package io.billfold.buildauditpackage;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.Set;

/** Clients that end a run at one of its effects, as a Lambda that is killed does. */
final class Killing {
    private static final Set<String> EFFECTS =
            Set.of(
                    "putObject",
                    "createMultipartUpload",
                    "uploadPart",
                    "completeMultipartUpload",
                    "transactWriteItems");

    private Killing() {}

    /** The end of a run; nothing catches it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /** How many effects are left before the end. */
    static final class Countdown {
        private int left;
        private int seen;

        /**
         * Begins.
         *
         * @param left how many effects happen before the one at which the run ends; negative for no
         *     end
         */
        Countdown(int left) {
            this.left = left;
        }

        int seen() {
            return seen;
        }

        /** Whether the run ends here. */
        private boolean isOver() {
            seen++;
            return left-- == 0;
        }
    }

    /** An S3 that ends a run after the effect, or before it where the count is odd. */
    static S3Client s3(S3Client s3, Countdown countdown) {
        return proxy(S3Client.class, s3, countdown);
    }

    static DynamoDbClient tables(DynamoDbClient tables, Countdown countdown) {
        return proxy(DynamoDbClient.class, tables, countdown);
    }

    private static <C> C proxy(Class<C> type, C client, Countdown countdown) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> {
                            boolean isEffect =
                                    EFFECTS.contains(method.getName())
                                            && !java.util.function.Consumer.class.isInstance(
                                                    arguments[0]);
                            if (method.isDefault()
                                    && arguments != null
                                    && arguments.length > 0
                                    && arguments[0] instanceof java.util.function.Consumer) {
                                return java.lang.reflect.InvocationHandler.invokeDefault(
                                        proxy, method, arguments);
                            }
                            boolean isOver = isEffect && countdown.isOver();
                            if (isOver && countdown.seen() % 2 == 1) {
                                throw new Killed();
                            }
                            try {
                                Object answer = method.invoke(client, arguments);
                                if (isOver) {
                                    throw new Killed();
                                }
                                return answer;
                            } catch (InvocationTargetException e) {
                                throw Objects.requireNonNull(e.getCause());
                            }
                        }));
    }
}
