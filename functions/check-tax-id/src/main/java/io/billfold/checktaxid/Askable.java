package io.billfold.checktaxid;

import io.billfold.billing.account.Account;
import io.billfold.billing.tax.id.TaxId;
import io.billfold.billing.tax.id.TaxIdVerdict;
import io.billfold.billing.tax.id.TaxIdVerdict.Severity;
import io.billfold.billing.tax.id.TaxIds;

/** Whether an account has a tax id that a register can be asked about. */
sealed interface Askable {
    /** It has this one. */
    record Yes(TaxId number) implements Askable {}

    /**
     * It has none.
     *
     * @param reason for the person who asks
     */
    record No(String reason) implements Askable {}

    static Askable of(Account account) {
        String given = account.taxId();
        if (given == null) {
            return new No("is missing: the account has no tax id to check");
        }
        return switch (TaxIds.check(account.address().country(), given)) {
            case TaxIdVerdict.WellFormed(TaxId id, _) when id.register() == null ->
                    new No("is well formed; there is no register to ask about a " + id.kind());
            case TaxIdVerdict.WellFormed(TaxId id, _) -> new Yes(id);
            case TaxIdVerdict.Malformed(String reason, Severity _) -> new No(reason);
            case TaxIdVerdict.NotKnown(String country) ->
                    new No("can't be checked: how " + country + " forms tax ids is not known");
        };
    }
}
