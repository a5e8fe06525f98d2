package io.billfold.billing.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.delivery.MailAddress.Block;
import io.billfold.billing.delivery.MailAddress.Release;
import io.billfold.billing.invoice.InvoiceNumber;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class MailAddressTest {
    private static final InvoiceNumber NUMBER = InvoiceNumber.parse("MU-2026-000042");
    private static final Block BOUNCE = new Block(at(10), Step.BOUNCED_HARD, NUMBER);
    private static final Release RELEASE = new Release(at(12), "clerk", "mended");
    private static final MailAddress ADDRESS = MailAddress.of("AP@Acme.example");

    private static Instant at(int hour) {
        return Instant.parse("2026-02-01T00:00:00Z").plusSeconds(hour * 3600L);
    }

    @Test
    void capitalsMakeNoOtherAddress() {
        assertThat(ADDRESS.address()).isEqualTo("ap@acme.example");
    }

    @Test
    void aHardBounceOrComplaintBlocksUntilTheRelease() {
        assertThat(ADDRESS.isBlocked()).isFalse();
        assertThat(ADDRESS.with(BOUNCE).isBlocked()).isTrue();
        assertThat(ADDRESS.with(BOUNCE).with(RELEASE).isBlocked()).isFalse();
    }

    @Test
    void whatHappenedBeforeTheReleaseAndIsToldAfterItBlocksNoMore() {
        assertThat(ADDRESS.with(RELEASE).with(BOUNCE).isBlocked()).isFalse();
        Block later = new Block(at(13), Step.COMPLAINED, NUMBER);
        assertThat(ADDRESS.with(later).with(RELEASE).with(BOUNCE).isBlocked()).isTrue();
        assertThat(ADDRESS.with(BOUNCE).with(RELEASE).with(later))
                .isEqualTo(ADDRESS.with(later).with(BOUNCE).with(RELEASE));
    }

    @Test
    void aSoftBounceIsNoReason() {
        assertThatThrownBy(() -> new Block(at(10), Step.BOUNCED_SOFT, NUMBER))
                .hasMessageContaining("blocks no address");
    }
}
