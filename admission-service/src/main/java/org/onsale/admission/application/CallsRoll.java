package org.onsale.admission.application;

import org.onsale.admission.domain.NodeRoll;
import reactor.core.publisher.Mono;

/** Knows which nodes of the installation were heard of. */
public interface CallsRoll {
    Mono<NodeRoll> roll();
}
