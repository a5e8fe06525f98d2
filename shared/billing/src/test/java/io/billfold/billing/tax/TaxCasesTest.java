package io.billfold.billing.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.Problem;
import io.billfold.billing.invoice.InvoiceTax;
import io.billfold.billing.invoice.TaxBreakdown;
import io.billfold.billing.tax.TaxCases.Case;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Every golden case decides and calculates as it was worked out by hand. */
class TaxCasesTest {
    private static final TaxRules RULES = TaxRules.bundled();

    static List<Case> cases() {
        return TaxCases.all();
    }

    @Test
    void thereAreAtLeastThreeHundred() {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(300);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void decidesAsWorkedOut(Case of) {
        InvoiceTax.Result result =
                InvoiceTax.calculate(
                        InvoiceTax.Sale.of(TaxCases.draft(of), TaxCases.sales(of)), RULES);
        switch (result) {
            case InvoiceTax.Result.Refused(List<Problem> problems) ->
                    assertThat(refused(of, problems)).as(problems.toString()).isTrue();
            case InvoiceTax.Result.Taxed(var lines, var taxes) -> {
                assertThat(lines).hasSameSizeAs(TaxCases.draft(of).lines());
                checkTaxed(of, taxes);
            }
        }
    }

    /** For example {@code seller.registrations (US-TX)}: the field, and a word of the reason. */
    private static boolean refused(Case of, List<Problem> problems) {
        String[] expected = of.text(8).replace(")", "").split("\\(");
        Problem problem = problems.getFirst();
        String field = problem.field().replaceFirst("^lines\\[\\d+]\\.", "");
        return of.text(5).equals("refused")
                && field.equals(expected[0].strip())
                && (expected.length == 1 || problem.reason().contains(expected[1].strip()));
    }

    private static void checkTaxed(Case of, List<TaxBreakdown> taxes) {
        assertThat(taxes).hasSize(1);
        TaxBreakdown tax = taxes.getFirst();
        TaxTreatment treatment = tax.treatment();
        assertThat(treatment.category().code()).as("%s", treatment).isEqualTo(of.text(5));
        assertThat(rates(treatment)).isEqualTo(of.text(6).equals("-") ? "" : of.text(6));
        assertThat(told(of, tax)).isEqualTo(of.text(7));
        if (!of.text(8).equals("-")) {
            assertThat(treatment.wording()).contains(of.text(8));
        }
    }

    private static String rates(TaxTreatment treatment) {
        return treatment.components().isEmpty()
                ? "0"
                : treatment.components().stream()
                        .map(component -> plain(component.effectivePercent()))
                        .collect(Collectors.joining("+"));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /** For example {@code 12.00 (GST 5.00 + PST 7.00)}, as far as the case tells the parts. */
    private static String told(Case of, TaxBreakdown tax) {
        String total = tax.tax().getAmount().toPlainString();
        if (!of.text(7).contains("(")) {
            return total;
        }
        StringBuilder parts = new StringBuilder();
        for (int i = 0; i < tax.parts().size(); i++) {
            parts.append(i == 0 ? "" : " + ")
                    .append(tax.treatment().components().get(i).tax())
                    .append(' ')
                    .append(tax.parts().get(i).getAmount().toPlainString());
        }
        return total + " (" + parts + ")";
    }
}
