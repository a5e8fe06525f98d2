package io.billfold.store;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.payment.Acquired;
import io.billfold.billing.payment.ChargeTraits;
import io.billfold.billing.payment.Payment;

import org.joda.money.Money;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An account's charges with what their provider told of them: in the Payments table under {@code
 * CHARGES#<account>}, by date. They go by themselves after thirteen months: an answer to a claim of
 * fraud may name charges of up to 365 days before it.
 */
public class ChargeStore {
    private static final Duration RETENTION = Duration.ofDays(400);
    private static final long FORM = 1;

    private final Dynamo dynamo;

    public ChargeStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /**
     * A charge with what is known of it.
     *
     * @param receivedOn value date
     */
    public record Charge(
            String paymentId,
            String provider,
            String reference,
            String number,
            Money amount,
            LocalDate receivedOn,
            ChargeTraits traits) {}

    /** Keeps what is known of a charge, in the transaction that records its payment. */
    Commit keep(Commit commit, Payment payment, ChargeTraits traits) {
        long ttl =
                payment.receivedOn()
                        .plusDays(RETENTION.toDays())
                        .atStartOfDay(ZoneOffset.UTC)
                        .toEpochSecond();
        return commit.putNew(
                Table.PAYMENTS,
                Item.of(pk(payment.account()), sk(payment))
                        .with("form", FORM)
                        .with("paymentId", payment.id())
                        .with("number", payment.invoice().toString())
                        .with("currency", payment.amount().getCurrencyUnit().getCode())
                        .with("amount", payment.amount().getAmountMinorLong())
                        .with("scheme", traits.acquired().scheme())
                        .with("merchant", traits.acquired().merchant())
                        .with("credential", traits.credential())
                        .with("ip", traits.ip())
                        .with("device", traits.device())
                        .with("login", traits.login())
                        .with("shipTo", traits.shipTo())
                        .with("ttl", ttl));
    }

    private static String pk(AccountId account) {
        return "CHARGES#" + account;
    }

    private static String sk(Payment payment) {
        return payment.receivedOn() + "#" + payment.provider() + "#" + payment.providerReference();
    }

    /** The charge that brought a payment; empty when it was no charge or is gone by now. */
    public Optional<Charge> find(Payment payment) {
        return dynamo.find(Table.PAYMENTS, pk(payment.account()), sk(payment))
                .map(Attributes::new)
                .map(ChargeStore::charge);
    }

    /**
     * An account's charges of some days, both included, the earliest first.
     *
     * @param limit how many at most
     */
    public List<Charge> between(AccountId account, LocalDate first, LocalDate last, int limit) {
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(dynamo.name(Table.PAYMENTS))
                        .keyConditionExpression("pk = :pk and sk between :first and :last")
                        .expressionAttributeValues(
                                Map.of(
                                        ":pk", AttributeValue.fromS(pk(account)),
                                        ":first", AttributeValue.fromS(first.toString()),
                                        ":last", AttributeValue.fromS(last + "#\uffff")))
                        .consistentRead(true)
                        .build();
        return dynamo.first(query, limit).stream()
                .map(Attributes::new)
                .map(ChargeStore::charge)
                .toList();
    }

    private static Charge charge(Attributes item) {
        item.requireForm(FORM);
        String[] key = item.text(Item.SK).split("#", 3);
        return new Charge(
                item.text("paymentId"),
                key[1],
                key[2],
                item.text("number"),
                item.minor("amount"),
                LocalDate.parse(key[0]),
                traits(item));
    }

    private static ChargeTraits traits(Attributes item) {
        return new ChargeTraits(
                new Acquired(item.text("scheme"), item.text("merchant")),
                item.optionalText("credential"),
                item.optionalText("ip"),
                item.optionalText("device"),
                item.optionalText("login"),
                item.optionalText("shipTo"));
    }
}
