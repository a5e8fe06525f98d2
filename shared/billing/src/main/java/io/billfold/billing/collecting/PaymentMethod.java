package io.billfold.billing.collecting;

import io.billfold.billing.Checks;
import io.billfold.billing.account.AccountId;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;

/**
 * How an account pays. Numbers of cards and accounts never come here: providers keep them, and we
 * keep their token.
 *
 * @param id chosen by whoever adds it, unique within the account
 * @param account whose it is
 * @param kind of instrument
 * @param provider who charges it, for example {@code stripe}; null for a bank transfer, which the
 *     payer starts
 * @param token the provider's id of it, for example {@code pm_1}; null for a bank transfer
 * @param payer the provider's id of who owns it, which some need with the token, for example {@code
 *     cus_1} or Adyen's shopperReference; or null
 * @param network in lower case, for example {@code visa}, {@code sepa}; null where nobody said
 * @param lastDigits for people to tell it by, for example {@code 4242}, or null
 * @param expires its last month, or null where it does not expire
 * @param mandate the payer's authority to debit it; there for SEPA direct debits
 * @param refusal why it must not be charged any more, in words, or null
 */
public record PaymentMethod(
        String id,
        AccountId account,
        Kind kind,
        @Nullable String provider,
        @Nullable String token,
        @Nullable String payer,
        @Nullable String network,
        @Nullable String lastDigits,
        @Nullable YearMonth expires,
        @Nullable Mandate mandate,
        @Nullable String refusal) {
    /** Kinds of instruments. */
    public enum Kind {
        CARD,
        SEPA_DEBIT,
        WALLET,
        BANK_TRANSFER;

        /** Whether we can start a payment with it. */
        public boolean isCharged() {
            return this != BANK_TRANSFER;
        }
    }

    /**
     * A payer's authority to debit its account (SEPA rulebook: unique mandate reference).
     *
     * @param signedOn when the payer gave it
     * @param noticeDays how many days before a debit its payer is told: 14 unless a shorter time is
     *     agreed (SEPA Direct Debit Core rulebook, EPC016-06, section 4.3.4, pre-notification)
     */
    public record Mandate(String reference, LocalDate signedOn, int noticeDays) {
        /** Where nothing else is agreed. */
        public static final int NOTICE_DAYS = 14;

        public Mandate {
            Checks.text("mandate.reference", reference, 35);
            if (noticeDays < 1 || noticeDays > NOTICE_DAYS) {
                throw new IllegalArgumentException(
                        "mandate.noticeDays must be 1 to " + NOTICE_DAYS + ", was " + noticeDays);
            }
        }
    }

    public PaymentMethod {
        Checks.id("methodId", id);
        if (kind.isCharged() && (provider == null || token == null)) {
            throw new IllegalArgumentException("provider and token are needed to charge a " + kind);
        }
        if (kind == Kind.SEPA_DEBIT && mandate == null) {
            throw new IllegalArgumentException("mandate is missing for a SEPA direct debit");
        }
        if (lastDigits != null && !lastDigits.matches("[0-9A-Za-z]{1,4}")) {
            throw new IllegalArgumentException(
                    "lastDigits must be up to four characters: whole numbers are not kept here");
        }
    }

    /** What its owner knows it by, for example {@code Visa 4242}; its id where nobody said more. */
    public String label() {
        String name = network == null ? "" : network.replace('_', ' ');
        String shown =
                name.isEmpty() ? "" : Character.toUpperCase(name.charAt(0)) + name.substring(1);
        String label = lastDigits == null ? shown : (shown + " " + lastDigits).strip();
        return label.isEmpty() ? id : label;
    }

    /** Whether it is past its last month on a day. Months end everywhere a day later at most. */
    public boolean isExpired(LocalDate today) {
        return expires != null && today.minusDays(1).isAfter(expires.atEndOfMonth());
    }

    /** Whether it may be charged on a day. */
    public boolean isUsable(LocalDate today) {
        return kind.isCharged() && refusal == null && !isExpired(today);
    }

    /** The same, not to be charged any more. */
    public PaymentMethod refused(String why) {
        return new PaymentMethod(
                id,
                account,
                kind,
                provider,
                token,
                payer,
                network,
                lastDigits,
                expires,
                mandate,
                why);
    }

    /** Whether it is the same instrument: what stands under an id may be replaced. */
    boolean isSameAs(PaymentMethod other) {
        return Objects.equals(provider, other.provider) && Objects.equals(token, other.token);
    }

    /** The first day on which it may be charged for what its payer was told on a day. */
    LocalDate chargeableFrom(LocalDate toldOn) {
        return mandate == null ? toldOn : toldOn.plusDays(mandate.noticeDays());
    }

    /** Who speaks in its refusals: the network, where it is known. */
    String issuer() {
        return network == null ? "" : network;
    }
}
