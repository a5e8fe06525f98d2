package io.billfold.local.command;

import io.billfold.billing.account.Seller;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.store.Balance;

import org.joda.money.Money;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;

/** Shows the trial balance. */
@Command(
        name = "ledger",
        sortOptions = false,
        description = "Show each seller's trial balance, per currency, over some months.")
final class LedgerCommand extends CloudCommand {
    @Option(
            names = "--months",
            defaultValue = "12",
            description =
                    "How many months back from the local cloud's clock. Default: ${DEFAULT-VALUE}")
    private int months = 12;

    @Override
    int run(Connection cloud) {
        // sellers east of Greenwich may book on the first of the next month already
        YearMonth last = YearMonth.from(cloud.clock().atOffset(ZoneOffset.UTC)).plusMonths(1);
        boolean balanced = true;
        for (Seller seller : cloud.books().sellers()) {
            for (Balance balance :
                    cloud.books().trialBalance(seller, last.minusMonths(months), last)) {
                print(balance);
                balanced &= balance.isBalanced();
            }
        }
        if (!balanced) {
            throw new CommandFailure("debits and credits differ: the ledger is broken, see above");
        }
        return 0;
    }

    private void print(Balance balance) {
        TextTable table = TextTable.of("account", ">debit", ">credit", ">balance");
        Money debits = Money.zero(balance.currency());
        Money credits = debits;
        for (LedgerAccount account : LedgerAccount.values()) {
            Balance.Sides sides = balance.sides().get(account);
            if (sides != null) {
                row(table, name(account), sides.debit(), sides.credit());
                debits = debits.plus(sides.debit());
                credits = credits.plus(sides.credit());
            }
        }
        row(table, "total", debits, credits);
        out().printf("%s %s%n%s%n", balance.seller(), balance.currency(), table.render(2));
    }

    private static void row(TextTable table, String name, Money debit, Money credit) {
        table.row(name, Amounts.of(debit), Amounts.of(credit), Amounts.of(debit.minus(credit)));
    }

    private static String name(LedgerAccount account) {
        return account.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
