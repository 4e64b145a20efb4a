package org.onsale.shop.gate;

import com.nimbusds.jwt.SignedJWT;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.onsale.shop.GateProperties;
import org.onsale.shop.GateProperties.WhenUnsure;
import org.onsale.shop.OnsaleCheckout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides about each request of a shop: on to the shop, or away to the line.
 *
 * <p>Failure policy: no pass, or one that is known to be bad, never gets in. What cannot be checked is decided by
 * {@code onsale.gate.when-unsure}, and told in the log.
 */
public final class Gate {
    private static final Logger log = LoggerFactory.getLogger(Gate.class);

    private final GateProperties properties;
    private final ProtectedPaths paths;
    private final PassJudge judge;
    private final Answers answers;
    private final NowAndThen unsureNews;
    private final NowAndThen roundNews;

    Gate(GateProperties properties, PassJudge judge, Answers answers, NowAndThen unsureNews, NowAndThen roundNews) {
        this.properties = properties;
        this.paths = new ProtectedPaths(properties);
        this.judge = judge;
        this.answers = answers;
        this.unsureNews = unsureNews;
        this.roundNews = roundNews;
    }

    /** Complete already, unless the admission service had to be asked; never fails. */
    public CompletableFuture<Decision> decide(Visit visit) {
        return switch (paths.of(visit)) {
            case NOTHING -> CompletableFuture.completedFuture(onWithout());
            case PASS_WELCOME -> judge.bySignature(passes(visit)).thenApply(Gate::onInAnyCase);
            case PASS_NEEDED -> judge.judge(passes(visit)).thenApply(verdict -> decided(visit, verdict));
        };
    }

    private List<SignedJWT> passes(Visit visit) {
        return PresentedPasses.of(visit, properties.passCookie());
    }

    private static Decision onInAnyCase(Verdict verdict) {
        return verdict instanceof Verdict.Admitted admitted ? on(admitted.checkout()) : onWithout();
    }

    private Decision decided(Visit visit, Verdict verdict) {
        if (verdict instanceof Verdict.Admitted admitted) {
            return on(admitted.checkout());
        }
        if (verdict instanceof Verdict.NotAdmitted) {
            return turnedAway(visit);
        }
        unsureNews.happened(this::tellUnsure);
        return properties.whenUnsure() == WhenUnsure.OPEN ? trusting(visit, verdict) : unsure(visit);
    }

    /** Not where the keys we have do not fit: they are replaced rarely, and such passes are made up in a minute. */
    private Decision trusting(Visit visit, Verdict verdict) {
        if (verdict instanceof Verdict.SlotUnknown signed) {
            return on(signed.checkout());
        }
        return verdict instanceof Verdict.NoKeys ? onWithout() : unsure(visit);
    }

    private Decision unsure(Visit visit) {
        return new Decision.TurnedAway(answers.unsure(visit));
    }

    private Decision turnedAway(Visit visit) {
        if (answers.goesRound(visit)) {
            roundNews.happened(this::tellRounds);
        }
        return new Decision.TurnedAway(answers.notAdmitted(visit));
    }

    private static Decision on(OnsaleCheckout checkout) {
        return new Decision.GoOn(Optional.of(checkout));
    }

    private static Decision onWithout() {
        return new Decision.GoOn(Optional.empty());
    }

    private void tellUnsure(long times) {
        log.warn(
                "No usable answer from {}: {} request(s) with a pass could not be checked (onsale.gate.when-unsure={}).",
                properties.internalAdmission(),
                times,
                properties.whenUnsure().name().toLowerCase(Locale.ROOT));
    }

    private void tellRounds(long times) {
        log.warn(
                "{} buyer(s) came back from {} without a pass this application accepts. Is it on the shop's own host and"
                        + " on https (or localhost), is onsale.gate.event the right one, and do the clocks agree?",
                times,
                properties.admission());
    }
}
