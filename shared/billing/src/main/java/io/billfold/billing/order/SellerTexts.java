package io.billfold.billing.order;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.BankAccount;
import io.billfold.billing.account.Identifier;
import io.billfold.billing.account.PartyProfile;
import io.billfold.billing.account.Seller;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Checks every text of a seller: it is on each of the seller's invoices, and one that can't be
 * printed or is too long would stop them all.
 */
public final class SellerTexts {
    /** What fits into the document's columns; the records check the other texts' lengths. */
    private static final int NUMBER_MAX = 60;

    private static final int TEXT_MAX = 500;
    private static final int LINE2_MAX = 100;
    private static final int POSTCODE_MAX = 20;
    private static final int REGION_MAX = 10;

    private final List<Problem> problems = new ArrayList<>();

    private SellerTexts() {}

    /** One problem for each text that can't be printed or is too long. */
    public static List<Problem> problems(Seller seller) {
        SellerTexts texts = new SellerTexts();
        texts.check("name", seller.name(), Integer.MAX_VALUE);
        texts.checkProfile(seller.profile());
        texts.check("email", seller.email(), Integer.MAX_VALUE);
        texts.checkAddress(seller.address());
        for (int i = 0; i < seller.registrations().size(); i++) {
            String taxId = seller.registrations().get(i).taxId();
            texts.check("registrations[" + i + "].taxId", taxId, NUMBER_MAX);
        }
        texts.checkBank(seller.bank());
        return List.copyOf(texts.problems);
    }

    private void checkProfile(PartyProfile profile) {
        check("profile.legalId.id", idOf(profile.legalId()), NUMBER_MAX);
        check("profile.contactName", profile.contactName(), NUMBER_MAX);
        check("profile.contactPhone", profile.contactPhone(), NUMBER_MAX);
        check("profile.electronicAddress.id", idOf(profile.electronicAddress()), NUMBER_MAX);
        profile.particulars()
                .forEach((name, text) -> check("profile.particulars." + name, text, TEXT_MAX));
    }

    private static @Nullable String idOf(@Nullable Identifier identifier) {
        return identifier == null ? null : identifier.id();
    }

    private void checkAddress(Address address) {
        check("address.line1", address.line1(), Integer.MAX_VALUE);
        check("address.line2", address.line2(), LINE2_MAX);
        check("address.city", address.city(), Integer.MAX_VALUE);
        check("address.postcode", address.postcode(), POSTCODE_MAX);
        check("address.region", address.region(), REGION_MAX);
    }

    private void checkBank(@Nullable BankAccount bank) {
        if (bank != null) {
            check("bank.holder", bank.holder(), Integer.MAX_VALUE);
            check("bank.number", bank.number(), Integer.MAX_VALUE);
            check("bank.bic", bank.bic(), NUMBER_MAX);
        }
    }

    private void check(String field, @Nullable String text, int lengthMax) {
        if (text == null) {
            return;
        }
        if (text.length() > lengthMax) {
            problems.add(
                    new Problem(
                            field,
                            "has %d characters, at most %d are allowed"
                                    .formatted(text.length(), lengthMax)));
        }
        OptionalInt unprintable = Printable.bundled().firstUnprintable(text);
        if (unprintable.isPresent()) {
            problems.add(
                    new Problem(
                            field,
                            "has a character that invoices can't show: U+%04X"
                                    .formatted(unprintable.getAsInt())));
        }
    }
}
