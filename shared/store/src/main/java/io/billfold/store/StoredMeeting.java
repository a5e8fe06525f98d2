package io.billfold.store;

import io.billfold.billing.cash.CashId;
import io.billfold.billing.payout.Meeting;
import io.billfold.billing.payout.PayoutId;
import io.micronaut.serde.annotation.Serdeable;

import java.time.LocalDate;
import java.util.List;

/** The stored form of a {@link Meeting}, version 1. */
@Serdeable
record StoredMeeting(int version, List<StoredAnnounced> announced, List<StoredCame> came) {
    /** The stored form of a {@link Meeting.Announced}. */
    @Serdeable
    record StoredAnnounced(String payout, String provider, String reference, String paidOn) {
        static StoredAnnounced of(Meeting.Announced it) {
            return new StoredAnnounced(
                    it.payout().value(), it.provider(), it.reference(), it.paidOn().toString());
        }

        Meeting.Announced toAnnounced() {
            return new Meeting.Announced(
                    new PayoutId(payout), provider, reference, LocalDate.parse(paidOn));
        }
    }

    /** The stored form of a {@link Meeting.Came}. */
    @Serdeable
    record StoredCame(String cash, String provider, String bookedOn, String text) {
        static StoredCame of(Meeting.Came it) {
            return new StoredCame(
                    it.cash().value(), it.provider(), it.bookedOn().toString(), it.text());
        }

        Meeting.Came toCame() {
            return new Meeting.Came(new CashId(cash), provider, LocalDate.parse(bookedOn), text);
        }
    }

    static StoredMeeting of(Meeting meeting) {
        return new StoredMeeting(
                1,
                meeting.announced().stream().map(StoredAnnounced::of).toList(),
                meeting.came().stream().map(StoredCame::of).toList());
    }

    Meeting toMeeting() {
        StoredVersion.check("meeting", version);
        return new Meeting(
                announced.stream().map(StoredAnnounced::toAnnounced).toList(),
                came.stream().map(StoredCame::toCame).toList());
    }
}
