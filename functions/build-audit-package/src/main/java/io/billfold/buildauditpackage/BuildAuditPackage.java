package io.billfold.buildauditpackage;

import io.billfold.billing.auditpackage.AuditPackage;
import io.billfold.billing.auditpackage.AuditPackage.Progress;
import io.billfold.billing.auditpackage.AuditPackage.State;
import io.billfold.billing.auditpackage.PackageId;
import io.billfold.billing.auditpackage.PackageWork;
import io.billfold.billing.auditpackage.PackageWork.Stage;
import io.billfold.events.AuditPackageAdvanced;
import io.billfold.events.AuditPackageRequested;
import io.billfold.lambda.Message;
import io.billfold.store.AuditPackageStore;
import io.billfold.store.AuditPackageStore.Kept;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;
import io.billfold.store.LostUploadException;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * Makes a package, step by step, until it is there or the time is over; then the next message goes
 * on. A step is kept in one transaction, after its files: a run that is killed loses one step, and
 * the next one makes the same bytes again. Each message names its run, so that a repeat of an
 * earlier one does nothing, and one run at a time takes the package for itself.
 */
@Singleton
class BuildAuditPackage {
    /**
     * How often books may disagree with the trial balance before the package is given up. An index
     * is behind by less than a second, and the next message comes after one.
     */
    static final int LEDGER_TRIES_MAX = 5;

    /** So long a run has the package for itself: as long as the function may take. */
    static final Duration LEASE = Duration.ofMinutes(15);

    /** So long after its begin a run takes no further step, unless a setting says less. */
    static final Duration RUN_MAX = Duration.ofMinutes(12);

    private static final Logger LOG = LoggerFactory.getLogger(BuildAuditPackage.class);

    private final AuditPackageStore packages;
    private final Stages stages;
    private final Dynamo dynamo;
    private final Duration runMax;
    private final InstantSource clock;

    BuildAuditPackage(
            AuditPackageStore packages,
            Stages stages,
            Dynamo dynamo,
            @Named("settings") Map<String, String> settings,
            InstantSource clock) {
        this.packages = packages;
        this.stages = stages;
        this.dynamo = dynamo;
        String seconds = settings.get("RUN_SECONDS");
        this.runMax = seconds == null ? RUN_MAX : Duration.ofSeconds(Long.parseLong(seconds));
        this.clock = clock;
    }

    /**
     * Handles the request of a package, or the end of a run that left some of it.
     *
     * @throws IllegalStateException when another run may be at work on it: to be delivered again
     */
    void handle(Message message) throws IOException {
        if (message.detailType().equals("AuditPackageRequested")) {
            AuditPackageRequested asked = message.event(AuditPackageRequested.class);
            build(new PackageId(asked.packageId()), asked.attempt(), 0);
        } else {
            AuditPackageAdvanced further = message.event(AuditPackageAdvanced.class);
            build(new PackageId(further.packageId()), further.attempt(), further.run());
        }
    }

    /** One run of an attempt to make a package. */
    void build(PackageId id, int attempt, long run) throws IOException {
        Kept kept =
                packages.find(id)
                        .orElseThrow(() -> new IllegalStateException("there is no package " + id));
        if (isOver(kept, attempt, run)) {
            LOG.info("run {} of attempt {} to make {} was done before", run, attempt, id);
            return;
        }
        Kept taken = take(kept);
        try {
            advance(stages.from(taken), taken);
        } catch (UnmakeableException e) {
            fail(id, String.valueOf(e.getMessage()));
        } catch (LedgerBehindException e) {
            tryAgain(id, String.valueOf(e.getMessage()));
        } catch (LostUploadException e) {
            fail(id, e.getMessage() + ": ask for it again");
        }
    }

    private static boolean isOver(Kept kept, int attempt, long run) {
        AuditPackage.State state = kept.value().state();
        return kept.value().attempt() != attempt
                || kept.work().run() != run
                || state == State.FINISHED
                || state == State.FAILED;
    }

    private Kept take(Kept kept) {
        Instant now = clock.instant();
        if (kept.work().isTaken(now)) {
            throw new IllegalStateException(
                    "another run may be making "
                            + kept.value().id()
                            + " until "
                            + kept.work().takenUntil());
        }
        return save(kept, kept.value(), kept.work().takenUntil(now.plus(LEASE)), dynamo.begin());
    }

    private void advance(Making making, Kept taken) throws IOException {
        Instant endsAt = clock.instant().plus(runMax);
        Kept kept = taken;
        while (making.work().stage() != Stage.INDEX) {
            stages.step(making);
            making.keepFiles();
            if (!clock.instant().isBefore(endsAt)) {
                leave(kept, making.made(), making.work());
                return;
            }
            kept = save(kept, making.made(), making.work(), dynamo.begin());
        }
        Progress progress = making.progress();
        long bytes = stages.end(making);
        Progress all = new Progress(progress.documents(), progress.documents(), bytes);
        leave(kept, making.made().finished(all, clock.instant()), making.work());
    }

    /** The last words of a run: the next message goes on, or finds that nothing is left. */
    private void leave(Kept kept, AuditPackage now, PackageWork work) {
        PackageWork next = work.nextRun();
        Commit commit = dynamo.begin();
        packages.publish(commit, AuditPackageAdvanced.of(now, next.run(), clock.instant()));
        save(kept, now, next, commit);
        LOG.info(
                "{} is {}: {} of {} documents, {} bytes",
                now.id(),
                now.state().word(),
                now.progress().documents(),
                now.progress().documentsTotal(),
                now.progress().bytes());
    }

    private void tryAgain(PackageId id, String why) {
        Kept kept = packages.find(id).orElseThrow();
        PackageWork tried = kept.work().ledgerTried();
        if (tried.ledgerTries() >= LEDGER_TRIES_MAX) {
            fail(id, "the books are not complete: " + why);
        } else {
            LOG.warn("the books of {} wait for the ledger: {}", id, why);
            leave(kept, kept.value().at(kept.value().progress()), tried);
        }
    }

    private void fail(PackageId id, String why) {
        Kept kept = packages.find(id).orElseThrow();
        LOG.error("{} can't be made: {}", id, why);
        leave(kept, kept.value().failed(why, clock.instant()), kept.work());
    }

    private Kept save(Kept kept, AuditPackage now, PackageWork work, Commit commit) {
        packages.save(commit, now, work, kept);
        if (dynamo.commit(commit) != Committed.DONE) {
            throw new IllegalStateException("another run has gone on with " + now.id());
        }
        return new Kept(now, work, kept.version() + 1);
    }
}
