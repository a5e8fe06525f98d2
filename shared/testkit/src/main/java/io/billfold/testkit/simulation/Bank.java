package io.billfold.testkit.simulation;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.testkit.BankFile;
import io.billfold.testkit.audit.Banked;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The sellers' bank: each morning it drops a statement of the day before into their folder, if
 * anything moved; now and then a second time, under the same name or another.
 */
final class Bank extends Outsider {
    private static final Duration OPENS = Duration.ofHours(4);
    private static final Duration HOURS = Duration.ofHours(5);
    private static final JsonNode SELLERS = Json.resource("sellers.json");

    private final Map<String, List<BankFile.Movement>> ofDay = new HashMap<>();
    private final Map<String, Money> balances = new HashMap<>();
    private final Map<String, Integer> statements = new HashMap<>();

    Bank(World world) {
        super(world);
    }

    /** Books a movement on a seller's account today. */
    void book(String seller, BankFile.Movement movement) {
        LocalDate today = LocalDate.ofInstant(world().timeline().instant(), ZoneOffset.UTC);
        String what = seller + "/" + today;
        List<BankFile.Movement> movements = ofDay.computeIfAbsent(what, _ -> new ArrayList<>());
        movements.add(movement);
        if (movements.size() == 1) {
            Instant morning =
                    today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().plus(OPENS);
            Duration wait = chance().between(Duration.ZERO, HOURS, "statement " + what);
            world().timeline()
                    .at(
                            morning.plus(wait),
                            () -> world().network().outside(() -> drop(seller, today)));
        }
    }

    private void drop(String seller, LocalDate day) {
        String what = seller + "/" + day;
        List<BankFile.Movement> movements = ofDay.getOrDefault(what, List.of());
        CurrencyUnit currency = movements.getFirst().amount().getCurrencyUnit();
        Money opening = balances.getOrDefault(seller, Money.zero(currency));
        BankFile.Head head =
                new BankFile.Head(
                        account(seller),
                        "S-" + day,
                        statements.merge(seller, 1, Integer::sum),
                        day,
                        opening);
        tellAuditor(head, movements);
        movements.forEach(
                it ->
                        balances.merge(
                                seller,
                                opening.plus(it.amount()),
                                (old, _) -> old.plus(it.amount())));
        put("bank/" + what + ".xml", BankFile.camt053(head, movements));
    }

    /** What a statement calls its entries are their places. */
    private void tellAuditor(BankFile.Head head, List<BankFile.Movement> movements) {
        for (int i = 0; i < movements.size(); i++) {
            BankFile.Movement each = movements.get(i);
            LocalDate valueOn = each.valueOn() == null ? head.day() : each.valueOn();
            world().auditor()
                    .banked(
                            new Banked(
                                    head.account(),
                                    head.id(),
                                    String.valueOf(i + 1),
                                    each.amount().getAmountMinorLong(),
                                    valueOn));
        }
    }

    private static String account(String seller) {
        return SELLERS.valueStream()
                .filter(it -> it.path("id").asText().equals(seller))
                .map(it -> it.at("/bank/number").asText())
                .findFirst()
                .orElseThrow();
    }

    /** Puts a file there, and tells of it as S3 does. */
    void put(String key, String file) {
        drop(key, file);
        if (chance().happens(150, "repeat of " + key)) {
            String again = chance().happens(500, "copy of " + key) ? key : key + "-copy";
            Duration wait = chance().between(Duration.ZERO, Duration.ofDays(2), "again " + key);
            world().timeline().in(wait, () -> world().network().outside(() -> drop(again, file)));
        }
    }
}
