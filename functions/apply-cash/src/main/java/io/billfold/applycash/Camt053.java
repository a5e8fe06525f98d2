package io.billfold.applycash;

import io.billfold.billing.cash.BankEntry;
import io.billfold.billing.cash.BankStatement;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads ISO 20022 camt.053, Bank to Customer Statement, of versions 02 to 13: what is read has the
 * same names in all of them, or one of two. A batch is taken apart where its parts come to its
 * amount.
 */
final class Camt053 {
    private static final String CREDIT = "CRDT";

    /** Of whichever amount the bank names it. */
    private static final String[] RATES = {
        "AmtDtls/TxAmt/CcyXchg/XchgRate",
        "AmtDtls/InstdAmt/CcyXchg/XchgRate",
        "AmtDtls/CntrValAmt/CcyXchg/XchgRate"
    };

    private Camt053() {}

    /**
     * Reads a file.
     *
     * @throws UnreadableFileException naming the line, the element and the reason
     */
    static List<BankStatement> read(byte[] file) {
        Element document = Element.parse(file);
        List<BankStatement> statements =
                document.all("BkToCstmrStmt/Stmt").map(Camt053::statement).toList();
        if (statements.isEmpty()) {
            throw new UnreadableFileException(
                    document.where(""), "holds no BkToCstmrStmt/Stmt: camt.053 is read");
        }
        return statements;
    }

    private static BankStatement statement(Element stmt) {
        Element closing = balance(stmt, "CLBD");
        String sequence = stmt.firstText("ElctrncSeqNb", "LglSeqNb");
        return new BankStatement(
                stmt.required("Acct/Id/IBAN", "Acct/Id/Othr/Id").text().replace(" ", ""),
                stmt.required("Id").text(),
                sequence != null && sequence.matches("[0-9]{1,18}") ? Long.valueOf(sequence) : null,
                date(closing.required("Dt")),
                amount(balance(stmt, "OPBD", "PRCD")),
                amount(closing),
                entries(stmt));
    }

    private static Element balance(Element stmt, String... codes) {
        for (String code : codes) {
            for (Element balance : stmt.all("Bal").toList()) {
                if (code.equals(balance.firstText("Tp/CdOrPrtry/Cd"))) {
                    return balance;
                }
            }
        }
        throw new UnreadableFileException(
                stmt.where("Bal"), "none is of type " + String.join(" or ", codes));
    }

    /** With the sign of {@code CdtDbtInd}. */
    private static Money amount(Element owner) {
        Money amount = money(owner.required("Amt"));
        return isCredit(owner) ? amount : amount.negated();
    }

    private static boolean isCredit(Element owner) {
        return CREDIT.equals(owner.required("CdtDbtInd").text());
    }

    private static Money money(Element amount) {
        CurrencyUnit currency = Amounts.currency(amount.currency(), amount.where(""));
        return Amounts.amount(currency, amount.text(), amount.where(""));
    }

    private static LocalDate date(Element choice) {
        Element date = choice.required("Dt", "DtTm");
        return Amounts.date(date.text(), date.where(""));
    }

    private static List<BankEntry> entries(Element stmt) {
        List<BankEntry> entries = new ArrayList<>();
        int place = 0;
        for (Element ntry : stmt.all("Ntry").toList()) {
            place++;
            if (isBooked(ntry)) {
                entries.addAll(entries(ntry, place));
            }
        }
        return entries;
    }

    /** What is pending or only for information is in no balance. */
    private static boolean isBooked(Element ntry) {
        String status = ntry.firstText("Sts/Cd", "Sts");
        return status == null || status.equals("BOOK");
    }

    private static List<BankEntry> entries(Element ntry, int place) {
        Money whole = amount(ntry);
        List<Element> details = ntry.all("NtryDtls/TxDtls").toList();
        List<Money> parts = new ArrayList<>();
        details.forEach(it -> parts.add(part(it, isCredit(ntry), whole)));
        Money zero = Money.zero(whole.getCurrencyUnit());
        boolean isSplit =
                details.size() > 1
                        && parts.stream().noneMatch(Money::isZero)
                        && parts.stream().reduce(zero, Money::plus).isEqual(whole);
        if (!isSplit) {
            return List.of(entry(ntry, details, String.valueOf(place), whole));
        }
        List<BankEntry> entries = new ArrayList<>();
        for (int i = 0; i < details.size(); i++) {
            String reference = place + "." + (i + 1);
            entries.add(entry(ntry, details.subList(i, i + 1), reference, parts.get(i)));
        }
        return entries;
    }

    /** Zero where it is not stated in the account's currency. */
    private static Money part(Element details, boolean isCredit, Money whole) {
        Element stated = details.first("Amt", "AmtDtls/TxAmt/Amt");
        String currency = whole.getCurrencyUnit().getCode();
        if (stated == null || !stated.currency().equals(currency)) {
            return Money.zero(whole.getCurrencyUnit());
        }
        String own = details.firstText("CdtDbtInd");
        boolean isPlus = own == null ? isCredit : own.equals(CREDIT);
        return isPlus ? money(stated) : money(stated).negated();
    }

    private static BankEntry entry(
            Element ntry, List<Element> details, String reference, Money amount) {
        Entry entry = dated(ntry, reference, amount).charges(charges(ntry, details, amount));
        if (details.size() == 1) {
            describe(entry, details.getFirst(), amount.isPositive());
            exchange(entry, ntry, details.getFirst(), amount);
        } else {
            details.forEach(it -> it.all("RmtInf/Ustrd").forEach(u -> entry.text(u.text())));
            exchange(entry, ntry, ntry, amount);
        }
        entry.text(ntry.firstText("AddtlNtryInf"));
        return entry.returnReason(returnReason(ntry, details, amount)).toEntry();
    }

    private static Entry dated(Element ntry, String reference, Money amount) {
        LocalDate bookedOn = date(ntry.required("BookgDt", "ValDt"));
        Element value = ntry.first("ValDt");
        return new Entry(reference, bookedOn, value == null ? bookedOn : date(value), amount);
    }

    /**
     * What came before it was exchanged: the amount of the transaction, or else what the payer
     * instructed, where that is in another currency than the account.
     */
    private static void exchange(Entry entry, Element ntry, Element owner, Money amount) {
        String account = amount.getCurrencyUnit().getCode();
        Stream.of("AmtDtls/TxAmt/Amt", "Amt", "AmtDtls/InstdAmt/Amt")
                .flatMap(path -> owner.all(path))
                .filter(it -> !it.currency().equals(account))
                .findFirst()
                .ifPresent(
                        it ->
                                entry.exchanged(
                                        Amounts.told(it.currency(), it.text()),
                                        Amounts.rate(rate(owner, ntry))));
    }

    private static @Nullable String rate(Element owner, Element ntry) {
        String own = owner.firstText(RATES);
        return own == null ? ntry.firstText(RATES) : own;
    }

    private static void describe(Entry entry, Element details, boolean isCredit) {
        String party = isCredit ? "RltdPties/Dbtr" : "RltdPties/Cdtr";
        entry.payer(details.firstText(party + "/Nm", party + "/Pty/Nm"))
                .payerAccount(details.firstText(party + "Acct/Id/IBAN", party + "Acct/Id/Othr/Id"))
                .endToEndId(details.firstText("Refs/EndToEndId"))
                .structuredReference(details.firstText("RmtInf/Strd/CdtrRefInf/Ref"));
        details.all("RmtInf/Ustrd").forEach(it -> entry.text(it.text()));
        details.all("RmtInf/Strd/RfrdDocInf/Nb").forEach(it -> entry.text(it.text()));
        details.all("RmtInf/Strd/AddtlRmtInf").forEach(it -> entry.text(it.text()));
    }

    /** Those of the account's currency: of each record, or the whole where there are none. */
    private static Money charges(Element ntry, List<Element> details, Money amount) {
        List<Element> owners = new ArrayList<>(details.size() == 1 ? details : List.of(ntry));
        Money sum = Money.zero(amount.getCurrencyUnit());
        for (Element owner : owners) {
            for (Element charge : owner.all("Chrgs").toList()) {
                List<Element> records = charge.all("Rcrd/Amt").toList();
                List<Element> stated =
                        records.isEmpty() ? charge.all("TtlChrgsAndTaxAmt").toList() : records;
                sum = sum.plus(sum(stated.isEmpty() ? charge.all("Amt").toList() : stated, sum));
            }
        }
        return sum;
    }

    private static Money sum(List<Element> amounts, Money like) {
        Money sum = Money.zero(like.getCurrencyUnit());
        for (Element amount : amounts) {
            if (amount.currency().equals(like.getCurrencyUnit().getCode())) {
                sum = sum.plus(money(amount));
            }
        }
        return sum;
    }

    /** ISO 20022 external return reason, for example {@code AC04}. */
    private static @Nullable String returnReason(
            Element ntry, List<Element> details, Money amount) {
        for (Element it : details) {
            String reason = it.firstText("RtrInf/Rsn/Cd", "RtrInf/Rsn/Prtry", "RtrInf/AddtlInf");
            if (reason != null || it.first("RtrInf") != null) {
                return reason == null ? "returned" : reason;
            }
        }
        String family = ntry.firstText("BkTxCd/Domn/Fmly/SubFmlyCd");
        boolean isReturn = "RRTN".equals(family) || "UPDD".equals(family) || "PRDD".equals(family);
        boolean isReversal = "true".equals(ntry.firstText("RvslInd")) && amount.isNegative();
        return isReturn || isReversal ? "returned" : null;
    }
}
