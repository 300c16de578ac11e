package dev.keypool.identitypools.sts;

import dev.keypool.iam.sigv4.SignatureException;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.requests.AccessDeniedException;

/** One of STS's operations. */
@FunctionalInterface
interface StsOperation {

    /** @return what is inside the operation's result element */
    StsXml.Result answer(StsCall call)
            throws StsException, SignatureException, ExchangeException, AccessDeniedException, BadRequestException;
}
