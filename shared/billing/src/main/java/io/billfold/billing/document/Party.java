package io.billfold.billing.document;

import io.billfold.billing.Checks;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.Identifier;
import io.billfold.billing.account.PartyKind;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Seller (BG-4) or buyer (BG-7).
 *
 * @param id BT-29, BT-46: what the seller calls it
 * @param name BT-27, BT-44: its legal name
 * @param kind whether it is in business; extension
 * @param legalId BT-30, BT-47: number in a public register, or null
 * @param taxIds its tax numbers
 * @param electronicAddress BT-34, BT-49: where machines send to, with its scheme of the list EAS
 * @param address BG-5, BG-8
 * @param contact BG-6, BG-9
 * @param particulars what the law wants said of it, by names such as {@code legalForm}: printed,
 *     and BT-33 of a seller; extension
 */
public record Party(
        String id,
        String name,
        PartyKind kind,
        @Nullable Identifier legalId,
        TaxIds taxIds,
        Identifier electronicAddress,
        Address address,
        Contact contact,
        Map<String, String> particulars) {
    public Party {
        Checks.text("name", name, 200);
        particulars = Collections.unmodifiableMap(new TreeMap<>(particulars));
    }

    /**
     * Tax numbers.
     *
     * @param vat BT-31, BT-48: it starts with its country (rule BR-CO-09), or null
     * @param other BT-32: a seller's number without such a start; what a buyer has instead of a VAT
     *     number; or null
     * @param named numbers of further taxes, for example of the tax {@code QST}; extension
     */
    public record TaxIds(@Nullable String vat, @Nullable String other, List<Named> named) {
        /** None at all. */
        public static final TaxIds NONE = new TaxIds(null, null, List.of());

        public TaxIds {
            named = List.copyOf(named);
        }

        /** The number that stands beside the name, or null. */
        public @Nullable String first() {
            return vat == null ? other : vat;
        }
    }

    /**
     * A number and the tax that it is for.
     *
     * @param tax for example {@code QST}
     * @param id for example {@code 1234567890 TQ 0001}
     */
    public record Named(String tax, String id) {}

    /**
     * Whom to talk to.
     *
     * @param name BT-41, BT-56: a person or department, or null
     * @param phone BT-42, BT-57, or null
     * @param email BT-43, BT-58
     */
    public record Contact(@Nullable String name, @Nullable String phone, String email) {}
}
