package io.billfold.applycash;

import io.billfold.billing.Checks;
import io.billfold.billing.Problem;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.cash.CashDecision;
import io.billfold.billing.cash.CashDecision.Wanted;
import io.billfold.billing.cash.Difference.Kind;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/**
 * The body of {@code POST /cash/{id}/decisions}.
 *
 * @param id of the decision: the same id is the same decision
 * @param what what is to be done
 * @param reason why, in words
 * @param account of {@link What#ASSIGN}, else null
 * @param invoices of {@link What#APPLY}, or the one of {@link What#CERTIFY}; else empty
 * @param certificate of {@link What#CERTIFY}: its number; else null
 */
record CashRequest(
        String id,
        What what,
        String reason,
        @Nullable AccountId account,
        List<Invoice> invoices,
        @Nullable String certificate) {
    /** The most bytes of a decision: a dozen invoices and a reason are two KB. */
    static final int SIZE_MAX_BYTES = 16 * 1024;

    private static final int DECIMALS_MAX = 6;
    private static final int REASON_MAX = 500;
    private static final int CERTIFICATE_MAX = 60;

    /** What can be decided. */
    enum What {
        APPLY,
        ASSIGN,
        PARK,
        UNDO,
        CERTIFY,
        TAKEN_BACK
    }

    /**
     * An invoice that is to be settled.
     *
     * @param amount in the currency of the entry, or null
     * @param settles what that counts for in the invoice's currency where that is another, or null
     * @param rest why the rest is not asked for, or null
     */
    record Invoice(
            InvoiceNumber number,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal settles,
            @Nullable Kind rest) {
        Wanted toWanted(CurrencyUnit currency) {
            Money money = amount == null ? null : Money.of(currency, amount);
            return new Wanted(number, money, settles, rest);
        }
    }

    static Field<CashRequest> read(FieldReader in) {
        in.required("version", Forms.integer(1, 1));
        Field<String> id =
                in.required("decisionId", Forms.text(text -> Checks.id("decisionId", text)));
        Field<What> what = in.required("do", Forms.kebab(What.class));
        Field<String> reason =
                in.required("reason", Forms.text(text -> Checks.text("reason", text, REASON_MAX)));
        Field<AccountId> account = in.optional("account", Forms.text(AccountId::new), null);
        Field<List<Invoice>> invoices =
                in.listOrEmpty("invoices", CashDecision.Apply.INVOICES_MAX, CashRequest::invoice);
        Field<String> certificate =
                in.optional(
                        "certificate",
                        Forms.text(text -> Checks.text("certificate", text, CERTIFICATE_MAX)),
                        null);
        return in.build(
                () ->
                        new CashRequest(
                                id.get(),
                                what.get(),
                                reason.get(),
                                account.orNull(),
                                invoices.get(),
                                certificate.orNull()));
    }

    private static Field<Invoice> invoice(FieldReader in) {
        Field<InvoiceNumber> number = in.required("number", Forms.text(InvoiceNumber::parse));
        Field<BigDecimal> amount = in.optional("amount", Forms.decimal(DECIMALS_MAX), null);
        Field<BigDecimal> settles = in.optional("settles", Forms.decimal(DECIMALS_MAX), null);
        Field<Kind> rest = in.optional("rest", Forms.kebab(Kind.class), null);
        return in.build(
                () -> new Invoice(number.get(), amount.orNull(), settles.orNull(), rest.orNull()));
    }

    /** What lacks or is too much for what is to be done; null where nothing is. */
    @Nullable Problem problem() {
        boolean isCertify = what == What.CERTIFY;
        boolean isOfInvoices = what == What.APPLY || isCertify;
        if (isOfInvoices == invoices.isEmpty() || (isCertify && invoices.size() > 1)) {
            return new Problem(
                    "invoices", "must be those of apply, or the one of certify, else left out");
        }
        Problem wrong = unless("certificate", certificate, What.CERTIFY);
        return wrong == null ? unless("account", account, What.ASSIGN) : wrong;
    }

    private @Nullable Problem unless(String field, @Nullable Object value, What only) {
        if ((what == only) == (value != null)) {
            return null;
        }
        return new Problem(
                field, what == only ? "is missing" : "is only for " + Forms.kebabOf(only));
    }

    /**
     * The decision about an entry of a currency.
     *
     * @throws ArithmeticException when an amount has more decimals than the currency
     */
    CashDecision decision(CurrencyUnit currency) {
        return switch (what) {
            case APPLY ->
                    new CashDecision.Apply(
                            invoices.stream().map(it -> it.toWanted(currency)).toList());
            case ASSIGN -> new CashDecision.Assign(assigned());
            case PARK -> new CashDecision.Park();
            case UNDO -> new CashDecision.Undo();
            case CERTIFY ->
                    new CashDecision.Certify(
                            invoices.getFirst().number(), String.valueOf(certificate));
            case TAKEN_BACK -> new CashDecision.TakenBack();
        };
    }

    private AccountId assigned() {
        if (account == null) {
            throw new IllegalStateException("decision " + id + " names no account");
        }
        return account;
    }
}
