import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.util.Set;

/** Verifies the passes it is given, one a line: java -cp nimbus-jose-jwt-10.10.jar VerifyPass.java JWKS-ADDRESS EVENT */
public class VerifyPass {
    public static void main(String[] args) throws Exception {
        // Keys are read once and kept, and read again when a pass names a key id that is not among them, once a second.
        var source = JWKSourceBuilder.<SecurityContext>create(URI.create(args[0]).toURL());
        var keys = source.rateLimited(1_000).build();

        // Type and algorithm are ours to choose, never the token's; "alg: none" is refused by the library.
        var passes = new DefaultJWTProcessor<SecurityContext>();
        passes.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("onsale-pass+jwt")));
        passes.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, keys));

        // Issued by the waiting room, for this event, and not over: without tolerance, since the slot is over then too.
        var issuer = new JWTClaimsSet.Builder().issuer("onsale").build();
        var claims = new DefaultJWTClaimsVerifier<SecurityContext>(args[1], issuer, Set.of("sub", "exp"));
        claims.setMaxClockSkew(0);
        passes.setJWTClaimsSetVerifier(claims);

        var lines = new BufferedReader(new InputStreamReader(System.in));
        for (String pass; (pass = lines.readLine()) != null; ) {
            try {
                JWTClaimsSet good = passes.process(pass, null);
                System.out.println("checkout " + good.getSubject() + " until " + good.getExpirationTime().toInstant());
            } catch (KeySourceException e) {
                System.out.println("unsure: the keys cannot be read, so decide whether your shop is open or closed then");
            } catch (Exception e) {
                System.out.println("no: " + e.getMessage());
            }
        }
    }
}
