package io.billfold.events;

import io.billfold.billing.Checks;
import io.billfold.billing.Problem;
import io.billfold.billing.invoice.InvoiceNumber;
import io.micronaut.json.tree.JsonNode;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Reads payments that are sent to {@code POST /payments}. It checks the form alone. */
public final class PaymentReader {
    /** The most bytes of a payment: far above what its fields can hold. */
    public static final int SIZE_MAX_BYTES = 16 * 1024;

    /** The largest amount in units of its currency: with its decimals it fits a 64-bit integer. */
    private static final BigDecimal AMOUNT_MAX = new BigDecimal("1000000000000");

    private static final int DECIMALS_MAX = 6;
    private static final int NUMBER_LENGTH_MAX = 100;
    private static final int YEAR_MIN = 2000;
    private static final int YEAR_MAX = 2999;
    private static final Set<String> PROVIDERS = Set.of(StripeReader.PROVIDER, "sandbox");

    private final MessageJson json;

    public PaymentReader(EventJson json) {
        this.json = new MessageJson(json, SIZE_MAX_BYTES);
    }

    /** Reads the bytes of a payment's JSON. */
    public PaymentReading read(byte[] bytes) {
        return switch (json.read(bytes)) {
            case MessageJson.Result.Tree(JsonNode tree) -> read(tree);
            case MessageJson.Result.Unreadable(Problem problem) when problem.field().isEmpty() ->
                    new PaymentReading.NotJson(problem);
            case MessageJson.Result.Unreadable(Problem problem) ->
                    new PaymentReading.Unreadable(List.of(problem));
        };
    }

    private static PaymentReading read(JsonNode tree) {
        FieldReader in = FieldReader.of(tree);
        Field<PaymentRequest> payment = payment(in);
        return in.problems().isEmpty()
                ? new PaymentReading.Read(payment.get())
                : new PaymentReading.Unreadable(in.problems());
    }

    private static Field<PaymentRequest> payment(FieldReader in) {
        in.required("version", Forms.integer(1, 1));
        Field<String> id = in.required("paymentId", id("paymentId"));
        Field<InvoiceNumber> invoice =
                in.required("invoice", Forms.text(PaymentReader::invoiceNumber));
        Field<CurrencyUnit> currency = in.required("currency", Forms.currency());
        Field<BigDecimal> amount = in.required("amount", amount(currency));
        Field<LocalDate> receivedOn = in.required("receivedOn", PaymentReader::valueDate);
        Field<String> provider = in.optional("provider", Forms.text(PaymentReader::provider), null);
        Field<String> reference = in.optional("providerReference", id("providerReference"), null);
        return in.build(
                () ->
                        new PaymentRequest(
                                id.get(),
                                invoice.get(),
                                Money.of(currency.get(), amount.get()),
                                receivedOn.get(),
                                provider.orNull(),
                                reference.orNull()));
    }

    private static Forms.Form<String> id(String name) {
        return Forms.text(text -> Checks.id(name, text));
    }

    private static InvoiceNumber invoiceNumber(String text) {
        return InvoiceNumber.parse(Checks.text("invoice", text, NUMBER_LENGTH_MAX));
    }

    /** An amount that its currency can hold; any currency's decimals when that one is wrong. */
    private static Forms.Form<BigDecimal> amount(Field<CurrencyUnit> currency) {
        int decimals = currency.isRight() ? currency.get().getDecimalPlaces() : DECIMALS_MAX;
        return json -> {
            BigDecimal amount = Forms.decimal(decimals).read(json);
            if (amount.signum() == 0 || amount.compareTo(AMOUNT_MAX) > 0) {
                throw new IllegalArgumentException(
                        "must be above 0 and at most " + AMOUNT_MAX + ", was " + amount);
            }
            return amount.stripTrailingZeros();
        };
    }

    private static LocalDate valueDate(JsonNode json) {
        LocalDate date = Forms.date().read(json);
        if (date.getYear() < YEAR_MIN || date.getYear() > YEAR_MAX) {
            throw new IllegalArgumentException(
                    "must be within the years " + YEAR_MIN + " to " + YEAR_MAX + ", was " + date);
        }
        return date;
    }

    private static String provider(String text) {
        if (!PROVIDERS.contains(text)) {
            throw new IllegalArgumentException(
                    "must be stripe, sandbox or null, was '" + Forms.shortened(text) + "'");
        }
        return text;
    }
}
