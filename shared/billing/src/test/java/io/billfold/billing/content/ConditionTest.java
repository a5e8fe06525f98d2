package io.billfold.billing.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.FactFile;
import io.billfold.billing.FactFileException;
import io.billfold.billing.content.Condition.Situation;
import io.billfold.billing.content.Condition.What;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

class ConditionTest {
    private static final String TABLE =
            """
            b2b                                       | DE          | DE | yes
            b2b                                       | FR-consumer | FR | no
            b2c                                       | FR-consumer | FR | yes
            buyer-in:DE|FR                            | DE          | DE | yes
            buyer-in:FR                               | DE          | DE | no
            buyer-abroad                              | DE          | DE | no
            buyer-abroad                              | DE-abroad   | DE | yes
            leitweg                                   | DE-public   | DE | yes
            leitweg                                   | DE          | DE | no
            payable                                   | DE          | DE | yes
            payable                                   | DE-credit   | DE | no
            discounted                                | FR-discount | FR | yes
            discounted                                | FR          | FR | no
            credit                                    | DE-credit   | DE | yes
            !credit                                   | DE          | DE | yes
            self-billed                               | self-billed | NL | yes
            self-billed                               | NL          | NL | no
            taxed                                     | DE          | DE | yes
            taxed                                     | DE-trader   | DE | no
            exempt-only                               | DE-trader   | DE | yes
            exempt-only                               | DE-abroad   | DE | yes
            exempt-only                               | DE-goods    | DE | no
            out-of-scope                              | DE-abroad   | DE | yes
            out-of-scope                              | DE-trader   | DE | no
            reasoned                                  | DE-goods    | DE | yes
            reasoned                                  | DE          | DE | no
            category:K                                | DE-goods    | DE | yes
            category:S|AE                             | DE          | DE | yes
            category:AE                               | DE          | DE | no
            part:QST                                  | CA-quebec   | CA | yes
            part:QST                                  | CA          | CA | no
            rate:8                                    | JP          | JP | yes
            rate:8                                    | DE          | DE | no
            foreign-currency                          | PL          | PL | yes
            foreign-currency                          | DE          | DE | no
            over:1189.99                              | DE          | DE | yes
            over:1190.00                              | DE          | DE | no
            over:999999                               | AE          | AE | yes
            from:1190.00                              | DE          | DE | yes
            from:1190.01                              | DE          | DE | no
            untaxed-over:77.47                        | IT-exempt   | IT | yes
            untaxed-over:77.47                        | IT          | IT | no
            form:AG|GmbH                              | DE          | DE | yes
            form:GmbH_&_Co._KG                        | DE          | DE | no
            form:EI                                   | FR-2027     | FR | yes
            has:seller.legalId                        | NL          | NL | yes
            has:seller.legalId                        | DE          | DE | no
            is:seller.particulars.operations=services | FR          | FR | yes
            is:seller.particulars.operations=goods    | FR          | FR | no
            b2b taxed category:S                      | DE          | DE | yes
            b2b taxed category:K                      | DE          | DE | no
            """;

    @Test
    void holdsForTheDocumentsThatItNames() {
        Set<What> asked = new TreeSet<>();
        for (String line : TABLE.lines().toList()) {
            List<String> cells = cells(line);
            List<Condition> conditions = Condition.all(row(cells.get(0)), 0);
            conditions.forEach(it -> asked.add(it.what()));
            Situation situation =
                    new Situation(GoldenFile.read(cells.get(1)).document(), cells.get(2));
            assertThat(Condition.hold(conditions, situation))
                    .as(line)
                    .isEqualTo(cells.get(3).equals("yes"));
        }
        assertThat(asked).containsExactly(What.values());
    }

    @Test
    void whatIsNoConditionIsAFaultOfItsLine() {
        assertThatThrownBy(() -> Condition.all(row("b2b sometimes"), 0))
                .isInstanceOf(FactFileException.class)
                .hasMessage("rules.csv line 7: 'sometimes' is not a condition");
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(" \\| ")).map(String::strip).toList();
    }

    private static FactFile.Row row(String when) {
        return new FactFile.Row("rules.csv", 7, List.of(when));
    }
}
