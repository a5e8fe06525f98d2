package io.billfold.store;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.cash.CashId;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.withholding.Certificate;
import io.billfold.billing.withholding.TaxYear;
import io.billfold.billing.withholding.WithheldId;
import io.billfold.billing.withholding.WithholdingReceivable;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/** The stored form of a {@link WithholdingReceivable}, version 1. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredWithholding(
        int version,
        String id,
        String seller,
        String account,
        String invoice,
        String jurisdiction,
        int year,
        String currency,
        String amount,
        String withheldOn,
        @Nullable String cash,
        String state,
        @Nullable StoredCertificate certificate,
        List<StoredStep> steps) {
    /** The stored form of a {@link Certificate}; its amount is in the claim's currency. */
    @Serdeable
    record StoredCertificate(String number, String on, String amount) {
        static StoredCertificate of(Certificate certificate) {
            return new StoredCertificate(
                    certificate.number(),
                    certificate.on().toString(),
                    StoredMoney.of(certificate.amount()));
        }

        Certificate toCertificate(String currency) {
            return new Certificate(number, LocalDate.parse(on), StoredMoney.to(currency, amount));
        }
    }

    /** The stored form of a {@link WithholdingReceivable.Step}. */
    @Serdeable
    record StoredStep(String id, String what, String by, String why, String on) {
        static StoredStep of(WithholdingReceivable.Step step) {
            return new StoredStep(
                    step.id(), step.what(), step.by(), step.why(), step.on().toString());
        }

        WithholdingReceivable.Step toStep() {
            return new WithholdingReceivable.Step(id, what, by, why, LocalDate.parse(on));
        }
    }

    static StoredWithholding of(WithholdingReceivable claim) {
        CashId cash = claim.cash();
        Certificate certificate = claim.certificate();
        return new StoredWithholding(
                1,
                claim.id().value(),
                claim.seller().value(),
                claim.account().value(),
                claim.invoice().toString(),
                claim.year().jurisdiction(),
                claim.year().year(),
                claim.amount().getCurrencyUnit().getCode(),
                StoredMoney.of(claim.amount()),
                claim.withheldOn().toString(),
                cash == null ? null : cash.value(),
                Words.of(claim.state()),
                certificate == null ? null : StoredCertificate.of(certificate),
                claim.steps().stream().map(StoredStep::of).toList());
    }

    WithholdingReceivable toClaim() {
        StoredVersion.check("withholding", version);
        return new WithholdingReceivable(
                new WithheldId(id),
                new SellerId(seller),
                new AccountId(account),
                InvoiceNumber.parse(invoice),
                new TaxYear(jurisdiction, year),
                StoredMoney.to(currency, amount),
                LocalDate.parse(withheldOn),
                cash == null ? null : new CashId(cash),
                Words.to(WithholdingReceivable.State.class, state),
                certificate == null ? null : certificate.toCertificate(currency),
                steps.stream().map(StoredStep::toStep).toList());
    }
}
