package io.billfold.applycash;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What a report says that is paid. */
final class Payable {
    private Payable() {}

    /**
     * The amount of a row of the payout itself.
     *
     * @param before what a row above said, or null
     * @throws UnreadableFileException when there was one
     */
    static Money once(Csv.Cells row, @Nullable Money before, Money amount) {
        if (before != null) {
            throw new UnreadableFileException(
                    row.where(), "is the second row of this payout itself, after " + before);
        }
        return amount;
    }
}
