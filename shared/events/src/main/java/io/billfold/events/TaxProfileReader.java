package io.billfold.events;

import io.billfold.billing.account.TaxProfile;
import io.billfold.billing.account.TaxProfile.ExemptionCertificate;
import io.billfold.billing.account.TaxProfile.PlaceEvidence;
import io.billfold.billing.account.WithholdingTerms;
import io.billfold.billing.withholding.Withholding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Reads what is known of a customer for its tax. */
public final class TaxProfileReader {
    private static final int EVIDENCE_MAX = 10;
    private static final int EXEMPTIONS_MAX = 60;
    private static final int RATE_SCALE_MAX = 4;

    private TaxProfileReader() {}

    /** Reads a profile. */
    public static Field<TaxProfile> profile(FieldReader in) {
        Field<Boolean> registered = in.optional("registered", Forms.flag(), false);
        Field<List<PlaceEvidence>> evidence =
                in.listOrEmpty("evidence", EVIDENCE_MAX, TaxProfileReader::evidence);
        Field<List<ExemptionCertificate>> exemptions =
                in.listOrEmpty("exemptions", EXEMPTIONS_MAX, TaxProfileReader::exemption);
        Field<WithholdingTerms> withholding =
                in.objectOrNull("withholding", TaxProfileReader::withholding);
        return in.build(
                () ->
                        new TaxProfile(
                                evidence.get(),
                                registered.get(),
                                null,
                                exemptions.get(),
                                withholding.orNull()));
    }

    private static Field<WithholdingTerms> withholding(FieldReader in) {
        Field<String> tax = in.required("tax", Forms.filled());
        Field<String> country = in.required("country", Forms.country());
        Field<BigDecimal> rate = in.required("ratePercent", Forms.decimal(RATE_SCALE_MAX));
        Field<Withholding.Basis> basis =
                in.optional("basis", Forms.word(Withholding.Basis.class), Withholding.Basis.NET);
        Field<String> source = in.optional("source", Forms.filled(), "agreed with the customer");
        Field<Boolean> grossedUp = in.optional("grossedUp", Forms.flag(), false);
        return in.build(
                () ->
                        new WithholdingTerms(
                                new Withholding(
                                        tax.get(),
                                        country.get(),
                                        rate.get(),
                                        basis.get(),
                                        source.get()),
                                grossedUp.get()));
    }

    private static Field<PlaceEvidence> evidence(FieldReader in) {
        Field<PlaceEvidence.Kind> kind = in.required("kind", Forms.word(PlaceEvidence.Kind.class));
        Field<String> country = in.required("country", Forms.country());
        return in.build(() -> new PlaceEvidence(kind.get(), country.get()));
    }

    private static Field<ExemptionCertificate> exemption(FieldReader in) {
        Field<String> place = in.required("place", Forms.filled());
        Field<String> number = in.required("number", Forms.filled());
        Field<String> reason = in.required("reason", Forms.filled());
        Field<LocalDate> expiresOn = in.optional("expiresOn", Forms.date(), null);
        return in.build(
                () ->
                        new ExemptionCertificate(
                                place.get(), number.get(), reason.get(), expiresOn.orNull()));
    }
}
