package io.billfold.billing.adjustment;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/**
 * What somebody asks to be changed about an issued invoice. Amounts and prices are net of tax and
 * in the invoice's currency; positions count its lines from 1.
 */
public sealed interface Adjustment {
    /** The most characters of a reason: it is printed with each line. */
    int REASON_MAX = 200;

    /** The most lines of an invoice that a request names. */
    int LINES_MAX = 1000;

    /** The most lines that a request adds: with them a draft is far from what an item may hold. */
    int ADDED_LINES_MAX = 100;

    AdjustmentId id();

    /** Why, for the reader of the document, for example {@code Service was down}. */
    String reason();

    /** A credit note. */
    record Credit(AdjustmentId id, String reason, Extent extent) implements Adjustment {}

    /** What of an invoice is given back. */
    sealed interface Extent {
        /** All that is left of it. */
        record Whole() implements Extent {}

        /** Of some lines what is left, or a part. */
        record Lines(List<Part> parts) implements Extent {
            public Lines {
                parts = List.copyOf(parts);
            }
        }

        /** An amount, spread over what is left of the lines. */
        record Amount(BigDecimal net) implements Extent {}
    }

    /**
     * What of a line is given back.
     *
     * @param position which line
     * @param net how much of it, or null for all that is left
     */
    record Part(int position, @Nullable BigDecimal net) {}

    /** An additional invoice: what was forgotten on the first one. */
    record Addition(AdjustmentId id, String reason, List<AddedLine> lines) implements Adjustment {
        public Addition {
            lines = List.copyOf(lines);
        }
    }

    /** A line of an additional invoice, for the period of the first one. */
    record AddedLine(String sku, String description, BigDecimal quantity, BigDecimal unitPrice) {}

    /**
     * A credit note over the whole invoice and a new invoice in its place.
     *
     * @param purchaseOrder the order number that the new one shows, or null to keep it
     * @param lines what is different; lines that are not named stay as they are
     */
    record Correction(
            AdjustmentId id,
            String reason,
            @Nullable String purchaseOrder,
            List<CorrectedLine> lines)
            implements Adjustment {
        public Correction {
            lines = List.copyOf(lines);
        }
    }

    /** What is different about a line; null keeps what it was. */
    record CorrectedLine(
            int position,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal unitPrice,
            @Nullable String description) {}
}
