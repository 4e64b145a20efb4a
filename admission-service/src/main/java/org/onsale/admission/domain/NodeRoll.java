package org.onsale.admission.domain;

import java.time.Instant;
import java.util.List;

/** The nodes of the installation at one moment, by service and address. */
public record NodeRoll(Instant asOf, List<HeardNode> nodes) {}
