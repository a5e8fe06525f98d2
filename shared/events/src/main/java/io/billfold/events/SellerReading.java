package io.billfold.events;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Seller;

import java.util.List;

/** What became of reading a seller. */
public sealed interface SellerReading {
    /** The seller is well formed. */
    record Read(Seller seller) implements SellerReading {}

    /** The message is no seller that this release can read; everything that is wrong is named. */
    record Unreadable(List<Problem> problems) implements SellerReading {
        public Unreadable {
            problems = List.copyOf(problems);
        }
    }
}
