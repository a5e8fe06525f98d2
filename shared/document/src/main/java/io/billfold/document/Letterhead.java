package io.billfold.document;

import io.billfold.billing.account.Address;
import io.billfold.billing.account.Identifier;
import io.billfold.billing.content.Particular;
import io.billfold.billing.document.Party;
import io.billfold.document.language.Label;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** How addresses, particulars and the imprint read. */
final class Letterhead {
    /** Where the postcode follows the city (Universal Postal Union, addressing systems). */
    private static final Set<String> POSTCODE_LAST =
            Set.of("AU", "CA", "GB", "IE", "IN", "JP", "KR", "NZ", "SG", "TW", "US");

    /** What stands before those that {@code particulars.csv} wants behind a label. */
    private static final Map<String, Label> LABELS =
            Map.of(
                    "shareCapital",
                    Label.SHARE_CAPITAL,
                    "registerNumber",
                    Label.REGISTER_NUMBER,
                    "directors",
                    Label.DIRECTORS,
                    "supervisoryChair",
                    Label.SUPERVISORY_CHAIR,
                    "taxOffice",
                    Label.TAX_OFFICE,
                    "branchCode",
                    Label.BRANCH,
                    "permit",
                    Label.PERMIT);

    private final Words words;

    Letterhead(Words words) {
        this.words = words;
    }

    /** The lines of an address; the country is always said, for the tax depends on it. */
    List<String> address(Address address) {
        List<String> lines = new ArrayList<>();
        lines.add(address.line1());
        if (address.line2() != null && !address.line2().isBlank()) {
            lines.add(address.line2());
        }
        lines.add(town(address));
        lines.add(words.formats().country(address.country()));
        return lines;
    }

    /** Who receives a document: all below the name. */
    List<String> recipient(Party buyer) {
        List<String> lines = new ArrayList<>();
        String contact = buyer.contact().name();
        if (contact != null) {
            lines.add(words.text(Label.ATTENTION) + " " + contact);
        }
        lines.addAll(address(buyer.address()));
        lines.add(buyer.contact().email());
        add(lines, words.taxId(buyer.taxIds()));
        add(lines, registered(buyer.legalId()));
        lines.addAll(particulars(buyer));
        return lines;
    }

    /** The seller's legal data in one line. */
    String imprint(Party seller) {
        List<String> parts = new ArrayList<>();
        parts.add(seller.name());
        parts.add(words.joined(",", address(seller.address())));
        add(parts, registered(seller.legalId()));
        add(parts, words.taxId(seller.taxIds()));
        seller.taxIds().named().forEach(it -> parts.add(it.tax() + " " + it.id()));
        parts.addAll(particulars(seller));
        add(parts, labelled(Label.CONTACT, seller.contact().name()));
        add(parts, labelled(Label.PHONE, seller.contact().phone()));
        parts.add(seller.contact().email());
        return words.joined(" ·", parts);
    }

    /** What the law wants said of a party. */
    private List<String> particulars(Party party) {
        List<String> lines = new ArrayList<>();
        party.particulars().forEach((name, value) -> add(lines, particular(name, value)));
        return lines;
    }

    /** Null for one that is said elsewhere. */
    private @Nullable String particular(String name, String value) {
        Particular known = Particular.find(name);
        if (known == null) {
            return spaced(name) + " " + value;
        }
        return switch (known.shown()) {
            case VALUE -> value;
            case LABEL -> labelled(Objects.requireNonNull(LABELS.get(name), name), value);
            case TERM -> known.term() + " " + value;
            case NO -> null;
        };
    }

    /**
     * The name of a particular that is not ours as words: {@code houseRule}, {@code House rule}.
     */
    private static String spaced(String name) {
        String spaced = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return spaced.isEmpty()
                ? spaced
                : spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }

    private @Nullable String registered(@Nullable Identifier legalId) {
        return labelled(Label.REGISTER_NUMBER, legalId == null ? null : legalId.id());
    }

    private @Nullable String labelled(Label label, @Nullable String value) {
        return value == null ? null : words.text(label) + " " + value;
    }

    private static void add(List<String> parts, @Nullable String part) {
        if (part != null) {
            parts.add(part);
        }
    }

    private static String town(Address address) {
        String city =
                address.region() == null
                        ? address.city()
                        : address.city() + ", " + address.region();
        if (address.postcode() == null) {
            return city;
        }
        return address.region() != null || POSTCODE_LAST.contains(address.country())
                ? city + " " + address.postcode()
                : address.postcode() + " " + city;
    }
}
