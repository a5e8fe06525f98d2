package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.PAYOUTS_BOOKED;
import static io.billfold.testkit.audit.Invariant.PROVIDER_HOLDS;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a provider paid out, as it says itself, against what is booked: each payout once, with its
 * fees, when both of its papers came; and what is left in the clearing account is what the provider
 * holds.
 */
final class PayoutCheck implements Subject {
    private static final String CLEARING = "provider_clearing";
    private static final String ENTRY = "payout:stripe.";

    private final Seen seen;
    private final Findings findings;
    private final Map<String, PaidOut> paidOut = new LinkedHashMap<>();

    /** What moved the provider's balance, by seller, before fees that its reports tell. */
    private final Map<String, Long> held = new HashMap<>();

    /** What went through the clearing account, by seller; and through all accounts, by payout. */
    private final Map<String, Long> clearing = new HashMap<>();

    private final Map<String, Map<String, Long>> booked = new HashMap<>();

    PayoutCheck(Seen seen, Findings findings) {
        this.seen = seen;
        this.findings = findings;
    }

    /** The provider has more or less of a seller's money. */
    void holds(String seller, long minor) {
        held.merge(seller, minor, Math::addExact);
    }

    /** The provider has paid out. */
    void paidOut(PaidOut payout) {
        paidOut.put(payout.payout(), payout);
        held.merge(payout.seller(), -payout.amountMinor() - payout.feesMinor(), Math::addExact);
    }

    @Override
    public void look(Write write) {
        write.added(Kind.ENTRY).map(change -> Entry.of(change.after())).forEach(this::book);
    }

    private void book(Entry entry) {
        Map<String, Long> signed = entry.signed();
        clearing.merge(entry.text("seller"), signed.getOrDefault(CLEARING, 0L), Math::addExact);
        if (entry.id().startsWith(ENTRY)) {
            String payout = entry.id().substring(ENTRY.length(), entry.id().lastIndexOf('.'));
            Map<String, Long> sums = booked.computeIfAbsent(payout, _ -> new HashMap<>());
            signed.forEach((account, sum) -> sums.merge(account, sum, Math::addExact));
            checkNotTooMuch(payout, sums);
        }
    }

    /** A payout's papers come at times of their own, and each is booked once. */
    private void checkNotTooMuch(String payout, Map<String, Long> sums) {
        PaidOut told = paidOut.get(payout);
        if (told != null) {
            long bank = sums.getOrDefault("bank", 0L);
            long fees = sums.getOrDefault("fees", 0L);
            findings.require(
                    (bank == 0 || bank == told.amountMinor())
                            && (fees == 0 || fees == told.feesMinor()),
                    PAYOUTS_BOOKED,
                    "%s is booked as %s",
                    told,
                    sums);
        }
    }

    /** Who was not told what the provider did has nothing to compare with. */
    @Override
    public void settledState() {
        if (!paidOut.isEmpty()) {
            paidOut.values().forEach(this::checkPaidOut);
            held.forEach(
                    (seller, minor) ->
                            findings.require(
                                    clearing.getOrDefault(seller, 0L).equals(minor),
                                    PROVIDER_HOLDS,
                                    "%s: the provider holds %d, clearing says %d",
                                    seller,
                                    minor,
                                    clearing.getOrDefault(seller, 0L)));
        }
    }

    private void checkPaidOut(PaidOut told) {
        Row row = seen.find(Kind.PAYOUT, "stripe." + told.payout());
        Map<String, Long> expected =
                Entry.postings(
                        "bank",
                        told.amountMinor(),
                        "fees",
                        told.feesMinor(),
                        CLEARING,
                        -told.amountMinor() - told.feesMinor());
        boolean isConfirmed =
                row.isThere()
                        && (told.amountMinor() == 0
                                || !Json.text(row.doc(), "confirmedBy").isEmpty());
        findings.require(
                isConfirmed && booked.getOrDefault(told.payout(), Map.of()).equals(expected),
                PAYOUTS_BOOKED,
                "%s is %s, booked as %s",
                told,
                row,
                booked.get(told.payout()));
    }
}
