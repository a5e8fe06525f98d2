package io.billfold.testkit;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/** Writes statements as banks do: ISO 20022 camt.053.001.08. Its totals close. */
public final class BankFile {
    private BankFile() {}

    /**
     * Something that happened on the account.
     *
     * @param amount negative for money that went
     * @param returnReason ISO 20022 code of a return, or null
     * @param valueOn when the bank gives the money; null for the day of the statement
     */
    public record Movement(
            Money amount,
            @Nullable String payer,
            @Nullable String payerAccount,
            @Nullable String endToEndId,
            String text,
            @Nullable String returnReason,
            @Nullable LocalDate valueOn) {
        /** One whose value is of the day on which it is booked. */
        public Movement(
                Money amount,
                @Nullable String payer,
                @Nullable String payerAccount,
                @Nullable String endToEndId,
                String text,
                @Nullable String returnReason) {
            this(amount, payer, payerAccount, endToEndId, text, returnReason, null);
        }
    }

    /** What stands above the movements. */
    public record Head(String account, String id, long sequence, LocalDate day, Money opening) {}

    /** A file of one statement. */
    public static String camt053(Head head, List<Movement> movements) {
        Money closing = head.opening();
        StringBuilder entries = new StringBuilder();
        for (Movement movement : movements) {
            closing = closing.plus(movement.amount());
            entries.append(entry(head, movement));
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">"
                + "<BkToCstmrStmt><GrpHdr><MsgId>M</MsgId></GrpHdr><Stmt>"
                + leaf("Id", head.id())
                + leaf("ElctrncSeqNb", Long.toString(head.sequence()))
                + "<Acct><Id><IBAN>"
                + head.account()
                + "</IBAN></Id></Acct>\n"
                + balance("OPBD", head.opening(), head.day())
                + balance("CLBD", closing, head.day())
                + entries
                + "</Stmt></BkToCstmrStmt></Document>\n";
    }

    private static String balance(String code, Money amount, LocalDate day) {
        return "<Bal><Tp><CdOrPrtry><Cd>"
                + code
                + "</Cd></CdOrPrtry></Tp>"
                + amount(amount)
                + "<Dt><Dt>"
                + day
                + "</Dt></Dt></Bal>\n";
    }

    private static String amount(Money amount) {
        return "<Amt Ccy=\""
                + amount.getCurrencyUnit()
                + "\">"
                + amount.abs().getAmount().toPlainString()
                + "</Amt>"
                + leaf("CdtDbtInd", amount.isNegative() ? "DBIT" : "CRDT");
    }

    private static String entry(Head head, Movement movement) {
        String party = movement.amount().isNegative() ? "Cdtr" : "Dbtr";
        return "<Ntry>"
                + amount(movement.amount())
                + "<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>"
                + head.day()
                + "</Dt></BookgDt><ValDt><Dt>"
                + (movement.valueOn() == null ? head.day() : movement.valueOn())
                + "</Dt></ValDt><NtryDtls><TxDtls><Refs>"
                + leaf("EndToEndId", movement.endToEndId())
                + "</Refs>"
                + amount(movement.amount())
                + "<RltdPties>"
                + wrapped(party, "<Pty>", leaf("Nm", movement.payer()), "</Pty>")
                + wrapped(party + "Acct", "<Id>", leaf("IBAN", movement.payerAccount()), "</Id>")
                + "</RltdPties><RmtInf>"
                + leaf("Ustrd", movement.text())
                + "</RmtInf>"
                + wrapped("RtrInf", "<Rsn>", leaf("Cd", movement.returnReason()), "</Rsn>")
                + "</TxDtls></NtryDtls></Ntry>\n";
    }

    private static String wrapped(String name, String before, String inside, String after) {
        return inside.isEmpty()
                ? ""
                : "<" + name + ">" + before + inside + after + "</" + name + ">";
    }

    private static String leaf(String name, @Nullable String text) {
        return text == null || text.isEmpty()
                ? ""
                : "<" + name + ">" + escaped(text) + "</" + name + ">";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
