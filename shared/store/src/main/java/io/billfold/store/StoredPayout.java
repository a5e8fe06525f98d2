package io.billfold.store;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.cash.Cash;
import io.billfold.billing.cash.CashId;
import io.billfold.billing.payout.LineDecision;
import io.billfold.billing.payout.LineMeaning;
import io.billfold.billing.payout.LineType;
import io.billfold.billing.payout.Payout;
import io.billfold.billing.payout.PayoutId;
import io.billfold.billing.payout.PayoutLine;
import io.billfold.billing.payout.PayoutSums;
import io.micronaut.serde.annotation.Serdeable;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** The stored form of a {@link Payout}, version 1. Amounts bear their currency. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredPayout(
        int version,
        String seller,
        StoredAnnouncement announcement,
        String file,
        String fileSha256,
        @Nullable List<String> replaced,
        StoredSums sums,
        List<StoredPayoutLine> open,
        int more,
        @Nullable String confirmedBy,
        @Nullable List<StoredLineDecision> decisions) {
    /** The stored form of a {@link Payout.Announcement}. */
    @Serdeable
    record StoredAnnouncement(
            String id,
            String provider,
            String reference,
            String paidOn,
            String amount,
            boolean isProven) {
        static StoredAnnouncement of(Payout.Announcement said) {
            return new StoredAnnouncement(
                    said.id().value(),
                    said.provider(),
                    said.reference(),
                    said.paidOn().toString(),
                    said.amount().toString(),
                    said.isProven());
        }

        Payout.Announcement toAnnouncement() {
            return new Payout.Announcement(
                    new PayoutId(id),
                    provider,
                    reference,
                    LocalDate.parse(paidOn),
                    Money.parse(amount),
                    isProven);
        }
    }

    /** The stored form of a {@link PayoutSums}. */
    @Serdeable
    record StoredSums(
            String gross, String fees, String booked, List<StoredExchanged> exchanged, int lines) {
        static StoredSums of(PayoutSums sums) {
            return new StoredSums(
                    sums.gross().toString(),
                    sums.fees().toString(),
                    sums.booked().toString(),
                    sums.exchanged().stream().map(StoredExchanged::of).toList(),
                    sums.lines());
        }

        PayoutSums toSums() {
            return new PayoutSums(
                    Money.parse(gross),
                    Money.parse(fees),
                    Money.parse(booked),
                    exchanged.stream().map(StoredExchanged::toExchanged).toList(),
                    lines);
        }
    }

    /** The stored form of a {@link PayoutSums.Exchanged}. */
    @Serdeable
    record StoredExchanged(String charged, String settled) {
        static StoredExchanged of(PayoutSums.Exchanged exchanged) {
            return new StoredExchanged(
                    exchanged.charged().toString(), exchanged.settled().toString());
        }

        PayoutSums.Exchanged toExchanged() {
            return new PayoutSums.Exchanged(Money.parse(charged), Money.parse(settled));
        }
    }

    /** The stored form of a {@link PayoutLine}. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StoredPayoutLine(
            String id,
            String where,
            String type,
            @Nullable String charge,
            @Nullable String dispute,
            String gross,
            String settled,
            String fee,
            String net,
            @Nullable String settledBy) {
        static StoredPayoutLine of(PayoutLine line) {
            PayoutId before = line.settledBy();
            return new StoredPayoutLine(
                    line.id(),
                    line.where(),
                    line.type().name(),
                    line.charge(),
                    line.dispute(),
                    line.gross().toString(),
                    line.settled().toString(),
                    line.fee().toString(),
                    line.net().toString(),
                    before == null ? null : before.value());
        }

        PayoutLine toLine(String provider) {
            return new PayoutLine(
                    id,
                    where,
                    LineType.of(provider, type),
                    charge,
                    dispute,
                    Money.parse(gross),
                    Money.parse(settled),
                    Money.parse(fee),
                    Money.parse(net),
                    settledBy == null ? null : new PayoutId(settledBy));
        }
    }

    /** The stored form of a {@link LineDecision}. */
    @Serdeable
    record StoredLineDecision(
            String id,
            String what,
            String by,
            String why,
            String on,
            StoredPayoutLine line,
            List<StoredPart> parts,
            boolean isUndone) {
        static StoredLineDecision of(LineDecision decision) {
            Cash.Step step = decision.step();
            return new StoredLineDecision(
                    step.id(),
                    step.what(),
                    step.by(),
                    step.why(),
                    step.on().toString(),
                    StoredPayoutLine.of(decision.line()),
                    decision.parts().stream().map(StoredPart::of).toList(),
                    decision.isUndone());
        }

        LineDecision toDecision(String provider) {
            return new LineDecision(
                    new Cash.Step(id, what, by, why, LocalDate.parse(on)),
                    line.toLine(provider),
                    parts.stream().map(StoredPart::toPart).toList(),
                    isUndone);
        }
    }

    /** The stored form of a {@link LineDecision.Part}. */
    @Serdeable
    record StoredPart(String meaning, String amount) {
        static StoredPart of(LineDecision.Part part) {
            return new StoredPart(Words.of(part.meaning()), part.amount().toString());
        }

        LineDecision.Part toPart() {
            return new LineDecision.Part(Words.to(LineMeaning.class, meaning), Money.parse(amount));
        }
    }

    static StoredPayout of(Payout payout) {
        CashId cash = payout.confirmedBy();
        return new StoredPayout(
                1,
                payout.seller().value(),
                StoredAnnouncement.of(payout.announcement()),
                payout.source().file(),
                payout.source().sha256(),
                payout.source().replaced(),
                StoredSums.of(payout.sums()),
                payout.open().stream().map(StoredPayoutLine::of).toList(),
                payout.more(),
                cash == null ? null : cash.value(),
                payout.decisions().stream().map(StoredLineDecision::of).toList());
    }

    Payout toPayout() {
        StoredVersion.check("payout", version);
        String provider = announcement.provider();
        return new Payout(
                new SellerId(seller),
                announcement.toAnnouncement(),
                source(),
                sums.toSums(),
                open.stream().map(it -> it.toLine(provider)).toList(),
                more,
                confirmedBy == null ? null : new CashId(confirmedBy),
                decisions(provider));
    }

    private Payout.Source source() {
        return new Payout.Source(file, fileSha256, Objects.requireNonNullElse(replaced, List.of()));
    }

    private List<LineDecision> decisions(String provider) {
        return Objects.requireNonNullElse(decisions, List.<StoredLineDecision>of()).stream()
                .map(it -> it.toDecision(provider))
                .toList();
    }
}
