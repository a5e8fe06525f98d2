package io.billfold.sendnotice;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.delivery.Channel;
import io.billfold.billing.delivery.Delivery;
import io.billfold.billing.delivery.DeliveryId;
import io.billfold.billing.delivery.Report;
import io.billfold.billing.delivery.Step;
import io.billfold.events.NoticeSent;
import io.billfold.store.AccountStore;
import io.billfold.store.AccountStore.Notice;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.DeliveryStore;
import io.billfold.store.Dynamo;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Notes what was done about a document, once. */
@Singleton
class Notes {
    /** How often a delivery is read anew because something was reported of it meanwhile. */
    static final int ATTEMPTS_MAX = 10;

    private final AccountStore accounts;
    private final DeliveryStore deliveries;
    private final Dynamo dynamo;
    private final InstantSource clock;

    Notes(AccountStore accounts, DeliveryStore deliveries, Dynamo dynamo, InstantSource clock) {
        this.accounts = accounts;
        this.deliveries = deliveries;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /** Whether it was decided what is done about a delivery. */
    boolean isDecided(DeliveryId id) {
        return deliveries.find(id).map(Versioned::value).filter(Notes::isDecided).isPresent();
    }

    /** What is only reported, by whoever was faster than the note, is no decision. */
    private static boolean isDecided(Delivery delivery) {
        return delivery.has(Step.SENT)
                || delivery.has(Step.HELD_BACK)
                || delivery.has(Step.TO_UPLOAD)
                || delivery.has(Step.HANDED_OVER)
                || delivery.has(Step.UPLOADED);
    }

    /** Whether an account was sent this notice. */
    boolean isSent(Addressed to, String noticeId) {
        return accounts.isNoticeSent(to.account().id(), noticeId);
    }

    /** Notes how a document goes; a delivery that was decided before stays as it is. */
    void decided(DeliveryId id, Addressed to, Channel channel, String recipient, Report report) {
        Delivery fresh = delivery(id, to, channel, recipient, report);
        save(fresh, report, () -> isDecided(id), _ -> {});
    }

    /** Notes that a mail was sent; one that was noted before stays as it is. */
    void sent(String noticeId, DeliveryId id, Addressed to, String messageId) {
        Instant now = clock.instant();
        String number = id.number().toString();
        String email = to.account().email();
        String kind = id.kind();
        Notice notice =
                new Notice(noticeId, kind, number, to.account().id(), email, messageId, now);
        Report report = Report.of(Step.SENT, now, "message " + messageId);
        save(
                delivery(id, to, Channel.EMAIL, email, report),
                report,
                () -> isSent(to, noticeId),
                commit -> {
                    accounts.addNotice(commit, notice);
                    accounts.publish(
                            commit,
                            NoticeSent.of(now, noticeId, kind, number, to.account().id().value()));
                });
    }

    private static Delivery delivery(
            DeliveryId id, Addressed to, Channel channel, String recipient, Report report) {
        SellerId seller = to.invoice().content().seller().id();
        return new Delivery(id, seller, to.account().id(), channel, recipient, List.of(report));
    }

    /**
     * Keeps a delivery, with what was reported of it already.
     *
     * @param fresh what it is when nothing was reported yet
     * @param isDone whether another run noted the same
     * @param alongside adds what must be written with it
     */
    private void save(
            Delivery fresh, Report report, BooleanSupplier isDone, Consumer<Commit> alongside) {
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            Versioned<Delivery> read = deliveries.find(fresh.id()).orElse(null);
            Delivery after = read == null ? fresh : read.value().with(report);
            Commit commit = dynamo.begin();
            deliveries.save(commit, after, read, clock.instant());
            replaceLast(commit, fresh.id());
            alongside.accept(commit);
            if (dynamo.commitUnlessBusy(commit) == Committed.DONE || isDone.getAsBoolean()) {
                return;
            }
        }
        throw new IllegalStateException(fresh.id() + " changed " + ATTEMPTS_MAX + " times");
    }

    /** What was tried before is nobody's business any more. */
    private void replaceLast(Commit commit, DeliveryId id) {
        if (id.attempt() > 1) {
            DeliveryId last = new DeliveryId(id.number(), id.what(), id.attempt() - 1);
            Report replaced = Report.of(Step.REPLACED, clock.instant(), "by " + id.name());
            deliveries
                    .find(last)
                    .filter(read -> !read.value().has(Step.REPLACED))
                    .ifPresent(
                            read ->
                                    deliveries.save(
                                            commit,
                                            read.value().with(replaced),
                                            read,
                                            clock.instant()));
        }
    }
}
