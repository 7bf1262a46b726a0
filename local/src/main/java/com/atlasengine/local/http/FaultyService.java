package com.atlasengine.local.http;

/** A service whose fault has taken one request: how that is answered. */
final class FaultyService {
  private final Service service;
  private final Fault fault;

  private FaultyService(Service service, Fault fault) {
    this.service = service;
    this.fault = fault;
  }

  static FaultyService of(Service service, Fault fault) {
    return new FaultyService(service, fault);
  }

  /**
   * Answers as the fault says.
   *
   * @throws AwsError the fault's error
   * @throws org.eclipse.jetty.io.EofException when the fault has ended the connection
   */
  void serve(JettyExchange exchange) throws Exception {
    switch (fault.kind()) {
      case REFUSED -> exchange.reset();
      case HANG -> {
        exchange.runWhileConnected(() -> Thread.sleep(fault.delay()));
        exchange.reset();
      }
      case TRICKLE -> serve(exchange, new ResponseDamage.Slow(fault.delay()));
      case RESET -> serve(exchange, new ResponseDamage.Cut(exchange::reset));
      case MALFORMED -> serve(exchange, new ResponseDamage.Half());
      case SLOW -> {
        Thread.sleep(fault.delay());
        service.serve(exchange);
      }
      case THROTTLED, BROKEN, DOWN, DENIED, REJECTED, EXPIRED, STATUS -> {
        Thread.sleep(fault.delay());
        throw error(exchange);
      }
    }
  }

  private void serve(JettyExchange exchange, ResponseDamage damage) throws Exception {
    exchange.damageResponse(damage);
    service.serve(exchange);
  }

  private AwsError error(Exchange exchange) {
    if (fault.kind() == FaultKind.STATUS) {
      return new AwsError(
          fault.status(),
          fault.type(),
          "fault set for " + service.signingName() + " with /_atlas/faults");
    }
    AwsError error = FaultErrors.find(service.errorTable(exchange), fault.kind());
    return fault.type().isEmpty()
        ? error
        : new AwsError(error.status(), fault.type(), error.message());
  }
}
