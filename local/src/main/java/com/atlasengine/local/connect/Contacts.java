package com.atlasengine.local.connect;

import com.atlasengine.local.timing.Later;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The calls of {@link Connect}: they ring, are answered or ring out, and end; each step puts the
 * contact event on the bus that Connect puts there.
 *
 * <p>A client token returns the contact it started while that contact is on; afterwards it starts a
 * new one, the less forgiving of the two readings of Connect's documentation.
 */
public final class Contacts {
  /** The attribute by which a phone turn is known to belong to a call. */
  private static final String INTERACTION_KEY = "interactionKey";

  /** Ended contacts are forgotten, oldest first, beyond this many. */
  private static final int MOST_KEPT = 10_000;

  private final Map<String, Contact> contacts = new LinkedHashMap<>();
  private final Map<String, String> idByToken = new LinkedHashMap<>();
  private final Consumer<JsonNode> bus;
  private final Clock clock;
  private final Later later;

  /**
   * @param bus takes whole EventBridge events
   */
  public Contacts(Consumer<JsonNode> bus, Clock clock, Later later) {
    this.bus = bus;
    this.clock = clock;
    this.later = later;
  }

  /** Starts a call, or answers with the one that the request's token already started. */
  Contact dial(String instanceArn, DialRequest request) {
    Contact contact;
    synchronized (this) {
      Optional<Contact> started = started(request.token());
      if (started.isPresent()) {
        return started.get();
      }
      contact = Contact.ringing(instanceArn, request, clock.instant());
      contacts.put(contact.id(), contact);
      idByToken.put(request.token(), contact.id());
      forgetOldest();
    }
    bus.accept(contact.event("INITIATED", clock.instant()));
    if (DialScript.of(request.number()) == DialScript.BUSY) {
      Optional<Contact> unused = end(contact.id(), "TELECOM_BUSY");
    } else {
      later.after(request.ring(), () -> ringOut(contact.id()));
    }
    return contact;
  }

  private Optional<Contact> started(String token) {
    return Optional.ofNullable(idByToken.get(token))
        .filter(id -> !token.isEmpty())
        .flatMap(this::find)
        .filter(contact -> contact.ended().isEmpty());
  }

  private void forgetOldest() {
    if (contacts.size() > MOST_KEPT) {
      contacts.values().stream()
          .filter(contact -> contact.ended().isPresent())
          .findFirst()
          .ifPresent(contact -> contacts.remove(contact.id()));
      idByToken.values().removeIf(id -> !contacts.containsKey(id));
    }
  }

  private void ringOut(String id) {
    boolean ringing;
    synchronized (this) {
      ringing = find(id).filter(Contact::isRinging).isPresent();
    }
    if (ringing) {
      Optional<Contact> unused = end(id, "TELECOM_TIMEOUT");
    }
  }

  synchronized Optional<Contact> find(String id) {
    return Optional.ofNullable(contacts.get(id));
  }

  /** All that are kept, the newest last. */
  synchronized List<Contact> all() {
    return new ArrayList<>(contacts.values());
  }

  /** The phones that ring now, the longest ringing first. */
  List<Contact> ringing() {
    return all().stream().filter(Contact::isRinging).toList();
  }

  /** Picks up a ringing phone; does nothing to one already picked up; empty when it is over. */
  Optional<Contact> answer(String id) {
    Contact answered;
    synchronized (this) {
      Optional<Contact> before = find(id).filter(contact -> contact.ended().isEmpty());
      if (before.isEmpty() || !before.get().isRinging()) {
        return before;
      }
      answered = before.get().answeredAt(clock.instant());
      contacts.put(id, answered);
    }
    bus.accept(answered.event("CONNECTED_TO_SYSTEM", clock.instant()));
    return Optional.of(answered);
  }

  /** The bot is being talked to on the phone: whoever does so has picked up. */
  public void answeredByInteraction(String interactionKey) {
    ringing().stream()
        .filter(contact -> interactionKey.equals(contact.attributes().get(INTERACTION_KEY)))
        .forEach(contact -> answer(contact.id()));
  }

  /** The person hangs up; empty when there is no such call any more. */
  Optional<Contact> hangUp(String id) {
    return end(id, "CUSTOMER_DISCONNECT");
  }

  /** Ends a call, answered or not; empty when there is no such call any more. */
  Optional<Contact> end(String id, String reason) {
    Contact ended;
    synchronized (this) {
      Optional<Contact> before = find(id).filter(contact -> contact.ended().isEmpty());
      if (before.isEmpty()) {
        return before;
      }
      ended = before.get().endedAt(clock.instant(), reason);
      contacts.put(id, ended);
    }
    int times = DialScript.of(ended.number()).disconnectedEvents();
    for (int i = 0; i < times; i++) {
      bus.accept(ended.event("DISCONNECTED", clock.instant()));
    }
    return Optional.of(ended);
  }

  /** Adds or replaces attributes. */
  synchronized void update(String id, Map<String, String> attributes) {
    contacts.computeIfPresent(id, (key, contact) -> contact.withAttributes(attributes));
  }
}
