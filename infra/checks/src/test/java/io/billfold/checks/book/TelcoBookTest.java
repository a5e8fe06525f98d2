package io.billfold.checks.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.checks.Repository;
import io.billfold.checks.cloud.Orders;
import io.billfold.checks.cloud.RawItem;
import io.billfold.checks.cloud.TestCloud;
import io.billfold.local.http.Json;
import io.billfold.testkit.audit.Auditor;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The first subscribers of a public data set, each at its MonthlyCharges as a business in Berlin,
 * so that tax is 19 % of each: what is invoiced must be what the file says. The whole book is for
 * the demo command.
 */
class TelcoBookTest {
    private static final int SUBSCRIBERS = 100;
    private static final BigDecimal RATE = new BigDecimal("0.19");

    @Test
    void theInvoicesAddUpToTheFile() throws Exception {
        Path file = file();
        if (!Files.exists(file)) {
            System.out.println(
                    "skipped: no data set at " + file + "; -Dbillfold.shared=FOLDER names it");
        }
        assumeTrue(Files.exists(file), "no data set at " + file);
        Map<String, BigDecimal> charges = charges(file);

        try (TestCloud cloud = TestCloud.startedAt(Instant.parse("2026-01-04T12:00:00Z"))) {
            charges.forEach((id, charge) -> cloud.send("Orders", order(id, charge).toString()));
            cloud.settle();
            cloud.advanceTo("2026-01-05T12:00:00Z");

            Auditor audited = cloud.audited();
            System.out.println("telco book: " + audited.counts());
            assertThat(audited.violations()).isEmpty();
            assertThat(audited.counts().invoices()).isEqualTo(SUBSCRIBERS);
            assertThat(invoiced(cloud)).isEqualTo(expected(charges));
        }
    }

    private static Path file() {
        String shared = System.getProperty("billfold.shared");
        Path folder = shared == null ? Repository.root().resolveSibling("shared") : Path.of(shared);
        return folder.resolve("data/telco-subscribers.csv");
    }

    /** The file quotes nothing, so that a comma always parts two fields. */
    private static Map<String, BigDecimal> charges(Path file) throws Exception {
        List<String> lines = Files.readAllLines(file);
        List<String> names = List.of(lines.getFirst().split(",", -1));
        int id = names.indexOf("customerID");
        int charge = names.indexOf("MonthlyCharges");
        Map<String, BigDecimal> charges = new TreeMap<>();
        for (String line : lines.subList(1, SUBSCRIBERS + 1)) {
            String[] fields = line.split(",", -1);
            charges.put(fields[id], new BigDecimal(fields[charge]));
        }
        assertThat(charges).hasSize(SUBSCRIBERS);
        return charges;
    }

    private static ObjectNode order(String id, BigDecimal charge) {
        ObjectNode order = Orders.domestic(id, "2026-01-05");
        ((ObjectNode) order.at("/lines/0")).put("unitPrice", charge.toPlainString());
        return order;
    }

    /** Net, tax and total by subscriber, computed from the file alone. */
    private static Map<String, List<String>> expected(Map<String, BigDecimal> charges) {
        Map<String, List<String>> expected = new TreeMap<>();
        charges.forEach(
                (id, charge) -> {
                    BigDecimal net = charge.setScale(2, RoundingMode.UNNECESSARY);
                    BigDecimal tax = net.multiply(RATE).setScale(2, RoundingMode.HALF_UP);
                    expected.put("account-" + id, texts(net, tax, net.add(tax)));
                });
        return expected;
    }

    private static Map<String, List<String>> invoiced(TestCloud cloud) {
        Map<String, List<String>> invoiced = new TreeMap<>();
        for (RawItem item : cloud.items("Invoices", "INVOICE#")) {
            if (!item.text("sk").equals("INVOICE")) {
                continue;
            }
            var doc = Json.parse(item.text("doc").getBytes(UTF_8));
            List<String> amounts = new ArrayList<>();
            for (String field : List.of("net", "tax", "total")) {
                amounts.add(doc.path(field).asText());
            }
            assertThat(invoiced.put(item.text("accountId"), amounts)).isNull();
        }
        return invoiced;
    }

    private static List<String> texts(BigDecimal... amounts) {
        return List.of(amounts).stream().map(BigDecimal::toPlainString).toList();
    }
}
