package io.billfold.billing.tax;

import io.billfold.billing.FactFile;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Who is a member state when, and which of their places their standard rate does not reach. */
final class EuropeanUnion {
    private static final Pattern NUMBER = Pattern.compile("[A-Z]{2}[A-Z0-9+*]{2,12}");

    private final List<Member> members;
    private final List<Territory> territories;

    private EuropeanUnion(List<Member> members, List<Territory> territories) {
        this.members = members;
        this.territories = territories;
    }

    /** From {@code eu-members.csv} and {@code special-territories.csv} beside this class. */
    static EuropeanUnion bundled() {
        FactFile members = FactFile.read(EuropeanUnion.class, "eu-members.csv", 4);
        FactFile territories = FactFile.read(EuropeanUnion.class, "special-territories.csv", 4);
        return new EuropeanUnion(
                members.rows().stream().map(Member::from).toList(),
                territories.rows().stream().map(Territory::from).toList());
    }

    boolean isMember(String country, LocalDate date) {
        return members.stream().anyMatch(member -> member.isIn(country, date));
    }

    /**
     * Whether a number can be a VAT number of a member state: its prefix, which is EL for Greece,
     * and 2 to 12 letters or digits (Directive 2006/112/EC art. 215). It says nothing about whether
     * anybody has that number.
     */
    boolean isVatNumberOf(String country, String taxId) {
        return NUMBER.matcher(taxId).matches() && taxId.startsWith(vatPrefix(country));
    }

    /** The prefix of a member state's VAT numbers, for example {@code EL} for {@code GR}. */
    String vatPrefix(String country) {
        return members.stream()
                .filter(member -> member.country().equals(country))
                .map(Member::vatPrefix)
                .findFirst()
                .orElse(country);
    }

    /** The special territory that a postcode lies in, or null; null also without a postcode. */
    @Nullable Territory territory(String country, @Nullable String postcode) {
        if (postcode == null) {
            return null;
        }
        String plain = plain(postcode);
        for (Territory territory : territories) {
            if (territory.country().equals(country) && plain.startsWith(territory.postcode())) {
                return territory;
            }
        }
        return null;
    }

    /** A number as it is compared: in capitals, without blanks, dots, dashes and slashes. */
    static String plain(String number) {
        return number.replaceAll("[\\s./-]", "").toUpperCase(Locale.ROOT);
    }

    private record Member(
            String country, String vatPrefix, LocalDate from, @Nullable LocalDate to) {
        static Member from(FactFile.Row row) {
            return new Member(row.required(0), row.required(1), row.date(2), row.dateOrNull(3));
        }

        boolean isIn(String asked, LocalDate date) {
            return country.equals(asked)
                    && !date.isBefore(from)
                    && (to == null || date.isBefore(to));
        }
    }

    /**
     * A place that the standard rate of its country does not reach, by the start of its postcodes.
     */
    record Territory(String country, String postcode, String name, String why) {
        static Territory from(FactFile.Row row) {
            return new Territory(
                    row.required(0), row.required(1), row.required(2), row.required(3));
        }
    }
}
