package io.billfold.testkit.aws;

import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tokens of transactions that were committed lately: the same again is no second effect. */
final class ClientTokens {
    /** DynamoDB's. */
    private static final Duration VALID_FOR = Duration.ofMinutes(10);

    private final Map<String, Use> uses = new LinkedHashMap<>();

    private record Use(List<TransactWriteItem> items, Instant at) {}

    /**
     * Whether a request was committed before.
     *
     * @throws IdempotentParameterMismatchException if another was, with the same token
     */
    boolean isRepeat(TransactWriteItemsRequest request, Instant now) {
        forgetBefore(now.minus(VALID_FOR));
        Use use = uses.get(request.clientRequestToken());
        if (use != null && !use.items().equals(request.transactItems())) {
            throw Refusal.of(
                            IdempotentParameterMismatchException.builder(),
                            "IdempotentParameterMismatchException",
                            "The token was used for another transaction")
                    .build();
        }
        return use != null;
    }

    void committed(TransactWriteItemsRequest request, Instant now) {
        if (request.clientRequestToken() != null) {
            uses.put(request.clientRequestToken(), new Use(request.transactItems(), now));
        }
    }

    private void forgetBefore(Instant time) {
        Iterator<Use> oldest = uses.values().iterator();
        while (oldest.hasNext() && oldest.next().at().isBefore(time)) {
            oldest.remove();
        }
    }
}
