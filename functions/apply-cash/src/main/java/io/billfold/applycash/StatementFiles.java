package io.billfold.applycash;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.Problem;
import io.billfold.billing.account.BankAccount;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.cash.BankEntry;
import io.billfold.billing.cash.BankStatement;
import io.billfold.billing.cash.BankStatement.Last;
import io.billfold.billing.cash.Cash;
import io.billfold.billing.cash.CashId;
import io.billfold.billing.cash.CashRules.Place;
import io.billfold.store.CashStore;
import io.billfold.store.CashStore.Statement;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;
import io.billfold.store.Sha256;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes statements in. A statement that can't be right is refused as a whole, and nothing of it
 * moves. One that was interrupted goes on: what is there is not taken in again.
 */
@Singleton
class StatementFiles {
    /** How many entries are looked for at once. */
    private static final int PIECE = 100;

    private static final int ID_LENGTH = 32;

    private final CashStore cash;
    private final ReceiveEntry receive;
    private final Refusals refusals;
    private final Dynamo dynamo;

    StatementFiles(CashStore cash, ReceiveEntry receive, Refusals refusals, Dynamo dynamo) {
        this.cash = cash;
        this.receive = receive;
        this.refusals = refusals;
        this.dynamo = dynamo;
    }

    /** Takes the statements of a file in, each by itself. */
    void read(DroppedFile file, byte[] content) {
        List<BankStatement> statements;
        try {
            statements = StatementFile.read(content);
        } catch (UnreadableFileException e) {
            refusals.keep(file.key(), file.sha256(), List.of(new Problem(e.where(), e.reason())));
            return;
        }
        for (BankStatement statement : statements) {
            List<Problem> problems = problems(file, statement);
            if (problems.isEmpty()) {
                takeEntries(file.seller(), statement);
            } else {
                refusals.keep(file.key() + "#" + statement.id(), file.sha256(), problems);
            }
        }
    }

    /** What makes a statement unfit; where there is nothing it is taken in. */
    private List<Problem> problems(DroppedFile file, BankStatement statement) {
        if (!isOf(statement.account(), file.seller().bank())) {
            return List.of(
                    new Problem(
                            "account",
                            "'%s' is not the bank account of seller '%s'"
                                    .formatted(statement.account(), file.seller().id())));
        }
        List<Problem> problems = statement.problems();
        return problems.isEmpty() ? claim(file, statement) : problems;
    }

    /** Old forms have the bank's code and the number of the account in place of the IBAN. */
    private static boolean isOf(String account, @Nullable BankAccount bank) {
        if (bank == null) {
            return false;
        }
        String number = bank.number().replace(" ", "");
        int slash = account.indexOf('/');
        String local =
                slash < 0
                        ? account
                        : account.substring(0, slash)
                                + "0".repeat(Math.max(0, 10 - (account.length() - slash - 1)))
                                + account.substring(slash + 1);
        return number.equals(account) || (bank.isIban() && number.substring(4).equals(local));
    }

    private List<Problem> claim(DroppedFile file, BankStatement statement) {
        SellerId seller = file.seller().id();
        Optional<Statement> known = cash.findStatement(seller, statement.account(), statement.id());
        if (known.isPresent()) {
            return known.get().fileSha256().equals(file.sha256())
                    ? List.of()
                    : List.of(
                            new Problem(
                                    "statement",
                                    "%s was read from %s already"
                                            .formatted(statement.id(), known.get().file())));
        }
        Last before = cash.findLast(statement.account()).orElse(null);
        boolean isLatest = before == null || !statement.closedOn().isBefore(before.closedOn());
        Statement taken =
                new Statement(
                        seller,
                        statement.account(),
                        statement.id(),
                        file.key(),
                        file.sha256(),
                        statement.closedOn(),
                        statement.opening(),
                        statement.closing(),
                        statement.entries().size(),
                        statement.gapAfter(before));
        Committed done =
                dynamo.commitUnlessBusy(
                        cash.addStatement(
                                dynamo.begin(), taken, isLatest ? statement.toLast() : null));
        return done == Committed.DONE ? List.of() : claim(file, statement);
    }

    private void takeEntries(Seller seller, BankStatement statement) {
        List<BankEntry> entries = statement.entries();
        for (int from = 0; from < entries.size(); from += PIECE) {
            List<BankEntry> piece = entries.subList(from, Math.min(entries.size(), from + PIECE));
            Set<CashId> there =
                    cash.findAll(piece.stream().map(it -> id(statement, it)).toList()).stream()
                            .map(Cash::id)
                            .collect(Collectors.toSet());
            for (BankEntry entry : piece) {
                CashId id = id(statement, entry);
                if (!there.contains(id)) {
                    receive.receive(
                            seller,
                            new Place(id, seller.id(), statement.account(), statement.id()),
                            entry);
                }
            }
        }
    }

    /** Account, statement and place are what an entry is known by. */
    static CashId id(BankStatement statement, BankEntry entry) {
        String key = statement.account() + "\n" + statement.id() + "\n" + entry.reference();
        return new CashId("c-" + Sha256.hex(key.getBytes(UTF_8)).substring(0, ID_LENGTH));
    }
}
