package io.billfold.applycash;

import io.billfold.billing.Checks;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.withholding.WithheldId;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The body of {@code POST /withholding}: what was withheld of a payment that came another way than
 * by bank statement.
 *
 * @param id made of the request's own: the same id is the same request
 * @param invoice of which it was withheld
 * @param amount in the invoice's currency
 * @param withheldOn date of the payment
 * @param country whose tax it is; null for what the invoice says
 * @param reason how that is known
 */
record WithheldRequest(
        WithheldId id,
        InvoiceNumber invoice,
        BigDecimal amount,
        LocalDate withheldOn,
        @Nullable String country,
        String reason) {
    private static final int DECIMALS_MAX = 6;
    private static final int REASON_MAX = 500;

    static Field<WithheldRequest> read(FieldReader in) {
        in.required("version", Forms.integer(1, 1));
        Field<String> id =
                in.required("withholdingId", Forms.text(text -> Checks.id("withholdingId", text)));
        Field<InvoiceNumber> invoice = in.required("invoice", Forms.text(InvoiceNumber::parse));
        Field<BigDecimal> amount = in.required("amount", Forms.decimal(DECIMALS_MAX));
        Field<LocalDate> on = in.required("withheldOn", Forms.date());
        Field<String> country = in.optional("country", Forms.country(), null);
        Field<String> reason =
                in.required("reason", Forms.text(text -> Checks.text("reason", text, REASON_MAX)));
        return in.build(
                () ->
                        new WithheldRequest(
                                WithheldId.ofRequest(id.get()),
                                invoice.get(),
                                amount.get(),
                                on.get(),
                                country.orNull(),
                                reason.get()));
    }
}
