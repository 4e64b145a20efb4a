package org.onsale.shop.gate;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.onsale.shop.OnsaleCheckout;
import org.onsale.shop.gate.PassVerifier.Reading;

/** Judges passes: by signature first, so that only genuine ones lead to a question. */
final class PassJudge {
    private final PassVerifier verifier;
    private final PublishedKeys keys;
    private final EndedCheckouts ended;
    private final Optional<HeldSlots> slots;

    /** @param slots whom to ask about slots; empty when the signature is enough */
    PassJudge(PassVerifier verifier, PublishedKeys keys, EndedCheckouts ended, Optional<HeldSlots> slots) {
        this.verifier = verifier;
        this.keys = keys;
        this.ended = ended;
        this.slots = slots;
    }

    /** By signature and, where wanted, by slot. */
    CompletableFuture<Verdict> judge(List<SignedJWT> passes) {
        return bySignature(passes).thenCompose(this::bySlot);
    }

    CompletableFuture<Verdict> bySignature(List<SignedJWT> passes) {
        if (passes.isEmpty()) {
            return CompletableFuture.completedFuture(new Verdict.NotAdmitted());
        }
        return keys.atHand().thenCompose(known -> {
            List<Reading> readings = read(passes, known.orElseGet(JWKSet::new));
            return isSettled(readings)
                    ? CompletableFuture.completedFuture(verdict(readings))
                    : withNewest(passes, known.isPresent() ? new Verdict.KeyUnknown() : new Verdict.NoKeys());
        });
    }

    /** A key that is not known may be a new one. */
    private CompletableFuture<Verdict> withNewest(List<SignedJWT> passes, Verdict withoutThem) {
        return keys.newest()
                .thenApply(known ->
                        known.map(set -> verdict(read(passes, set))).orElseGet(() -> unread(passes, withoutThem)));
    }

    private List<Reading> read(List<SignedJWT> passes, JWKSet known) {
        return passes.stream().map(pass -> verifier.read(pass, known)).toList();
    }

    private static boolean isSettled(List<Reading> readings) {
        return readings.stream().anyMatch(Reading.Good.class::isInstance)
                || readings.stream().noneMatch(Reading.UnknownKey.class::isInstance);
    }

    private Verdict verdict(List<Reading> readings) {
        return readings.stream()
                .filter(Reading.Good.class::isInstance)
                .map(good -> ((Reading.Good) good).checkout())
                .filter(checkout -> !ended.contains(checkout))
                .findFirst()
                .<Verdict>map(Verdict.Admitted::new)
                .orElseGet(Verdict.NotAdmitted::new);
    }

    private Verdict unread(List<SignedJWT> passes, Verdict reason) {
        return passes.stream().anyMatch(verifier::readsLikeAPass) ? reason : new Verdict.NotAdmitted();
    }

    private CompletableFuture<Verdict> bySlot(Verdict verdict) {
        return slots.isPresent() && verdict instanceof Verdict.Admitted admitted
                ? slots.get().of(admitted.checkout()).thenApply(slot -> verdict(admitted.checkout(), slot))
                : CompletableFuture.completedFuture(verdict);
    }

    private static Verdict verdict(OnsaleCheckout checkout, HeldSlots.Slot slot) {
        return switch (slot) {
            case HELD -> new Verdict.Admitted(checkout);
            case GONE -> new Verdict.NotAdmitted();
            case NOT_KNOWN -> new Verdict.SlotUnknown(checkout);
        };
    }
}
