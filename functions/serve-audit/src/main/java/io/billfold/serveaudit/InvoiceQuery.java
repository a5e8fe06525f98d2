package io.billfold.serveaudit;

import io.billfold.billing.Problem;
import io.billfold.billing.access.AmountRange;
import io.billfold.billing.access.InvoiceSearch;
import io.billfold.billing.access.InvoiceState;
import io.billfold.billing.access.SearchPlan.Days;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.events.EventJson;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What {@code GET /invoices} asks for.
 *
 * @param search what is searched for
 * @param after the position after which it goes on, as an index knows it, or null
 * @param limit how many invoices at most
 */
record InvoiceQuery(InvoiceSearch search, @Nullable String after, int limit) {
    /** The most invoices of one answer. */
    static final int LIMIT_MAX = 100;

    private static final int LIMIT = 25;
    private static final int TAX_ID_LENGTH_MAX = 40;
    private static final int DECIMALS_MAX = 6;

    /** The largest number: with its decimals an amount fits a 64-bit integer. */
    private static final BigDecimal AMOUNT_MAX = new BigDecimal("1000000000000");

    /** What became of reading. */
    sealed interface Reading {
        record Read(InvoiceQuery query) implements Reading {}

        record Wrong(List<Problem> problems) implements Reading {
            public Wrong {
                problems = List.copyOf(problems);
            }
        }
    }

    /** Reads the names and values of a query; an unknown name is wrong. */
    static Reading read(EventJson json, Map<String, String> query) {
        FieldReader in = FieldReader.of(json.toTree(query));
        Field<String> after = in.optional("after", Forms.filled(), null);
        Field<Integer> limit = in.optional("limit", Forms.integer(1, LIMIT_MAX), LIMIT);
        Field<InvoiceSearch> search = search(in);
        if (!in.problems().isEmpty()) {
            return new Reading.Wrong(in.problems());
        }
        return read(search.get(), after.orNull(), limit.get());
    }

    private static Reading read(InvoiceSearch search, @Nullable String after, int limit) {
        if (search.isEmpty()) {
            return wrong(
                    "",
                    "name at least one of number, account, seller, from, to, amount,"
                            + " taxId and state");
        }
        try {
            String position = after == null ? null : Cursor.read(after, search);
            return new Reading.Read(new InvoiceQuery(search, position, limit));
        } catch (IllegalArgumentException e) {
            return wrong("after", String.valueOf(e.getMessage()));
        }
    }

    private static Reading wrong(String field, String reason) {
        return new Reading.Wrong(List.of(new Problem(field, reason)));
    }

    private static Field<InvoiceSearch> search(FieldReader in) {
        Field<InvoiceNumber> number = in.optional("number", Forms.text(InvoiceQuery::number), null);
        Field<AccountId> account = in.optional("account", Forms.text(AccountId::new), null);
        Field<SellerId> seller = in.optional("seller", Forms.text(SellerId::new), null);
        Field<LocalDate> from = in.optional("from", Forms.date(), null);
        Field<LocalDate> to = in.optional("to", Forms.date(), null);
        Field<String> taxId = in.optional("taxId", Forms.text(InvoiceQuery::taxId), null);
        Field<InvoiceState> state = in.optional("state", Forms.word(InvoiceState.class), null);
        Supplier<@Nullable AmountRange> amount = amount(in);
        return in.build(
                () ->
                        new InvoiceSearch(
                                number.orNull(),
                                account.orNull(),
                                seller.orNull(),
                                new Days(from.orNull(), to.orNull()),
                                amount.get(),
                                taxId.orNull(),
                                state.orNull()));
    }

    /** Either one amount, or what it is at least and at most. */
    private static Supplier<@Nullable AmountRange> amount(FieldReader in) {
        boolean isAsked = in.has("amount") || in.has("amountFrom") || in.has("amountTo");
        Field<CurrencyUnit> currency =
                isAsked
                        ? in.required("currency", Forms.currency())
                        : in.optional("currency", Forms.currency(), null);
        int decimals =
                isAsked && currency.isRight()
                        ? Math.max(0, currency.get().getDecimalPlaces())
                        : DECIMALS_MAX;
        Field<BigDecimal> exact = in.optional("amount", number(decimals), null);
        Field<BigDecimal> from = in.optional("amountFrom", number(decimals), null);
        Field<BigDecimal> to = in.optional("amountTo", number(decimals), null);
        return () ->
                isAsked ? range(currency.get(), exact.orNull(), from.orNull(), to.orNull()) : null;
    }

    private static AmountRange range(
            CurrencyUnit currency,
            @Nullable BigDecimal exact,
            @Nullable BigDecimal from,
            @Nullable BigDecimal to) {
        if (exact != null && (from != null || to != null)) {
            throw new IllegalArgumentException("ask for amount, or for amountFrom and amountTo");
        }
        BigDecimal least = exact != null ? exact : from != null ? from : BigDecimal.ZERO;
        BigDecimal most = exact != null ? exact : to != null ? to : AMOUNT_MAX;
        return new AmountRange(Money.of(currency, least), Money.of(currency, most));
    }

    private static Forms.Form<BigDecimal> number(int decimals) {
        return json -> {
            BigDecimal number = Forms.decimal(decimals).read(json);
            if (number.compareTo(AMOUNT_MAX) > 0) {
                throw new IllegalArgumentException("must be at most " + AMOUNT_MAX);
            }
            return number.stripTrailingZeros();
        };
    }

    private static InvoiceNumber number(String text) {
        return Refusals.number(text)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "must be an invoice number such as MU-2026-000042, was '"
                                                + Forms.shortened(text)
                                                + "'"));
    }

    private static String taxId(String text) {
        if (text.length() > TAX_ID_LENGTH_MAX || InvoiceSearch.taxIdKey(text).isEmpty()) {
            throw new IllegalArgumentException(
                    "must be a tax id of at most "
                            + TAX_ID_LENGTH_MAX
                            + " characters, was '"
                            + Forms.shortened(text)
                            + "'");
        }
        return text;
    }
}
