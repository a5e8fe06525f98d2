package io.billfold.billing.payout;

import io.billfold.billing.FactFile;
import io.billfold.billing.cash.BankEntry;
import io.billfold.billing.cash.CashPolicy;

import org.joda.money.Money;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which entries of a bank claim to be payouts: {@code claims.csv} beside this class. An amount
 * alone is never enough.
 */
public final class Claims {
    private static final List<Claim> CLAIMS =
            FactFile.read(Claims.class, "claims.csv", 5).rows().stream().map(Claim::of).toList();

    private Claims() {}

    private record Claim(String provider, Pattern word, int daysBefore, int daysAfter) {
        static Claim of(FactFile.Row row) {
            String word = "\\b" + Pattern.quote(row.required(1)) + "\\b";
            return new Claim(
                    row.required(0),
                    Pattern.compile(word, Pattern.CASE_INSENSITIVE),
                    row.integer(2),
                    row.integer(3));
        }

        boolean isNamedBy(BankEntry entry) {
            String said = entry.payer() + " " + entry.text() + " " + entry.endToEndId();
            return word.matcher(said).find();
        }
    }

    /** The provider whose payout an entry claims to be. */
    public static Optional<String> provider(BankEntry entry) {
        return CLAIMS.stream().filter(it -> it.isNamedBy(entry)).map(Claim::provider).findFirst();
    }

    /**
     * The amounts of payouts that an entry may be, the likeliest first: what it was before the
     * charges that its bank states, where these are no more than a bank's fee may be, and its own.
     */
    public static List<Money> amounts(BankEntry entry, CashPolicy policy) {
        Money own = entry.amount();
        Money before = own.plus(entry.charges());
        boolean isFee = !entry.charges().isGreaterThan(policy.bankFeeMax(own.getCurrencyUnit()));
        return isFee && !before.isEqual(own) && !before.isZero()
                ? List.of(before, own)
                : List.of(own);
    }

    /** Whether an entry of a day may be a payout of a day. */
    static boolean isNear(String provider, LocalDate paidOn, LocalDate bookedOn) {
        return CLAIMS.stream()
                .filter(it -> it.provider().equals(provider))
                .anyMatch(
                        it ->
                                !bookedOn.isBefore(paidOn.minusDays(it.daysBefore()))
                                        && !bookedOn.isAfter(paidOn.plusDays(it.daysAfter())));
    }
}
