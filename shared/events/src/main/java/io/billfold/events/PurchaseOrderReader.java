package io.billfold.events;

import io.billfold.billing.Problem;
import io.billfold.billing.order.FreeText;
import io.billfold.billing.purchase.PurchaseOrder;
import io.billfold.billing.purchase.PurchaseOrderRules.Wish;
import io.micronaut.json.tree.JsonNode;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code PUT /accounts/{id}/purchase-orders/{number}}; the number comes from the path. */
public final class PurchaseOrderReader {
    /** The most bytes of a request: its fields at their longest. */
    public static final int SIZE_MAX_BYTES = 2 * 1024;

    private static final int DECIMALS_MAX = 6;

    /** A larger cap is no cap; with its decimals it fits a 64-bit integer. */
    private static final BigDecimal CAP_MAX = new BigDecimal("1000000000000");

    private final MessageJson json;

    public PurchaseOrderReader(EventJson json) {
        this.json = new MessageJson(json, SIZE_MAX_BYTES);
    }

    /** What became of reading. */
    public sealed interface Reading {
        /** It is well formed; whether it may be so is for the rules to say. */
        record Read(Wish wish) implements Reading {}

        /** Everything that is wrong with it. */
        record Unreadable(List<Problem> problems) implements Reading {
            public Unreadable {
                problems = List.copyOf(problems);
            }
        }
    }

    /** Reads a request about an order with a number. */
    public Reading read(String number, byte[] bytes) {
        return switch (json.read(bytes)) {
            case MessageJson.Result.Tree(JsonNode tree) -> read(number, tree);
            case MessageJson.Result.Unreadable(Problem problem) ->
                    new Reading.Unreadable(List.of(problem));
        };
    }

    private static Reading read(String number, JsonNode tree) {
        FieldReader in = FieldReader.of(tree);
        Field<Wish> wish = wish(number, in);
        List<Problem> problems = new ArrayList<>(in.problems());
        FreeText.problem("number", number, PurchaseOrder.NUMBER_LENGTH_MAX)
                .ifPresent(problems::add);
        return problems.isEmpty() ? new Reading.Read(wish.get()) : new Reading.Unreadable(problems);
    }

    private static Field<Wish> wish(String number, FieldReader in) {
        in.optional("version", Forms.integer(1, 1), 1);
        Field<CurrencyUnit> currency = in.required("currency", Forms.currency());
        int decimals = currency.isRight() ? currency.get().getDecimalPlaces() : DECIMALS_MAX;
        Field<BigDecimal> cap = in.required("cap", cap(decimals));
        Field<LocalDate> from = in.optional("validFrom", Forms.date(), null);
        Field<LocalDate> until = in.optional("validUntil", Forms.date(), null);
        return in.build(
                () ->
                        new Wish(
                                number,
                                Money.of(currency.get(), cap.get()),
                                from.orNull(),
                                until.orNull()),
                it ->
                        it.validFrom() != null
                                        && it.validUntil() != null
                                        && !it.validFrom().isBefore(it.validUntil())
                                ? List.of(
                                        new Problem(
                                                "validUntil", "must be after " + it.validFrom()))
                                : List.of());
    }

    private static Forms.Form<BigDecimal> cap(int decimals) {
        return json -> {
            BigDecimal cap = Forms.decimal(decimals).read(json);
            if (cap.compareTo(CAP_MAX) > 0) {
                throw new IllegalArgumentException("must be at most " + CAP_MAX + ", was " + cap);
            }
            return cap.stripTrailingZeros();
        };
    }
}
