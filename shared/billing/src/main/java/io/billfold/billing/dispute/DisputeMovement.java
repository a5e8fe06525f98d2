package io.billfold.billing.dispute;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Money that moved because of a case, and what it means for the receivable.
 *
 * @param movement as the provider told it, in the currency of its balance
 * @param value what the disputed receivable gains by it, in the payment's currency: negative when
 *     the provider took the money. Null while nobody knows, because the movement is in another
 *     currency and no report names the amount in the payment's.
 */
public record DisputeMovement(Movement movement, @Nullable Money value) {
    public DisputeMovement {
        if (value != null && value.isNegative() != movement.amount().isNegative()) {
            throw new IllegalArgumentException(
                    "movement "
                            + movement.id()
                            + " of "
                            + movement.amount()
                            + " can't be "
                            + value);
        }
    }

    /** The provider's id of the movement. */
    public String id() {
        return movement.id();
    }

    /** Whether the provider took the money. */
    public boolean isTaken() {
        return movement.amount().isNegative();
    }
}
