package io.billfold.runbilling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.invoice.BillingGroup;
import io.billfold.billing.invoice.DraftId;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.BillingRunStore.Outcome;
import io.billfold.store.BillingRunStore.Result;
import io.billfold.store.BillingRunStore.Run;
import io.billfold.store.Commit;
import io.billfold.store.Shard;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.Shell;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;

class RunBillingTest {
    private static final Instant TWO = Instant.parse("2026-02-01T02:00:00Z");
    private static final String GROUP = "acme#muster-de#EUR#14#-#-#";

    private final MemoryStores stores = new MemoryStores();
    private final Asked asked = new Asked();
    private final RunBilling useCase =
            new RunBilling(
                    stores.subscriptions(),
                    stores.billingGroups(),
                    stores.billingRuns(),
                    new DraftsQueue(asked, "drafts", stores.json()),
                    stores.dynamo(),
                    Shell.metrics());
    private final RunCall calls =
            new RunCall(stores.json(), useCase, stores.billingRuns(), InstantSource.fixed(TWO));

    /** Only what the indexes look at. */
    private void subscription(String id, String account, String due) {
        stores.put(
                "SUBSCRIPTIONS",
                Map.of(
                        "pk", AttributeValue.fromS("SUBSCRIPTION#" + id),
                        "sk", AttributeValue.fromS("SUBSCRIPTION"),
                        "accountId", AttributeValue.fromS(account),
                        "duePartition", AttributeValue.fromS("BILL#%02d".formatted(Shard.of(id))),
                        "dueKey", AttributeValue.fromS(due + "#" + id)));
    }

    private void collected(String draft, String on) {
        Commit commit = stores.dynamo().begin();
        stores.billingGroups()
                .add(commit, BillingGroup.parse(GROUP), new DraftId(draft), LocalDate.parse(on));
        stores.dynamo().commit(commit);
    }

    private void run(Map<String, String> input) {
        useCase.run(RunInput.wish(TWO, input));
    }

    @Test
    void asksForEverythingWhoseDateHasComeAnywhereAndNamesTheRun() {
        subscription("o-1", "acme", "2026-01-31");
        subscription("o-2", "other", "2026-02-01");
        subscription("o-3", "acme", "2026-02-02");

        run(Map.of("work", "periods"));

        assertThat(asked.bodies)
                .hasSize(2)
                .allMatch(body -> body.contains("\"run\":\"2026-02-01\""))
                .anyMatch(body -> body.contains("o-1"))
                .anyMatch(body -> body.contains("o-2"));
    }

    @Test
    void oneAccountIsAskedForAlone() {
        subscription("o-1", "acme", "2026-01-31");
        subscription("o-2", "other", "2026-01-31");
        subscription("o-3", "acme", "2026-03-31");
        collected("d-1", "2026-01-31");

        run(Map.of("account", "acme"));

        assertThat(asked.bodies)
                .hasSize(2)
                .anyMatch(body -> body.contains("o-1"))
                .anyMatch(body -> body.contains(GROUP));
    }

    @Test
    void aPastDateIsAskedForAlone() {
        subscription("o-1", "acme", "2026-01-30");
        subscription("o-2", "acme", "2026-01-31");

        run(Map.of("until", "2026-01-30"));

        assertThat(asked.bodies).singleElement().asString().contains("o-1");
    }

    @Test
    void groupsAreAskedForOnceHoweverManyDraftsWait() {
        subscription("o-1", "acme", "2026-01-31");
        collected("d-1", "2026-01-31");
        collected("d-2", "2026-02-01");

        run(Map.of("work", "groups"));

        assertThat(asked.bodies).singleElement().asString().contains(GROUP);
    }

    @Test
    void aRunSaysWhatItAskedFor() {
        subscription("o-1", "acme", "2026-01-31");

        run(Map.of("work", "periods"));
        run(Map.of("account", "acme", "until", "2026-01-31"));

        assertThat(stores.billingRuns().runs(YearMonth.of(2026, 2)))
                .containsExactly(
                        new Run(TWO, null, LocalDate.of(2026, 2, 1), 1, true),
                        new Run(TWO, new AccountId("acme"), LocalDate.of(2026, 1, 31), 1, true));
    }

    @Test
    void aWordThatIsNoWorkStopsTheRun() {
        assertThatThrownBy(() -> run(Map.of("work", "everything")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void operationsStartARunAndSeeWhatCameOfIt() {
        subscription("o-1", "acme", "2026-01-31");
        outcome("o-1", "acme", Result.DRAFTED, "d-1");
        outcome("o-2", "other", Result.FAILED, "IllegalStateException: plan pro is not known");

        Answer started = call("POST", null, "{\"version\":1,\"account\":\"acme\"}");
        String runs = text(call("GET", null, ""));
        String outcomes = text(call("GET", "2026-02-01", ""));

        assertThat(started.status()).isEqualTo(202);
        assertThat(text(started)).contains("\"asked\":1");
        assertThat(runs).contains("\"account\":\"acme\"", "\"done\":true");
        assertThat(outcomes)
                .contains(
                        "\"drafted\":1",
                        "\"failed\":1",
                        "\"account\":\"other\"",
                        "plan pro is not known");
    }

    @Test
    void badRequestsAreRefusedByField() {
        assertThat(
                        text(
                                call(
                                        "POST",
                                        null,
                                        "{\"version\":1,\"until\":\"soon\",\"acount\":\"acme\"}")))
                .contains("until", "acount");
        assertThat(call("POST", null, "{}").status()).isEqualTo(422);
        assertThat(call("GET", "today", "").status()).isEqualTo(422);
    }

    private void outcome(String subject, String account, Result result, String detail) {
        Commit commit = stores.dynamo().begin();
        stores.billingRuns()
                .save(
                        commit,
                        new Outcome(
                                LocalDate.of(2026, 2, 1),
                                subject,
                                new AccountId(account),
                                result,
                                detail));
        stores.dynamo().commit(commit);
    }

    private String text(Answer answer) {
        return stores.json().write(answer.body());
    }

    private Answer call(String method, @Nullable String date, String body) {
        return calls.answer(
                new Call(
                        method,
                        method + " /billing-runs",
                        "/billing-runs",
                        date == null ? Map.of() : Map.of("date", date),
                        Map.of("month", "2026-02"),
                        Map.of(),
                        body.getBytes(StandardCharsets.UTF_8),
                        Map.of(),
                        Set.of(),
                        "r-1",
                        "127.0.0.1"));
    }
}
