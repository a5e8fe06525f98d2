package io.billfold.billing.payout;

import io.billfold.billing.FactFile;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A type of line as a provider names it, and what that means for the books: {@code line-types.csv}
 * beside this class, with its sources.
 *
 * @param name the provider's word, for example {@code Settled}
 * @param kind what the line is about
 * @param fee who books what the provider kept of it
 */
public record LineType(String name, Kind kind, Fee fee) {
    private static final Map<String, LineType> KNOWN = read();

    /** What a line is about. */
    public enum Kind {
        /** A payment of a customer, booked when the provider told of it. */
        PAYMENT,
        /** Money given back, booked with the refund. */
        REFUND,
        /** Money moved by a dispute, booked with its case. */
        DISPUTE,
        /** What the provider charges by itself. */
        FEE,
        /** Money that moves between two of its payouts: it stays with the provider. */
        CARRIED,
        /** Anything that a person has to book. */
        OTHER
    }

    /** Who books what the provider kept of a line. */
    public enum Fee {
        /** Its report is the first to tell of it. */
        REPORT,
        /** The case of the dispute does: its webhook told of it. */
        CASE,
        /** All of the line is a fee. */
        WHOLE,
        /** Nobody, by itself. */
        NONE
    }

    /** The type of this name; one that is not known is for a person to book. */
    public static LineType of(String provider, String name) {
        LineType known = KNOWN.get(provider + " " + name);
        return known == null ? new LineType(name, Kind.OTHER, Fee.NONE) : known;
    }

    private static Map<String, LineType> read() {
        Map<String, LineType> types = new HashMap<>();
        for (FactFile.Row row : FactFile.read(LineType.class, "line-types.csv", 5).rows()) {
            LineType type =
                    new LineType(
                            row.required(1),
                            Kind.valueOf(row.required(2).toUpperCase(Locale.ROOT)),
                            Fee.valueOf(row.required(3).toUpperCase(Locale.ROOT)));
            types.put(row.required(0) + " " + type.name(), type);
        }
        return types;
    }
}
