package io.billfold.billing.tax;

import io.billfold.billing.account.TaxProfile.TaxIdLookup;
import io.billfold.billing.tax.TaxAnswer.Question;

import org.jspecify.annotations.Nullable;

/** Whether a customer is a business that accounts for tax itself, and how that is known. */
final class Customers {
    /** What a customer is. */
    sealed interface Standing {
        /** A business under a number. */
        record Business(String number) implements Standing {}

        /** A consumer, or treated as one. */
        record Consumer() implements Standing {}

        /** What it gave as its number can't be one. */
        record Unclear(String reason) implements Standing {}
    }

    /**
     * In a member state: a business is known by its VAT number (Reg. 282/2011 art. 18(1)); a
     * customer without one may be taken for a consumer (art. 18(2)).
     */
    Standing inUnion(TaxCase the) {
        if (the.isConsumer()) {
            return consumer(the, "customer is a consumer", "");
        }
        String number = the.taxId();
        if (number == null) {
            return consumer(
                    the,
                    "customer is a business without a VAT number: treated as a consumer",
                    "Reg. 282/2011 art. 18(2)");
        }
        TaxIdLookup lookup = the.profile().lookup();
        if (lookup != null && lookup.status() == TaxIdLookup.Status.INVALID) {
            return consumer(
                    the,
                    lookup.source()
                            + " said on "
                            + lookup.on()
                            + " that number "
                            + number
                            + " is not valid: treated as a consumer",
                    "Reg. 282/2011 art. 18(2)");
        }
        String fault = TaxNumbers.fault(the.to().country(), number);
        return fault == null ? business(the, number, lookup) : new Standing.Unclear(fault);
    }

    private static Standing consumer(TaxCase the, String why, String source) {
        the.answer(Question.STATUS, why, source);
        return new Standing.Consumer();
    }

    private static Standing business(TaxCase the, String number, @Nullable TaxIdLookup lookup) {
        the.answer(
                Question.STATUS,
                "customer is a business with VAT number " + number + ", " + known(lookup),
                "Reg. 282/2011 art. 18(1)");
        return new Standing.Business(number);
    }

    private static String known(@Nullable TaxIdLookup lookup) {
        if (lookup == null) {
            return "well formed but not looked up";
        }
        return switch (lookup.status()) {
            case PENDING -> "well formed, " + lookup.source() + " has not answered yet";
            case INVALID, VALID ->
                    "confirmed by "
                            + lookup.source()
                            + " on "
                            + lookup.on()
                            + (lookup.consultation() == null
                                    ? ""
                                    : ", consultation " + lookup.consultation());
        };
    }

    /** Elsewhere: by what the place takes for proof. */
    Standing elsewhere(TaxCase the, TaxRegime.Proof proof) {
        if (the.isConsumer()) {
            return consumer(the, "customer is a consumer", "");
        }
        String number = the.taxId();
        if (number == null) {
            return consumer(the, "customer is a business without proof of it", "");
        }
        if (proof == TaxRegime.Proof.TAX_ID_AND_STATEMENT && !the.profile().isRegistered()) {
            return consumer(
                    the,
                    "customer gave number " + number + " but did not state that it is registered",
                    "");
        }
        String fault = TaxNumbers.fault(the.to().country(), number);
        if (fault != null) {
            return new Standing.Unclear(fault);
        }
        the.answer(Question.STATUS, "customer is a business with number " + number, "");
        return new Standing.Business(number);
    }
}
