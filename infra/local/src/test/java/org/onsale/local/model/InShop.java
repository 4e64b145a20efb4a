package org.onsale.local.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.onsale.admission.application.ClaimingTurn;
import org.onsale.admission.application.EnteringCheckout;
import org.onsale.admission.application.ExtendingCheckout;
import org.onsale.admission.application.LeavingCheckout;
import org.onsale.admission.domain.Checkout;
import org.onsale.admission.domain.CheckoutEnd;
import org.onsale.local.model.Buyer.Life;
import org.onsale.local.model.Violation.Promise;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What buyers do at the admission nodes, and how they may be answered. */
final class InShop {

    private final World world;

    InShop(World world) {
        this.world = world;
    }

    Mono<Runnable> enter(Buyer buyer) {
        int at = world.nodes.anyAdmission();
        world.tell(buyer + " enters at admission " + at);
        return world.nodes
                .admission(at)
                .entering()
                .enter(world.event, Optional.of(buyer.key))
                .map(result -> () -> {
                    if (result instanceof EnteringCheckout.Result.Admitted admitted) {
                        world.entered++;
                        shops(buyer, admitted.checkout(), admitted.pass(), at);
                    }
                });
    }

    Mono<Runnable> enterAgain(Buyer buyer) {
        if (buyer.number > 0 || !buyer.holdsSlot(world.clock.millis()) || world.healing) {
            return world.idle();
        }
        world.tell(buyer + " enters again");
        String checkout = buyer.checkout;
        return world.nodes
                .admission(world.nodes.anyAdmission())
                .entering()
                .enter(world.event, Optional.of(buyer.key))
                .map(result -> () -> {
                    if (!(result instanceof EnteringCheckout.Result.Admitted admitted
                            && admitted.checkout().id().equals(checkout))) {
                        throw new Violation(Promise.ONE_PLACE, buyer + " world.entered again and got " + result);
                    }
                });
    }

    void shops(Buyer buyer, Checkout checkout, String pass, int grantedBy) {
        buyer.life = Life.SHOPPING;
        buyer.unheard = false;
        buyer.checkout = checkout.id();
        buyer.pass = pass;
        buyer.leaseUntil = checkout.expiresAt().toEpochMilli();
        buyer.grantedBy = world.nodes.generation(grantedBy);
        buyer.code = null;
    }

    Mono<Runnable> claim(Buyer buyer) {
        String code = requireNonNull(buyer.code);
        Long deadline = world.before.turns().get(buyer.number);
        boolean isOffered = deadline != null && deadline > world.clock.millis();
        int times = 1 + world.random.nextInt(2);
        world.tell(buyer + " claims " + times + " times");
        return Flux.range(0, times)
                .flatMap(i -> {
                    int at = world.nodes.anyAdmission();
                    return world.nodes
                            .admission(at)
                            .claiming()
                            .claim(world.event, code)
                            .map(result -> Map.entry(at, result));
                })
                .collectList()
                .map(results -> () -> results.forEach(one -> claimed(buyer, one.getKey(), one.getValue(), isOffered)));
    }

    /** The claim is done, but its answer gets lost: the buyer knows of nothing and asks again some time. */
    Mono<Runnable> claimUnheard(Buyer buyer) {
        int at = world.nodes.anyAdmission();
        world.tell(buyer + " claims at admission " + at + " and hears no answer");
        return world.nodes
                .admission(at)
                .claiming()
                .claim(world.event, requireNonNull(buyer.code))
                .map(result -> () -> {
                    if (result instanceof ClaimingTurn.Result.Admitted admitted) {
                        buyer.unheard = true;
                        buyer.checkout = admitted.checkout().id();
                        buyer.leaseUntil = admitted.checkout().expiresAt().toEpochMilli();
                    }
                });
    }

    void claimed(Buyer buyer, int at, ClaimingTurn.Result result, boolean isOffered) {
        if (result instanceof ClaimingTurn.Result.Admitted admitted) {
            if (buyer.life == Life.SHOPPING && !admitted.checkout().id().equals(buyer.checkout)) {
                throw new Violation(Promise.ONE_PLACE, buyer + " claimed twice and has two checkouts");
            }
            shops(buyer, admitted.checkout(), admitted.pass(), at);
        } else if (buyer.unheard) {
            unheardRefused(buyer, result);
        } else if (isOffered) {
            throw new Violation(Promise.NOBODY_LOST, buyer + " claims an offered turn and is answered " + result);
        } else {
            buyer.code = null;
        }
    }

    /** The checkout page is closed or reloaded; a heartbeat may follow or not. */
    Mono<Runnable> closePage(Buyer buyer) {
        Duration grace = Duration.ofSeconds(1 + world.random.nextInt(5));
        world.tell(buyer + " leaves the checkout page, grace " + grace.toMillis());
        return world.nodes
                .admission(world.nodes.anyAdmission())
                .leaving()
                .leave(world.event, buyer.pass, grace)
                .map(result -> () -> {
                    if (result == LeavingCheckout.Result.NOTED) {
                        buyer.leaseUntil = Math.min(buyer.leaseUntil, world.clock.millis() + grace.toMillis());
                    } else if (!world.healing) {
                        throw new Violation(Promise.LEASES, buyer + " leaves the page and is answered " + result);
                    }
                });
    }

    /** After a loss a node gives the checkouts it remembers a whole lease, be they on its last second. */
    private boolean writtenBack(Buyer buyer) {
        return world.before.checkouts().getOrDefault(buyer.checkout, 0L) > world.clock.millis();
    }

    /** In the claim window the place must be back, which the rules look after; behind it the turn was used. */
    private void unheardRefused(Buyer buyer, ClaimingTurn.Result result) {
        if (result instanceof ClaimingTurn.Result.OnHold) {
            return;
        }
        if (buyer.holdsSlot(world.clock.millis())) {
            throw new Violation(Promise.NOBODY_LOST, buyer + " claims again and is answered " + result);
        }
        buyer.unheard = false;
        buyer.code = null;
        buyer.lapsedAt = world.clock.millis();
        if (buyer.lapsedAt >= buyer.claimUntil) {
            buyer.life = Life.GONE;
        }
    }

    Mono<Runnable> heartbeat(Buyer buyer) {
        world.tell(buyer + " sends a heartbeat");
        return world.nodes
                .admission(world.nodes.anyAdmission())
                .extending()
                .extend(world.event, buyer.checkout, buyer.pass)
                .map(result -> () -> {
                    boolean held = buyer.holdsSlot(world.clock.millis());
                    if (result instanceof ExtendingCheckout.Result.Extended extended) {
                        if (!held && !writtenBack(buyer) && !world.healing) {
                            throw new Violation(Promise.LEASES, buyer + " was extended after the lease was over");
                        }
                        buyer.leaseUntil = extended.expiresAt().toEpochMilli();
                    } else if (result instanceof ExtendingCheckout.Result.Gone) {
                        if (held) {
                            throw new Violation(Promise.LEASES, buyer + " was thrown out of a held checkout");
                        }
                        buyer.life = Life.GONE;
                    } else if (!world.healing) {
                        throw new Violation(Promise.LEASES, buyer + " sent a heartbeat and is answered " + result);
                    }
                });
    }

    Mono<Runnable> release(Buyer buyer) {
        int times = 1 + world.random.nextInt(2);
        world.tell(buyer + " leaves the shop, said " + times + " times");
        return Flux.range(0, times)
                .concatMap(i -> world.nodes
                        .admission(world.nodes.anyAdmission())
                        .releasing()
                        .releaseByPass(world.event, buyer.checkout, buyer.pass, CheckoutEnd.COMPLETED))
                .then(Mono.just(() -> buyer.life = Life.GONE));
    }
}
