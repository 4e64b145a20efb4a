package org.onsale.admission.config;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.onsale.admission.application.Autopiloting;
import org.onsale.admission.application.CheckingPass;
import org.onsale.admission.application.ClaimingTurn;
import org.onsale.admission.application.EnteringCheckout;
import org.onsale.admission.application.ExtendingCheckout;
import org.onsale.admission.application.Happenings;
import org.onsale.admission.application.HealingEvent;
import org.onsale.admission.application.KeepingTimetable;
import org.onsale.admission.application.KnownEvents;
import org.onsale.admission.application.LeavingCheckout;
import org.onsale.admission.application.LookingBack;
import org.onsale.admission.application.OfferingTurns;
import org.onsale.admission.application.OperatingEvent;
import org.onsale.admission.application.Passes;
import org.onsale.admission.application.RecallingEvent;
import org.onsale.admission.application.ReleasingCheckout;
import org.onsale.admission.application.TendingEvents;
import org.onsale.admission.application.TryingSettings;
import org.onsale.admission.application.WatchingEvent;
import org.onsale.admission.redis.BoardStore;
import org.onsale.admission.redis.CheckoutScripts;
import org.onsale.admission.redis.EventList;
import org.onsale.admission.redis.EventLogs;
import org.onsale.admission.redis.HealScripts;
import org.onsale.admission.redis.HistoryStore;
import org.onsale.admission.redis.KeptVerdicts;
import org.onsale.admission.redis.LeaseLookup;
import org.onsale.admission.redis.MemoryStore;
import org.onsale.admission.redis.OfferScript;
import org.onsale.admission.redis.SettingsStore;
import org.onsale.admission.redis.ShopWindows;
import org.onsale.redis.Ids;
import org.onsale.redis.RedisAccess;
import reactor.core.scheduler.Schedulers;

/**
 * One node's use cases over one Redis, without HTTP and without a clock that runs by itself: whoever makes a node
 * calls {@link #tending()} as often as ticks are due. Several nodes may live in one process.
 *
 * @param gatewayChecks keeps verdicts for two seconds
 * @param freshChecks asks Redis each time
 */
public record AdmissionNode(
        KnownEvents events,
        EnteringCheckout entering,
        ClaimingTurn claiming,
        ExtendingCheckout extending,
        LeavingCheckout leaving,
        ReleasingCheckout releasing,
        CheckingPass gatewayChecks,
        CheckingPass freshChecks,
        OfferingTurns offering,
        OperatingEvent operating,
        Autopiloting autopiloting,
        WatchingEvent watching,
        LookingBack lookingBack,
        TryingSettings tryingSettings,
        TendingEvents tending) {

    /**
     * Puts a node together.
     *
     * @param longestHold how long slots are held back at most after Redis lost data
     * @param random for what need not be secret; ids and keys have a source of their own
     */
    public static AdmissionNode of(
            RedisAccess redis,
            Passes passes,
            Happenings happenings,
            Duration longestHold,
            InstantSource clock,
            RandomGenerator random) {
        SecureRandom secrets = new SecureRandom();
        SettingsStore settings = new SettingsStore(redis);
        KnownEvents events = new KnownEvents(settings, new EventList(redis), happenings);
        OfferingTurns offering = new OfferingTurns(new OfferScript(redis), happenings);
        HealingEvent healing = new HealingEvent(new HealScripts(redis, longestHold, random), clock);
        OperatingEvent operating = new OperatingEvent(events, settings, settings, healing, offering, clock);
        CheckoutScripts checkouts = new CheckoutScripts(redis);
        LeaseLookup leases = new LeaseLookup(redis);
        BoardStore boards = new BoardStore(redis);
        MemoryStore recalls = new MemoryStore(redis);
        HistoryStore history = new HistoryStore(redis);
        WatchingEvent watching = new WatchingEvent(events, boards, new EventLogs(redis), Schedulers.parallel());
        return new AdmissionNode(
                events,
                new EnteringCheckout(events, checkouts, passes, happenings, () -> Ids.random(secrets), clock),
                new ClaimingTurn(events, checkouts, passes, happenings, clock),
                new ExtendingCheckout(events, checkouts, passes, offering, happenings, clock),
                new LeavingCheckout(events, checkouts, passes, offering, happenings, clock),
                new ReleasingCheckout(events, checkouts, passes, offering, happenings),
                new CheckingPass(events, new KeptVerdicts(leases), passes, happenings, clock),
                new CheckingPass(events, leases, passes, happenings, clock),
                offering,
                operating,
                new Autopiloting(events, new ShopWindows(redis), operating, clock),
                watching,
                new LookingBack(events, watching, recalls, history, clock, Schedulers.parallel()),
                new TryingSettings(events, watching, clock),
                new TendingEvents(
                        events,
                        offering,
                        healing,
                        boards,
                        new RecallingEvent(recalls, history, clock),
                        new KeepingTimetable(operating, clock),
                        happenings,
                        clock));
    }
}
