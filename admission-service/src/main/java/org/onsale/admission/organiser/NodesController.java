package org.onsale.admission.organiser;

import java.util.LinkedHashMap;
import java.util.Map;
import org.onsale.admission.application.CallsRoll;
import org.onsale.admission.domain.HeardNode;
import org.onsale.admission.domain.NodeRoll;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows which nodes of the installation answer. */
@RestController
final class NodesController {
    private final CallsRoll nodes;

    NodesController(CallsRoll nodes) {
        this.nodes = nodes;
    }

    @GetMapping(path = "/v1/admin/nodes", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<Map<String, Object>> nodes() {
        return nodes.roll().map(NodesController::json);
    }

    private static Map<String, Object> json(NodeRoll roll) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("nodes", roll.nodes().stream().map(NodesController::json).toList());
        json.put("asOf", roll.asOf());
        return json;
    }

    private static Map<String, Object> json(HeardNode node) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("service", node.service());
        json.put("node", node.address());
        json.put("startedAt", node.startedAt());
        json.put("lastSeenAt", node.lastSeenAt());
        json.put("silentForMs", node.silence().toMillis());
        json.put("answers", node.answers());
        return json;
    }
}
