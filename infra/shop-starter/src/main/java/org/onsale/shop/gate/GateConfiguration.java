package org.onsale.shop.gate;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.onsale.shop.GateProperties;
import org.onsale.shop.GateProperties.Check;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** What both kinds of web application share: the gate itself, and the calls to the admission service. */
@AutoConfiguration
@ConditionalOnWebApplication
@EnableConfigurationProperties(GateProperties.class)
public class GateConfiguration {

    @Bean
    OnsaleParts onsaleParts(GateProperties properties) {
        return OnsaleParts.of(properties, InstantSource.system(), new Random());
    }

    @Bean
    Gate onsaleGate(OnsaleParts parts) {
        return parts.gate();
    }

    @Bean
    CheckoutCalls onsaleCheckoutCalls(OnsaleParts parts) {
        return parts.calls();
    }

    /** The parts that share keys, connections and what was released. */
    record OnsaleParts(Gate gate, CheckoutCalls calls, Admission admission) implements AutoCloseable {
        static OnsaleParts of(GateProperties properties, InstantSource clock, RandomGenerator random) {
            Admission admission = new Admission(properties);
            EndedCheckouts ended = new EndedCheckouts(clock);
            PublishedKeys keys = new PublishedKeys(
                    admission::keys,
                    clock,
                    properties.keysFreshFor(),
                    properties.keysKeptFor(),
                    properties.keysRefetchAfter());
            keys.atHand();
            Optional<HeldSlots> slots = properties.check() == Check.ONLINE
                    ? Optional.of(new HeldSlots(admission, properties.onlineCache()))
                    : Optional.empty();
            PassJudge judge = new PassJudge(new PassVerifier(properties.event(), clock), keys, ended, slots);
            Gate gate = new Gate(
                    properties, judge, new Answers(properties, random), new NowAndThen(clock), new NowAndThen(clock));
            return new OnsaleParts(gate, new CheckoutCalls(admission, ended, random), admission);
        }

        @Override
        public void close() {
            admission.close();
        }
    }
}
