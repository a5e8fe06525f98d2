package io.billfold.calculatetax;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/**
 * What is read of AvaTax's TransactionModel. Amounts are in major units; those of a credit note
 * have the sign that they have on it, plus for what is given back.
 *
 * @param code the document's, or what AvaTax gave it
 * @param currency ISO 4217
 * @param totalTax of all lines
 * @param summaryTax of all jurisdictions in the summary
 * @param lines in the order of their numbers
 */
record AvalaraTransaction(
        String code,
        String currency,
        BigDecimal totalTax,
        BigDecimal summaryTax,
        List<Line> lines) {
    AvalaraTransaction {
        lines = List.copyOf(lines);
    }

    /**
     * TransactionLineModel.
     *
     * @param number as it was sent
     * @param amount what the line costs
     * @param tax what is owed on it
     * @param details without taxes that the seller may not pass on to the customer
     */
    record Line(String number, BigDecimal amount, BigDecimal tax, List<Detail> details) {
        Line {
            details = List.copyOf(details);
        }
    }

    /**
     * TransactionLineDetailModel: one tax of one jurisdiction.
     *
     * @param country ISO 3166-1 alpha-2
     * @param jurisdiction its name, for example {@code TEXAS}
     * @param type Country, State, County, City or Special
     * @param taxName for example {@code TX STATE TAX}
     * @param rate as a fraction, for example 0.0625
     * @param taxable part of the line's amount that it is charged on
     * @param exempt part that is exempt for the customer
     * @param nonTaxable part that is not taxed at all
     * @param tax what is owed
     * @param nonTaxableType why nothing is taxed, for example {@code NexusRule}, or null
     * @param isFee whether it is an amount for each piece and not a rate
     */
    record Detail(
            String country,
            String jurisdiction,
            String type,
            String taxName,
            BigDecimal rate,
            BigDecimal taxable,
            BigDecimal exempt,
            BigDecimal nonTaxable,
            BigDecimal tax,
            @Nullable String nonTaxableType,
            boolean isFee) {
        /** Whether something is charged, or would be if the line cost anything. */
        boolean isCharged() {
            boolean isOfNothing =
                    taxable.signum() == 0 && exempt.signum() == 0 && nonTaxable.signum() == 0;
            return rate.signum() > 0 && (taxable.signum() != 0 || isOfNothing);
        }

        /** In percent, for example 6.25. */
        BigDecimal percent() {
            BigDecimal percent = rate.movePointRight(2).stripTrailingZeros();
            return percent.scale() < 0 ? percent.setScale(0) : percent;
        }
    }
}
