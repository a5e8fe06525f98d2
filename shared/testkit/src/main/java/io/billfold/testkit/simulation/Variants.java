package io.billfold.testkit.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What the broken variants do. */
final class Variants {
    private static final int CUT_AT = 10;

    private Variants() {}

    private interface TransactionChange {
        List<List<TransactWriteItem>> apply(List<TransactWriteItem> items);
    }

    private static Sabotage transactions(TransactionChange change) {
        return new Sabotage() {
            @Override
            List<List<TransactWriteItem>> transactions(
                    String function, List<TransactWriteItem> items) {
                return change.apply(items);
            }
        };
    }

    private static Predicate<TransactWriteItem> putsAny(String... pkPrefixes) {
        return Arrays.stream(pkPrefixes).map(Rewrite::puts).reduce(Predicate::or).orElseThrow();
    }

    /** Items of these partitions are put whatever was there. */
    static Sabotage unconditional(String... pkPrefixes) {
        return transactions(items -> Rewrite.unconditional(items, putsAny(pkPrefixes)));
    }

    /** The same, and what begins with the first prefix is never found. */
    static Sabotage blind(String unseen, String... pkPrefixes) {
        return new Sabotage() {
            @Override
            List<List<TransactWriteItem>> transactions(
                    String function, List<TransactWriteItem> items) {
                return Rewrite.unconditional(items, putsAny(pkPrefixes));
            }

            @Override
            GetItemResponse read(String function, GetItemRequest request, GetItemResponse found) {
                return text(request.key(), "pk").startsWith(unseen)
                        ? GetItemResponse.builder().build()
                        : found;
            }
        };
    }

    /** Items of this kind are put whatever was there, and never found. */
    static Sabotage blindToSort(String skPrefix, String... pkPrefixes) {
        return new Sabotage() {
            @Override
            List<List<TransactWriteItem>> transactions(
                    String function, List<TransactWriteItem> items) {
                Predicate<TransactWriteItem> kind = Rewrite.putsSort(skPrefix);
                return Rewrite.unconditional(
                        items,
                        Arrays.stream(pkPrefixes).map(Rewrite::puts).reduce(kind, Predicate::or));
            }

            @Override
            GetItemResponse read(String function, GetItemRequest request, GetItemResponse found) {
                return text(request.key(), "sk").startsWith(skPrefix)
                        ? GetItemResponse.builder().build()
                        : found;
            }
        };
    }

    /** Items of this kind are put whatever was there. */
    static Sabotage unconditionalSort(String skPrefix) {
        return transactions(items -> Rewrite.unconditional(items, Rewrite.putsSort(skPrefix)));
    }

    /** What matches is written in a transaction of its own, after the others. */
    static Sabotage apart(Predicate<TransactWriteItem> matches) {
        return transactions(items -> Rewrite.after(items, matches));
    }

    /** What matches is written in a transaction of its own, before the others. */
    static Sabotage beforehand(Predicate<TransactWriteItem> matches) {
        return transactions(items -> Rewrite.before(items, matches));
    }

    /** What matches is not written. */
    static Sabotage missing(Predicate<TransactWriteItem> matches) {
        return transactions(items -> Rewrite.without(items, matches));
    }

    static Sabotage rejectionsCut() {
        return transactions(
                items ->
                        Rewrite.change(
                                items, Rewrite.putsSort("RAW#"), "raw", value -> cut(value.b())));
    }

    private static AttributeValue cut(SdkBytes bytes) {
        byte[] all = bytes.asByteArrayUnsafe();
        return AttributeValue.fromB(
                SdkBytes.fromByteArray(Arrays.copyOf(all, Math.min(all.length, CUT_AT))));
    }

    static Sabotage roundedPerLine() {
        return transactions(
                items ->
                        Rewrite.change(
                                items,
                                Rewrite.puts("DRAFT#"),
                                "doc",
                                value -> AttributeValue.fromS(PerLine.rounded(value.s()))));
    }

    static Sabotage snapshotRewritten() {
        return transactions(
                items -> List.of(items.stream().map(Variants::withOtherSnapshot).toList()));
    }

    private static TransactWriteItem withOtherSnapshot(TransactWriteItem part) {
        Update update = part.update();
        if (update == null || !update.updateExpression().contains("documentSha256")) {
            return part;
        }
        Map<String, AttributeValue> values = new HashMap<>(update.expressionAttributeValues());
        values.put(":doc", AttributeValue.fromS("{}"));
        return part.toBuilder()
                .update(
                        u ->
                                u.tableName(update.tableName())
                                        .key(update.key())
                                        .updateExpression(
                                                update.updateExpression() + ", doc = :doc")
                                        .conditionExpression(update.conditionExpression())
                                        .expressionAttributeNames(update.expressionAttributeNames())
                                        .expressionAttributeValues(values))
                .build();
    }

    static Sabotage failuresSwallowed() {
        return new Sabotage() {
            @Override
            byte[] answer(String function, byte[] answer) {
                String text = new String(answer, StandardCharsets.UTF_8);
                return text.contains("batchItemFailures")
                        ? "{\"batchItemFailures\":[]}".getBytes(StandardCharsets.UTF_8)
                        : answer;
            }
        };
    }

    static Sabotage deletedFirst() {
        return new Sabotage() {
            @Override
            boolean deletesFirst() {
                return true;
            }
        };
    }

    static Sabotage passedOver() {
        return new Sabotage() {
            @Override
            boolean passesOver() {
                return true;
            }
        };
    }

    static Sabotage busBelieved() {
        return new Sabotage() {
            @Override
            PutEventsResponse put(PutEventsResponse answer) {
                List<PutEventsResultEntry> entries =
                        answer.entries().stream()
                                .map(it -> PutEventsResultEntry.builder().eventId("put").build())
                                .toList();
                return answer.toBuilder().failedEntryCount(0).entries(entries).build();
            }
        };
    }

    static Sabotage deadLettersDropped() {
        return new Sabotage() {
            @Override
            boolean dropsDeadLetters() {
                return true;
            }
        };
    }

    static Sabotage overwritten() {
        return objects(request -> request.toBuilder().ifNoneMatch(null).build());
    }

    static Sabotage unlocked() {
        return objects(
                request ->
                        request.toBuilder()
                                .objectLockMode((String) null)
                                .objectLockRetainUntilDate(null)
                                .build());
    }

    private static Sabotage objects(UnaryOperator<PutObjectRequest> change) {
        return new Sabotage() {
            @Override
            PutObjectRequest object(PutObjectRequest request) {
                return change.apply(request);
            }
        };
    }

    static Sabotage altered() {
        return new Sabotage() {
            @Override
            byte[] content(byte[] content) {
                byte[] altered = content.clone();
                altered[altered.length - 1] ^= 1;
                return altered;
            }

            @Override
            PutObjectRequest object(PutObjectRequest request) {
                // with the checksum that S3 makes by itself
                return request.toBuilder().checksumSHA256(null).build();
            }
        };
    }

    static Sabotage mailsUnsent() {
        return new Sabotage() {
            @Override
            boolean sends(String to, long number) {
                return number % 7 != 0;
            }
        };
    }

    /** The receivable is remembered as it was first read, which is before it was paid. */
    static Sabotage remindsBlindly() {
        Map<Map<String, AttributeValue>, GetItemResponse> first = new HashMap<>();
        return new Sabotage() {
            @Override
            GetItemResponse read(String function, GetItemRequest request, GetItemResponse found) {
                boolean isOwed = text(request.key(), "pk").startsWith("RECEIVABLE#");
                if (isOwed && function.equals("RunDunning")) {
                    first.put(request.key(), found);
                }
                return isOwed && function.equals("SendNotice")
                        ? first.getOrDefault(request.key(), found)
                        : found;
            }
        };
    }

    static Sabotage early() {
        return new Sabotage() {
            @Override
            Duration ahead(String function) {
                return function.equals("RunDunning") ? Duration.ofDays(10) : Duration.ZERO;
            }
        };
    }

    static Sabotage shardForgotten() {
        return new Sabotage() {
            @Override
            QueryResponse found(String function, QueryResponse found) {
                List<Map<String, AttributeValue>> kept =
                        found.items().stream().filter(Variants::isInAnotherShard).toList();
                return found.toBuilder().items(kept).build();
            }
        };
    }

    /** The shards 00, 04, 08 and so on are forgotten. */
    private static boolean isInAnotherShard(Map<String, AttributeValue> item) {
        String partition = Sabotage.text(item, "duePartition");
        return !partition.startsWith("BILL#")
                || Integer.parseInt(partition.substring("BILL#".length())) % 4 != 0;
    }

    /** Lines that give back are left out of drafts. */
    static Sabotage nothingBack() {
        return transactions(
                items ->
                        Rewrite.change(
                                items,
                                Rewrite.puts("DRAFT#"),
                                "doc",
                                value -> AttributeValue.fromS(withoutCredits(value.s()))));
    }

    private static String withoutCredits(String draft) {
        ObjectNode doc = (ObjectNode) Json.parse(draft.getBytes(StandardCharsets.UTF_8));
        ArrayNode lines = doc.withArray("lines");
        for (int i = lines.size() - 1; i >= 0 && lines.size() > 1; i--) {
            if (lines.get(i).path("description").asText().startsWith("Credit: ")) {
                lines.remove(i);
            }
        }
        return doc.toString();
    }

    /** As if a function added up the pages of a query twice. */
    static Sabotage usageTwice() {
        return new Sabotage() {
            @Override
            QueryResponse found(String function, QueryResponse found) {
                if (!function.equals("DraftInvoice")) {
                    return found;
                }
                List<Map<String, AttributeValue>> doubled = new ArrayList<>();
                found.items().forEach(item -> addTwice(item, doubled));
                return found.toBuilder().items(doubled).build();
            }
        };
    }

    /** The second time under another id, which totals would refuse otherwise. */
    private static void addTwice(
            Map<String, AttributeValue> item, List<Map<String, AttributeValue>> doubled) {
        doubled.add(item);
        if (Sabotage.text(item, "pk").startsWith("USAGE#") && item.containsKey("usageId")) {
            Map<String, AttributeValue> again = new HashMap<>(item);
            again.put("usageId", AttributeValue.fromS(Sabotage.text(item, "usageId") + "-again"));
            doubled.add(again);
        }
    }

    /** As if nobody had thought of closed months when booking. */
    static Sabotage closedUnseen() {
        return new Sabotage() {
            @Override
            List<List<TransactWriteItem>> transactions(
                    String function, List<TransactWriteItem> items) {
                return Rewrite.without(items, part -> isOfClosed(function, part));
            }

            @Override
            GetItemResponse read(String function, GetItemRequest request, GetItemResponse found) {
                return !function.equals("CloseBooks") && text(request.key(), "sk").equals("CLOSED")
                        ? GetItemResponse.builder().build()
                        : found;
            }
        };
    }

    private static boolean isOfClosed(String function, TransactWriteItem part) {
        return !function.equals("CloseBooks")
                && part.conditionCheck() != null
                && Sabotage.text(part.conditionCheck().key(), "sk").equals("CLOSED");
    }

    /** A credit note then gives back what nobody paid. */
    static Sabotage discountForgotten() {
        return transactions(
                items ->
                        Rewrite.change(
                                items,
                                Rewrite.puts("RECEIVABLE#"),
                                "discountLeft",
                                _ -> AttributeValue.fromN("0")));
    }

    static Sabotage refundingAgain() {
        return new Sabotage() {
            @Override
            boolean refundsAgain() {
                return true;
            }
        };
    }

    static Sabotage answeringAgain() {
        return new Sabotage() {
            @Override
            boolean answersAgain() {
                return true;
            }
        };
    }

    static Sabotage chargingAgain() {
        return new Sabotage() {
            @Override
            boolean chargesAgain() {
                return true;
            }
        };
    }

    static Sabotage believing() {
        return new Sabotage() {
            @Override
            boolean believesAnybody() {
                return true;
            }
        };
    }
}
