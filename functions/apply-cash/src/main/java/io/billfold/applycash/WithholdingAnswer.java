package io.billfold.applycash;

import io.billfold.billing.cash.CashId;
import io.billfold.billing.withholding.Certificate;
import io.billfold.billing.withholding.WithholdingReceivable;
import io.billfold.events.Forms;
import io.micronaut.serde.annotation.Serdeable;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a customer withheld, as callers see it.
 *
 * @param country whose tax it is
 * @param year the first calendar year of the tax year
 * @param cash the bank's entry that it came with, or null
 * @param state {@code certificate-missing}, {@code certificate-received}, {@code credited}, {@code
 *     written-off} or {@code undone}
 * @param certificate the proof, or null
 * @param steps what was done, by whom and why
 */
@Serdeable
record WithholdingAnswer(
        String id,
        String seller,
        String account,
        String invoice,
        String country,
        int year,
        String currency,
        String amount,
        String withheldOn,
        @Nullable String cash,
        String state,
        @Nullable Proof certificate,
        List<Done> steps) {
    /** The certificate. */
    @Serdeable
    record Proof(String number, String on, String amount) {}

    /** Something that was done. */
    @Serdeable
    record Done(String id, String what, String by, String why, String on) {
        static Done of(WithholdingReceivable.Step step) {
            return new Done(step.id(), step.what(), step.by(), step.why(), step.on().toString());
        }
    }

    /**
     * Some of a seller's open claims.
     *
     * @param next to be sent as {@code after} for what follows; null at the end
     */
    @Serdeable
    record Page(List<WithholdingAnswer> withholding, @Nullable String next) {}

    static WithholdingAnswer of(WithholdingReceivable claim) {
        CashId cash = claim.cash();
        return new WithholdingAnswer(
                claim.id().value(),
                claim.seller().value(),
                claim.account().value(),
                claim.invoice().toString(),
                claim.year().jurisdiction(),
                claim.year().year(),
                claim.amount().getCurrencyUnit().getCode(),
                text(claim.amount()),
                claim.withheldOn().toString(),
                cash == null ? null : cash.value(),
                Forms.kebabOf(claim.state()),
                proof(claim.certificate()),
                claim.steps().stream().map(Done::of).toList());
    }

    private static @Nullable Proof proof(@Nullable Certificate certificate) {
        return certificate == null
                ? null
                : new Proof(
                        certificate.number(),
                        certificate.on().toString(),
                        text(certificate.amount()));
    }

    private static String text(Money amount) {
        return amount.getAmount().toPlainString();
    }
}
