package io.billfold.billing.evidence;

import io.billfold.billing.payment.ChargeTraits;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Visa's Compelling Evidence 3.0 for claims of fraud without the card (10.4): two earlier payments
 * with the same card, 120 to 365 days before the dispute, that nobody disputed and no bank reported
 * as fraud, and that agree with the disputed one in two of address, device, account and delivery,
 * one of them the payer's address or device.
 *
 * @param isQualified whether all of that is there
 * @param earlier the payments that count, the latest first; two where it is qualified
 * @param note what there is, or what lacks, in words
 */
public record CompellingEvidence(boolean isQualified, List<Earlier> earlier, String note) {
    /** The least age of an earlier payment, in days before the dispute. */
    public static final int DAYS_MIN = 120;

    /** The greatest. */
    public static final int DAYS_MAX = 365;

    private static final int PAYMENTS_NEEDED = 2;
    private static final int ELEMENTS_NEEDED = 2;

    public CompellingEvidence {
        earlier = List.copyOf(earlier);
    }

    /** In what a payment agrees with the disputed one. */
    public enum Element {
        IP,
        DEVICE,
        LOGIN,
        SHIP_TO
    }

    /**
     * A payment of the same account.
     *
     * @param reference the provider's id of it
     * @param isDisputed whether a bank ever asked for it back or called it fraud
     */
    public record Earlier(
            String reference, LocalDate receivedOn, ChargeTraits traits, boolean isDisputed) {}

    /**
     * Decides whether earlier payments are evidence.
     *
     * @param disputed what is known of the disputed charge
     * @param openedOn the day of the dispute
     * @param known payments of the account, in any order
     */
    public static CompellingEvidence of(
            ChargeTraits disputed, LocalDate openedOn, List<Earlier> known) {
        List<Earlier> old =
                known.stream()
                        .filter(it -> isOfTime(it.receivedOn(), openedOn))
                        .filter(it -> !it.isDisputed())
                        .sorted(Comparator.comparing(Earlier::receivedOn).reversed())
                        .toList();
        List<Earlier> same = old.stream().filter(it -> isSameCard(disputed, it.traits())).toList();
        List<Earlier> agreeing =
                same.stream()
                        .filter(it -> isCompelling(elements(disputed, it.traits())))
                        .limit(PAYMENTS_NEEDED)
                        .toList();
        return agreeing.size() == PAYMENTS_NEEDED
                ? new CompellingEvidence(true, agreeing, qualified(disputed, agreeing))
                : new CompellingEvidence(
                        false, same, lacking(disputed, old.size(), same.size(), agreeing.size()));
    }

    private static boolean isOfTime(LocalDate receivedOn, LocalDate openedOn) {
        long days = ChronoUnit.DAYS.between(receivedOn, openedOn);
        return days >= DAYS_MIN && days <= DAYS_MAX;
    }

    private static boolean isSameCard(ChargeTraits disputed, ChargeTraits other) {
        return disputed.credential() != null && disputed.credential().equals(other.credential());
    }

    /** In what two charges agree; what is not known of one agrees with nothing. */
    public static Set<Element> elements(ChargeTraits one, ChargeTraits other) {
        Set<Element> agreed = new TreeSet<>();
        add(agreed, Element.IP, one.ip(), other.ip());
        add(agreed, Element.DEVICE, one.device(), other.device());
        add(agreed, Element.LOGIN, one.login(), other.login());
        add(agreed, Element.SHIP_TO, one.shipTo(), other.shipTo());
        return agreed;
    }

    private static void add(
            Set<Element> agreed, Element element, @Nullable String one, @Nullable String other) {
        if (one != null && Objects.equals(one, other)) {
            agreed.add(element);
        }
    }

    private static boolean isCompelling(Set<Element> agreed) {
        return agreed.size() >= ELEMENTS_NEEDED
                && (agreed.contains(Element.IP) || agreed.contains(Element.DEVICE));
    }

    private static String qualified(ChargeTraits disputed, List<Earlier> agreeing) {
        List<String> each =
                agreeing.stream()
                        .map(
                                it ->
                                        it.reference()
                                                + " of "
                                                + it.receivedOn()
                                                + " agrees in "
                                                + words(elements(disputed, it.traits())))
                        .toList();
        return String.join("; ", each);
    }

    private static String words(Set<Element> elements) {
        List<String> words = new ArrayList<>();
        for (Element element : elements) {
            words.add(
                    switch (element) {
                        case IP -> "IP address";
                        case DEVICE -> "device";
                        case LOGIN -> "account";
                        case SHIP_TO -> "delivery address";
                    });
        }
        return String.join(" and ", words);
    }

    private static String lacking(ChargeTraits disputed, int old, int same, int agreeing) {
        if (old < PAYMENTS_NEEDED) {
            return "%d undisputed payments of the account are %d to %d days older, %d are needed"
                    .formatted(old, DAYS_MIN, DAYS_MAX, PAYMENTS_NEEDED);
        }
        if (same < PAYMENTS_NEEDED) {
            return "%d of %d earlier payments are known to be by the same card, %d are needed"
                    .formatted(same, old, PAYMENTS_NEEDED);
        }
        if (disputed.ip() == null && disputed.device() == null) {
            return "neither IP address nor device of the disputed payment is known";
        }
        return "%d of %d payments by the same card agree in IP address or device and one more"
                .formatted(agreeing, same);
    }
}
