package io.billfold.checktaxid;

import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.tax.id.TaxId;
import io.billfold.billing.tax.id.TaxIdVerdict;
import io.billfold.billing.tax.id.TaxIds;
import io.billfold.store.AccountStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

/** In whose name a register is asked: only who has a number itself gets a consultation number. */
@Singleton
class Requesters {
    private final AccountStore accounts;

    Requesters(AccountStore accounts) {
        this.accounts = accounts;
    }

    /** Whether a seller can be named. */
    sealed interface Requester {}

    /** A seller with its number, or nobody. */
    record Fit(@Nullable SellerId seller, @Nullable TaxId number) implements Requester {}

    /**
     * It can't.
     *
     * @param reason for the person who named it
     */
    record Unfit(String reason) implements Requester {}

    /** The first EU VAT number among a seller's registrations. */
    Requester of(@Nullable SellerId id) {
        if (id == null) {
            return new Fit(null, null);
        }
        Seller seller = accounts.findSeller(id).map(Versioned::value).orElse(null);
        if (seller == null) {
            return new Unfit("there is no seller " + id);
        }
        for (TaxRegistration registration : seller.registrations()) {
            TaxId number = number(registration);
            if (number != null) {
                return new Fit(id, number);
            }
        }
        return new Unfit(id + " has no EU VAT number, in whose name VIES could be asked");
    }

    private static @Nullable TaxId number(TaxRegistration registration) {
        TaxIdVerdict verdict = TaxIds.check(registration.country(), registration.taxId());
        return verdict instanceof TaxIdVerdict.WellFormed(TaxId id, _)
                        && TaxId.VIES.equals(id.register())
                ? id
                : null;
    }
}
