package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import java.time.LocalDate;

/**
 * A message, not an event: collected drafts wait to be put on one invoice. A late or repeated one
 * finds nothing that waits.
 *
 * @param version 1
 * @param group the key of what belongs together, see {@link
 *     io.billfold.billing.invoice.BillingGroup}
 * @param run the day of the billing run that asked, in UTC
 */
@Serdeable
public record GroupDue(int version, String group, LocalDate run) {
    public GroupDue {
        Versions.check("GroupDue", version);
    }

    public static GroupDue of(String group, LocalDate run) {
        return new GroupDue(1, group, run);
    }
}
