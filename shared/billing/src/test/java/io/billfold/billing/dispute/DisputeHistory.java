package io.billfold.billing.dispute;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.payment.Payment;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A history of the golden set: see {@code histories/README.md}.
 *
 * @param end the lines that say how it ends, as they stand
 */
record DisputeHistory(
        String name,
        Payment payment,
        Receivable paid,
        List<DisputeReport> events,
        List<String> end) {
    private static final InvoiceNumber NUMBER = new InvoiceNumber("MU", 2026, 42);
    private static final LocalDate DUE_ON = LocalDate.of(2026, 2, 14);

    /** All histories of a file. */
    static List<DisputeHistory> read(String file) {
        try (InputStream in = DisputeHistory.class.getResourceAsStream("histories/" + file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.strip().split("\n\n")).map(DisputeHistory::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DisputeHistory of(String text) {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        List<String> end = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String[] parts = line.split(" ", 2);
            if (List.of("case", "entry", "balance", "receivable").contains(parts[0])) {
                end.add(line);
            } else {
                lines.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(parts[1]);
            }
        }
        String[] paid = lines.get("payment").getFirst().split(" ");
        Money amount = Money.parse(paid[1] + " " + paid[2]);
        Money total = paid.length > 3 ? Money.parse(paid[4] + " " + paid[5]) : amount;
        Map<String, Movement> movements = new LinkedHashMap<>();
        for (String line : lines.getOrDefault("movement", List.of())) {
            Movement movement = movement(line.split(" "));
            movements.put(movement.id(), movement);
        }
        return new DisputeHistory(
                lines.get("history").getFirst(),
                payment(paid[0], amount),
                receivable(total).withApplied(amount),
                lines.get("event").stream()
                        .map(line -> report(paid[0], line.split(" "), movements))
                        .toList(),
                end);
    }

    private static Payment payment(String provider, Money amount) {
        return new Payment(
                "p-1",
                NUMBER,
                new AccountId("acme"),
                new SellerId("muster"),
                amount,
                LocalDate.of(2026, 2, 1),
                provider,
                "ch_1");
    }

    private static Receivable receivable(Money total) {
        Money none = total.multipliedBy(0);
        return new Receivable(
                NUMBER,
                new AccountId("acme"),
                new SellerId("muster"),
                total,
                total,
                none,
                none,
                DUE_ON,
                0,
                null,
                null);
    }

    private static Movement movement(String[] words) {
        return new Movement(
                words[0],
                Money.parse(words[2] + " " + words[3]),
                Money.parse(words[5] + " " + words[6]),
                LocalDate.parse(words[1]).atTime(12, 0).toInstant(ZoneOffset.UTC));
    }

    private static DisputeReport report(
            String provider, String[] words, Map<String, Movement> movements) {
        List<Movement> moved =
                Arrays.stream(words).skip(6).map(id -> movement(id, movements)).toList();
        return new DisputeReport(
                provider,
                words[0],
                "ch_1",
                words[1],
                "told",
                status(words[3]),
                Money.parse(words[4] + " " + words[5]),
                "general",
                null,
                null,
                null,
                null,
                Instant.parse("2026-" + words[2] + "Z"),
                moved);
    }

    private static Movement movement(String id, Map<String, Movement> movements) {
        Movement movement = movements.get(id);
        if (movement == null) {
            throw new IllegalStateException("movement " + id + " is not in the history");
        }
        return movement;
    }

    private static Dispute.@Nullable Status status(String word) {
        return word.equals("-") ? null : Dispute.Status.valueOf(word.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return payment.provider() + ": " + name;
    }
}
