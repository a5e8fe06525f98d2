package io.billfold.store;

import io.billfold.billing.delivery.MailAddress;
import io.billfold.billing.delivery.MailAddress.Block;
import io.billfold.billing.delivery.MailAddress.Release;
import io.billfold.billing.delivery.Step;
import io.billfold.billing.invoice.InvoiceNumber;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** Addresses that mail came back from, by the address: in the Accounts table. */
public class MailAddressStore {
    private static final long FORM = 1;
    private static final String SK = "MAIL";

    private final Dynamo dynamo;

    public MailAddressStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** What is known of an address; empty when no mail ever came back from it. */
    public Optional<Versioned<MailAddress>> find(String address) {
        return dynamo.find(Table.ACCOUNTS, pk(MailAddress.key(address)), SK)
                .map(Attributes::new)
                .map(item -> new Versioned<>(address(item), item.number("version")));
    }

    /** Whether no mail may go to an address. */
    public boolean isBlocked(String address) {
        return find(address).map(Versioned::value).filter(MailAddress::isBlocked).isPresent();
    }

    /** Keeps what is known of an address; refused when it is not as it was read. */
    public Commit save(Commit commit, MailAddress address, @Nullable Versioned<MailAddress> read) {
        Item item = Item.of(pk(address.address()), SK).with("form", FORM);
        item.with("address", address.address());
        Block block = address.block();
        if (block != null) {
            item.with("blockedAt", block.at().toString())
                    .with("why", block.why().word())
                    .with("number", block.number().toString());
        }
        Release release = address.release();
        if (release != null) {
            item.with("releasedAt", release.at().toString())
                    .with("releasedBy", release.by())
                    .with("reason", release.reason());
        }
        return read == null
                ? commit.putNew(Table.ACCOUNTS, item.with("version", 1))
                : commit.replace(Table.ACCOUNTS, item, read.version());
    }

    private static MailAddress address(Attributes item) {
        item.requireForm(FORM);
        return new MailAddress(item.text("address"), block(item), release(item));
    }

    private static @Nullable Block block(Attributes item) {
        return item.optionalText("blockedAt") == null
                ? null
                : new Block(
                        item.instant("blockedAt"),
                        Step.parse(item.text("why")),
                        InvoiceNumber.parse(item.text("number")));
    }

    private static @Nullable Release release(Attributes item) {
        return item.optionalText("releasedAt") == null
                ? null
                : new Release(
                        item.instant("releasedAt"), item.text("releasedBy"), item.text("reason"));
    }

    private static String pk(String key) {
        return "ADDRESS#" + key;
    }
}
