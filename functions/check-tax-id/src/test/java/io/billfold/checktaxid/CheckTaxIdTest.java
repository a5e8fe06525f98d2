package io.billfold.checktaxid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.tax.id.Rechecks;
import io.billfold.billing.tax.id.TaxId;
import io.billfold.billing.tax.id.TaxIdCheck;
import io.billfold.billing.tax.id.TaxIdCheck.Status;
import io.billfold.billing.tax.id.TaxIdRegister;
import io.billfold.billing.tax.id.TaxIdStanding;
import io.billfold.events.SellerReader;
import io.billfold.events.SellerReading;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.TaxIdCheckStore;
import io.billfold.store.Versioned;
import io.billfold.testkit.MemoryStores;
import io.micronaut.json.tree.JsonNode;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

class CheckTaxIdTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final String SELLER = "/io/billfold/events/samples/seller.v1.json";
    private static final String FRENCH = "FR40303265045";

    private final MemoryStores stores = new MemoryStores();
    private final TaxIdCheckStore checks = new TaxIdCheckStore(stores.dynamo());
    private final List<String> asked = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private TaxIdRegister register = CheckTaxIdTest::valid;

    @BeforeEach
    void aSellerIsThere() throws IOException {
        SellerId id = new SellerId("muster-de");
        try (InputStream sample = SellerReader.class.getResourceAsStream(SELLER)) {
            byte[] json = Objects.requireNonNull(sample, SELLER).readAllBytes();
            Seller seller =
                    ((SellerReading.Read) new SellerReader(stores.json()).read(id, json)).seller();
            stores.dynamo()
                    .commit(stores.accounts().saveSeller(stores.dynamo().begin(), seller, null));
        }
    }

    @Test
    void asksInTheNameOfTheSellerAndKeepsTheProof() {
        account(FRENCH);

        Answer answer = put("acme", "{\"seller\": \"muster-de\"}");

        assertThat(answer.status()).isEqualTo(200);
        JsonNode inForce = json(answer).get("inForce");
        assertThat(inForce.get("status").getStringValue()).isEqualTo("valid");
        assertThat(inForce.get("taxId").getStringValue()).isEqualTo(FRENCH);
        assertThat(inForce.get("consultationNumber").getStringValue()).isEqualTo("WAPI1");
        assertThat(asked).hasSize(1).first().asString().startsWith(FRENCH + " for DE");
        assertThat(checks.answers(ACME)).hasSize(1);
        assertThat(events()).containsExactly("valid became-valid");
    }

    @Test
    void askedAgainItIsTheSameAndTheSellerIsRemembered() {
        account(FRENCH);
        put("acme", "{\"seller\": \"muster-de\"}");
        now = now.plus(Duration.ofDays(1));
        put("acme", "");

        assertThat(asked).hasSize(2).allMatch(it -> it.contains(" for DE"));
        assertThat(standing().requester()).isEqualTo(new SellerId("muster-de"));
        assertThat(checks.answers(ACME)).hasSize(2);
        assertThat(events()).containsExactly("valid became-valid", "valid none");
    }

    @Test
    void twoAnswersOfOneInstantAreBothKept() {
        account(FRENCH);
        put("acme", "");
        register = CheckTaxIdTest::invalid;
        put("acme", "");

        assertThat(checks.answers(ACME))
                .extracting(TaxIdCheck::status)
                .containsExactly(Status.VALID, Status.INVALID);
    }

    @Test
    void aSilentRegisterIsNoRefusal() {
        account(FRENCH);
        register = CheckTaxIdTest::silent;

        Answer answer = put("acme", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(json(answer).get("answer").get("reason").getStringValue())
                .isEqualTo("MS_UNAVAILABLE");
        assertThat(standing().inForce().status()).isEqualTo(Status.PENDING);
        assertThat(standing().dueAt()).isEqualTo(now.plus(Rechecks.FIRST_WAIT));
        assertThat(checks.answers(ACME)).isEmpty();
    }

    @Test
    void saysWhyNothingIsAsked() {
        assertThat(put("nobody", "").status()).isEqualTo(404);
        assertThat(put("no body", "").status()).isEqualTo(404);
        account(null);
        assertThat(put("acme", "").body().toString()).contains("has no tax id");
        account("FR1");
        assertThat(put("acme", "").body().toString()).contains("a key of two digits or letters");
        account("CHE107787577", "CH");
        assertThat(put("acme", "").body().toString()).contains("there is no register");
        account("1", "US");
        assertThat(put("acme", "").body().toString()).contains("how US forms tax ids");
        account(FRENCH);
        assertThat(put("acme", "{\"seller\": \"nobody\"}").body().toString())
                .contains("there is no seller nobody");
        assertThat(put("acme", "{").status()).isEqualTo(422);
        assertThat(put("acme", "{\"stray\": 1}").status()).isEqualTo(422);

        assertThat(asked).isEmpty();
        assertThat(checks.find(ACME)).isEmpty();
    }

    @Test
    void twoAtATimeAreToldSo() {
        account(FRENCH);
        stores.beforeNextTransaction(() -> put("acme", ""));

        assertThat(put("acme", "").status()).isEqualTo(409);
        assertThat(events()).hasSize(1);
    }

    @Test
    void theRunAsksWhatIsDueAndNothingElse() {
        account(FRENCH);
        register = CheckTaxIdTest::silent;
        put("acme", "");
        register = CheckTaxIdTest::valid;
        run(Duration.ofMinutes(30));
        assertThat(asked).hasSize(1);

        run(Duration.ofMinutes(30));
        assertThat(asked).hasSize(2);
        assertThat(standing().inForce().status()).isEqualTo(Status.VALID);
        run(Duration.ofDays(89));
        run(Duration.ofHours(23));
        assertThat(asked).hasSize(2);
        register = CheckTaxIdTest::invalid;
        run(Duration.ofHours(1));

        assertThat(asked).hasSize(3);
        assertThat(standing().dueAt()).isNull();
        run(Duration.ofDays(400));
        assertThat(asked).hasSize(3);
        assertThat(events())
                .containsExactly("pending none", "valid became-valid", "invalid became-invalid");
    }

    @Test
    void aNumberThatIsGoneIsAskedAboutNoMore() {
        account(FRENCH);
        put("acme", "");
        account(null);
        run(Duration.ofDays(90));
        run(Duration.ofDays(90));

        assertThat(asked).hasSize(1);
        assertThat(standing().dueAt()).isNull();
        assertThat(standing().inForce().status()).isEqualTo(Status.VALID);
    }

    @Test
    void anotherNumberIsAskedAboutInItsPlace() {
        account(FRENCH);
        put("acme", "");
        account("FR23334175221");
        run(Duration.ofDays(90));

        assertThat(standing().number().value()).isEqualTo("FR23334175221");
        assertThat(standing().inForce().status()).isEqualTo(Status.VALID);
    }

    @Test
    void whatWasNotAskedYetIsDueAtOnce() {
        account(FRENCH);
        put("acme", "");
        TaxId number = standing().number();
        AccountId other = new AccountId("other");
        stores.dynamo()
                .commit(
                        checks.save(
                                stores.dynamo().begin(),
                                other,
                                Rechecks.notAsked(number, null, now),
                                null));
        account("other", FRENCH, "FR");
        run(Duration.ZERO);

        assertThat(asked).hasSize(2);
    }

    @Test
    void aRegisterThatIsDownEndsTheRunAndTheNextOneGoesOn() {
        register = CheckTaxIdTest::silent;
        for (int i = 0; i < 30; i++) {
            account("a-" + i, FRENCH, "FR");
            put("a-" + i, "");
        }
        asked.clear();
        run(Rechecks.FIRST_WAIT);
        assertThat(asked).hasSize(RunRechecks.UNANSWERED_MAX);
        run(Duration.ZERO);

        assertThat(asked).hasSize(30);
    }

    @Test
    void oneThatFailsDoesNotHoldUpTheOthers() {
        for (int i = 0; i < 5; i++) {
            account("a-" + i, FRENCH, "FR");
            put("a-" + i, "");
        }
        asked.clear();
        stores.beforeNextTransaction(
                () -> {
                    throw new IllegalStateException("throttled");
                });

        assertThatThrownBy(() -> run(Duration.ofDays(90)))
                .hasMessageContaining("4 answered, 0 unanswered, 0 dropped, 1 failed");
        run(Duration.ZERO);

        assertThat(asked).hasSize(6);
        assertThat(events()).hasSize(10);
    }

    @Test
    void aRunEndsInTime() {
        for (int i = 0; i < 5; i++) {
            account("a-" + i, FRENCH, "FR");
            put("a-" + i, "");
        }
        asked.clear();
        register =
                (number, requester, at) -> {
                    now = now.plus(RunRechecks.TIME_MAX);
                    return valid(number, requester, at);
                };
        run(Duration.ofDays(90));

        assertThat(asked).hasSize(1);
    }

    private void run(Duration later) {
        now = now.plus(later);
        new RunRechecks(checks, checkTaxId(), () -> now).run(now);
    }

    private CheckTaxId checkTaxId() {
        return new CheckTaxId(
                stores.accounts(),
                checks,
                new Requesters(stores.accounts()),
                (number, requester, at) -> {
                    asked.add(number + " for " + requester + " at " + at);
                    return register.ask(number, requester, at);
                },
                stores.dynamo(),
                () -> now);
    }

    private Answer put(String account, String body) {
        return new TaxIdCall(stores.json(), checkTaxId())
                .answer(
                        new Call(
                                "PUT",
                                "PUT /accounts/{id}/tax-id-check",
                                "/accounts/" + account + "/tax-id-check",
                                Map.of("id", account),
                                Map.of(),
                                Map.of(),
                                body.getBytes(UTF_8),
                                Map.of(),
                                Set.of(),
                                "r-1",
                                "127.0.0.1"));
    }

    private JsonNode json(Answer answer) {
        try {
            return stores.json().tree(stores.json().write(answer.body()).getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void account(@Nullable String taxId) {
        account(taxId, "FR");
    }

    private void account(@Nullable String taxId, String country) {
        account("acme", taxId, country);
    }

    private void account(String id, @Nullable String taxId, String country) {
        Account account =
                new Account(
                        new AccountId(id),
                        "Acme",
                        PartyKind.BUSINESS,
                        "ap@acme.example",
                        taxId,
                        new Address("Rue 1", null, "Paris", "75001", null, country),
                        "fr",
                        ZoneOffset.UTC);
        Versioned<Account> read = stores.accounts().findAccount(account.id()).orElse(null);
        stores.dynamo()
                .commit(stores.accounts().saveAccount(stores.dynamo().begin(), account, read));
    }

    private TaxIdStanding standing() {
        return checks.find(ACME).orElseThrow().value();
    }

    /** Status and change, in the order of the checks. */
    private List<String> events() {
        return stores.events("ACCOUNTS").stream()
                .filter(event -> event.getKey().equals("TaxIdChecked"))
                .map(event -> event.getValue())
                .map(detail -> field(detail, "status") + " " + field(detail, "change"))
                .toList();
    }

    private static String field(String json, String name) {
        String rest = json.substring(json.indexOf("\"" + name + "\":\"") + name.length() + 4);
        return rest.substring(0, rest.indexOf('"'));
    }

    private static TaxIdCheck valid(TaxId number, @Nullable TaxId requester, Instant at) {
        return TaxIdCheck.valid(
                number, at, "VIES", requester == null ? null : "WAPI1", "SA SODIMAS");
    }

    private static TaxIdCheck invalid(TaxId number, @Nullable TaxId requester, Instant at) {
        return TaxIdCheck.invalid(number, at, "VIES", null);
    }

    private static TaxIdCheck silent(TaxId number, @Nullable TaxId requester, Instant at) {
        return TaxIdCheck.pending(number, at, "VIES", "MS_UNAVAILABLE");
    }
}
