package io.billfold.billing.evidence;

import io.billfold.billing.FactFile;
import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.dispute.DisputeWatch;
import io.billfold.billing.dispute.ReasonCodes;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a bank wants to see for a reason, from {@code evidence.csv} beside this class: by the
 * network's code, else by the class of the reason.
 */
public final class EvidenceNeeds {
    private static final String CLASS = "class";

    private final List<Row> rows;
    private final ReasonCodes codes;

    private EvidenceNeeds(List<Row> rows, ReasonCodes codes) {
        this.rows = List.copyOf(rows);
        this.codes = codes;
    }

    private record Row(
            String scheme,
            String code,
            EvidenceItem item,
            boolean isNeeded,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        boolean isOf(@Nullable String itsScheme, @Nullable String itsCode, LocalDate on) {
            return scheme.equals(itsScheme)
                    && code.equals(itsCode)
                    && (from == null || !on.isBefore(from))
                    && (to == null || on.isBefore(to));
        }
    }

    /** The table that comes with Billfold. */
    public static EvidenceNeeds bundled() {
        return new EvidenceNeeds(
                FactFile.read(EvidenceNeeds.class, "evidence.csv", 9).rows().stream()
                        .map(EvidenceNeeds::row)
                        .toList(),
                ReasonCodes.bundled());
    }

    private static Row row(FactFile.Row row) {
        String need = row.required(3);
        if (!need.equals("needed") && !need.equals("wanted")) {
            throw row.fault("need must be needed or wanted, was " + need);
        }
        return new Row(
                row.required(0),
                row.required(1),
                EvidenceItem.valueOf(row.required(2).toUpperCase(Locale.ROOT)),
                need.equals("needed"),
                row.dateOrNull(4),
                row.dateOrNull(5));
    }

    /** The parts of an answer to a case; of each whether the answer is not ready without it. */
    public Map<EvidenceItem, Boolean> of(Dispute dispute) {
        LocalDate opened = LocalDate.ofInstant(dispute.openedAt(), ZoneOffset.UTC);
        Map<EvidenceItem, Boolean> own = of(dispute.scheme(), dispute.reasonCode(), opened);
        return own.isEmpty() ? of(CLASS, DisputeWatch.reasonClass(dispute, codes), opened) : own;
    }

    private Map<EvidenceItem, Boolean> of(
            @Nullable String scheme, @Nullable String code, LocalDate on) {
        Map<EvidenceItem, Boolean> needs = new EnumMap<>(EvidenceItem.class);
        for (Row row : rows) {
            if (row.isOf(scheme, code, on)) {
                needs.put(row.item(), row.isNeeded());
            }
        }
        return needs;
    }

    /** Every scheme and code that has rows of its own. */
    List<String> keys() {
        return rows.stream().map(row -> row.scheme() + " " + row.code()).distinct().toList();
    }
}
