package io.billfold.billing.delivery;

import io.billfold.billing.Checks;
import io.billfold.billing.invoice.InvoiceNumber;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Locale;

/**
 * Whether mail may go to an address. After a hard bounce or a complaint none does, until somebody
 * releases the address; what happened before the release, and is reported after it, blocks no more.
 *
 * @param address in lower case
 * @param block the last hard bounce or complaint, or null
 * @param release when somebody released it last, or null
 */
public record MailAddress(String address, @Nullable Block block, @Nullable Release release) {
    public MailAddress {
        Checks.email("address", address);
        address = key(address);
    }

    /**
     * Why mail stopped.
     *
     * @param at when it happened
     * @param why a hard bounce or a complaint
     * @param number the invoice whose mail it was
     */
    public record Block(Instant at, Step why, InvoiceNumber number) {
        public Block {
            if (!why.blocksAddress()) {
                throw new IllegalArgumentException(why + " blocks no address");
            }
        }
    }

    /**
     * Why mail goes again.
     *
     * @param at when it was released
     * @param by who, as the token says
     * @param reason in their words
     */
    public record Release(Instant at, String by, String reason) {
        /** The longest reason. */
        public static final int REASON_LENGTH_MAX = 300;

        public Release {
            Checks.text("by", by, 256);
            Checks.text("reason", reason, REASON_LENGTH_MAX);
        }
    }

    /** An address that nothing is known of. */
    public static MailAddress of(String address) {
        return new MailAddress(address, null, null);
    }

    /**
     * What an address is known by. The part before the at sign may tell capitals apart by the
     * letter of RFC 5321 section 2.4; no mailbox in use does.
     */
    public static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    /** Whether no mail may go there. */
    public boolean isBlocked() {
        return block != null && (release == null || block.at().isAfter(release.at()));
    }

    /** After a bounce or a complaint; an older one than is known changes nothing. */
    public MailAddress with(Block other) {
        return block != null && !other.at().isAfter(block.at())
                ? this
                : new MailAddress(address, other, release);
    }

    /** After a release; an older one than is known changes nothing. */
    public MailAddress with(Release other) {
        return release != null && !other.at().isAfter(release.at())
                ? this
                : new MailAddress(address, block, other);
    }
}
